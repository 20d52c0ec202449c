"""What roads emit, and what roads and chimneys bring to buildings and places around them."""

import numpy as np

from citybrain.kernel import given, mean, quantity, total
from citybrain.kernel.units import KilogramsPerYear, MicrogramsPerCubicMetre, MicrogramYearsPerKilogramCubicMetre

LINES = (
    "Snyder et al. 2013, doi:10.1016/j.atmosenv.2013.05.074: RLINE; between walls Berkowicz 2000, "
    "doi:10.1023/A:1006448321977: OSPM"
)
PLUMES = "Briggs 1973, ATDL-106: spread over a city; van Ulden 1978, doi:10.1016/0004-6981(78)90167-1, near the ground"


@quantity(of="road", source="Definition: cars and lorries")
def road_nitrogen_oxides(
    traffic_nitrogen_oxides: KilogramsPerYear, lorry_nitrogen_oxides: KilogramsPerYear
) -> KilogramsPerYear:
    """Nitrogen oxides of the exhaust of cars and lorries on a road, as NO2."""
    return traffic_nitrogen_oxides + np.nan_to_num(lorry_nitrogen_oxides)


@quantity(of="road", source="Definition: cars and lorries")
def road_fine_particles(
    traffic_fine_particles: KilogramsPerYear, lorry_fine_particles: KilogramsPerYear
) -> KilogramsPerYear:
    """Particles up to 2.5 micrometres of cars and lorries on a road: exhaust, tyres, brakes, road surface."""
    return traffic_fine_particles + np.nan_to_num(lorry_fine_particles)


SENT = "Definition: relations count from a microgram in a cubic metre for each kilogram a year"


@quantity(of="road", source=SENT)
def road_nitrogen_oxides_sent(
    road_nitrogen_oxides: KilogramsPerYear, microgram_of_a_kilogram: MicrogramYearsPerKilogramCubicMetre
) -> MicrogramsPerCubicMetre:
    """Nitrogen oxides that a road adds where each kilogram of a year adds a microgram in a cubic metre."""
    return road_nitrogen_oxides * microgram_of_a_kilogram


@quantity(of="road", source=SENT)
def road_fine_particles_sent(
    road_fine_particles: KilogramsPerYear, microgram_of_a_kilogram: MicrogramYearsPerKilogramCubicMetre
) -> MicrogramsPerCubicMetre:
    """Fine particles that a road adds where each kilogram of a year adds a microgram in a cubic metre."""
    return road_fine_particles * microgram_of_a_kilogram


@quantity(of="chimney", source=SENT)
def chimney_nitrogen_oxides_sent(
    chimney_nitrogen_oxides: KilogramsPerYear, microgram_of_a_kilogram: MicrogramYearsPerKilogramCubicMetre
) -> MicrogramsPerCubicMetre:
    """Nitrogen oxides that a chimney adds where each kilogram of a year adds a microgram in a cubic metre."""
    return chimney_nitrogen_oxides * microgram_of_a_kilogram


@quantity(of="chimney", source=SENT)
def chimney_fine_particles_sent(
    chimney_fine_particles: KilogramsPerYear, microgram_of_a_kilogram: MicrogramYearsPerKilogramCubicMetre
) -> MicrogramsPerCubicMetre:
    """Fine particles that a chimney adds where each kilogram of a year adds a microgram in a cubic metre."""
    return chimney_fine_particles * microgram_of_a_kilogram


@total(of="building", over="building_to_road", source=LINES)
def nitrogen_oxides_of_roads(road_nitrogen_oxides_sent: MicrogramsPerCubicMetre) -> MicrogramsPerCubicMetre:
    """Nitrogen oxides, as NO2, that roads around bring to the façades of a building, mean over the year."""
    ...


@total(of="building", over="building_to_road", source=LINES)
def fine_particles_of_roads(road_fine_particles_sent: MicrogramsPerCubicMetre) -> MicrogramsPerCubicMetre:
    """Fine particles that roads around bring to the façades of a building, mean over the year."""
    ...


@total(of="building", over="front_to_road", source=LINES)
def nitrogen_oxides_at_front(road_nitrogen_oxides_sent: MicrogramsPerCubicMetre) -> MicrogramsPerCubicMetre:
    """Nitrogen oxides, as NO2, that roads around bring to the façade of a building where they bring most."""
    ...


@total(of="building", over="front_to_road", source=LINES)
def fine_particles_of_roads_at_front(road_fine_particles_sent: MicrogramsPerCubicMetre) -> MicrogramsPerCubicMetre:
    """Fine particles that roads around bring to the façade of a building where they bring most."""
    ...


@total(of="building", over="building_to_chimney", source=PLUMES)
def nitrogen_oxides_of_chimneys(chimney_nitrogen_oxides_sent: MicrogramsPerCubicMetre) -> MicrogramsPerCubicMetre:
    """Nitrogen oxides, as NO2, that chimneys bring to the ground at a building, mean over the year."""
    ...


