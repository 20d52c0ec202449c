"""Groups of buildings that share their factors: cells of the correction tables (use by period) with enough bills."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from citybrain.governance.cells import enough_of_class
from citybrain.kernel import City, DeclarationError, Graph
from citybrain.kernel.lookup import Table
from citybrain.kernel.units import Array, Mask
from citybrain.plans.calibration.settings import axes_of


@dataclass(frozen=True)
class GroupCells:
    """All cells of the correction tables: every use by every period; a period lasts until the next one's start."""

    uses: tuple[str, ...]
    starts: tuple[float, ...]
    axes: tuple[str, ...] = ()
    """Names of the attributes that tell use and year."""

    def in_city(self, city: City) -> NDArray[np.intp]:
        """Cell of each building of a city; -1 where its year is missing."""
        use, year = (city.columns[name] for name in self.axes)
        return self.of(use, year)

    @property
    def count(self) -> int:
        """Number of cells; cell = use * periods + period."""
        return len(self.uses) * len(self.starts)

    def of(self, use: Any, year: Array) -> NDArray[np.intp]:
        """Cell of each building (n,); -1 where its year is missing."""
        period = np.searchsorted(self.starts, year, side="right") - 1
        cell = np.asarray(use).astype(np.intp) * len(self.starts) + period
        return np.where(np.isnan(year), -1, cell).astype(np.intp)

    def read(self, table: Table) -> Array:
        """Value of a table in every cell (C,)."""
        return table.read(*self._corners())

    def source(self, table: Table, cell: int) -> tuple[str, int]:
        """Source and quality of a table's value in a cell."""
        use, year = self._corners()
        row = table.row(float(use[cell]), float(year[cell]))
        return row.source, row.quality

    def _corners(self) -> tuple[NDArray[np.intp], Array]:
        inside = [self.starts[1] - 1.0 if not np.isfinite(start) else start for start in self.starts]
        return np.repeat(np.arange(len(self.uses)), len(self.starts)), np.tile(inside, len(self.uses))

    def period(self, cell: int) -> tuple[int | None, int | None]:
        """First and last year of a cell's period; None where it is open."""
        number = cell % len(self.starts)
        start, end = self.starts[number], [*self.starts, np.inf][number + 1]
        return (int(start) if np.isfinite(start) else None), (int(end) - 1 if np.isfinite(end) else None)


@dataclass(frozen=True)
class CalibrationGroup:
    """Cells of one use that share their factors; `rest` where they are those periods of it that have few bills."""

    use: str
    cells: tuple[int, ...]
    rest: bool


def cells_of(graph: Graph, names: Sequence[str], day: datetime.date) -> GroupCells:
    """The cells of the correction tables in force on a day.

    Raises DeclarationError where a table is read by other attributes than those that domains declare for it.
    """
    axes = axes_of(graph)
    starts: set[float] = set()
    uses: tuple[str, ...] = ()
    for name in names:
        parameter = graph.parameters[name]
        if parameter.by != axes:
            allowed, received = ", ".join(axes), ", ".join(parameter.by)
            raise DeclarationError(
                "calibration-table-axes", parameter=name, where=parameter.where, received=received, allowed=allowed
            )
        kinds, periods = parameter.table_at(day).axes
        uses, starts = kinds.names, starts | set(periods.starts)
    return GroupCells(uses, tuple(sorted(starts)), axes)


def groups_of(
    cell: NDArray[np.intp], cells: GroupCells, fewest: int, billed: Array, classes: NDArray[np.object_]
) -> list[CalibrationGroup]:
    """Groups by the cells of the buildings to fit on (n,): a cell with `fewest` of them is a group of its own.

    The other cells of a use are one group together if they have as many; else they keep their values. Only buildings
    count whose class is large enough in the group, by what was `billed` (n,): factors are told to everybody.
    """

    def count(*some: int) -> int:
        rows = np.isin(cell, some)
        return int(enough_of_class(billed[rows], classes[rows]).sum())

    groups = []
    for use, name in enumerate(cells.uses):
        periods = len(cells.starts)
        own = [c for c in range(use * periods, (use + 1) * periods) if (cell == c).any()]
        alone = [c for c in own if count(c) >= fewest]
        groups += [CalibrationGroup(name, (c,), rest=False) for c in alone]
        rest = tuple(c for c in own if c not in alone)
        if count(*rest) >= fewest:
            groups.append(CalibrationGroup(name, rest, rest=True))
    return groups


def counting(group: NDArray[np.intp], billed: Array, classes: NDArray[np.object_]) -> Mask:
    """Which buildings (n,) their groups are fitted on: those of classes that are large enough in theirs."""
    found = np.zeros(len(group), bool)
    for number in range(int(group.max(initial=-1)) + 1):
        rows = np.flatnonzero(group == number)
        found[rows] = enough_of_class(billed[rows], classes[rows])
    return found


def group_of_cells(groups: Sequence[CalibrationGroup], cells: GroupCells) -> NDArray[np.intp]:
    """Group of every cell (C,); -1 where it has none."""
    found = np.full(cells.count, -1, np.intp)
    for number, group in enumerate(groups):
        found[list(group.cells)] = number
    return found
