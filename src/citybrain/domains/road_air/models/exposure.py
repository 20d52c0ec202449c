"""Who lives, plays and is cared for with how much nitrogen dioxide and fine particles."""

from typing import Any

import numpy as np

from citybrain.kernel import mean, quantity
from citybrain.kernel.units import Array, Count, MicrogramsPerCubicMetre, People

AREAS = ("zone", "city")
OF_RESIDENTS = "Definition: residents of buildings whose façades have more in the yearly mean"
OF_PLACES = "Definition: places with more in the yearly mean"


def people_above(people: Any, concentration: Any, limit: Any) -> Array:
    """People where the air has more than a limit; none where people live in air that nobody knows."""
    unknown = np.isnan(concentration) & (people > 0.0)
    return np.where(unknown, np.nan, people * (concentration > limit))


@mean(of="zone")
def zone_nitrogen_dioxide_of_residents(
    nitrogen_dioxide_concentration: MicrogramsPerCubicMetre, residents: People
) -> MicrogramsPerCubicMetre:
    """Nitrogen dioxide at the homes of the residents of a zone, mean over residents."""
    ...


@mean(of="city")
def city_nitrogen_dioxide_of_residents(
    nitrogen_dioxide_concentration: MicrogramsPerCubicMetre, residents: People
) -> MicrogramsPerCubicMetre:
    """Nitrogen dioxide at the homes of the residents of the city, mean over residents."""
    ...


@mean(of="zone")
def zone_fine_particles_of_residents(
    fine_particle_concentration: MicrogramsPerCubicMetre, residents: People
) -> MicrogramsPerCubicMetre:
    """Fine particles at the homes of the residents of a zone, mean over residents."""
    ...


@mean(of="city")
def city_fine_particles_of_residents(
    fine_particle_concentration: MicrogramsPerCubicMetre, residents: People
) -> MicrogramsPerCubicMetre:
    """Fine particles at the homes of the residents of the city, mean over residents."""
    ...


@quantity(of="building", source=OF_RESIDENTS, totals=AREAS)
def residents_above_who_nitrogen_dioxide(
    nitrogen_dioxide_concentration: MicrogramsPerCubicMetre, residents: People,
    who_nitrogen_dioxide_guideline: MicrogramsPerCubicMetre,
) -> People:  # fmt: skip
    """Residents at whose home there is more nitrogen dioxide than the guideline of WHO."""
    return people_above(residents, nitrogen_dioxide_concentration, who_nitrogen_dioxide_guideline)


@quantity(of="building", source=OF_RESIDENTS, totals=AREAS)
def residents_above_eu_nitrogen_dioxide(
    nitrogen_dioxide_concentration: MicrogramsPerCubicMetre, residents: People,
    eu_nitrogen_dioxide_limit_of_2030: MicrogramsPerCubicMetre,
) -> People:  # fmt: skip
    """Residents at whose home there is more nitrogen dioxide than the European Union allows from 2030."""
    return people_above(residents, nitrogen_dioxide_concentration, eu_nitrogen_dioxide_limit_of_2030)


@quantity(of="building", source=OF_RESIDENTS, totals=AREAS)
def residents_above_gb_nitrogen_dioxide(
    nitrogen_dioxide_concentration: MicrogramsPerCubicMetre, residents: People,
    gb_nitrogen_dioxide_limit: MicrogramsPerCubicMetre,
) -> People:  # fmt: skip
    """Residents at whose home there is more nitrogen dioxide than the standard GB 3095 allows in class 2."""
    return people_above(residents, nitrogen_dioxide_concentration, gb_nitrogen_dioxide_limit)


@quantity(of="building", source=OF_RESIDENTS, totals=AREAS)
def residents_above_who_fine_particles(
    fine_particle_concentration: MicrogramsPerCubicMetre, residents: People,
    who_fine_particle_guideline: MicrogramsPerCubicMetre,
) -> People:  # fmt: skip
    """Residents at whose home there are more fine particles than the guideline of WHO."""
    return people_above(residents, fine_particle_concentration, who_fine_particle_guideline)


@quantity(of="building", source=OF_RESIDENTS, totals=AREAS)
def residents_above_eu_fine_particles(
    fine_particle_concentration: MicrogramsPerCubicMetre, residents: People,
    eu_fine_particle_limit_of_2030: MicrogramsPerCubicMetre,
) -> People:  # fmt: skip
    """Residents at whose home there are more fine particles than the European Union allows from 2030."""
    return people_above(residents, fine_particle_concentration, eu_fine_particle_limit_of_2030)


@quantity(of="building", source=OF_RESIDENTS, totals=AREAS)
def residents_above_gb_fine_particles(
    fine_particle_concentration: MicrogramsPerCubicMetre, residents: People,
    gb_fine_particle_limit: MicrogramsPerCubicMetre,
) -> People:  # fmt: skip
    """Residents at whose home there are more fine particles than the standard GB 3095 allows in class 2."""
    return people_above(residents, fine_particle_concentration, gb_fine_particle_limit)


@quantity(of="sensitive_place", source=OF_PLACES, totals=AREAS, compiled=True)
def places_above_who_nitrogen_dioxide(
    place_nitrogen_dioxide: MicrogramsPerCubicMetre, who_nitrogen_dioxide_guideline: MicrogramsPerCubicMetre
) -> Count:
    """Schools, playgrounds and homes of old people with more nitrogen dioxide than the guideline of WHO."""
    return np.where(np.isnan(place_nitrogen_dioxide), np.nan, place_nitrogen_dioxide > who_nitrogen_dioxide_guideline)


@quantity(of="sensitive_place", source=OF_PLACES, totals=AREAS, compiled=True)
def places_above_who_fine_particles(
    place_fine_particles: MicrogramsPerCubicMetre, who_fine_particle_guideline: MicrogramsPerCubicMetre
) -> Count:
    """Schools, playgrounds and homes of old people with more fine particles than the guideline of WHO."""
    return np.where(np.isnan(place_fine_particles), np.nan, place_fine_particles > who_fine_particle_guideline)
