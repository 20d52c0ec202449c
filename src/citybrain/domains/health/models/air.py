"""Fine particles and nitrogen dioxide: the share of deaths that the air at home accounts for."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from citybrain.domains.health.models._response import attributable_share, of_people
from citybrain.kernel import given, quantity, same_formula
from citybrain.kernel.ratios import per
from citybrain.kernel.units import MicrogramsPerCubicMetre, People, PerYear, Ratio, Share, Years, YearsPerYear

FUNCTIONS = "WHO 2021, air quality guidelines: Chen and Hoek 2020, doi:10.1016/j.envint.2020.105974 (PM2.5); Huangfu and Atkinson 2020, doi:10.1016/j.envint.2020.105998 (NO2)"  # noqa: E501


@given(of="building", default=np.nan, stands_in=True)
def fine_particle_concentration() -> MicrogramsPerCubicMetre:
    """Fine particles (PM2.5) of the air at a building, mean of a year; none where nobody computes them."""
    ...


@given(of="building", default=np.nan, stands_in=True)
def nitrogen_dioxide_concentration() -> MicrogramsPerCubicMetre:
    """Nitrogen dioxide of the air at a building, mean of a year; none where nobody computes it."""
    ...


AGES = ("below_65", "from_65")
NITROGEN_DIOXIDE = {
    "fine_particle_share": "nitrogen_dioxide_share",
    "fine_particle_concentration": "nitrogen_dioxide_concentration",
    "fine_particle_risk": "nitrogen_dioxide_risk",
    "least_fine_particles": "least_nitrogen_dioxide",
    "most_fine_particles": "most_nitrogen_dioxide",
    "zone_share_of_fine_particles": "zone_share_of_nitrogen_dioxide",
    "burden_of_fine_particles": "burden_of_nitrogen_dioxide",
    "zone_deaths_of_fine_particles": "zone_deaths_of_nitrogen_dioxide",
    **{f"zone_life_years_of_fine_particles_{age}": f"zone_life_years_of_nitrogen_dioxide_{age}" for age in AGES},
}
"""What is called otherwise of nitrogen dioxide, which is taken alone."""


@same_formula(of="building", names=NITROGEN_DIOXIDE)
@quantity(of="building", source=FUNCTIONS)
def fine_particle_share(
    fine_particle_concentration: MicrogramsPerCubicMetre, fine_particle_risk: Ratio,
    step_of_air: MicrogramsPerCubicMetre, least_fine_particles: MicrogramsPerCubicMetre,
    most_fine_particles: MicrogramsPerCubicMetre,
) -> Share:  # fmt: skip
    """Share of the deaths of people at a building that the pollutant accounts for; none where it is not known."""
    return attributable_share(
        fine_particle_concentration, fine_particle_risk, step_of_air, least_fine_particles, most_fine_particles
    )


class PeopleInAir(NamedTuple):
    """Residents of a building whose air is known, the part of them that the share is of, and those beyond studies."""

    known_fine_particle_residents: People
    fine_particle_affected: People
    known_nitrogen_dioxide_residents: People
    nitrogen_dioxide_affected: People
    residents_beyond_air_studies: People


@quantity(of="building", source="Definition: residents by the air at their building", totals=("zone", "city"))
def people_in_air(
    residents: People, fine_particle_share: Share, nitrogen_dioxide_share: Share,
    fine_particle_concentration: MicrogramsPerCubicMetre, most_fine_particles: MicrogramsPerCubicMetre,
    nitrogen_dioxide_concentration: MicrogramsPerCubicMetre, most_nitrogen_dioxide: MicrogramsPerCubicMetre,
) -> PeopleInAir:  # fmt: skip
    """Residents of a building by what is known of its air; beyond studies a share is that of their highest air."""
    beyond = (fine_particle_concentration > most_fine_particles) | (
        nitrogen_dioxide_concentration > most_nitrogen_dioxide
    )
    return PeopleInAir(
        residents * ~np.isnan(fine_particle_share), residents * np.nan_to_num(fine_particle_share),
        residents * ~np.isnan(nitrogen_dioxide_share), residents * np.nan_to_num(nitrogen_dioxide_share),
        residents * beyond,
    )  # fmt: skip


class ShareOfAir(NamedTuple):
    """Share of the deaths of a zone that each pollutant accounts for; none where the air of no resident is known."""

    zone_share_of_fine_particles: Share
    zone_share_of_nitrogen_dioxide: Share


@quantity(of="zone", source="Definition: mean over residents whose air is known")
def share_of_air(
    zone_fine_particle_affected: People, zone_known_fine_particle_residents: People,
    zone_nitrogen_dioxide_affected: People, zone_known_nitrogen_dioxide_residents: People,
) -> ShareOfAir:  # fmt: skip
    """Share of the deaths of a zone that each pollutant accounts for; none where the air of no resident is known."""
    return ShareOfAir(
        per(zone_fine_particle_affected, zone_known_fine_particle_residents),
        per(zone_nitrogen_dioxide_affected, zone_known_nitrogen_dioxide_residents),
    )


class BurdenOfAir(NamedTuple):
    """Deaths of a zone in a year that the pollutant taken alone accounts for, and the years of life lost by age."""

    zone_deaths_of_fine_particles: PerYear
    zone_life_years_of_fine_particles_below_65: YearsPerYear
    zone_life_years_of_fine_particles_from_65: YearsPerYear


@same_formula(of="zone", names=NITROGEN_DIOXIDE)
@quantity(of="zone", source=FUNCTIONS, totals=("city",))
def burden_of_fine_particles(
    zone_share_of_fine_particles: Share, zone_usual_deaths_below_65: PerYear, zone_usual_deaths_from_65: PerYear,
    years_of_death_below_65: Years, years_of_death_from_65: Years,
) -> BurdenOfAir:  # fmt: skip
    """Deaths of a zone in a year that the pollutant taken alone accounts for, and the years of life lost by age."""
    younger = of_people(1.0, zone_usual_deaths_below_65, zone_share_of_fine_particles)
    older = of_people(1.0, zone_usual_deaths_from_65, zone_share_of_fine_particles)
    return BurdenOfAir(younger + older, younger * years_of_death_below_65, older * years_of_death_from_65)
