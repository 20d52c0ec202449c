"""Years of life lost to air, noise, heat and cold together, what they are worth, and what activity gains."""

from __future__ import annotations

from typing import Any, NamedTuple

import numpy as np

from citybrain.domains.health.models._response import stated
from citybrain.kernel import quantity
from citybrain.kernel.ratios import per
from citybrain.kernel.units import Array, Count, MoneyPerYear, People, PerPerson, Share, YearsPerYear

WORTH = "EU handbook on the external costs of transport 2019: value of a life year"
OVERLAP = "WHO 2013, HRAPIE: effects of NO2 overlap with those of PM2.5 by up to a third"


class LifeYearsLost(NamedTuple):
    """Healthy years of life that residents of a zone lose in a year, by age and together, of the burdens known."""

    zone_life_years_lost_below_65: YearsPerYear
    zone_life_years_lost_from_65: YearsPerYear
    zone_life_years_lost: YearsPerYear


@quantity(of="zone", source=f"Definition: sum over burdens; {OVERLAP}", totals=("city",))
def life_years_lost(
    zone_life_years_of_fine_particles_below_65: YearsPerYear, zone_life_years_of_fine_particles_from_65: YearsPerYear,
    zone_life_years_of_nitrogen_dioxide_below_65: YearsPerYear,
    zone_life_years_of_nitrogen_dioxide_from_65: YearsPerYear, zone_life_years_of_noise_below_65: YearsPerYear,
    zone_life_years_of_noise_from_65: YearsPerYear, zone_life_years_of_heart_disease_below_65: YearsPerYear,
    zone_life_years_of_heart_disease_from_65: YearsPerYear, zone_life_years_of_heat_below_65: YearsPerYear,
    zone_life_years_of_heat_from_65: YearsPerYear, zone_life_years_of_cold_below_65: YearsPerYear,
    zone_life_years_of_cold_from_65: YearsPerYear, overlap_of_nitrogen_dioxide: Share,
) -> LifeYearsLost:  # fmt: skip
    """Healthy years of life that residents of a zone lose in a year; none where no burden is known.

    What is not known is not in the sum: `city_burdens_unknown` counts it. Of nitrogen dioxide only what does not
    overlap with fine particles counts, where both are known. Heart disease of noise and of air may overlap.
    """
    own = 1.0 - overlap_of_nitrogen_dioxide
    younger = _together(
        zone_life_years_of_fine_particles_below_65,
        _beside(zone_life_years_of_nitrogen_dioxide_below_65, zone_life_years_of_fine_particles_below_65, own),
        zone_life_years_of_noise_below_65, zone_life_years_of_heart_disease_below_65,
        zone_life_years_of_heat_below_65, zone_life_years_of_cold_below_65,
    )  # fmt: skip
    older = _together(
        zone_life_years_of_fine_particles_from_65,
        _beside(zone_life_years_of_nitrogen_dioxide_from_65, zone_life_years_of_fine_particles_from_65, own),
        zone_life_years_of_noise_from_65, zone_life_years_of_heart_disease_from_65,
        zone_life_years_of_heat_from_65, zone_life_years_of_cold_from_65,
    )  # fmt: skip
    return LifeYearsLost(younger, older, younger + older)


def _beside(one: Any, other: Any, own: Any) -> Array:
    """What of one burden is not in the other; all of it where the other is not known."""
    found: Array = one * np.where(np.isnan(other), 1.0, own)
    return found


def _together(*burdens: Any) -> Array:
    """The sum of those that are known; NaN where none is."""
    none: Any = np.isnan(burdens[0])
    for one in burdens[1:]:
        none = none & np.isnan(one)
    whole: Array = sum(map(np.nan_to_num, burdens[1:]), np.nan_to_num(burdens[0])) * np.where(none, np.nan, 1.0)
    return whole


@quantity(of="city", source="Definition: of particles, nitrogen dioxide, noise, heart disease of noise, heat and cold")
def city_burdens_unknown(
    city_life_years_of_fine_particles_from_65: YearsPerYear,
    city_life_years_of_nitrogen_dioxide_from_65: YearsPerYear, city_life_years_of_noise_from_65: YearsPerYear,
    city_life_years_of_heart_disease_from_65: YearsPerYear, city_life_years_of_heat_from_65: YearsPerYear,
    city_life_years_of_cold_from_65: YearsPerYear,
) -> Count:  # fmt: skip
    """How many of the six burdens are not known in every zone with residents, and so missing from the sum."""
    burdens = (
        city_life_years_of_fine_particles_from_65, city_life_years_of_nitrogen_dioxide_from_65,
        city_life_years_of_noise_from_65, city_life_years_of_heart_disease_from_65,
        city_life_years_of_heat_from_65, city_life_years_of_cold_from_65,
    )  # fmt: skip
    unknown: Array = np.sum([np.isnan(one) for one in burdens], axis=0) * 1.0
    return unknown


@quantity(of="zone", source="Definition")
def zone_life_years_lost_per_resident(zone_life_years_lost: YearsPerYear, zone_residents: People) -> PerPerson:
    """Healthy years of life that a resident of a zone loses in a year, of the burdens known."""
    return per(zone_life_years_lost, zone_residents)


@quantity(of="zone", source=WORTH, totals=("city",))
def zone_cost_of_life_years_lost(zone_life_years_lost: YearsPerYear, value_of_life_year: MoneyPerYear) -> MoneyPerYear:
    """What the healthy years of life are worth that residents of a zone lose in a year; it enters no other cost."""
    return zone_life_years_lost * stated(value_of_life_year)


@quantity(of="zone", source=WORTH, totals=("city",))
def zone_value_of_activity(
    zone_life_years_gained_by_activity: YearsPerYear, value_of_life_year: MoneyPerYear
) -> MoneyPerYear:
    """What the years of life are worth that walking and cycling of a zone gain in a year; it enters no other cost."""
    return zone_life_years_gained_by_activity * stated(value_of_life_year)
