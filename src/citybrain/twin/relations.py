"""Relations between entities in a snapshot: which rows of one each row of another depends on, and how much."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol, TypeAlias

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from citybrain.kernel.errors import InputError
from citybrain.twin.arrow_values import values_of
from citybrain.twin.entity_table import EntityTable
from citybrain.twin.manifest import RelationEntry

if TYPE_CHECKING:
    import pandas as pd

ROW, OTHER, WEIGHT = "row", "other", "weight"
"""Columns of a table of pairs: row of one entity, row of the other, weight of the pair."""

Pairs: TypeAlias = tuple[NDArray[np.intp], NDArray[np.intp], NDArray[np.float64]]
"""Rows of `of`, rows of `to`, and weights."""


@dataclass(frozen=True)
class Relation:
    """Compressed rows: row i of `of` depends on `rows[starts[i]:starts[i + 1]]` of `to`, each with its weight."""

    of: str
    to: str
    starts: NDArray[np.intp]
    rows: NDArray[np.intp]
    weights: NDArray[np.float64]


class Holder(Protocol):
    """What a relation is read from: a snapshot."""

    def table(self, name: str) -> pa.Table:
        """Read a table."""
        ...

    def of(self, entity: str) -> EntityTable:
        """Return the rows of an entity."""
        ...


def read_relation(snapshot: Holder, name: str, entry: RelationEntry) -> Relation:
    """Read a table of pairs, in order of the rows that depend.

    Raises InputError for a pair with a row that its entity does not have, naming relation, pair and row.
    """
    table = snapshot.table(entry.table)
    row, other = (_numbers(table, column).astype(np.intp) for column in (ROW, OTHER))
    sizes = len(snapshot.of(entry.of)), len(snapshot.of(entry.to))
    return compressed(name, entry, (row, other, _numbers(table, WEIGHT)), sizes)


def compressed(name: str, entry: RelationEntry, pairs: Pairs, sizes: tuple[int, int]) -> Relation:
    """Return pairs as compressed rows; pairs of one row keep their order. `sizes`: how many rows both entities have.

    Raises InputError for rows outside.
    """
    row, other, weights = pairs
    size, others = sizes
    require_rows(name, entry.of, row, size)
    require_rows(name, entry.to, other, others)
    if np.any(row[1:] < row[:-1]):
        order = np.argsort(row, kind="stable")
        row, other, weights = row[order], other[order], weights[order]
    starts = np.concatenate([[0], np.cumsum(np.bincount(row, minlength=size))]).astype(np.intp)
    return Relation(entry.of, entry.to, starts, other, weights)


def pairs_table(name: str, entry: RelationEntry, pairs: Pairs, sizes: tuple[int, int]) -> "pd.DataFrame":
    """Return the table of a relation as it is written, in order of the rows that depend.

    Raises InputError for rows outside.
    """
    import pandas as pd

    made = compressed(name, entry, pairs, sizes)
    row = np.repeat(np.arange(sizes[0]), np.diff(made.starts))
    return pd.DataFrame({ROW: row.astype(np.int32), OTHER: made.rows.astype(np.int32), WEIGHT: made.weights})


def require_rows(relation: str, entity: str, rows: NDArray[np.intp], size: int) -> None:
    """Raise InputError where a relation names a row that an entity does not have."""
    outside = (rows < 0) | (rows >= size)
    if outside.any():
        pair = int(np.argmax(outside))
        raise InputError(
            "relation-row-outside", relation=relation, pair=pair, of=entity, received=int(rows[pair]), allowed=size - 1
        )


def _numbers(table: pa.Table, column: str) -> NDArray[np.float64]:
    return values_of(table.column(column).combine_chunks(), np.nan)
