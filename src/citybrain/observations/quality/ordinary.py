"""What a stream ordinarily measures at a time of day, learnt as its readings come, and how far a value is from it.

The hour is the unit: of several readings in one hour, their mean counts. A day has eight parts of three hours; of each
part mean and standard deviation over the last thirty days are kept with the running statistics of `river`
(`stats.Var` in a `utils.Rolling` window), as its `GaussianScorer` does. Values that scatter in proportion to their size
are compared as logarithms. An extraordinary value is learnt only up to the limit, so that it does not hide the next.
Nothing of it needs to be kept: the last thirty days of readings are the state.
"""

from __future__ import annotations

import math
from typing import Any, NamedTuple

import numpy as np
from river import stats, utils

from citybrain.kernel.units import Array
from citybrain.observations.quality.settings import Ordinary

PARTS = 8
"""Parts of a day that are learnt apart."""
DAYS = 30
WINDOW = DAYS * 24 // PARTS
FEWEST = 15
"""Hours that must have been learnt of a part before anything is judged: five days."""
LIMIT = 4.0
"""Standard deviations from the mean that are out of the ordinary."""


class Judged(NamedTuple):
    """Standard deviations from the mean, and the ordinary range: all that is not out of the ordinary."""

    score: float
    low: float
    high: float


class Learnt:
    """What was learnt of one stream."""

    def __init__(self, how: Ordinary) -> None:
        self._how = how
        self._parts: list[Any] = [utils.Rolling(stats.Var, window_size=WINDOW) for _ in range(PARTS)]

    def judge(self, hour: int, value: float) -> Judged | None:
        """How far a value is from what is ordinary at an hour of the day; None while too little was learnt."""
        part = self._parts[hour * PARTS // 24]
        if part.mean.n < FEWEST:
            return None
        mean, spread = part.mean.get(), self._spread(part)
        ends = (self._back(mean - LIMIT * spread), self._back(mean + LIMIT * spread))
        return Judged(abs(self._scaled(value) - mean) / spread, *ends)

    def learn(self, hour: int, value: float) -> None:
        """Take note of the mean of one hour."""
        part, scaled = self._parts[hour * PARTS // 24], self._scaled(value)
        if part.mean.n >= FEWEST:
            mean, far = part.mean.get(), LIMIT * self._spread(part)
            scaled = min(max(scaled, mean - far), mean + far)
        part.update(scaled)

    def _spread(self, part: Any) -> float:
        return math.sqrt(max(part.get(), self._how.floor**2))

    def _scaled(self, value: float) -> float:
        beyond = self._how.logarithm
        return value if beyond is None else math.log(max(value, 0.0) + beyond)

    def _back(self, scaled: float) -> float:
        beyond = self._how.logarithm
        return scaled if beyond is None else max(math.exp(scaled) - beyond, 0.0)


def judged(how: Ordinary, hours: np.ndarray, means: Array) -> Array:
    """Scores of the hours of one stream, each judged before it is learnt; NaN where too little was learnt.

    `hours`: hours of the day in the time of the city (0-23) of the means, in their order.
    """
    learnt, scores = Learnt(how), np.full(len(means), np.nan)
    for row, (hour, value) in enumerate(zip(hours.tolist(), means.tolist(), strict=True)):
        found = learnt.judge(hour, value)
        if found is not None:
            scores[row] = found.score
        learnt.learn(hour, value)
    return scores
