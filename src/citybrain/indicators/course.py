"""Whether an indicator is on the way to its target: behind by so many years, on course, or nobody can say.

The way is a straight line from the value of the base year to the first target and on to the next. Behind by n years
means: n years ago the way demanded what is reached only today. What is not reported is never a zero: it cannot be said.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

from citybrain.base.trend import Trend, trend_of
from citybrain.indicators.declared import Better, IndicatorTarget

Group = Literal["behind", "on_course", "cannot_say"]
Reason = Literal[
    "no_data", "no_target", "no_direction", "no_base", "old_data", "broken_series", "within_uncertainty",
    "covers_a_part",
    "before_path",
]  # fmt: skip
OLDEST = 3
"""Values of more years ago than this say nothing of today; indicators are reported yearly, and late."""


@dataclass(frozen=True)
class IndicatorReading:
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
class IndicatorStanding:
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


def path_of(
    targets: Sequence[IndicatorTarget], benchmark: IndicatorTarget | None, series: Sequence[IndicatorReading]
) -> Path | Reason:
    """What targets demand year by year, or why nobody knows.

    A path begins with the value of the base year that targets name, else with the first value that was found as the
    last one was. Without targets the benchmark is demanded always.
    """
    ordered = sorted(series, key=lambda reading: reading.year)
    if not ordered:
        return "no_data"
    now = ordered[-1]
    if not targets:
        return Path(((now.year, benchmark.value),)) if benchmark and benchmark.value is not None else "no_target"
    base = _base(targets, ordered)
    corners = [(target.year or 0, target.demanded(base.value if base else None)) for target in targets]
    known = [(year, value) for year, value in corners if value is not None]
    if len(known) < len(corners):
        return "no_base"
    if base is not None and base.year < known[0][0]:
        return Path(((base.year, base.value), *known))
    return Path(tuple(known)) if now.year >= known[0][0] else "no_base"


def _base(targets: Sequence[IndicatorTarget], ordered: list[IndicatorReading]) -> IndicatorReading | None:
    """The value that the path begins with: of the base year that is named, or the first before the last one."""
    named = next((target.base_year for target in targets if target.base_year is not None), None)
    if named is not None:
        return next((one for one in ordered if one.year == named), None)
    return next((one for one in since_break(ordered)[:-1]), None) if all(t.factor is None for t in targets) else None


def standing_of(
    series: Sequence[IndicatorReading], path: Path | Reason, better: Better, this_year: int, oldest: int = OLDEST
) -> IndicatorStanding:
    """The course of a series of yearly values towards the corners of a path (a benchmark is a path of one corner).

    The last value counts. Where it lies within its own uncertainty of what is demanded, it cannot be said. Values
    before a change of method are no part of the trend, and no base: then it cannot be said either.
    """
    ordered = sorted(series, key=lambda reading: reading.year)
    same = since_break(ordered)
    trend = trend_of([one.year for one in same], [one.value for one in same])
    reason = path if isinstance(path, str) else _obstacle(ordered, same, path, better)
    if not ordered or reason is not None or isinstance(path, str):
        return IndicatorStanding("cannot_say", reason or "no_data", trend=trend)
    if ordered[-1].year < this_year - oldest:
        return IndicatorStanding("cannot_say", "old_data", trend=trend)
    now = ordered[-1]
    demanded = path.at(now.year)
    expected = trend.at(path.corners[-1][0]) if trend and len(path.corners) > 1 else None
    if _within_uncertainty(now, demanded):
        return IndicatorStanding("cannot_say", "within_uncertainty", demanded, trend=trend, expected=expected)
    if _enough(now.value, demanded, better):
        return IndicatorStanding("on_course", None, demanded, 0.0, False, trend, expected)
    years, at_least = _behind(now, path, better)
    return IndicatorStanding("behind", None, demanded, years, at_least, trend, expected)


def _obstacle(
    series: list[IndicatorReading], same: list[IndicatorReading], path: Path, better: Better
) -> Reason | None:
    """Why a path says nothing of a series, if so."""
    if not series:
        return "no_data"
    if better == "neither":
        return "no_direction"
    start = path.corners[0][0]
    if series[-1].year < start:
        return "before_path"
    base = next((one for one in series if one.year == start), None)
    return "broken_series" if len(path.corners) > 1 and base is not None and base not in same else None


def since_break(series: list[IndicatorReading]) -> list[IndicatorReading]:
    """The last values that were found by one method."""
    start = len(series)
    while start > 0 and series[start - 1].method == series[-1].method:
        start -= 1
    return series[start:]


def _within_uncertainty(now: IndicatorReading, demanded: float) -> bool:
    """Whether what is demanded lies inside the interval, or between it and the value where that lies outside."""
    if now.low is None or now.high is None:
        return False
    return min(now.low, now.value) < demanded < max(now.high, now.value)


def _enough(value: float, demanded: float, better: Better) -> bool:
    return value <= demanded if better == "less" else value >= demanded


def _behind(now: IndicatorReading, path: Path, better: Better) -> tuple[float | None, bool]:
    """Years since the path demanded no more than is reached now; a benchmark has no years."""
    if len(path.corners) == 1:
        return None, False
    last = path.year_of(now.value, better, now.year)
    if last is None:
        return float(now.year - path.corners[0][0]), True
    return now.year - last, False
