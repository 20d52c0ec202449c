"""One question, one answer: all that the data allow side by side, the one that speaks by a rule, and how sure it is."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from enum import StrEnum
from typing import NamedTuple

import numpy as np

from citybrain.cases.effect import weather
from citybrain.cases.effect.comparison import (
    FOLDS,
    Expectation,
    MeasuredEffect,
    RowSpan,
    Step,
    difference,
    placebo_dates,
)
from citybrain.cases.effect.controls import LEAST_TO_MIX, SpacePlacebo, parallel, space_placebo, synthetic
from citybrain.kernel.units import Array
from citybrain.observations.forecasts.hours import local_clock

DAY = 24
SEASON = 15
"""Days by which a season may differ that counts as seen before."""

MOST_UNSEEN = 0.1
"""Share of hours after in weather or a season not seen before, from which on nothing can be said."""

LEAST_KNOWN = 0.5
"""Share of a span in which something must be measured."""


class EvaluationMethod(StrEnum):
    """Ways to say what was to be expected, in the order in which they speak: from what sees most to what sees least."""

    SYNTHETIC_CONTROL = "synthetic_control"
    DIFFERENCE_IN_DIFFERENCES = "difference_in_differences"
    WEATHER = "weather"


class EffectVerdict(StrEnum):
    """What may be said."""

    EFFECT = "effect"
    NONE_SHOWN = "none_shown"
    CANNOT_TELL = "cannot_tell"


class Remark(NamedTuple):
    """Why something cannot be told, or what to know beside it: a message key and its arguments."""

    code: str
    arguments: dict[str, str | int | float]


@dataclass(frozen=True)
class EffectEvidence:
    """What a question rests on, one value an hour, NaN where nothing was measured.

    first: the first hour, counted from 1970 in UTC. value: (hours,) mean of the streams in question. weight: (hours,)
    how many of them were known. controls, weather: (series, hours). `year_before` are the rows of the time after, a
    year earlier, None where they are not among these. `doubts` are those that the data bring along.
    """

    first: int
    zone: str
    value: Array
    weight: Array
    controls: Array
    weather: Array
    before: RowSpan
    after: RowSpan
    year_before: RowSpan | None
    doubts: tuple[Remark, ...] = ()


@dataclass(frozen=True)
class MethodOutcome:
    """What one method says: its difference, what it says of dates at which nothing was done, and what speaks against.

    `space` is the permutation test over the controls, None where there are none or too few.
    """

    method: EvaluationMethod
    difference: MeasuredEffect
    placebos: tuple[MeasuredEffect, ...]
    space: SpacePlacebo | None
    doubts: tuple[Remark, ...]


@dataclass(frozen=True)
class Evaluation:
    """The answer: `speaks` is the method whose difference counts, None where none could be run.

    `raw` is the plain change as a share: against the same hours a year before where these are known (`raw_of_year`),
    else against the time before.
    """

    verdict: EffectVerdict
    speaks: EvaluationMethod | None
    raw: float
    raw_of_year: bool
    outcomes: tuple[MethodOutcome, ...]
    doubts: tuple[Remark, ...]
    notices: tuple[Remark, ...] = field(default=())

    @property
    def chosen(self) -> MethodOutcome | None:
        """What the method says that speaks."""
        return next((one for one in self.outcomes if one.method == self.speaks), None)


def evaluate(evidence: EffectEvidence, seed: int = 1, told: Callable[[float], None] = lambda share: None) -> Evaluation:
    """All methods that the data allow. `told` hears the done share and may raise to stop. Pure.

    The first method in the order of `EvaluationMethod` against which nothing speaks is the one that counts; where
    something speaks against each, the first of them, and nothing can be told. Nor can it where the intervals of two
    methods exclude each other.
    """
    ways = _ways(evidence, seed)
    dates = placebo_dates(evidence.before, evidence.after)
    steps, done = max(1, len(ways) * (1 + len(dates)) * FOLDS), 0

    def step() -> None:
        nonlocal done
        done += 1
        told(min(1.0, done / steps))

    outcomes = tuple(one for method, way in ways.items() if (one := _outcome(evidence, method, way, step)) is not None)
    speaking = next((one for one in outcomes if not one.doubts), outcomes[0] if outcomes else None)
    doubts = evidence.doubts + (speaking.doubts if speaking else (Remark("effect-nothing-beside", {}),))
    doubts += _disagreement(outcomes)
    if doubts or speaking is None:
        verdict = EffectVerdict.CANNOT_TELL
    else:
        verdict = EffectVerdict.EFFECT if speaking.difference.excludes_zero else EffectVerdict.NONE_SHOWN
    raw, of_year = _raw(evidence)
    return Evaluation(verdict, speaking.method if speaking else None, raw, of_year, outcomes, doubts)


def _ways(evidence: EffectEvidence, seed: int) -> dict[EvaluationMethod, Expectation]:
    """What can be run, in order."""
    ways: dict[EvaluationMethod, Expectation] = {}
    if len(evidence.controls) >= LEAST_TO_MIX:
        ways[EvaluationMethod.SYNTHETIC_CONTROL] = synthetic(evidence.value, evidence.controls)
    if len(evidence.controls):
        ways[EvaluationMethod.DIFFERENCE_IN_DIFFERENCES] = parallel(evidence.value, evidence.controls)
    if len(evidence.weather):
        clock = local_clock(evidence.first + np.arange(len(evidence.value)), evidence.zone)
        ways[EvaluationMethod.WEATHER] = weather.expectation(
            weather.features(evidence.weather, clock), evidence.value, seed
        )
    return ways


def _outcome(evidence: EffectEvidence, method: EvaluationMethod, way: Expectation, step: Step) -> MethodOutcome | None:
    """None where at no time all is known that the method needs."""
    value, weight, before, after = evidence.value, evidence.weight, evidence.before, evidence.after
    try:
        real = difference(value, weight, before, after, way, step)
        space = None
        if method == EvaluationMethod.SYNTHETIC_CONTROL:
            space = space_placebo(value, evidence.controls, before, after)
    except ValueError:
        return None
    placebos = []
    for earlier, later in placebo_dates(before, after):
        try:
            placebos.append(difference(value, weight, earlier, later, way, step))
        except ValueError:
            continue
    doubts = [*_of_placebos(placebos), *(_of_weather(evidence) if method == EvaluationMethod.WEATHER else ())]
    return MethodOutcome(method, real, tuple(placebos), space, tuple(doubts))


def _of_placebos(placebos: list[MeasuredEffect]) -> list[Remark]:
    """An effect at most of the dates at which nothing was done speaks against a method."""
    shown = sum(one.excludes_zero for one in placebos)
    if 2 * shown <= len(placebos):
        return []
    return [Remark("effect-placebo-shows", {"shown": shown, "dates": len(placebos)})]


def _of_weather(evidence: EffectEvidence) -> list[Remark]:
    unseen = weather.unseen(evidence.weather, evidence.before, evidence.after)
    seasons = _unseen_seasons(evidence)
    told = []
    if unseen > MOST_UNSEEN:
        told.append(Remark("effect-weather-unseen", {"share": round(100 * unseen, 1)}))
    if seasons > MOST_UNSEEN:
        told.append(Remark("effect-season-unseen", {"share": round(100 * seasons, 1)}))
    return told


def _unseen_seasons(evidence: EffectEvidence) -> float:
    """Share of the time after whose part of the year was not measured before."""
    clock = local_clock(evidence.first + np.arange(len(evidence.value)), evidence.zone)
    known = np.isfinite(evidence.value)
    earlier = np.unique(clock.day[slice(*evidence.before)][known[slice(*evidence.before)]])
    later = clock.day[slice(*evidence.after)]
    apart = np.abs(np.unique(later)[:, None] - earlier)
    near = np.minimum(apart, 366 - apart).min(axis=1, initial=366) <= SEASON
    return float(1 - near[np.searchsorted(np.unique(later), later)].mean())


def _disagreement(outcomes: tuple[MethodOutcome, ...]) -> tuple[Remark, ...]:
    """Of methods against which nothing speaks, whether the intervals of any two exclude each other."""
    sound = [one for one in outcomes if not one.doubts]
    if not sound:
        return ()
    lowest = min(sound, key=lambda one: one.difference.high)
    highest = max(sound, key=lambda one: one.difference.low)
    if highest.difference.low <= lowest.difference.high:
        return ()
    return (Remark("effect-disagree", {"one": lowest.method.value, "other": highest.method.value}),)


def _raw(evidence: EffectEvidence) -> tuple[float, bool]:
    """Change of the plain mean as a share, and whether it is against the same time a year before."""
    earlier = evidence.year_before
    of_year = earlier is not None and known_share(evidence.value, earlier) >= LEAST_KNOWN
    against = earlier if of_year and earlier is not None else evidence.before
    late, early = (_average(evidence, span) for span in (evidence.after, against))
    return (late - early) / (abs(early) or np.nan), of_year


def known_share(value: Array, span: RowSpan) -> float:
    """Share of the rows of a span that have a value."""
    return float(np.isfinite(value[slice(*span)]).mean())


def _average(evidence: EffectEvidence, span: RowSpan) -> float:
    value, weight = evidence.value[slice(*span)], evidence.weight[slice(*span)]
    known = np.isfinite(value)
    return float(np.average(value[known], weights=weight[known]))
