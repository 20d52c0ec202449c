"""How many people use a public space in a day: by who is in reach, what is around, benches and shade."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from citybrain.kernel import given, mean, quantity, total
from citybrain.kernel.units import Count, Money, MoneyPerYear, People, PeoplePerDay, Ratio, Share, SquareMetres

SOURCE = "Direct-demand model of pedestrians, its form as in Schneider et al. 2012, Transportation Research Record 2299"
USUAL_RANGE = 1.645
"""Standard deviations to each side that hold 90 %."""

THOUSAND = 1000.0


@given(of="public_space", default=0.0)
def added_benches() -> Count:
    """Benches that a plan puts into a public space."""
    ...


@given(of="public_space", default=0.0, totals=("city",))
def investment_in_benches() -> Money:
    """Money that measures put into benches of a public space."""
    ...


@given(of="public_space", default=0.0, totals=("city",))
def upkeep_of_benches() -> MoneyPerYear:
    """Upkeep in a year of benches that measures put into a public space."""
    ...


@quantity(of="building", source="Definition: floor that is no home")
def work_floor(gross_floor_area: SquareMetres, home_floor_share: Share) -> SquareMetres:
    """Floor of a building for work and other uses than homes."""
    return gross_floor_area * (1.0 - home_floor_share)


@total(of="public_space", over="buildings_in_reach")
def people_in_reach(residents: People) -> People:
    """Residents in reach of a public space, fewer the longer the way."""
    ...


@total(of="public_space", over="buildings_in_reach")
def work_in_reach(work_floor: SquareMetres) -> SquareMetres:
    """Floor for work in reach of a public space, less the longer the way."""
    ...


@quantity(of="cell", source="Definition: crowns and sails")
def shaded_share(tree_cover: Share, sail_share: Share) -> Share:
    """Part of a cell below crowns or sails."""
    return np.minimum(tree_cover + sail_share, 1.0)


@mean(of="public_space", over="cells_of_space")
def shade_of_space(shaded_share: Share) -> Share:
    """Part of a public space below crowns or sails."""
    ...


@mean(of="public_space", over="cells_of_space")
def sealed_part_of_space(sealed_ground_share: Share) -> Share:
    """Part of a public space that is sealed."""
    ...


class FootfallEffects(NamedTuple):
    """Constant, exponents and deviation of the footfall model: those that fit counts, else usual ones."""

    footfall_constant_used: Ratio
    footfall_of_people: Ratio
    footfall_of_work: Ratio
    footfall_of_uses: Ratio
    footfall_of_stops: Ratio
    footfall_of_benches: Ratio
    footfall_of_shade: Ratio
    footfall_deviation: Ratio
    footfall_calibrated: Share


@quantity(of="public_space", source=SOURCE)
def footfall_effects(
    fitted_constant: Ratio, fitted_people: Ratio, fitted_work: Ratio, fitted_uses: Ratio, fitted_stops: Ratio,
    fitted_benches: Ratio, fitted_shade: Ratio, fitted_deviation: Ratio, usual_footfall_constant: Ratio,
    usual_footfall_of_people: Ratio, usual_footfall_of_work: Ratio, usual_footfall_of_uses: Ratio,
    usual_footfall_of_stops: Ratio, usual_footfall_of_benches: Ratio, usual_footfall_of_shade: Ratio,
    usual_footfall_deviation: Ratio,
) -> FootfallEffects:  # fmt: skip
    """Constant, exponents and deviation of the footfall model: those that fit the counts of the city, else usual ones.

    Without counts the model is not calibrated: `footfall_calibrated` is 0.
    """
    fitted = np.isfinite(fitted_constant)
    return FootfallEffects(
        np.where(fitted, fitted_constant, usual_footfall_constant),
        np.where(fitted, fitted_people, usual_footfall_of_people),
        np.where(fitted, fitted_work, usual_footfall_of_work),
        np.where(fitted, fitted_uses, usual_footfall_of_uses),
        np.where(fitted, fitted_stops, usual_footfall_of_stops),
        np.where(fitted, fitted_benches, usual_footfall_of_benches),
        np.where(fitted, fitted_shade, usual_footfall_of_shade),
        np.where(fitted, fitted_deviation, usual_footfall_deviation),
        1.0 * fitted,
    )


class Footfall(NamedTuple):
    """People who use a public space on a usual day, and the ends of the middle 90 %."""

    footfall: PeoplePerDay
    footfall_low: PeoplePerDay
    footfall_high: PeoplePerDay


@quantity(of="public_space", source=SOURCE, compiled=True)
def footfall_of_space(
    people_in_reach: People, work_in_reach: SquareMetres, uses_around: Count, stops_around: Count,
    benches_of_space: Count, added_benches: Count, shade_of_space: Share, footfall_constant_used: Ratio,
    footfall_of_people: Ratio, footfall_of_work: Ratio, footfall_of_uses: Ratio, footfall_of_stops: Ratio,
    footfall_of_benches: Ratio, footfall_of_shade: Ratio, footfall_deviation: Ratio,
) -> Footfall:  # fmt: skip
    """People who use a public space on a usual day, and the ends of the middle 90 %.

    ln footfall = constant + sum of exponent × ln(1 + amount) + effect of shade × shade; people and floor in thousands.
    """
    level = (
        footfall_constant_used
        + footfall_of_people * np.log1p(people_in_reach / THOUSAND)
        + footfall_of_work * np.log1p(work_in_reach / THOUSAND)
        + footfall_of_uses * np.log1p(uses_around)
        + footfall_of_stops * np.log1p(stops_around)
        + footfall_of_benches * np.log1p(benches_of_space + added_benches)
        + footfall_of_shade * np.where(np.isnan(shade_of_space), 0.0, shade_of_space)
    )
    side = USUAL_RANGE * footfall_deviation
    return Footfall(np.exp(level), np.exp(level - side), np.exp(level + side))
