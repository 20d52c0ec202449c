"""Tables of parameters by attributes: by category exactly, by number "from this value on"."""

from __future__ import annotations

import datetime
import itertools
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np
from numpy.typing import NDArray

from citybrain.kernel.errors import DeclarationError
from citybrain.kernel.uncertainty import InputDistribution, read_uncertainty
from citybrain.kernel.units import Array

RESERVED = frozenset({"value", "source", "quality"})


@dataclass(frozen=True)
class Row:
    """One line of a table: which categories and from which numbers on, the value, its source and quality."""

    names: Mapping[str, tuple[str, ...]]
    starts: Mapping[str, float]
    value: float
    source: str
    quality: int


@dataclass(frozen=True)
class Axis:
    """One attribute that a table is read by; `names` for a category, `starts` (ascending) for a number."""

    name: str
    names: tuple[str, ...] = ()
    starts: tuple[float, ...] = ()

    @property
    def size(self) -> int:
        """Cells along this axis."""
        return len(self.names) or len(self.starts)

    def cells(self, values: Any) -> NDArray[np.int64]:
        """Cell of each value; -1 where a number is missing or below the first start."""
        if self.names:
            return np.asarray(values).astype(np.int64)
        cells = np.searchsorted(self.starts, values, side="right") - 1
        return np.where(np.isnan(values), -1, cells)


@dataclass(frozen=True)
class Table:
    """Rows spread over every cell of the axes: reading is one gather. What is of cells follows from axes and rows."""

    since: datetime.date
    axes: tuple[Axis, ...]
    rows: tuple[Row, ...]
    values: Array = field(compare=False)
    row_of_cell: NDArray[np.int64] = field(compare=False)
    qualities: NDArray[np.uint8] = field(compare=False)
    uncertainty: InputDistribution | None = None

    def _cell(self, columns: Sequence[Any]) -> tuple[NDArray[np.int64], Any]:
        cells = [axis.cells(column) for axis, column in zip(self.axes, columns, strict=True)]
        flat = np.zeros_like(cells[0])
        missing = np.zeros(flat.shape, bool)
        for axis, cell in zip(self.axes, cells, strict=True):
            missing |= cell < 0
            flat = flat * axis.size + cell
        return np.where(missing, 0, flat), missing

    def read(self, *columns: Any) -> Array:
        """Value for each row of the columns (one per axis); NaN where an attribute is missing."""
        cell, missing = self._cell(columns)
        return np.where(missing, np.nan, self.values[cell])

    def quality(self, *columns: Any) -> NDArray[np.uint8]:
        """Stated quality of each row's value, 0 where the table states none."""
        return self.qualities[self._cell(columns)[0]]

    def rows_read(self, *columns: Any) -> NDArray[np.int64]:
        """Line that each row's value is read from; the first where an attribute is missing."""
        return self.row_of_cell[self._cell(columns)[0]]

    def row(self, *attributes: float) -> Row:
        """The line that one set of attributes is read from."""
        cell, _ = self._cell([np.asarray([x]) for x in attributes])
        return self.rows[int(self.row_of_cell[cell[0]])]


def _row(name: str, where: str, entry: dict[str, Any], by: Sequence[str], default: tuple[str, int]) -> Row:
    if unknown := set(entry) - RESERVED - set(by):
        allowed = ", ".join([*by, *sorted(RESERVED)])
        raise DeclarationError("parameter-bad-row", parameter=name, where=where, received=str(unknown), allowed=allowed)
    source = str(entry.get("source", default[0])).strip()
    if "value" not in entry or not source:
        raise DeclarationError("parameter-without-source", parameter=name, where=where)
    names = {k: tuple(v) if isinstance(v, list) else (v,) for k, v in entry.items() if isinstance(v, str | list)}
    starts = {k: float(v) for k, v in entry.items() if k in by and not isinstance(v, str | list)}
    names = {k: v for k, v in names.items() if k in by}
    return Row(names, starts, float(entry["value"]), source, int(entry.get("quality", default[1])))


def _axes(name: str, where: str, by: Sequence[str], rows: Sequence[Row], known: Mapping[str, Any]) -> tuple[Axis, ...]:
    axes = []
    for axis in by:
        if axis in known:
            named = {x for row in rows for x in row.names.get(axis, ())}
            if unknown := named - set(known[axis]):
                allowed = ", ".join(known[axis])
                raise DeclarationError(
                    "parameter-bad-row", parameter=name, where=where, received=str(unknown), allowed=allowed
                )
            axes.append(Axis(axis, names=tuple(known[axis])))
        else:
            starts = {row.starts.get(axis, -np.inf) for row in rows}
            axes.append(Axis(axis, starts=tuple(sorted(starts))))
    return tuple(axes)


def _rank(row: Row, axes: Sequence[Axis], cell: Sequence[int]) -> tuple[int, tuple[float, ...]] | None:
    """How closely a line fits a cell: more categories named wins, then the later start; None where it does not fit."""
    named, starts = 0, []
    for axis, position in zip(axes, cell, strict=True):
        if axis.names:
            wanted = row.names.get(axis.name)
            if wanted is not None and axis.names[position] not in wanted:
                return None
            named += wanted is not None
        else:
            start = row.starts.get(axis.name, -np.inf)
            if start > axis.starts[position]:
                return None
            starts.append(start)
    return named, tuple(starts)


def read_table(
    name: str, where: str, entry: Mapping[str, Any], by: Sequence[str], categories: Mapping[str, Any]
) -> Table:
    """A table from its declaration.

    Raises DeclarationError where a row names something unknown, has no source, fits a cell as closely as another,
    or where a cell has no row.
    """
    default = str(entry.get("source", "")), int(entry.get("quality", 0))
    rows = tuple(_row(name, where, row, by, default) for row in entry.get("rows", ()))
    axes = _axes(name, where, by, rows, categories)
    chosen = []
    for cell in itertools.product(*(range(axis.size) for axis in axes)):
        ranks = [(rank, -i) for i, row in enumerate(rows) if (rank := _rank(row, axes, cell)) is not None]
        best = max(ranks, default=None)
        told = ", ".join(f"{a.name} {a.names[c] if a.names else a.starts[c]}" for a, c in zip(axes, cell, strict=True))
        if best is None:
            raise DeclarationError("parameter-no-row", parameter=name, where=where, cell=told)
        if sum(rank == best[0] for rank, _ in ranks) > 1:
            raise DeclarationError("parameter-two-rows", parameter=name, where=where, cell=told)
        chosen.append(-best[1])
    row_of_cell = np.array(chosen, np.int64)
    values = np.array([row.value for row in rows])[row_of_cell]
    qualities = np.array([row.quality for row in rows], np.uint8)[row_of_cell]
    uncertainty = read_uncertainty(name, where, entry.get("uncertainty"))
    return Table(entry["from"], axes, rows, values, row_of_cell, qualities, uncertainty)
