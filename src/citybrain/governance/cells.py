"""Sums of what is not public: each cell of subjects counts in them whole or not at all.

A cell is a fixed set of subjects that is large enough for the class of their data (`cells` of `policy.yaml`): a least
number, and a share that the largest may hold, the (n, k) rule of dominance. Since every sum that is told counts whole
cells, so does each difference of two of them, whatever they are over: filters, areas, the city less its areas. What
is left over of small cells is put together with that of others, at last with the smallest cell that there is, so that
no difference of a whole and its parts tells less than a cell either (secondary suppression). Hundepool et al.,
Statistical Disclosure Control, Wiley 2012, sections 4.2 and 4.3.

Two states of the data tell no more than one: what a subject had in one of them counts in one cell for ever
(`ToldCells`). Where some members of a cell have other data, the cell is held back until it has what it had again, or
what is new of enough subjects makes another one: no two cells of all times have anything in common.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from citybrain.governance.roles import CELL_RULES, CellRule, DataClass
from citybrain.kernel.units import Array, Mask

NOWHERE = -1
"""Of a row that is in no cell: it counts in no sum."""

Rows = NDArray[np.intp]
Marks = NDArray[np.uint64]


class ToldCells(NamedTuple):
    """All cells that were ever told: a mark of each subject with the data that it had, and the number of its cell."""

    mark: Marks
    cell: Rows

    def find(self, marks: Marks) -> Rows:
        """Where each mark stands, `NOWHERE` of one that does not."""
        if not len(self.mark):
            return np.full(len(marks), NOWHERE, np.intp)
        order = np.argsort(self.mark)
        place = order[np.minimum(np.searchsorted(self.mark, marks, sorter=order), len(order) - 1)]
        return np.where(self.mark[place] == marks, place, NOWHERE)


NEVER_TOLD = ToldCells(np.empty(0, np.uint64), np.empty(0, np.intp))


def is_large_enough(values: Array, rule: CellRule) -> bool:
    """Whether so many values may be told by their sum; zeros hide nobody."""
    sizes = np.sort(np.abs(values[values != 0]))
    total = float(sizes.sum())
    return len(sizes) >= rule.least and float(sizes[-rule.largest :].sum()) <= rule.share * total


def cells_of(values: Array, classes: Sequence[DataClass] | NDArray[np.object_], keys: Sequence[Rows]) -> Rows:
    """The cell of each row, one row for each subject; `NOWHERE` where it has no value or can be in none.

    Cells are the rows that have all `keys` in common; what is too small is put together without the last key, and so
    on. `classes` tell the class of each row; each has cells of its own, since whoever may read one knows its values.
    """
    of_row, cell = np.asarray(classes, object), np.full(len(values), NOWHERE, np.intp)
    for of, rule in CELL_RULES.items():
        rows = np.flatnonzero(np.isfinite(values) & (of_row == of))
        found = _cells(values[rows], [key[rows] for key in keys], rule)
        cell[rows] = np.where(found == NOWHERE, NOWHERE, found + cell.max(initial=NOWHERE) + 1)
    return cell


def cells_over_time(
    values: Array,
    classes: Sequence[DataClass] | NDArray[np.object_],
    keys: Sequence[Rows],
    marks: Marks,
    told: ToldCells = NEVER_TOLD,
) -> tuple[Rows, ToldCells]:
    """As `cells_of`, with what is told from now on; `marks` name each subject with the data that it has."""
    place = np.where(np.isfinite(values), told.find(marks), NOWHERE)
    known = place != NOWHERE
    whole, gone = np.ones(told.cell.max(initial=NOWHERE) + 1, bool), np.ones(len(told.mark), bool)
    gone[place[known]] = False
    whole[told.cell[gone]] = False
    cell = np.full(len(values), NOWHERE, np.intp)
    cell[known] = np.where(whole[told.cell[place[known]]], told.cell[place[known]], NOWHERE)
    for rows in _together(np.flatnonzero(cell != NOWHERE), [cell]):
        if not enough_of_class(values[rows], np.asarray(classes, object)[rows]).all():
            cell[rows] = NOWHERE
    fresh = cells_of(np.where(known, np.nan, values), classes, keys)
    new = np.flatnonzero(fresh != NOWHERE)
    cell[new] = fresh[new] + told.cell.max(initial=NOWHERE) + 1
    return cell, ToldCells(np.concatenate([told.mark, marks[new]]), np.concatenate([told.cell, cell[new]]))


def _cells(values: Array, keys: Sequence[Rows], rule: CellRule) -> Rows:
    """Cells of rows of one class."""
    cell, left = np.full(len(values), NOWHERE, np.intp), np.arange(len(values))
    for depth in range(len(keys), -1, -1):
        for rows in _together(left, keys[:depth]):
            if is_large_enough(values[rows], rule):
                cell[rows] = cell.max(initial=NOWHERE) + 1
        left = left[cell[left] == NOWHERE]
    joined = left
    for number in np.argsort(np.bincount(cell[cell != NOWHERE]), kind="stable") if len(left) else ():
        joined = np.concatenate([joined, np.flatnonzero(cell == number)])
        if is_large_enough(values[joined], rule):
            cell[joined] = number
            break
    return cell


def enough_of_class(values: Array, classes: NDArray[np.object_]) -> Mask:
    """Which rows may count in one number that rests on all of them: those of classes that are large enough alone.

    A class without a rule is never large enough.
    """
    found = np.zeros(len(values), bool)
    for of, rule in CELL_RULES.items():
        own = classes == of
        found |= own & is_large_enough(values[own], rule)
    return found


def counted(members: Mask, cell: Rows) -> Mask:
    """Which of some rows count in their sum: those whose whole cell is among them."""
    inside = cell != NOWHERE
    cut = np.zeros(int(cell.max(initial=NOWHERE)) + 1, bool)
    cut[cell[inside & ~members]] = True
    found: Mask = members & inside
    found[found] = ~cut[cell[found]]
    return found


def _together(rows: Rows, keys: Sequence[Rows]) -> list[Rows]:
    """Rows parted by their keys."""
    if not len(rows):
        return []
    if not keys:
        return [rows]
    _, group = np.unique(np.stack([key[rows] for key in keys], axis=1), axis=0, return_inverse=True)
    order = np.argsort(group.ravel(), kind="stable")
    return np.split(rows[order], np.flatnonzero(np.diff(group.ravel()[order])) + 1)
