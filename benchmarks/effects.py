"""The effect of a measure on four years of hours, with controls and weather: all methods and their placebos."""

from collections.abc import Iterator
from statistics import median

import numpy as np

from benchmarks.cities import Cities
from benchmarks.figure import Figure, seconds
from citybrain.cases.effect import weather
from citybrain.cases.effect.comparison import RowSpan
from citybrain.cases.effect.evaluate import EffectEvidence, evaluate
from citybrain.observations.forecasts.hours import local_clock

HOURS = 4 * 8766
CHANGE = 3 * 8766
GOAL = 60
"""Seconds."""


def figures(cities: Cities) -> Iterator[Figure]:
    """One question, from hourly means to the answer."""
    asked = _evidence()
    taken = tuple(seconds(lambda: evaluate(asked), 3, 0))
    rows = weather.features(asked.weather, local_clock(asked.first + np.arange(HOURS), asked.zone))
    trees = weather.expectation(rows, asked.value, 1)
    once = median(seconds(lambda: trees(np.arange(CHANGE)), 3, 0))
    beside = f"{len(asked.controls)} controls, {len(asked.weather)} series of weather; "
    beside += f"{median(taken) / once:.0f} × trees learned once ({once:.1f} s)"
    yield Figure("effect on 4 years of hours", taken, "s", GOAL, beside)


def _evidence() -> EffectEvidence:
    chance = np.random.default_rng(1)
    air = chance.normal(size=(6, HOURS)).cumsum(axis=1) / 50
    value = 50 + air[0] + chance.normal(0, 3, HOURS)
    controls = value + chance.normal(0, 3, (10, HOURS))
    before, after = RowSpan(0, CHANGE), RowSpan(CHANGE, HOURS)
    return EffectEvidence(394_456, "Asia/Shanghai", value, np.ones(HOURS), controls, air, before, after, None)
