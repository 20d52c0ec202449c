"""Noise at home: people highly annoyed and highly disturbed in their sleep, and heart disease."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from citybrain.domains.health.models._response import attributable_share, of_people, stated
from citybrain.kernel import given, quantity, same_formula
from citybrain.kernel.ratios import per
from citybrain.kernel.units import (
    Decibels,
    People,
    PerPerson,
    PerPersonYear,
    PerYear,
    Ratio,
    Share,
    Years,
    YearsPerYear,
)

ANNEX = "Directive 2002/49/EC, annex III, by Directive (EU) 2020/367: road traffic noise"
WEIGHTS = "Charalampous, Maas and Haagsma 2024, doi:10.1136/bmjph-2023-000470"


@given(of="building", default=np.nan, stands_in=True)
def noise_day_evening_night() -> Decibels:
    """Noise at a building, day-evening-night level (Lden); none where nobody computes it."""
    ...


@given(of="building", default=np.nan, stands_in=True)
def noise_night() -> Decibels:
    """Noise at a building at night (Lnight); none where nobody computes it."""
    ...


SLEEP = {
    "annoyed_share": "sleep_disturbed_share",
    "noise_day_evening_night": "noise_night",
    "scale_of_annoyance": "scale_of_disturbance",
    **{f"{end}_level_of_annoyance": f"{end}_level_of_disturbance" for end in ("least", "most")},
    **{f"annoyance_{part}": f"disturbance_{part}" for part in ("constant", "slope", "curvature")},
}
"""What annoyance and its inputs are called of disturbed sleep."""


@same_formula(of="building", names=SLEEP)
@quantity(of="building", source=ANNEX)
def annoyed_share(
    noise_day_evening_night: Decibels, least_level_of_annoyance: Decibels, most_level_of_annoyance: Decibels,
    annoyance_constant: Ratio, annoyance_slope: Ratio, annoyance_curvature: Ratio, scale_of_annoyance: Ratio,
) -> Share:  # fmt: skip
    """Share of residents whom noise annoys highly, or whose sleep it disturbs: (constant + slope L + curvature L²) /
    100, 0 below its range.
    """
    level = np.minimum(noise_day_evening_night, most_level_of_annoyance)
    percent = annoyance_constant + annoyance_slope * level + annoyance_curvature * level**2
    share = np.clip(percent / 100.0 * scale_of_annoyance, 0.0, 1.0)
    return np.where(level < least_level_of_annoyance, 0.0, share)


@quantity(of="building", source=ANNEX)
def noise_share_of_heart_disease(
    noise_day_evening_night: Decibels, heart_disease_risk_of_noise: Ratio, step_of_noise: Decibels,
    least_level_of_heart_disease: Decibels, most_level_of_annoyance: Decibels,
) -> Share:  # fmt: skip
    """Share of ischaemic heart disease of residents that noise accounts for; none where the level is not known."""
    return attributable_share(
        noise_day_evening_night, heart_disease_risk_of_noise, step_of_noise, least_level_of_heart_disease,
        most_level_of_annoyance,
    )  # fmt: skip


class PeopleInNoise(NamedTuple):
    """Residents of a building whose levels are known, those whom noise harms among them, and those beyond studies."""

    known_noise_residents: People
    known_annoyed: People
    heart_disease_affected: People
    known_night_noise_residents: People
    known_sleep_disturbed: People
    residents_beyond_noise_studies: People


@quantity(of="building", source="Definition: residents by the noise at their building", totals=("zone", "city"))
def people_in_noise(
    residents: People, annoyed_share: Share, noise_share_of_heart_disease: Share, sleep_disturbed_share: Share,
    noise_day_evening_night: Decibels, most_level_of_annoyance: Decibels, noise_night: Decibels,
    most_level_of_disturbance: Decibels,
) -> PeopleInNoise:  # fmt: skip
    """Residents of a building by what is known of its noise; beyond studies a share is that of their highest level."""
    beyond = (noise_day_evening_night > most_level_of_annoyance) | (noise_night > most_level_of_disturbance)
    return PeopleInNoise(
        residents * ~np.isnan(annoyed_share), residents * np.nan_to_num(annoyed_share),
        residents * np.nan_to_num(noise_share_of_heart_disease), residents * ~np.isnan(sleep_disturbed_share),
        residents * np.nan_to_num(sleep_disturbed_share), residents * beyond,
    )  # fmt: skip


class HarmedByNoise(NamedTuple):
    """Residents of a zone highly annoyed and highly disturbed in their sleep, and the share of heart disease.

    Those whose level is not known count as the others of their zone; none where no level is known.
    """

    zone_highly_annoyed: People
    zone_highly_sleep_disturbed: People
    zone_noise_share_of_heart_disease: Share


@quantity(
    of="zone",
    source=ANNEX,
    totals={"zone_highly_annoyed": ("city",), "zone_highly_sleep_disturbed": ("city",)},
)
def harmed_by_noise(
    zone_residents: People, zone_known_noise_residents: People, zone_known_annoyed: People,
    zone_heart_disease_affected: People, zone_known_night_noise_residents: People, zone_known_sleep_disturbed: People,
) -> HarmedByNoise:  # fmt: skip
    """Residents of a zone highly annoyed and highly disturbed in their sleep, and the share of heart disease."""
    return HarmedByNoise(
        of_people(1.0, zone_residents, per(zone_known_annoyed, zone_known_noise_residents)),
        of_people(1.0, zone_residents, per(zone_known_sleep_disturbed, zone_known_night_noise_residents)),
        per(zone_heart_disease_affected, zone_known_noise_residents),
    )


class BurdenOfNoise(NamedTuple):
    """Healthy years of life that residents of a zone lose in a year to high annoyance and disturbed sleep, by age."""

    zone_life_years_of_noise_below_65: YearsPerYear
    zone_life_years_of_noise_from_65: YearsPerYear


@quantity(of="zone", source=f"{ANNEX}; weights of {WEIGHTS}", totals=("city",))
def burden_of_noise(
    zone_highly_annoyed: People, zone_highly_sleep_disturbed: People, zone_residents: People,
    zone_residents_below_65: People, zone_residents_from_65: People, weight_of_annoyance: PerPerson,
    weight_of_disturbed_sleep: PerPerson,
) -> BurdenOfNoise:  # fmt: skip
    """Healthy years of life that residents of a zone lose in a year to high annoyance and disturbed sleep, by age.

    Each year with either counts by its weight; all ages of a zone are harmed alike.
    """
    lost = zone_highly_annoyed * weight_of_annoyance + zone_highly_sleep_disturbed * weight_of_disturbed_sleep
    each = per(lost, zone_residents)
    return BurdenOfNoise(of_people(1.0, zone_residents_below_65, each), of_people(1.0, zone_residents_from_65, each))


class BurdenOfHeartDisease(NamedTuple):
    """Deaths of heart disease of a zone in a year that noise accounts for, and the years of life lost by age."""

    zone_deaths_of_noise: PerYear
    zone_life_years_of_heart_disease_below_65: YearsPerYear
    zone_life_years_of_heart_disease_from_65: YearsPerYear


@quantity(of="zone", source=ANNEX, totals=("city",))
def burden_of_heart_disease(
    zone_noise_share_of_heart_disease: Share, zone_residents_below_65: People, zone_residents_from_65: People,
    heart_disease_death_rate_below_65: PerPersonYear, heart_disease_death_rate_from_65: PerPersonYear,
    years_of_death_below_65: Years, years_of_death_from_65: Years,
) -> BurdenOfHeartDisease:  # fmt: skip
    """Deaths of heart disease of a zone in a year that noise accounts for, and the years of life lost by age."""
    share = zone_noise_share_of_heart_disease
    younger = of_people(stated(heart_disease_death_rate_below_65), zone_residents_below_65, share)
    older = of_people(stated(heart_disease_death_rate_from_65), zone_residents_from_65, share)
    return BurdenOfHeartDisease(younger + older, younger * years_of_death_below_65, older * years_of_death_from_65)
