"""The effect of a measure on four years of hours, with controls and weather: all methods and their placebos."""

from collections.abc import Iterator

import numpy as np

from benchmarks.cities import Cities
from benchmarks.figure import Figure, seconds
from citybrain.cases.effect.comparison import RowSpan
from citybrain.cases.effect.evaluate import EffectEvidence, evaluate

HOURS = 4 * 8766
CHANGE = 3 * 8766
GOAL = 60
"""Seconds."""


def figures(cities: Cities) -> Iterator[Figure]:
    """One question, from hourly means to the answer."""
    asked = _evidence()
    taken = tuple(seconds(lambda: evaluate(asked), 3, 0))
    beside = f"{len(asked.controls)} controls, {len(asked.weather)} series of weather"
    yield Figure("effect on 4 years of hours", taken, "s", GOAL, beside)


def _evidence() -> EffectEvidence:
    chance = np.random.default_rng(1)
    weather = chance.normal(size=(6, HOURS)).cumsum(axis=1) / 50
    value = 50 + weather[0] + chance.normal(0, 3, HOURS)
    controls = value + chance.normal(0, 3, (10, HOURS))
    before, after = RowSpan(0, CHANGE), RowSpan(CHANGE, HOURS)
    return EffectEvidence(394_456, "Asia/Shanghai", value, np.ones(HOURS), controls, weather, before, after, None)
