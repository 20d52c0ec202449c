"""What roads emit, and what roads and chimneys bring to buildings and places around them."""

import numpy as np

from citybrain.kernel import given, mean, quantity, same_formula, total
from citybrain.kernel.units import KilogramsPerYear, MicrogramsPerCubicMetre, MicrogramYearsPerKilogramCubicMetre

LINES = (
    "Snyder et al. 2013, doi:10.1016/j.atmosenv.2013.05.074: RLINE; between walls Berkowicz 2000, "
    "doi:10.1023/A:1006448321977: OSPM"
)
PLUMES = "Briggs 1973, ATDL-106: spread over a city; van Ulden 1978, doi:10.1016/0004-6981(78)90167-1, near the ground"


PARTICLES = {
    "road_nitrogen_oxides_sent": "road_fine_particles_sent",
    "road_nitrogen_oxides": "road_fine_particles",
    "traffic_nitrogen_oxides": "traffic_fine_particles",
    "lorry_nitrogen_oxides": "lorry_fine_particles",
    "nitrogen_oxides_of_roads": "fine_particles_of_roads",
    "nitrogen_oxides_at_front": "fine_particles_of_roads_at_front",
    "nitrogen_oxides_of_chimneys": "fine_particles_of_chimneys",
    "place_nitrogen_oxides_of_roads": "place_fine_particles_of_roads",
    "place_nitrogen_oxides_of_chimneys": "place_fine_particles_of_chimneys",
    "chimney_nitrogen_oxides_sent": "chimney_fine_particles_sent",
    "chimney_nitrogen_oxides": "chimney_fine_particles",
}
"""What is called otherwise of fine particles."""

CHIMNEY = {
    "road_nitrogen_oxides_sent": "chimney_nitrogen_oxides_sent",
    "road_nitrogen_oxides": "chimney_nitrogen_oxides",
}
"""What is called otherwise of chimneys."""


@same_formula(of="road", names=PARTICLES)
@quantity(of="road", source="Definition: cars and lorries")
def road_nitrogen_oxides(
    traffic_nitrogen_oxides: KilogramsPerYear, lorry_nitrogen_oxides: KilogramsPerYear
) -> KilogramsPerYear:
    """Pollutant of cars and lorries on a road: exhaust, oxides of nitrogen as NO2; of particles up to 2.5 micrometres
    also of tyres, brakes and the road surface.
    """
    return traffic_nitrogen_oxides + np.nan_to_num(lorry_nitrogen_oxides)


@same_formula(of="chimney", names={name: PARTICLES[there] for name, there in CHIMNEY.items()})
@same_formula(of="chimney", names=CHIMNEY)
@same_formula(of="road", names=PARTICLES)
@quantity(of="road", source="Definition: relations count from a microgram in a cubic metre for each kilogram a year")
def road_nitrogen_oxides_sent(
    road_nitrogen_oxides: KilogramsPerYear, microgram_of_a_kilogram: MicrogramYearsPerKilogramCubicMetre
) -> MicrogramsPerCubicMetre:
    """Pollutant that is added where each kilogram of a year adds a microgram in a cubic metre."""
    return road_nitrogen_oxides * microgram_of_a_kilogram


@same_formula(of="building", names=PARTICLES)
@total(of="building", over="building_to_road", source=LINES)
def nitrogen_oxides_of_roads(road_nitrogen_oxides_sent: MicrogramsPerCubicMetre) -> MicrogramsPerCubicMetre:
    """Pollutant that roads around bring to the façades of a building, mean over the year; oxides of nitrogen as NO2."""
    ...


@same_formula(of="building", names=PARTICLES)
@total(of="building", over="front_to_road", source=LINES)
def nitrogen_oxides_at_front(road_nitrogen_oxides_sent: MicrogramsPerCubicMetre) -> MicrogramsPerCubicMetre:
    """Pollutant that roads around bring to the façade where they bring most; oxides of nitrogen as NO2."""
    ...


@same_formula(of="building", names=PARTICLES)
@total(of="building", over="building_to_chimney", source=PLUMES)
def nitrogen_oxides_of_chimneys(chimney_nitrogen_oxides_sent: MicrogramsPerCubicMetre) -> MicrogramsPerCubicMetre:
    """Pollutant that chimneys bring to the ground at a building, mean over the year; oxides of nitrogen as NO2."""
    ...


@same_formula(of="sensitive_place", names=PARTICLES)
@total(of="sensitive_place", over="place_to_road", source=LINES)
def place_nitrogen_oxides_of_roads(road_nitrogen_oxides_sent: MicrogramsPerCubicMetre) -> MicrogramsPerCubicMetre:
    """Pollutant that roads around bring to a place, mean over the year; oxides of nitrogen as NO2."""
    ...


@same_formula(of="sensitive_place", names=PARTICLES)
@total(of="sensitive_place", over="place_to_chimney", source=PLUMES)
def place_nitrogen_oxides_of_chimneys(chimney_nitrogen_oxides_sent: MicrogramsPerCubicMetre) -> MicrogramsPerCubicMetre:
    """Pollutant that chimneys bring to a place, mean over the year; oxides of nitrogen as NO2."""
    ...


def _background(pollutant: str) -> dict[str, str]:
    """What is called otherwise of another pollutant of the background."""
    names = ("seen_background_{}", "stated_background_{}", "background_{}", "{}_around", "place_{}_around")
    return {name.format("nitrogen_dioxide"): name.format(pollutant) for name in names}


OZONE, FINE_PARTICLES = _background("ozone"), _background("fine_particles")


@same_formula(of="background_station", names=FINE_PARTICLES)
@same_formula(of="background_station", names=OZONE)
@given(of="background_station", default=np.nan)
def seen_background_nitrogen_dioxide() -> MicrogramsPerCubicMetre:
    """Pollutant that a station of background air measured, mean over the last 365 days."""
    ...


@same_formula(of="background_station", names=FINE_PARTICLES)
@same_formula(of="background_station", names=OZONE)
@quantity(
    of="background_station",
    source="Definition: as the file states it, else as the station measured it; a mean below 0 is none",
    compiled=True,
)
def background_nitrogen_dioxide(
    stated_background_nitrogen_dioxide: MicrogramsPerCubicMetre,
    seen_background_nitrogen_dioxide: MicrogramsPerCubicMetre,
) -> MicrogramsPerCubicMetre:
    """Pollutant in background air, mean over the year."""
    measured = np.where(seen_background_nitrogen_dioxide >= 0.0, seen_background_nitrogen_dioxide, np.nan)
    return np.where(np.isnan(stated_background_nitrogen_dioxide), measured, stated_background_nitrogen_dioxide)


@same_formula(of="building", names=FINE_PARTICLES)
@same_formula(of="building", names=OZONE)
@mean(of="building", over="building_to_background")
def nitrogen_dioxide_around(background_nitrogen_dioxide: MicrogramsPerCubicMetre) -> MicrogramsPerCubicMetre:
    """Pollutant of the background at a building."""
    ...


@same_formula(of="sensitive_place", names=FINE_PARTICLES)
@same_formula(of="sensitive_place", names=OZONE)
@mean(of="sensitive_place", over="place_to_background")
def place_nitrogen_dioxide_around(background_nitrogen_dioxide: MicrogramsPerCubicMetre) -> MicrogramsPerCubicMetre:
    """Pollutant of the background at a place."""
    ...
