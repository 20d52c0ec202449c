"""Sums of cells of bills with noise, where a city declares it: each cell has one number, and all sums add those.

So whatever is told of some cells, in whichever way, adds up, and the same number is the same everywhere. Each place
counts with whole kWh, for at most the bound of its class and carrier; noise is of discrete Laplace with scale bound /
epsilon: what is told is epsilon-differentially private in the value of one place, given the cells. They are made
without noise, by rules of their own (`governance.cells`).
"""

from __future__ import annotations

import datetime
import json
import logging
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from math import ceil
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from citybrain.governance.cells import NOWHERE, Marks, Rows
from citybrain.governance.discrete_laplace import discrete_laplace
from citybrain.governance.noise import KeyedChance, noise_key
from citybrain.kernel.units import Array
from citybrain.observations.bills.noise_ledger import NoisyNumber, paid_for
from citybrain.observations.bills.told_cells import mark_of_place
from citybrain.twin.configuration_privacy import PrivacySettings

MILLIONTHS = 10**6
LOG = logging.getLogger("citybrain.observations")


class BilledColumn(NamedTuple):
    """A column of what was billed, the cells of its rows, and a mark of each row with its bills.

    `carrier` is empty where no sum of the column is told.
    """

    values: Array
    marks: Marks
    cell: Rows
    carrier: str


class NoisyCells(NamedTuple):
    """By number of the cell its sum [kWh/a], the scale of the noise in it [kWh/a], and the bound of a place [kWh/a]."""

    total: Array
    scale: Array
    bound: Array

    def of(self, cells: Rows) -> NoisyCells:
        """Those of some cells."""
        return NoisyCells(*(column[cells] for column in self))


@dataclass(frozen=True)
class Noise:
    """Noise in the cells of a city by column, at an `epsilon` for each number."""

    epsilon: float
    columns: Mapping[str, NoisyCells] = field(repr=False)


class _Made(NamedTuple):
    """The number of a cell of a column before it is told."""

    column: str
    rows: Rows
    bound: int
    total: int
    chance: KeyedChance


def with_noise(
    city: Path,
    privacy: PrivacySettings,
    columns: Mapping[str, BilledColumn],
    classes: NDArray[np.object_],
    ids: NDArray[Any],
    start: datetime.date,
    end: datetime.date,
) -> tuple[dict[str, Rows], Noise]:
    """The cells by column that are told of the year from `start` to `end` (exclusive), and their noise.

    A cell is held back where a place in it has no bound or has nothing left to pay with, and each is without a key.
    """
    key, epsilon = noise_key(), Fraction(privacy.epsilon)
    if key is None:
        LOG.error("No key of noise can be read, or others may read it: no bill counts in a sum of %s", city)
    made = [one for name in sorted(columns) for one in _made(privacy, name, columns[name], classes, key, start, end)]
    years = tuple(range(start.year, (end - datetime.timedelta(days=1)).year + 1))
    cost, budget = ceil(epsilon * MILLIONTHS), int(privacy.budget * MILLIONTHS)
    mark = {row: mark_of_place(ids[row]) for row in {int(row) for one in made for row in one.rows}}
    numbers = [NoisyNumber(one.chance.name, cost, tuple(mark[int(row)] for row in one.rows), years) for one in made]
    cells = {name: np.full(len(column.values), NOWHERE) for name, column in columns.items()}
    noise = {name: _empty(int(column.cell.max(initial=NOWHERE)) + 1) for name, column in columns.items()}
    for one, told in zip(made, paid_for(city, numbers, budget), strict=True):
        if told:
            scale, number, own = Fraction(one.bound) / epsilon, columns[one.column].cell[one.rows[0]], noise[one.column]
            cells[one.column][one.rows] = number
            own.total[number] = float(one.total + discrete_laplace(scale, one.chance.below))
            own.scale[number], own.bound[number] = float(scale), one.bound
    _warn_of_cells_held_back(city, columns, cells)
    return cells, Noise(float(epsilon), noise)


def _warn_of_cells_held_back(city: Path, columns: Mapping[str, BilledColumn], told: Mapping[str, Rows]) -> None:
    """Of carriers whose sums are told."""
    for name, column in columns.items():
        back = np.unique(column.cell[(column.cell != NOWHERE) & (told[name] == NOWHERE)])
        if column.carrier and len(back):
            why = "a place has no bound or no budget left, or there is no key or ledger of noise"
            LOG.warning("%s: %d sums of %s rest on computed energy: %s", city, len(back), column.carrier, why)


def _empty(cells: int) -> NoisyCells:
    return NoisyCells(np.full(cells, np.nan), np.zeros(cells), np.zeros(cells))


def _made(
    privacy: PrivacySettings,
    name: str,
    column: BilledColumn,
    classes: NDArray[np.object_],
    key: bytes | None,
    start: datetime.date,
    end: datetime.date,
) -> Iterator[_Made]:
    """Numbers of the cells of a column whose places all have a bound."""
    bounds = np.zeros(len(column.values), np.int64)
    for of, own in privacy.bounds.items():
        bounds[classes == of] = own.get(column.carrier, 0)  # type: ignore[call-overload]
    inside = np.flatnonzero(column.cell != NOWHERE)
    inside = inside[np.argsort(column.cell[inside], kind="stable")]
    parts = np.split(inside, np.flatnonzero(np.diff(column.cell[inside])) + 1) if len(inside) else []
    for rows in parts if key else ():
        bound = int(bounds[rows].max())
        if not bounds[rows].all():
            continue
        total = int(np.clip(np.rint(column.values[rows]), 0, bounds[rows]).sum(dtype=object))
        about = [name, start.isoformat(), end.isoformat(), str(privacy.epsilon.normalize()), bound, total]
        message = json.dumps(about).encode() + np.sort(column.marks[rows]).tobytes()
        yield _Made(name, rows, bound, total, KeyedChance(key or b"", message))
