"""Heat and cold: the share of deaths of a year that the weather of the city accounts for."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from citybrain.domains.health.models._response import of_people, stated
from citybrain.kernel import quantity
from citybrain.kernel.units import Array, Celsius, Kelvin, PerKelvin, PerYear, Share, Years, YearsPerYear

HEAT = "Baccini et al. 2008, doi:10.1097/EDE.0b013e318176bfcd: heat effects on mortality in 15 European cities"
COLD = "Masselot et al. 2023, doi:10.1016/S2542-5196(23)00023-2: 854 urban areas of Europe"
HOURS_OF_DAY = 24
WARM_DAYS = slice(90, 273)
"""Days of April to September, in which heat was studied."""


@quantity(of="city", source=HEAT, whole=True, compiled=True)
def heat_share_of_deaths(
    outdoor_temperature: Celsius, outdoor_temperature_change: Kelvin, heat_threshold: Celsius,
    heat_risk_of_degree: PerKelvin,
) -> Share:  # fmt: skip
    """Share of the deaths of a year that heat accounts for; none where no threshold is stated.

    Of each day from April to September 1 - 1 / (1 + risk) ** (highest temperature - threshold), mean over the year; in
    the weather of the twin, warmer where the climate is of a later year.
    """
    days = outdoor_temperature[: outdoor_temperature.size // HOURS_OF_DAY * HOURS_OF_DAY]
    highest = days.reshape(-1, HOURS_OF_DAY).max(axis=1)
    warmer = np.maximum(highest[WARM_DAYS] + outdoor_temperature_change - stated(heat_threshold), 0.0)
    share: Array = np.asarray((1.0 - np.exp(-np.log1p(heat_risk_of_degree) * warmer)).sum() / len(highest))[()]
    return share


class BurdenOfHeat(NamedTuple):
    """Deaths of a zone in a year that heat accounts for, and the years of life lost by age."""

    zone_deaths_of_heat: PerYear
    zone_life_years_of_heat_below_65: YearsPerYear
    zone_life_years_of_heat_from_65: YearsPerYear


class BurdenOfCold(NamedTuple):
    """Deaths of a zone in a year that cold accounts for, and the years of life lost by age."""

    zone_deaths_of_cold: PerYear
    zone_life_years_of_cold_below_65: YearsPerYear
    zone_life_years_of_cold_from_65: YearsPerYear


@quantity(of="zone", source=f"{HEAT}; Baccini et al. 2013, doi:10.1371/journal.pone.0069638", totals=("city",))
def burden_of_heat(
    heat_share_of_deaths: Share, zone_usual_deaths_below_65: PerYear, zone_usual_deaths_from_65: PerYear,
    years_of_death_below_65: Years, years_of_death_from_65: Years, short_displacement_of_heat: Share,
) -> BurdenOfHeat:  # fmt: skip
    """Deaths of a zone in a year that heat accounts for, and the years of life lost by age.

    Deaths that would have come within thirty days anyway lose no year.
    """
    younger = of_people(1.0, zone_usual_deaths_below_65, heat_share_of_deaths)
    older = of_people(1.0, zone_usual_deaths_from_65, heat_share_of_deaths)
    lost = 1.0 - short_displacement_of_heat
    return BurdenOfHeat(
        younger + older, younger * years_of_death_below_65 * lost, older * years_of_death_from_65 * lost
    )


@quantity(of="zone", source=COLD, totals=("city",))
def burden_of_cold(
    cold_share_of_deaths: Share, zone_usual_deaths_below_65: PerYear, zone_usual_deaths_from_65: PerYear,
    years_of_death_below_65: Years, years_of_death_from_65: Years,
) -> BurdenOfCold:  # fmt: skip
    """Deaths of a zone in a year that cold accounts for, and the years of life lost by age.

    The share is that of European cities today: it moves with no weather and with no plan.
    """
    share = stated(cold_share_of_deaths)
    younger = of_people(1.0, zone_usual_deaths_below_65, share)
    older = of_people(1.0, zone_usual_deaths_from_65, share)
    return BurdenOfCold(younger + older, younger * years_of_death_below_65, older * years_of_death_from_65)
