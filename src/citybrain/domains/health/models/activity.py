"""Walking and cycling of residents: minutes of a day, deaths that they prevent, and years of life gained (WHO HEAT)."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from citybrain.domains.health.models._response import of_people
from citybrain.kernel import quantity
from citybrain.kernel.ratios import per
from citybrain.kernel.units import (
    DaysPerYear,
    KilometresPerHour,
    KilometresPerYear,
    MinutesPerPersonDay,
    People,
    PerYear,
    Ratio,
    Share,
    Years,
    YearsPerYear,
)

HEAT_TOOL = "WHO Europe 2017, Health economic assessment tool (HEAT) for walking and for cycling; Kelly et al. 2014, doi:10.1186/s12966-014-0132-x"  # noqa: E501
MINUTES_IN_HOUR = 60.0


class ActiveMinutes(NamedTuple):
    """Minutes that a resident of a zone walks and cycles on a day, on whole trips on foot and by bicycle."""

    zone_walked_minutes: MinutesPerPersonDay
    zone_cycled_minutes: MinutesPerPersonDay
    zone_active_minutes: MinutesPerPersonDay


@quantity(of="zone", source="Definition: kilometres over residents and speed")
def active_minutes(
    zone_kilometres_on_foot: KilometresPerYear, zone_kilometres_by_bicycle: KilometresPerYear,
    zone_area_residents: People, walking_speed: KilometresPerHour, cycling_speed: KilometresPerHour,
    days_of_year: DaysPerYear,
) -> ActiveMinutes:  # fmt: skip
    """Minutes that a resident of a zone walks and cycles on a day; ways to and from stops are not among them."""
    walked = per(zone_kilometres_on_foot, zone_area_residents) / walking_speed / days_of_year * MINUTES_IN_HOUR
    cycled = per(zone_kilometres_by_bicycle, zone_area_residents) / cycling_speed / days_of_year * MINUTES_IN_HOUR
    return ActiveMinutes(walked, cycled, walked + cycled)


@quantity(of="zone", source=HEAT_TOOL)
def prevented_share(
    zone_walked_minutes: MinutesPerPersonDay, zone_cycled_minutes: MinutesPerPersonDay, walking_risk: Ratio,
    walking_volume_of_risk: MinutesPerPersonDay, most_prevented_by_walking: Share, cycling_risk: Ratio,
    cycling_volume_of_risk: MinutesPerPersonDay, most_prevented_by_cycling: Share,
) -> Share:  # fmt: skip
    """Share of deaths that walking and cycling prevent beside none of either: (1 - risk) times minutes over volume.

    Neither goes beyond its cap. Who does both has the rest of the risk twice reduced.
    """
    walking = np.minimum((1.0 - walking_risk) * zone_walked_minutes / walking_volume_of_risk, most_prevented_by_walking)
    cycling = np.minimum((1.0 - cycling_risk) * zone_cycled_minutes / cycling_volume_of_risk, most_prevented_by_cycling)
    return 1.0 - (1.0 - walking) * (1.0 - cycling)


class BenefitOfActivity(NamedTuple):
    """Deaths below 65 years that walking and cycling of a zone prevent in a year, and years of life gained."""

    zone_deaths_prevented_by_activity: PerYear
    zone_life_years_gained_by_activity: YearsPerYear
    zone_residents_beyond_activity_studies: People


@quantity(of="zone", source=HEAT_TOOL, totals=("city",))
def benefit_of_activity(
    prevented_share: Share, zone_usual_deaths_below_65: PerYear, years_of_death_below_65: Years,
    zone_residents_from_65: People,
) -> BenefitOfActivity:  # fmt: skip
    """Deaths below 65 years that walking and cycling of a zone prevent in a year, and years of life gained.

    Older people are beyond the ages of both functions (cycling to 64 years, walking to 74): nothing is told of them.
    """
    prevented = of_people(1.0, zone_usual_deaths_below_65, prevented_share)
    return BenefitOfActivity(prevented, prevented * years_of_death_below_65, zone_residents_from_65)
