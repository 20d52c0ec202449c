"""Hourly series whose effect is known: they follow the weather and the clock, and remember for some hours."""

from typing import NamedTuple

import numpy as np

from citybrain.cases.effect.comparison import RowSpan
from citybrain.cases.effect.evaluate import EffectEvidence

YEAR = 365 * 24
FIRST = 394_456
"""1 January 2015, 0:00 in Beijing, as hours since 1970."""
ZONE = "Asia/Shanghai"


class Known(NamedTuple):
    """value (hours,), controls (streams, hours), weather (1, hours)."""

    value: np.ndarray
    controls: np.ndarray
    weather: np.ndarray


def known(hours: int, change: int, effect: float, seed: int, controls: int = 6) -> Known:
    """A series of mean 50 that changes by `effect` at row `change`; controls do not."""
    chance = np.random.default_rng(seed)
    hour = np.arange(hours)
    cold = 10 - 12 * np.cos(2 * np.pi * hour / YEAR) + remembering(chance, hours, 0.98, 4.0)
    daily = 6 * np.sin(2 * np.pi * hour / 24)
    shared = 50 - 0.8 * (cold - 10) + daily + remembering(chance, hours, 0.97, 5.0)
    own = [shared * chance.uniform(0.8, 1.2) + remembering(chance, hours, 0.9, 3.0) for _ in range(controls)]
    value = shared + remembering(chance, hours, 0.9, 3.0) + np.where(hour >= change, effect, 0.0)
    return Known(value, np.array(own).reshape(controls, hours), cold[None])


def remembering(chance: np.random.Generator, hours: int, memory: float, spread: float) -> np.ndarray:
    """First-order autoregression of a standard deviation."""
    from scipy.signal import lfilter

    steps = chance.normal(0, spread * np.sqrt(1 - memory**2), hours)
    return np.asarray(lfilter([1], [1, -memory], steps))


def evidence(made: Known, change: int, **other: object) -> EffectEvidence:
    hours = len(made.value)
    year = change - YEAR
    told = {
        "first": FIRST, "zone": ZONE, "value": made.value, "weight": np.isfinite(made.value).astype(float),
        "controls": made.controls, "weather": made.weather, "before": RowSpan(0, change),
        "after": RowSpan(change, hours),
        "year_before": RowSpan(year, year + hours - change) if year >= 0 else None,
    }  # fmt: skip
    return EffectEvidence(**(told | other))
