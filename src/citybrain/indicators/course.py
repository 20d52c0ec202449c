"""Whether an indicator is on the way to its target: behind by so many years, on course, or nobody can say.

The way is a straight line from the value of the base year to the first target and on to the next. Behind by n years
means: n years ago the way demanded what is reached only today. What is not reported is never a zero: it cannot be said.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

from citybrain.indicators.declared import Better
from citybrain.indicators.trend import Trend, trend_of

Group = Literal["behind", "on_course", "cannot_say"]
Reason = Literal[
    "no_data", "no_target", "no_direction", "no_base", "old_data", "broken_series", "within_doubt", "covers_a_part",
    "before_path",
]  # fmt: skip
OLDEST = 3
"""Values of more years ago than this say nothing of today; indicators are reported yearly, and late."""


@dataclass(frozen=True)
class Reading:
    """The value of a year, what it may be (None where nobody knows), and the method by which it was found."""

    year: int
    value: float
    low: float | None = None
    high: float | None = None
    method: str = ""


@dataclass(frozen=True)
class Path:
    """What is demanded year by year: straight lines between corners, each a year and a value, in order of years."""

    corners: tuple[tuple[int, float], ...]

    def at(self, year: float) -> float:
        """The value demanded in a year; after the last corner, as there. The year must not lie before the first."""
        for (start, before), (end, after) in pairwise(self.corners):
            if year <= end:
                return before + (after - before) * (year - start) / (end - start)
        return self.corners[-1][1]

    def year_of(self, value: float, better: Better, until: float) -> float | None:
        """The latest time until a year at which a value was still enough; None where it was never."""
        last = None
        for (start, before), (end, after) in pairwise(self.corners):
            stop = min(float(end), until)
            if start > until:
                break
            if _enough(value, self.at(stop), better):
                last = stop
            elif _enough(value, before, better) and before != after:
                last = start + (value - before) / (after - before) * (end - start)
        return last


@dataclass(frozen=True)
class Course:
    """Where an indicator stands on its way.

    `demanded` is what the way demands in the year of the value. `years` is how many years it is behind; `at_least`
    where the way never demanded so little, so that it is as far behind as the way is old. `expected` is what the trend
    comes to in the year of the last target.
    """

    group: Group
    reason: Reason | None = None
    demanded: float | None = None
    years: float | None = None
    at_least: bool = False
    trend: Trend | None = None
    expected: float | None = None


def course_of(
    series: Sequence[Reading],
    path: Path | None,
    better: Better,
    this_year: int,
    oldest: int = OLDEST,
) -> Course:
    """The course of a series of yearly values towards the corners of a path (a benchmark is a path of one corner).

    The last value counts. Where it lies within its own doubt of what is demanded, it cannot be said. Values before a
    change of method are no part of the trend, and no base: then it cannot be said either.
    """
    ordered = sorted(series, key=lambda reading: reading.year)
    same = _since_break(ordered)
    trend = trend_of([one.year for one in same], [one.value for one in same])
    reason = _obstacle(ordered, same, path, better, this_year - oldest)
    if reason is not None or path is None:
        return Course("cannot_say", reason, trend=trend)
    now = ordered[-1]
    demanded = path.at(now.year)
    expected = trend.at(path.corners[-1][0]) if trend and len(path.corners) > 1 else None
    if _within_doubt(now, demanded):
        return Course("cannot_say", "within_doubt", demanded, trend=trend, expected=expected)
    if _enough(now.value, demanded, better):
        return Course("on_course", None, demanded, 0.0, False, trend, expected)
    years, at_least = _behind(now, path, better)
    return Course("behind", None, demanded, years, at_least, trend, expected)


def _obstacle(
    series: list[Reading], same: list[Reading], path: Path | None, better: Better, since: int
) -> Reason | None:
    """Why nothing can be said, if so."""
    if not series:
        return "no_data"
    if path is None:
        return "no_target"
    if better == "neither":
        return "no_direction"
    if series[-1].year < since:
        return "old_data"
    if series[-1].year < path.corners[0][0]:
        return "before_path"
    base = next((one for one in series if one.year == path.corners[0][0]), None)
    return "broken_series" if len(path.corners) > 1 and base is not None and base not in same else None


def _since_break(series: list[Reading]) -> list[Reading]:
    """The last values that were found by one method."""
    start = len(series)
    while start > 0 and series[start - 1].method == series[-1].method:
        start -= 1
    return series[start:]


def _within_doubt(now: Reading, demanded: float) -> bool:
    return now.low is not None and now.high is not None and now.low < demanded < now.high


def _enough(value: float, demanded: float, better: Better) -> bool:
    return value <= demanded if better == "less" else value >= demanded


def _behind(now: Reading, path: Path, better: Better) -> tuple[float | None, bool]:
    """Years since the path demanded no more than is reached now; a benchmark has no years."""
    if len(path.corners) == 1:
        return None, False
    last = path.year_of(now.value, better, now.year)
    if last is None:
        return float(now.year - path.corners[0][0]), True
    return now.year - last, False
