"""What stands in the way of a target: each limit is lifted in turn, and the engine says what that brings."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

import numpy as np

from citybrain.plans.measures import BY_CHOICE, EXCLUDED
from citybrain.plans.outcome import Outcome
from citybrain.plans.search.descent import Descent
from citybrain.plans.search.linear import PlanLimits, best_levels
from citybrain.plans.search.result import TargetObstacle
from citybrain.plans.search.rollout import within
from citybrain.plans.search.trials import NO_CHANGE, CandidateMeasure, Levels, PlanTrial, Trials, trial_of

FASTER = 2.0
"""By how much the pace of a trade is raised to see what it holds back."""

PACES = (2.0, 3.0, 5.0, 10.0)
LATER = 15
"""Years after the target that are looked at where it is not met in time."""


def obstacles_of(trials: Trials, descent: Descent, limits: PlanLimits, outcome: Outcome | None) -> list[TargetObstacle]:
    """Everything that holds a plan back. Raises PlanError where stopped."""
    best, found = descent.best, list[TargetObstacle]()
    if outcome is not None:
        found += [*_capacity(trials, best), *_everybody(trials, best, outcome), *_shut_out(outcome)]
    found += _money(trials, descent, limits)
    if outcome is not None and not trials.reached(best):
        found += [*_pace(trials, best), *_later(trials, best)]
    return found


def _capacity(trials: Trials, best: PlanTrial) -> Iterator[TargetObstacle]:
    """Trades that have more to do than they can: what it would bring if each worked twice as fast."""
    full = [place for place, level in enumerate(best.levels) if level == trials.steps]
    by_trade: dict[str, list[int]] = {}
    for place in full:
        one = trials.candidates[place]
        if one.curve[_row(trials)] < min(1.0, one.measure.uptake_in(trials.question.target.by)):
            by_trade.setdefault(one.trade.parameter, []).append(place)
    for parameter, places in by_trade.items():
        lifted = _run(trials, best.levels, _faster(trials, FASTER, places))
        if parameter and lifted is not None and lifted.reduced > best.reduced:
            yield _lifted(TargetObstacle("capacity", parameter, factor=FASTER, count=len(places)), trials, lifted, best)


def _everybody(trials: Trials, best: PlanTrial, outcome: Outcome) -> Iterator[TargetObstacle]:
    """Measures that all who can have them have: there is nobody left."""
    path = outcome.pathway
    assert path is not None
    for one in path.adopted:
        left = sum(s.count for s in one.skipped if s.reason in BY_CHOICE)
        if one.adopted and one.adopted[-1] and not left and not one.request.whole_city:
            yield TargetObstacle("everybody", one.request.intervention.name, count=one.adopted[-1])


def _shut_out(outcome: Outcome) -> Iterator[TargetObstacle]:
    """Rows that cannot have a measure of the plan: another stands there, or it does not suit them."""
    for one in outcome.measures:
        for skipped in one.skipped:
            if skipped.reason not in BY_CHOICE and skipped.count and skipped.by != one.measure.intervention:
                kind = "excluded" if skipped.reason == EXCLUDED else "unsuitable"
                name = one.measure.intervention
                yield TargetObstacle(kind, name, skipped.reason, skipped.by, skipped.count)  # type: ignore[arg-type]


def _money(trials: Trials, descent: Descent, limits: PlanLimits) -> Iterator[TargetObstacle]:
    """Ceilings of money: what the plan would be without them."""
    if not np.isfinite([limits.investment, limits.investment_of_year]).any():
        return
    best, count = descent.best, len(trials.candidates)
    free = replace(limits, investment=np.inf, investment_of_year=np.inf)
    levels = best_levels(descent.slopes, best, free, np.zeros(count), np.full(count, float(trials.steps)))
    if levels is None or levels == best.levels or not any(levels):
        return
    lifted = _run(trials, levels, trials.candidates, {"money": None})
    if lifted is not None and (lifted.reduced > best.reduced or lifted.cost < best.cost):
        yield _lifted(TargetObstacle("money"), trials, lifted, best)


def _pace(trials: Trials, best: PlanTrial) -> Iterator[TargetObstacle]:
    """How much faster all trades must work so that the target is met, with all measures that help."""
    everywhere = range(len(trials.candidates))
    for pace in PACES:
        lifted = _run(trials, best.levels, _faster(trials, pace, everywhere))
        if lifted is not None and (_met(trials, lifted) or pace == PACES[-1]):
            yield _lifted(TargetObstacle("pace", factor=pace), trials, lifted, best)
            return


def _later(trials: Trials, best: PlanTrial) -> Iterator[TargetObstacle]:
    """The year in which the target would be met if the measures went on at their pace."""
    first, by = trials.years[0], trials.question.target.by
    years = range(first, by + LATER + 1)
    longer = [replace(one, curve=within(one.trade.curve(years), one.measure, years)) for one in trials.candidates]
    span = {"from": first, "to": years[-1]}
    outcome = trials.outcome(trials.document(best.levels, longer, years, {"years": span}))
    if outcome is None or outcome.pathway is None or outcome.pathway.target is None:
        return
    ledger = outcome.pathway.target
    values = outcome.pathway.numbers(ledger.quantity)[1]
    met = [year for year, value in zip(years, values, strict=True) if year >= by and value <= ledger.step.wanted]
    yield TargetObstacle("later", count=LATER, year=met[0] if met else None, reached=bool(met))


def _faster(trials: Trials, pace: float, places: Sequence[int]) -> list[CandidateMeasure]:
    return [
        replace(one, curve=within(one.trade.curve(trials.years, pace), one.measure, trials.years))
        if place in places
        else one
        for place, one in enumerate(trials.candidates)
    ]


def _run(
    trials: Trials, levels: Levels, candidates: Sequence[CandidateMeasure], instead: Mapping[str, Any] = NO_CHANGE
) -> PlanTrial | None:
    outcome = trials.outcome(trials.document(levels, candidates, instead=instead))
    return trial_of(outcome, levels) if outcome else None


def _lifted(obstacle: TargetObstacle, trials: Trials, lifted: PlanTrial, best: PlanTrial) -> TargetObstacle:
    """The obstacle with what the engine says of the plan without it."""
    return replace(
        obstacle,
        reduced=lifted.reduced - best.reduced,
        cost=lifted.cost - best.cost,
        reached=_met(trials, lifted),
    )


def _met(trials: Trials, trial: PlanTrial) -> bool:
    """Whether the aims alone are met: a limit was lifted."""
    return bool(np.all(trial.aims <= trials.wanted))


def _row(trials: Trials) -> int:
    return list(trials.years).index(trials.question.target.by)
