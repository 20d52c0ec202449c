"""Who lives, plays and is cared for with how much nitrogen dioxide and fine particles."""

from typing import Any

import numpy as np

from citybrain.kernel import mean, quantity, same_formula
from citybrain.kernel.units import Array, Count, MicrogramsPerCubicMetre, People

AREAS = ("zone", "city")
OF_RESIDENTS = "Definition: residents of buildings whose façades have more in the yearly mean"
OF_PLACES = "Definition: places with more in the yearly mean"


def people_above(people: Any, concentration: Any, limit: Any) -> Array:
    """People where the air has more than a limit; none where people live in air that nobody knows."""
    unknown = np.isnan(concentration) & (people > 0.0)
    return np.where(unknown, np.nan, people * (concentration > limit))


AIR = {
    "nitrogen_dioxide": ("nitrogen_dioxide_concentration", "place_nitrogen_dioxide"),
    "fine_particles": ("fine_particle_concentration", "place_fine_particles"),
}
"""What the air at a building and at a place is called, by pollutant."""

LIMITS = {
    "who_nitrogen_dioxide": "who_nitrogen_dioxide_guideline",
    "eu_nitrogen_dioxide": "eu_nitrogen_dioxide_limit_of_2030",
    "gb_nitrogen_dioxide": "gb_nitrogen_dioxide_limit",
    "who_fine_particles": "who_fine_particle_guideline",
    "eu_fine_particles": "eu_fine_particle_limit_of_2030",
    "gb_fine_particles": "gb_fine_particle_limit",
}
"""Parameters of limits, by who sets them and for which pollutant."""


def _limit(called: str) -> dict[str, str]:
    """What residents and places above the guideline for nitrogen dioxide and their inputs are called for another."""
    building, place = AIR[called.partition("_")[2]]
    return {
        "residents_above_who_nitrogen_dioxide": f"residents_above_{called}",
        "places_above_who_nitrogen_dioxide": f"places_above_{called}",
        "who_nitrogen_dioxide_guideline": LIMITS[called],
        "nitrogen_dioxide_concentration": building,
        "place_nitrogen_dioxide": place,
    }


def _mean(area: str, pollutant: str) -> dict[str, str]:
    """What the mean of nitrogen dioxide at homes of a zone and its input are called for another area and pollutant."""
    name = f"{area}_{pollutant}_of_residents"
    return {"zone_nitrogen_dioxide_of_residents": name, "nitrogen_dioxide_concentration": AIR[pollutant][0]}


@same_formula(of="city", names=_mean("city", "fine_particles"))
@same_formula(of="zone", names=_mean("zone", "fine_particles"))
@same_formula(of="city", names=_mean("city", "nitrogen_dioxide"))
@mean(of="zone")
def zone_nitrogen_dioxide_of_residents(
    nitrogen_dioxide_concentration: MicrogramsPerCubicMetre, residents: People
) -> MicrogramsPerCubicMetre:
    """Concentration of the pollutant at the homes of residents, mean over them."""
    ...


@same_formula(of="building", names=_limit("gb_fine_particles"))
@same_formula(of="building", names=_limit("eu_fine_particles"))
@same_formula(of="building", names=_limit("who_fine_particles"))
@same_formula(of="building", names=_limit("gb_nitrogen_dioxide"))
@same_formula(of="building", names=_limit("eu_nitrogen_dioxide"))
@quantity(of="building", source=OF_RESIDENTS, totals=AREAS)
def residents_above_who_nitrogen_dioxide(
    nitrogen_dioxide_concentration: MicrogramsPerCubicMetre, residents: People,
    who_nitrogen_dioxide_guideline: MicrogramsPerCubicMetre,
) -> People:  # fmt: skip
    """Residents at whose home the air has more of a pollutant than a limit."""
    return people_above(residents, nitrogen_dioxide_concentration, who_nitrogen_dioxide_guideline)


@same_formula(of="sensitive_place", names=_limit("who_fine_particles"))
@quantity(of="sensitive_place", source=OF_PLACES, totals=AREAS, compiled=True)
def places_above_who_nitrogen_dioxide(
    place_nitrogen_dioxide: MicrogramsPerCubicMetre, who_nitrogen_dioxide_guideline: MicrogramsPerCubicMetre
) -> Count:
    """Schools, playgrounds and homes of old people whose air has more of a pollutant than the guideline of WHO."""
    return np.where(np.isnan(place_nitrogen_dioxide), np.nan, place_nitrogen_dioxide > who_nitrogen_dioxide_guideline)