@total(of="building", over="building_to_chimney", source=PLUMES)
def fine_particles_of_chimneys(chimney_fine_particles_sent: MicrogramsPerCubicMetre) -> MicrogramsPerCubicMetre:
    """Fine particles that chimneys bring to the ground at a building, mean over the year."""
    ...


@total(of="sensitive_place", over="place_to_road", source=LINES)
def place_nitrogen_oxides_of_roads(road_nitrogen_oxides_sent: MicrogramsPerCubicMetre) -> MicrogramsPerCubicMetre:
    """Nitrogen oxides, as NO2, that roads around bring to a place, mean over the year."""
    ...


@total(of="sensitive_place", over="place_to_road", source=LINES)
def place_fine_particles_of_roads(road_fine_particles_sent: MicrogramsPerCubicMetre) -> MicrogramsPerCubicMetre:
    """Fine particles that roads around bring to a place, mean over the year."""
    ...


@total(of="sensitive_place", over="place_to_chimney", source=PLUMES)
def place_nitrogen_oxides_of_chimneys(chimney_nitrogen_oxides_sent: MicrogramsPerCubicMetre) -> MicrogramsPerCubicMetre:
    """Nitrogen oxides, as NO2, that chimneys bring to a place, mean over the year."""
    ...


@total(of="sensitive_place", over="place_to_chimney", source=PLUMES)
def place_fine_particles_of_chimneys(chimney_fine_particles_sent: MicrogramsPerCubicMetre) -> MicrogramsPerCubicMetre:
    """Fine particles that chimneys bring to a place, mean over the year."""
    ...


@given(of="background_station", default=np.nan)
def seen_background_nitrogen_dioxide() -> MicrogramsPerCubicMetre:
    """Nitrogen dioxide that a station of background air measured, mean over the last 365 days."""
    ...


@given(of="background_station", default=np.nan)
def seen_background_ozone() -> MicrogramsPerCubicMetre:
    """Ozone that a station of background air measured, mean over the last 365 days."""
    ...


@given(of="background_station", default=np.nan)
def seen_background_fine_particles() -> MicrogramsPerCubicMetre:
    """Fine particles that a station of background air measured, mean over the last 365 days."""
    ...


def _known(stated: MicrogramsPerCubicMetre, seen: MicrogramsPerCubicMetre) -> MicrogramsPerCubicMetre:
    return np.where(np.isnan(stated), np.where(seen >= 0.0, seen, np.nan), stated)


STATED = "Definition: as the file states it, else as the station measured it; a mean below 0 is none"


@quantity(of="background_station", source=STATED, compiled=True)
def background_nitrogen_dioxide(
    stated_background_nitrogen_dioxide: MicrogramsPerCubicMetre,
    seen_background_nitrogen_dioxide: MicrogramsPerCubicMetre,
) -> MicrogramsPerCubicMetre:
    """Nitrogen dioxide in background air, mean over the year."""
    return _known(stated_background_nitrogen_dioxide, seen_background_nitrogen_dioxide)


@quantity(of="background_station", source=STATED, compiled=True)
def background_ozone(
    stated_background_ozone: MicrogramsPerCubicMetre, seen_background_ozone: MicrogramsPerCubicMetre
) -> MicrogramsPerCubicMetre:
    """Ozone in background air, mean over the year."""
    return _known(stated_background_ozone, seen_background_ozone)


@quantity(of="background_station", source=STATED, compiled=True)
def background_fine_particles(
    stated_background_fine_particles: MicrogramsPerCubicMetre, seen_background_fine_particles: MicrogramsPerCubicMetre
) -> MicrogramsPerCubicMetre:
    """Fine particles in background air, mean over the year."""
    return _known(stated_background_fine_particles, seen_background_fine_particles)


@mean(of="building", over="building_to_background")
def nitrogen_dioxide_around(background_nitrogen_dioxide: MicrogramsPerCubicMetre) -> MicrogramsPerCubicMetre:
    """Nitrogen dioxide of the background at a building."""
    ...


@mean(of="building", over="building_to_background")
def ozone_around(background_ozone: MicrogramsPerCubicMetre) -> MicrogramsPerCubicMetre:
    """Ozone of the background at a building."""
    ...


@mean(of="building", over="building_to_background")
def fine_particles_around(background_fine_particles: MicrogramsPerCubicMetre) -> MicrogramsPerCubicMetre:
    """Fine particles of the background at a building."""
    ...


@mean(of="sensitive_place", over="place_to_background")
def place_nitrogen_dioxide_around(background_nitrogen_dioxide: MicrogramsPerCubicMetre) -> MicrogramsPerCubicMetre:
    """Nitrogen dioxide of the background at a place."""
    ...


@mean(of="sensitive_place", over="place_to_background")
def place_ozone_around(background_ozone: MicrogramsPerCubicMetre) -> MicrogramsPerCubicMetre:
    """Ozone of the background at a place."""
    ...


@mean(of="sensitive_place", over="place_to_background")
def place_fine_particles_around(background_fine_particles: MicrogramsPerCubicMetre) -> MicrogramsPerCubicMetre:
    """Fine particles of the background at a place."""
    ...
