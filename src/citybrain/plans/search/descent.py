"""The search itself: a linear model proposes plans, the engine runs them, and the model learns from what it says.

Measures change what the others bring, so no sum of single measures is the answer. Each round measures what every
candidate adds to the best plan so far, solves the model around it and tries what it proposes; what is then left to gain
is looked for step by step. The plan and its numbers are the engine's own.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import reduce

import numpy as np

from citybrain.kernel.units import Array
from citybrain.plans.search.linear import PlanLimits, Slopes, best_levels
from citybrain.plans.search.trials import Levels, PlanTrial, Trials

RADII = (1.0, 1.0, 0.5, 0.25, 0.1)
"""How far from the best plan each round looks, in shares of a whole roll-out."""

STRIDES = (8, 4, 2, 1)
ROUNDING = 1e-9
"""Share of a number below which a change of it is none."""

TRIES = 6
"""Promising neighbours that are run before a stride is given up."""


@dataclass(frozen=True)
class Descent:
    """The best plan and what a step of each candidate changes around it."""

    best: PlanTrial
    slopes: Slopes


def descend(trials: Trials, limits: PlanLimits) -> Descent:
    """The plan that is nearest to what is wanted and of those the cheapest. Raises PlanError where stopped."""
    count, top = len(trials.candidates), trials.steps
    best = trials.nothing
    if not count:
        return Descent(best, Slopes(np.zeros((0, len(best.aims))), np.zeros(0), np.zeros((0, len(best.spent)))))
    slopes = probed(trials, best)
    for radius in RADII:
        low, high = _around(best, top, radius)
        levels = best_levels(slopes, best, limits, low, high)
        found = trials(levels) if levels is not None else None
        if found is not None and trials.better(found, best):
            best = found
        best = refined(trials, best, slopes)
        slopes = probed(trials, best)
    best = thinned(trials, polished(trials, best, slopes))
    if trials.progress.enough:
        best = reduce(lambda one, other: other if trials.better(other, one) else one, trials.made, best)
    return Descent(best, slopes)


def probed(trials: Trials, at: PlanTrial) -> Slopes:
    """What a step of each candidate changes: without it if the plan has it, else with all of it."""
    rows = [_slope(trials, at, place) for place in range(len(trials.candidates))]
    return Slopes(*(np.array(column) for column in zip(*rows, strict=True)))


def refined(trials: Trials, best: PlanTrial, slopes: Slopes) -> PlanTrial:
    """The plan after all changes that the model promises and the engine confirms: long strides first."""
    for stride in STRIDES:
        while (found := _better_neighbour(trials, best, slopes, stride)) is not None:
            best = found
    return best


def polished(trials: Trials, best: PlanTrial, slopes: Slopes) -> PlanTrial:
    """The plan after all single steps and swaps of a step that the engine says are better, promised or not.

    Rows are lumps that no slope tells of. Those that cost least for what they are away from the target are run first,
    as long as more plans may be tried.
    """
    again = True
    while again:
        again = False
        for levels in sorted(
            _neighbours(best.levels, trials.steps, 1), key=lambda one: _merit(trials, best, slopes, one)
        ):
            found = trials(levels)
            if found is not None and trials.better(found, best):
                best, again = found, True
                break
    return best


def _merit(trials: Trials, best: PlanTrial, slopes: Slopes, levels: Levels) -> tuple[float, Levels]:
    """What the model says a plan costs, with what it is away from the target at the price of the dearest measure."""
    guess = slopes.guess(best, levels)
    away = np.maximum(0.0, guess.aims - trials.wanted)
    helps = np.maximum(-slopes.aims, 0.0)
    prices = np.max(np.where(helps > 0, np.abs(slopes.cost)[:, None] / np.where(helps > 0, helps, 1.0), 0.0), axis=0)
    return guess.cost + float(away @ prices), levels


def thinned(trials: Trials, best: PlanTrial) -> PlanTrial:
    """The plan without any measure, or step of one, that the engine says is not needed or has no effect."""
    again = True
    while again:
        again = False
        for place in np.flatnonzero(best.levels).tolist():
            for less in dict.fromkeys((0, best.levels[place] - 1)):
                found = trials(_with(best.levels, place, less))
                if found is None:
                    continue
                needless = not less and has_no_effect(trials, best, found)
                if trials.better(found, best) or (needless and trials.excess(found) <= trials.excess(best)):
                    best, again = found, True
                    break
    return best


def has_no_effect(trials: Trials, plan: PlanTrial, without: PlanTrial) -> bool:
    """Whether no aim is nearer with a measure than without it."""
    return bool(np.all(without.aims - plan.aims <= ROUNDING * np.maximum(np.abs(trials.nothing.aims), ROUNDING)))


def _better_neighbour(trials: Trials, best: PlanTrial, slopes: Slopes, stride: int) -> PlanTrial | None:
    """The first of the most promising neighbours that the engine says is better."""
    guessed = [slopes.guess(best, levels) for levels in _neighbours(best.levels, trials.steps, stride)]
    promising = [one for one in guessed if trials.better(one, best)]
    promising.sort(key=lambda one: (trials.excess(one), one.cost, one.levels))
    for one in promising[:TRIES]:
        found = trials(one.levels)
        if found is not None and trials.better(found, best):
            return found
    return None


def _neighbours(levels: Levels, top: int, stride: int) -> Iterator[Levels]:
    """One candidate a stride up or down, or one down and another up."""
    for place, level in enumerate(levels):
        if level < top:
            yield _with(levels, place, min(top, level + stride))
        if level > 0:
            fewer = _with(levels, place, max(0, level - stride))
            yield fewer
            for other in range(len(levels)):
                if other != place and levels[other] < top:
                    yield _with(fewer, other, min(top, levels[other] + stride))


def _slope(trials: Trials, at: PlanTrial, place: int) -> tuple[Array, float, Array]:
    other = trials(_with(at.levels, place, 0 if at.levels[place] else trials.steps))
    if other is None:
        return np.zeros(len(at.aims)), 0.0, np.zeros(len(at.spent))
    steps = other.levels[place] - at.levels[place]
    return (other.aims - at.aims) / steps, (other.cost - at.cost) / steps, (other.spent - at.spent) / steps


def _around(best: PlanTrial, top: int, radius: float) -> tuple[Array, Array]:
    here, far = np.asarray(best.levels, np.float64), max(1.0, np.ceil(radius * top))
    return np.maximum(0.0, here - far), np.minimum(float(top), here + far)


def _with(levels: Sequence[int], place: int, level: int) -> Levels:
    return (*levels[:place], level, *levels[place + 1 :])
