"""A relation of a city: for each row of one entity the rows of another that it depends on, each with a weight."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np
from numpy.typing import NDArray

from citybrain.kernel.errors import InputError
from citybrain.kernel.units import Array, Rows

Related = NDArray[np.int32] | NDArray[np.intp]


@dataclass(frozen=True, eq=False)
class Relation:
    """Compressed rows: row r of `of` depends on `rows[starts[r]:starts[r + 1]]` of `to`, with `weights` beside them.

    Sums go through the pairs of a row in this order, so one row gives the same bits among all rows, some, or alone.
    `quality` is the level at which the pairs and their weights are known.
    """

    of: str
    to: str
    starts: Rows
    rows: Related
    weights: Array
    quality: int = 0

    @classmethod
    def of_pairs(cls, of: str, to: str, size: int, pairs: tuple[Rows, Related], weights: Array) -> Relation:
        """The relation of loose pairs (rows of `of`, rows of `to`), kept in their order within a row."""
        order = np.argsort(pairs[0], kind="stable")
        counts = np.bincount(pairs[0], minlength=size)
        starts = np.concatenate([[0], np.cumsum(counts)]).astype(np.intp)
        return cls(of, to, starts, pairs[1][order], np.asarray(weights, np.float64)[order])

    @property
    def size(self) -> int:
        """Rows of the entity that depends."""
        return len(self.starts) - 1

    @cached_property
    def _extent(self) -> tuple[int, int]:
        return (int(self.rows.min()), int(self.rows.max())) if len(self.rows) else (0, -1)

    @cached_property
    def _is_ordered(self) -> bool:
        ends = len(self.starts) > 0 and self.starts[0] == 0 and self.starts[-1] == len(self.rows) == len(self.weights)
        return bool(ends and np.all(np.diff(self.starts) >= 0))

    def require(self, name: str, sizes: Mapping[str, int]) -> None:
        """Raises InputError where the rows are no compressed rows of two entities of these sizes."""
        if not self._is_ordered or self.size != sizes.get(self.of, 0):
            told = {"received": self.size, "allowed": sizes.get(self.of, 0), "pairs": len(self.rows)}
            raise InputError("relation-bad-rows", relation=name, of=self.of, **told)
        least, largest = self._extent
        allowed = sizes.get(self.to, 0)
        if least < 0 or largest >= allowed:
            outside = (self.rows < 0) | (self.rows >= allowed)
            pair = int(np.argmax(outside))
            row = int(np.searchsorted(self.starts, pair, side="right")) - 1
            told = {"row": row, "received": int(self.rows[pair]), "allowed": allowed - 1, "size": allowed}
            raise InputError("relation-row-outside", relation=name, of=self.of, to=self.to, **told)

    def members(self, row: int) -> tuple[Rows, Array]:
        """Rows of `to` on which one row depends, and their weights."""
        own = slice(self.starts[row], self.starts[row + 1])
        return self.rows[own].astype(np.intp), self.weights[own]

    def gather(self, kind: str, values: Array | None, rows: Rows | None = None, along: bool = False) -> Array:
        """What the related values make of each row, or of some `rows`; without values, the weights themselves.

        A total is the sum of value times weight (0 where nothing is related), a mean that over the sum of weights (NaN
        where it is 0); NaN in a part is NaN in the row. The least or the greatest is of the values, of the weights
        where there are no values, of value plus weight where `along`; parts that are NaN are left out, infinite ones
        count, and a row without parts is NaN.
        """
        from citybrain.kernel import gathering

        some = np.arange(self.size) if rows is None else rows
        if values is not None and np.ndim(values) > 1:
            columns = [self.gather(kind, np.ascontiguousarray(column), rows, along) for column in values.T]
            return np.stack(columns, axis=1)
        return gathering.gather(kind, (self.starts, self.rows, self.weights), values, some, along)

    @cached_property
    def _turned(self) -> tuple[Rows, Rows]:
        """The rows of `of` that depend on each row of `to`, as compressed rows; found once."""
        from citybrain.kernel import gathering

        return gathering.turned(self.starts, self.rows, self._extent[1] + 1)

    def reached(self, rows: Rows) -> Rows:
        """Rows of `of`, ascending, that depend on any of some rows of `to`."""
        from citybrain.kernel import gathering

        return gathering.reached(*self._turned, rows[rows <= self._extent[1]], self.size)

    def some(self, rows: Rows | slice) -> Relation:
        """The relation of some rows of `of` only, in their order; those of `to` stay as they are."""
        picked = np.arange(self.size)[rows]
        lengths = np.diff(self.starts)[picked]
        starts = np.concatenate([[0], np.cumsum(lengths)]).astype(np.intp)
        pairs = np.repeat(self.starts[picked] - starts[:-1], lengths) + np.arange(starts[-1])
        return Relation(self.of, self.to, starts, self.rows[pairs], self.weights[pairs], self.quality)

    def batched(self, draws: int, size: int) -> Relation:
        """The relation of many draws of a city, draw after draw; `size` is how many rows of `to` one draw has."""
        if draws == 1:
            return self
        if size * draws > np.iinfo(self.rows.dtype).max:
            return Relation(
                self.of, self.to, self.starts, self.rows.astype(np.intp), self.weights, self.quality
            ).batched(draws, size)
        pairs, offsets = len(self.rows), np.arange(draws)[:, None]
        starts = np.append((self.starts[:-1] + pairs * offsets).ravel(), pairs * draws)
        rows: Any = (self.rows + (size * offsets).astype(self.rows.dtype)).ravel()
        return Relation(self.of, self.to, starts, rows, np.tile(self.weights, draws), self.quality)
