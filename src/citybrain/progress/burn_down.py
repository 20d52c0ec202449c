"""How a budget of emissions is used up, and the path that a target asks for. Pure arithmetic of years."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np

from citybrain.kernel.units import Array


def used(amounts: Mapping[int, float], first: int, before: int) -> tuple[float, list[int]]:
    """What was emitted from a first year up to the beginning of another, and the years of which nothing is known.

    `amounts` are tonnes by year. Unknown years count nothing: a sum with any of them is no sum of the whole span.
    """
    span = range(first, before)
    return sum(amounts[year] for year in span if year in amounts), [year for year in span if year not in amounts]


def lasts_until(left: float, years: Sequence[int], amounts: Sequence[float]) -> float | None:
    """The point of time at which what is left of a budget is used up; None where it outlasts the years.

    Years follow each other; emissions [t] spread evenly over each. 2029.75 is the end of September 2029. A budget that
    is used up already ends at the beginning of the first year.
    """
    if left <= 0:
        return float(years[0])
    for year, amount in zip(years, amounts, strict=True):
        if amount > left:
            return year + left / amount
        left -= amount
    return None


def asked(steps: Sequence[tuple[int, float]], base: float, years: Sequence[int]) -> Array:
    """What a target asks for in each year, in units of `base`: straight lines between the steps, then the last one.

    `steps` are years with reductions as shares of the base value, the base year first. NaN before the base year.
    """
    at, reductions = zip(*sorted(steps), strict=True)
    less = np.interp(np.asarray(years, np.float64), at, reductions, left=np.nan)
    return np.asarray(base * (1.0 - less))


def closed(without: float, plan: float, wanted: float) -> float | None:
    """Share of the gap between what happens anyway and what is wanted that a plan closes; None where there is no gap.

    Negative where a plan widens the gap; above one where it reaches more than is wanted.
    """
    gap = without - wanted
    return (without - plan) / gap if gap > 0 else None
