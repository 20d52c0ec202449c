"""The rows of one entity in a snapshot: ids, names, attributes, origins, and where they lie."""

from collections import Counter
from collections.abc import Callable, Sequence
from functools import cached_property
from typing import Any, Protocol

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from citybrain.kernel.errors import NotFoundError
from citybrain.twin.arrow_values import values_of
from citybrain.twin.categories import category_codes, is_category
from citybrain.twin.chance import draws
from citybrain.twin.configuration_errors import nearest
from citybrain.twin.manifest import EntityEntry
from citybrain.twin.origins import Origin, Origins

ID, NAME, ORIGIN = "id", "name", "_origin"
Text = NDArray[np.object_]


class Tables(Protocol):
    """What a table is read from: a snapshot."""

    @property
    def origins(self) -> Origins:
        """All origins."""
        ...

    def table(self, name: str, columns: Sequence[str] | None = None) -> pa.Table:
        """Read a table, or some of its columns."""
        ...

    def schema(self, name: str) -> pa.Schema:
        """Names and types of the columns of a table."""
        ...


class EntityTable:
    """Columns are read when they are asked for, and kept; rows keep their order, which is the row number everywhere."""

    def __init__(self, name: str, entry: EntityEntry, tables: Tables) -> None:
        self.name = name
        self.entry = entry
        self._tables = tables
        self._read: dict[str, NDArray[Any]] = {}
        self._texts: dict[str, pa.Array] = {}

    def __len__(self) -> int:
        return self.entry.rows

    @cached_property
    def schema(self) -> pa.Schema:
        """Names and types of the columns of the table."""
        return self._tables.schema(self.entry.table)

    @cached_property
    def attributes(self) -> tuple[str, ...]:
        """What is told of the rows, each with an origin; numbers and texts alike."""
        called = {column: name for name, column in self.entry.columns.items()}
        told = (name.removesuffix(ORIGIN) for name in self.schema.names if name.endswith(ORIGIN))
        own = {called.get(column, column): column for column in told}
        order = {column: place for place, column in enumerate(self.schema.names)}
        return tuple(sorted(own, key=lambda name: order[own[name]]))

    @cached_property
    def quantities(self) -> tuple[str, ...]:
        """Attributes that are numbers, yes or no, or one of the kinds of the vocabulary: what formulas can read."""
        return tuple(name for name in self.attributes if _is_number(name, self.schema.field(self._column(name)).type))

    def _column(self, name: str) -> str:
        return self.entry.columns.get(name, name)

    def column(self, name: str) -> NDArray[Any]:
        """Return one attribute: float64, or codes of the vocabulary, or text; it cannot be written to.

        Raises NotFoundError with the nearest names.
        """
        column = self._column(name)
        if column not in self.schema.names:
            known = [*self.attributes, *self.entry.inside]
            raise NotFoundError("snapshot-column-unknown", received=name, nearest=nearest(name, known))
        return self._kept(column, lambda array: _values(name, array))

    def inside(self, other: str) -> NDArray[np.intp]:
        """Return the row of another entity in which each row lies."""
        return self._kept(other, lambda array: values_of(array, np.nan).astype(np.intp))

    def origin_codes(self, name: str) -> NDArray[np.uint8]:
        """Return for each row of an attribute the position of its origin in the snapshot's `origins`."""
        return self._kept(f"{self._column(name)}{ORIGIN}", lambda array: values_of(array, np.nan).astype(np.uint8))

    def origin(self, name: str, row: int) -> Origin:
        """Return where one value comes from."""
        return self._tables.origins[int(self.origin_codes(name)[row])]

    def quality_levels(self, name: str) -> NDArray[np.uint8]:
        """Return the quality level, 1 to 6, of each value of an attribute."""
        levels = np.array([origin.quality for origin in self._tables.origins.all], dtype=np.uint8)
        return levels[self.origin_codes(name)]

    def drawn(self, purpose: str) -> NDArray[np.float64]:
        """Return a number from 0 to below 1 for each row, drawn from its id for one purpose."""
        key = f"{purpose} drawn"
        if key not in self._read:
            self._read[key] = draws(self.ids, purpose)
        return self._read[key]

    def record(self, name: str, row: int) -> str:
        """Return the id of the record in the source file that a value was read from; "" if none is told."""
        key = self.origin(name, row).row_column
        if key == ID:
            return str(self.ids[row])
        if key is None or key not in self.schema.names:
            return ""
        number = self._kept(key, lambda array: values_of(array, np.nan).astype(np.float64))[row]
        return "" if np.isnan(number) else f"{number:.0f}"

    @cached_property
    def ids(self) -> Text:
        """Stable ids by row: those of the table, else the number of the row."""
        if ID not in self.schema.names:
            return np.array([str(row) for row in range(len(self))], dtype=object)
        return unique_ids(self._text(ID))

    @cached_property
    def names(self) -> Text:
        """Names by row, None where there is none."""
        return self._text(NAME) if NAME in self.schema.names else np.full(len(self), None, dtype=object)

    def texts(self, column: str) -> pa.Array:
        """Return a column of text as it is stored, null where nothing is told; nulls alone where there is no column."""
        if column not in self._texts:
            here = column in self.schema.names
            read = self._tables.table(self.entry.table, [column]).column(0).combine_chunks() if here else None
            self._texts[column] = pa.nulls(len(self), pa.string()) if read is None else read.cast(pa.string())
        return self._texts[column]

    @cached_property
    def row_of_id(self) -> dict[str, int]:
        """Row of each id."""
        return {str(name): row for row, name in enumerate(self.ids)}

    def _text(self, column: str) -> Text:
        return np.array(self._tables.table(self.entry.table, [column]).column(0).to_pylist(), dtype=object)

    def _kept(self, column: str, read: Callable[[pa.Array], NDArray[Any]]) -> NDArray[Any]:
        if column not in self._read:
            values = read(self._tables.table(self.entry.table, [column]).column(0).combine_chunks())
            values.flags.writeable = False
            self._read[column] = values
        return self._read[column]


def unique_ids(ids: Text) -> Text:
    """Return ids of which each stands once: where one repeats, its second row gets "/2", and so on."""
    if len(set(ids)) == len(ids):
        return ids
    seen: Counter[Any] = Counter()
    told = []
    for name in ids:
        seen[name] += 1
        told.append(name if seen[name] == 1 else f"{name}/{seen[name]}")
    return np.array(told, dtype=object)


def _is_number(name: str, kind: pa.DataType) -> bool:
    if pa.types.is_dictionary(kind):
        return is_category(name)
    return bool(pa.types.is_floating(kind) or pa.types.is_integer(kind) or pa.types.is_boolean(kind))


def _values(name: str, column: pa.Array) -> NDArray[Any]:
    if pa.types.is_dictionary(column.type):
        return category_codes(name, column)
    if pa.types.is_string(column.type) or pa.types.is_large_string(column.type):
        return np.array(column.to_pylist(), dtype=object)
    if pa.types.is_boolean(column.type):
        column = column.cast(pa.uint8())
    return values_of(column, np.nan).astype(np.float64)
