"""Dated parameters over a period: the mean of what held in it, each value weighted by its days."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

import numpy as np

from citybrain.kernel.lookup import Axis, Table
from citybrain.kernel.parameters import HasDate, Parameter, Value

DAY = datetime.timedelta(days=1)
D = TypeVar("D", bound=HasDate)


@dataclass(frozen=True)
class Period:
    """Days from `first` up to, but without, `end`."""

    first: datetime.date
    end: datetime.date

    @classmethod
    def of_year(cls, year: int) -> Period:
        """A calendar year."""
        return cls(datetime.date(year, 1, 1), datetime.date(year + 1, 1, 1))


def middle_of_year(year: int) -> datetime.date:
    """The day on which a parameter must hold to hold in a year: the first of July."""
    return datetime.date(year, 7, 1)


def over_period(parameters: Mapping[str, Parameter], period: Period) -> dict[str, Parameter]:
    """Those of the parameters that change, each with the one value that stands for a period on every day.

    A parameter that begins after the period stays as it is.
    """
    moving = {name: one for name, one in parameters.items() if len(one.values) + len(one.tables) > 1}
    return {name: mean for name, one in moving.items() if (mean := mean_over(one, period)) is not one}


def mean_over(parameter: Parameter, period: Period) -> Parameter:
    """The parameter with its mean over the days of a period on which it holds; itself if it begins later."""
    if parameter.by:
        pieces = _pieces(parameter.tables, period)
        return replace(parameter, tables=(_mean_table(parameter, pieces),)) if pieces else parameter
    pieces_of_values = _pieces(parameter.values, period)
    if not pieces_of_values:
        return parameter
    value = _mean_value(parameter, pieces_of_values, period)
    return replace(parameter, values=(value,), interpolate=False)


def _pieces(dated: Sequence[D], period: Period) -> list[tuple[D, int]]:
    """What held in a period, and on how many of its days."""
    until = [*(x.since for x in dated[1:]), datetime.date.max]
    spans = ((x, max(x.since, period.first), min(end, period.end)) for x, end in zip(dated, until, strict=True))
    return [(x, (end - first).days) for x, first, end in spans if first < end]


def _mean_value(parameter: Parameter, pieces: Sequence[tuple[Value, int]], period: Period) -> Value:
    longest = max(pieces, key=lambda piece: piece[1])[0]
    if parameter.interpolate:
        first = max(period.first, parameter.values[0].since)
        number = float(np.mean([parameter.at(first + n * DAY).value for n in range((period.end - first).days)]))
    elif len(pieces) == 1:
        number = longest.value
    else:
        number = sum(x.value * days for x, days in pieces) / sum(days for _, days in pieces)
    quality, source = max(x.quality for x, _ in pieces), _joined(x.source for x, _ in pieces)
    return replace(longest, since=parameter.values[0].since, value=number, quality=quality, source=source)


def _mean_table(parameter: Parameter, pieces: Sequence[tuple[Table, int]]) -> Table:
    """Cell by cell, on an axis of numbers over the starts of all tables; lines are those of the longest."""
    longest = max(pieces, key=lambda piece: piece[1])[0]
    if len(pieces) == 1:
        return longest if longest is parameter.tables[0] else replace(longest, since=parameter.tables[0].since)
    axes = tuple(_joined_axis([table.axes[n] for table, _ in pieces]) for n in range(len(longest.axes)))
    known = [np.arange(axis.size) if axis.names else np.array(axis.starts) for axis in axes]
    cells = [column.ravel() for column in np.meshgrid(*known, indexing="ij")]
    days = np.array([days for _, days in pieces], np.float64)
    values = np.average([table.read(*cells) for table, _ in pieces], axis=0, weights=days)
    return replace(
        longest,
        since=parameter.tables[0].since,
        axes=axes,
        values=values,
        row_of_cell=longest.rows_read(*cells),
        qualities=np.max([table.quality(*cells) for table, _ in pieces], axis=0),
    )


def _joined_axis(axes: Sequence[Axis]) -> Axis:
    return axes[0] if axes[0].names else replace(axes[0], starts=tuple(sorted({x for one in axes for x in one.starts})))


def _joined(sources: Iterable[str]) -> str:
    return "; ".join(dict.fromkeys(sources))
