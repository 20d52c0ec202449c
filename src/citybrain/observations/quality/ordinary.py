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

from river import stats, utils

from citybrain.observations.quality.settings import Ordinary

PARTS = 8
"""Parts of a day that are learnt apart."""
DAYS = 30
WINDOW = DAYS * 24 // PARTS
FEWEST = 15
"""Hours that must have been learnt of a part before anything is judged: five days."""
LIMIT = 4.0
"""Standard deviations from the mean that are out of the ordinary."""
STEEP = 6.0
"""The same of a change from one hour to the next: changes have heavier tails. Scores of both are in terms of LIMIT."""


class Judged(NamedTuple):
    """How far from the mean, LIMIT and more being out of the ordinary, and the ordinary range: all that is not."""

    score: float
    low: float
    high: float


class Learnt:
    """What was learnt of one stream: its values, and their changes from the hour before."""

    def __init__(self, how: Ordinary) -> None:
        self._how = how
        self._levels, self._steps = (
            [utils.Rolling(stats.Var, window_size=WINDOW) for _ in range(PARTS)] for _ in range(2)
        )

    def judge(self, hour: int, value: float, before: float | None = None) -> Judged | None:
        """How far a value is from what is ordinary at an hour of the day, or after the value of the hour before.

        The further one of both; None while too little was learnt.
        """
        level = self._judged(self._levels[hour * PARTS // 24], value, 0.0, LIMIT)
        if before is None or level is None:
            return level
        step = self._judged(self._steps[hour * PARTS // 24], value, self._scaled(before), STEEP)
        return level if step is None or step.score < level.score else step

    def learn(self, hour: int, value: float, before: float | None = None) -> None:
        """Take note of the mean of one hour, and of that of the hour before it where there is one."""
        part = hour * PARTS // 24
        self._learn(self._levels[part], self._scaled(value), LIMIT)
        if before is not None:
            self._learn(self._steps[part], self._scaled(value) - self._scaled(before), STEEP)

    def _judged(self, part: Any, value: float, origin: float, limit: float) -> Judged | None:
        if part.mean.n < FEWEST:
            return None
        mean, spread = origin + part.mean.get(), self._spread(part)
        low, high = (self._back(mean + side * limit * spread) for side in (-1, 1))
        return Judged(abs(self._scaled(value) - mean) / spread * LIMIT / limit, low, high)

    def _learn(self, part: Any, scaled: float, limit: float) -> None:
        if part.mean.n >= FEWEST:
            mean, far = part.mean.get(), limit * self._spread(part)
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
