"""Columns as the rows of PostgreSQL's binary COPY, all at once.

PostgreSQL 17, chapter COPY, "Binary Format": a row is its number of fields, then each field's length and bytes in
network order; -1 stands for null.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from citybrain.kernel.units import Mask
from citybrain.observations.readings.columns import Times, Words

HEAD = b"PGCOPY\n\xff\r\n\0" + bytes(8)
END = b"\xff\xff"
EPOCH = 946_684_800_000_000
"""2000-01-01 [µs since 1970], from which PostgreSQL counts."""

NO_MORE = -1
KINDS = {">i4": "integer", ">i8": "timestamp", ">f8": "double precision"}
"""Types of columns by how NumPy writes them."""


@dataclass(frozen=True, slots=True)
class Instant:
    """A time [µs since 1970] as a value of a statement."""

    time: int


class DatabaseColumn(NamedTuple):
    """Values of one of `KINDS`, timestamps in µs since 2000. Null where `null` says so."""

    type: str
    values: NDArray[Any]
    null: Mask | None = None


def instants(times: Times, null: Mask | None = None) -> DatabaseColumn:
    """Times [µs since 1970] as timestamps."""
    return DatabaseColumn(">i8", times - EPOCH, null)


def as_list(column: DatabaseColumn) -> list[Any]:
    """Values of a column as those of a statement."""
    values: list[Any] = column.values.tolist()
    if KINDS[column.type] == "timestamp":
        values = [Instant(value + EPOCH) for value in values]
    if column.null is None:
        return values
    return [None if null else value for value, null in zip(values, column.null.tolist(), strict=True)]


def encoded(columns: Sequence[DatabaseColumn], words: Words | None = None) -> Iterator[bytes]:
    """The whole of a binary COPY of some columns, with one of texts behind them where there are `words`.

    Rows with nulls in the same columns stand together; apart from that they keep their order.
    """
    yield HEAD
    pattern = np.zeros(len(columns[0].values), np.int64)
    for place, column in enumerate(columns):
        if column.null is not None:
            pattern |= column.null.astype(np.int64) << place
    if words is not None:
        pattern |= (words == None).astype(np.int64) << len(columns)  # noqa: E711 - of each one
    for code in np.unique(pattern):
        rows = np.flatnonzero(pattern == code)
        some = [
            DatabaseColumn(x.type, x.values[rows]) if not code >> place & 1 else None for place, x in enumerate(columns)
        ]
        if words is None or code >> len(columns) & 1:
            yield _alike(len(rows), some, words is not None).tobytes()
        else:
            yield from _with_words(some, words[rows])
    yield END


def _alike(size: int, columns: Sequence[DatabaseColumn | None], word: bool) -> NDArray[Any]:
    """Rows with the same columns null, and a last column of null or of the length of a text where there is a `word`."""
    fields: list[tuple[str, str]] = [("fields", ">i2")]
    for place, column in enumerate(columns):
        fields.append((f"length{place}", ">i4"))
        if column is not None:
            fields.append((f"value{place}", column.type))
    rows = np.empty(size, np.dtype([*fields, ("word", ">i4")] if word else fields))
    rows["fields"] = len(columns) + word
    for place, column in enumerate(columns):
        rows[f"length{place}"] = NO_MORE if column is None else np.dtype(column.type).itemsize
        if column is not None:
            rows[f"value{place}"] = column.values
    if word:
        rows["word"] = NO_MORE
    return rows


def _with_words(columns: Sequence[DatabaseColumn | None], words: Words) -> Iterator[bytes]:
    rows = _alike(len(words), columns, True)
    texts = [str(word).encode() for word in words]
    rows["word"] = [len(text) for text in texts]
    for row, text in zip(rows, texts, strict=True):
        yield row.tobytes() + text
