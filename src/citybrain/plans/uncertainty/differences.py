"""The difference of two plans in what people ask first, number and interval from the same draws of both.

What both have in common is taken off before they are compared: where both are told against the same reference, each
by what it does against that, else by what it does against the same today. So what a sample misses of the city itself
does not blur the difference (as `estimate.apart` has it for one plan).
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from citybrain.kernel.units import Array
from citybrain.plans.outcome import Outcome
from citybrain.plans.roles import better_of
from citybrain.plans.uncertainty.uncertainty import Interval, Options, Uncertainty, Verdict, verdict_of


@dataclass(frozen=True)
class QuantityDifference:
    """One number with both plans and their difference, right less left; intervals are None where none can be drawn.

    `values` and `intervals` are those of left, right and difference.
    """

    quantity: str
    values: tuple[float, float, float]
    intervals: tuple[Interval, Interval, Interval] | None
    verdict: Verdict | None


@dataclass(frozen=True)
class Differences:
    """All headline numbers of two plans; of plans that end in different years they are told for each one's last."""

    options: Options
    one_year: bool
    quantities: tuple[QuantityDifference, ...]


Pair = tuple[Uncertainty, Uncertainty]
"""What draws tell of left and right."""


def differences_of(plans: tuple[Outcome, Outcome], alone: Pair, compared: Pair, options: Options) -> Differences:
    """Differences of two plans: both numbers from draws of each `alone`, as everywhere else, and their difference from
    draws that have the same scores, rows and inputs in both (`assess.uncertainty_of`, `Case.compared`).
    """
    left, right = plans
    stated = {effect.quantity: effect.plan for effect in right.headline if effect.missing is None}
    rows = []
    for effect in left.headline:
        if effect.missing is not None or effect.quantity not in stated:
            continue
        values = (effect.plan, stated[effect.quantity], stated[effect.quantity] - effect.plan)
        ends, verdict = _intervals(effect.quantity, plans, alone, compared, values[2]), None
        if ends is not None:
            verdict = verdict_of(values[2], ends[2], better_of(left.view.graph, effect.quantity))
        rows.append(QuantityDifference(effect.quantity, values, ends, verdict))
    return Differences(options, left.day.year == right.day.year, tuple(rows))


def _intervals(
    name: str, plans: tuple[Outcome, Outcome], alone: Pair, compared: Pair, stated: float
) -> tuple[Interval, Interval, Interval] | None:
    """Of left, right and difference; None where a plan books more than quantities read."""
    found = [one.of(name) for one in (*alone, *compared)]
    if None in found or not (found[0] and found[0].plan and found[1] and found[1].plan):
        return None
    one, other = (_against(drawn.samples[name], *plans) for drawn in compared)
    return found[0].plan, found[1].plan, Interval.of(np.concatenate([[stated], other - one]))


def _against(states: Array, left: Outcome, right: Outcome) -> Array:
    """With the plan less what both plans have in common."""
    if _same_reference(left, right):
        return np.asarray(states[1] - states[-1 if len(states) > 2 else 0])
    if left.today.result.city.day == right.today.result.city.day:
        return np.asarray(states[1] - states[0])
    return np.asarray(states[1])


def _same_reference(left: Outcome, right: Outcome) -> bool:
    one, other = left.pathway, right.pathway
    if one is None or other is None:
        return one is other and left.today.result is right.today.result
    return one.years == other.years and one.reference.start.scenario == other.reference.start.scenario
