"""The cells by which bills of a city ever counted in sums, kept beside the bills: two states of them tell no place."""

from __future__ import annotations

import hashlib
import logging
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from citybrain.governance.cells import NEVER_TOLD, NOWHERE, Marks, Rows, ToldCells, cells_over_time
from citybrain.kernel.units import Array
from citybrain.observations.bills.declaration import billing
from citybrain.observations.bills.kept_arrays import DAMAGED, keep_arrays, one_at_a_time
from citybrain.observations.bills.pairs import Pairs
from citybrain.observations.bills.stored import StoredBills

FOLDER = "bills"
FILE = "told-cells.npz"
BEGUN = ".told-cells"
"""In the folder of the city once cells were told: where it is and their file is not, that was deleted."""

LOG = logging.getLogger("citybrain.observations")


def cells_told(
    city: Path,
    columns: Mapping[str, tuple[Array, Marks]],
    classes: NDArray[np.object_],
    keys: Sequence[Rows],
) -> dict[str, Rows]:
    """By column the cells that count in sums. New ones are on disk before: what cannot be kept is not told, and nothing
    is where it cannot be read what was.
    """
    with one_at_a_time(city / FOLDER) as writes:
        try:
            told = told_cells(city)
        except DAMAGED as problem:
            LOG.error("%s cannot be read, so that no bill counts in a sum: %s", city / FOLDER / FILE, problem)
            return {name: np.full(len(values), NOWHERE) for name, (values, _) in columns.items()}
        made = {
            name: cells_over_time(values, classes, keys, marks, told.get(name, NEVER_TOLD))
            for name, (values, marks) in columns.items()
        }
        after = told | {name: cells for name, (_, cells) in made.items()}
        changed = any(len(after[name].mark) > len(told.get(name, NEVER_TOLD).mark) for name in made)
        if not changed or (writes and _keep(city, after)):
            return {name: cell for name, (cell, _) in made.items()}
    known = {name: told.get(name, NEVER_TOLD).cell.max(initial=NOWHERE) for name in made}
    return {name: np.where(cell <= known[name], cell, NOWHERE) for name, (cell, _) in made.items()}


def marks_of(bills: StoredBills, pairs: Pairs, ids: NDArray[Any]) -> Marks:
    """A mark of each pair of place and carrier with its bills; other bills, or another place, give another mark."""
    carriers = len(billing().carriers)
    bill = np.zeros(len(bills), np.uint64)
    for column in (bills.first, bills.end, _bits(bills.energy), bills.estimated, bills.credit):
        bill = _mixed(bill ^ column.astype(np.uint64))
    marks = np.zeros(len(ids) * carriers, np.uint64)
    np.add.at(marks, pairs.pair, _mixed(bill[pairs.bill] ^ _bits(pairs.weight)))
    named = np.zeros(len(ids), np.uint64)
    for row in np.unique(pairs.pair // carriers):
        named[row] = mark_of_place(ids[row])
    return _mixed(marks ^ np.repeat(named, carriers))


def mark_of_place(name: Any) -> int:
    """A mark of a place, whatever its bills are."""
    return int.from_bytes(hashlib.blake2b(str(name).encode(), digest_size=8).digest(), "little")


def told_cells(city: Path) -> dict[str, ToldCells]:
    """By column all cells that were told. Raises what DAMAGED has."""
    path = city / FOLDER / FILE
    if not path.is_file() and not (city / BEGUN).exists():
        return {}
    with np.load(path, allow_pickle=False) as kept:
        return {name: _cells_of(kept[name]) for name in kept.files}


def _cells_of(kept: NDArray[Any]) -> ToldCells:
    """Raises ValueError for what is no marks above as many numbers of cells, which have several marks each."""
    if kept.dtype != np.uint64 or kept.ndim != 2 or len(kept) != 2 or (kept[1] >= kept.shape[1]).any():
        raise ValueError("no marks and cells")
    return ToldCells(kept[0], kept[1].astype(np.intp))


def _keep(city: Path, told: Mapping[str, ToldCells]) -> bool:
    """Keep cells for ever; whether that could be done."""
    arrays = {name: np.stack([one.mark, one.cell.astype(np.uint64)]) for name, one in told.items()}
    if not keep_arrays(city / FOLDER / FILE, arrays):
        return False
    try:
        (city / BEGUN).touch()
    except OSError:
        return False
    return True


def _bits(values: Array) -> Marks:
    return np.ascontiguousarray(values, np.float64).view(np.uint64)


def _mixed(values: Marks) -> Marks:
    """Each number as another one that has nothing to do with it: SplitMix64 (Steele, Lea, Flood, OOPSLA 2014)."""
    mixed = values + np.uint64(0x9E3779B97F4A7C15)
    mixed = (mixed ^ (mixed >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
    mixed = (mixed ^ (mixed >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
    return mixed ^ (mixed >> np.uint64(31))
