"""Relations between entities in a snapshot: which rows of one each row of another depends on, and how much."""

from typing import Protocol

import numpy as np
import pyarrow as pa

from citybrain.kernel.relations import Relation
from citybrain.twin.arrow_values import values_of
from citybrain.twin.entity_table import EntityTable
from citybrain.twin.manifest import RelationEntry

ROWS, WEIGHTS = "rows", "weights"
"""Columns of a relation's table, which has one line for each row that depends: rows of the other, and their weights."""


class Holder(Protocol):
    """What a relation is read from: a snapshot."""

    def table(self, name: str) -> pa.Table:
        """Read a table."""
        ...

    def of(self, entity: str) -> EntityTable:
        """Return the rows of an entity."""
        ...


def relation_table(relation: Relation) -> pa.Table:
    """Return the table of a relation as it is written."""
    starts = pa.array(relation.starts.astype(np.int32))
    rows = pa.ListArray.from_arrays(starts, pa.array(relation.rows.astype(np.int32)))
    return pa.table({ROWS: rows, WEIGHTS: pa.ListArray.from_arrays(starts, pa.array(relation.weights))})


def read_relation(snapshot: Holder, name: str, entry: RelationEntry) -> Relation:
    """Read a relation. Raises InputError for rows that its entities do not have, naming relation and row."""
    table = snapshot.table(entry.table)
    rows, weights = (table.column(column).combine_chunks() for column in (ROWS, WEIGHTS))
    starts = values_of(rows.offsets, np.nan).astype(np.intp)
    relation = Relation(
        entry.of,
        entry.to,
        starts - starts[0],
        values_of(rows.flatten(), np.nan).astype(np.int32),
        values_of(weights.flatten(), np.nan).astype(np.float64),
        entry.quality,
    )
    relation.require(name, {entity: len(snapshot.of(entity)) for entity in (entry.of, entry.to)})
    return relation
