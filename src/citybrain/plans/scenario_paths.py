"""Paths of parameters in a scenario: dated points, in units or as multiples of what holds today, laid over a graph."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from citybrain.kernel import InputDistribution, Parameter
from citybrain.kernel.lookup import Table
from citybrain.kernel.parameters import NOT_STATED, Value

Dated = Value | Table


@dataclass(frozen=True)
class Point:
    """What a parameter is from a day on: `value` in its unit, or `times` the value that holds when the path begins."""

    since: datetime.date
    source: str
    value: float | None = None
    times: float | None = None
    quality: int = NOT_STATED
    uncertainty: InputDistribution | None = None


@dataclass(frozen=True)
class Course:
    """The points of one parameter in order of their days; between them it moves year by year if `interpolate`.

    One of the `project` is left out where no domain has its parameter.
    """

    name: str
    unit: str
    where: str
    points: tuple[Point, ...]
    interpolate: bool = False
    project: bool = False

    def over(self, base: Parameter, since: datetime.date) -> Parameter:
        """The parameter with its own history up to the path, and the points of the path from then on.

        The path begins at the last value that the parameter itself knows, at `since` or later: what a city or a
        country has measured meanwhile stands. Tables can be multiplied only, row by row.
        """
        known: Sequence[Dated] = base.tables or base.values
        first = self.points[0].since
        history: list[Any] = [entry for entry in known if entry.since < first]
        anchor = history[-1]
        start = max(since, anchor.since)
        ahead = tuple(_entries(self, anchor, base.uncertainty, start))
        if base.by:
            return replace(base, tables=(*history, *ahead), where=self.where, interpolate=False)
        return replace(base, values=(*history, *ahead), where=self.where, interpolate=False)


def _entries(
    course: Course, anchor: Dated, uncertainty: InputDistribution | None, start: datetime.date
) -> Iterator[Any]:
    """Dated values of a path: at its points, and on each first of January between them where it is interpolated."""
    before = Point(
        start,
        anchor.source if isinstance(anchor, Value) else "",
        times=1.0,
        uncertainty=anchor.uncertainty or uncertainty,
    )
    for point in course.points:
        if course.interpolate:
            for year in range(before.since.year + 1, point.since.year + 1):
                day = datetime.date(year, 1, 1)
                if before.since < day < point.since:
                    share = (day - before.since) / (point.since - before.since)
                    yield _dated(replace(point, since=day, uncertainty=_between(before, point, share)), anchor,
                                 _number(before, anchor) * (1.0 - share) + _number(point, anchor) * share)  # fmt: skip
        yield _dated(point, anchor, _number(point, anchor))
        before = point


def _number(point: Point, anchor: Dated) -> float:
    """The value of a point; of a table, the factor by which its rows are multiplied."""
    times = 1.0 if point.times is None else point.times
    if isinstance(anchor, Table):
        return times
    return anchor.value * times if point.value is None else point.value


def _dated(point: Point, anchor: Dated, number: float) -> Dated:
    quality = point.quality or NOT_STATED
    if isinstance(anchor, Value):
        return Value(point.since, number, point.source, quality, point.uncertainty)
    rows = tuple(
        replace(row, value=row.value * number, source=point.source, quality=max(row.quality, quality))
        for row in anchor.rows
    )
    qualities = anchor.qualities.clip(min=quality)
    return replace(
        anchor,
        since=point.since,
        rows=rows,
        values=anchor.values * number,
        qualities=qualities,
        uncertainty=point.uncertainty,
    )


def _between(before: Point, point: Point, share: float) -> InputDistribution | None:
    """Uncertainty on the way from one point to the next; it grows from nothing where the earlier one states none."""
    later, earlier = point.uncertainty, before.uncertainty
    if later is None or (earlier is not None and earlier.shape != later.shape):
        return later
    narrow = earlier or replace(later, relative=0.0, absolute=0.0)
    return replace(
        later,
        relative=narrow.relative * (1.0 - share) + later.relative * share,
        absolute=narrow.absolute * (1.0 - share) + later.absolute * share,
    )


def laid_over(
    parameters: Mapping[str, Parameter], courses: Mapping[str, Course], since: datetime.date
) -> dict[str, Parameter]:
    """The parameters that a scenario changes, with their paths."""
    return {name: course.over(parameters[name], since) for name, course in courses.items()}
