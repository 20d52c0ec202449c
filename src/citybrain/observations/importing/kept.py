"""Imports in the records of a city: what each stored, so that it can be undone."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any, NamedTuple

import numpy as np
from sqlalchemy import Connection, Row, delete, insert, select, update

from citybrain.kernel.errors import NotFoundError
from citybrain.observations.importing.underway import packed
from citybrain.observations.readings.columns import Fate, Readings, Receipt, Streams, Times, streams_and_numbers
from citybrain.observations.times import recorded
from citybrain.records import Records
from citybrain.records.tables.base import now
from citybrain.records.tables.importing import reading_delivery, reading_import


@dataclass(frozen=True)
class StoredImport:
    """One import of one file: `streams` of the readings that it stored.

    `removed`: how many an undo removed, `kept`: how many stay as another import delivered them, too.
    """

    number: int
    file: str
    since: str | None
    until: str | None
    received: int
    stored: int
    duplicates: int
    rejected: int
    streams: tuple[int, ...]
    removed: int | None
    made_by: str
    made_at: str
    withdrawn_by: str | None
    withdrawn_at: str | None
    kept: int | None


class Log:
    """Writes down what an import is to store and what it stored, delivery by delivery.

    So one that is stopped, at whatever moment, can be undone, too: see `settle`.
    """

    def __init__(self, records: Records, file: str, span: tuple[int, int] | None, rejected: int, made_by: str) -> None:
        since, until = (None, None) if span is None else map(recorded, span)
        row = {"file": file, "since": since, "until": until, "rejected": rejected, "runs": "[]"}
        counts = {"received": rejected, "stored": 0, "duplicates": 0}
        with records.begin() as connection:
            made = connection.execute(insert(reading_import).values(**row, **counts, made_by=made_by, made_at=now()))
        assert made.inserted_primary_key is not None
        self.number = int(made.inserted_primary_key[0])
        self._records = records
        self._made_by = made_by
        self._stored = NOTHING

    def expect(self, readings: Readings, following: Callable[[Streams], Times]) -> int:
        """Readings are about to be delivered; the number of that. `following` as a store has it."""
        row = {"reading_import": self.number, "readings": packed(readings, following)}
        row |= {"made_by": self._made_by, "made_at": now()}
        with self._records.begin() as connection:
            made = connection.execute(insert(reading_delivery).values(**row))
        assert made.inserted_primary_key is not None
        return int(made.inserted_primary_key[0])

    def add(self, delivery: int, receipt: Receipt) -> None:
        """A delivery that was expected is on disk."""
        with self._records.begin() as connection:
            stored = add_receipt(connection, self.number, delivery, receipt, self._stored)
        self._stored = stored


class Held(NamedTuple):
    """Identities of readings of an import, ascending: those that it stored, and those that were there before."""

    own: Times
    shared: Times


NOTHING = Held(np.zeros(0, np.int64), np.zeros(0, np.int64))


def add_receipt(connection: Connection, number: int, delivery: int, receipt: Receipt, before: Held) -> Held:
    """Count what became of a delivery of an import, which had stored `before`; what it has now."""
    this = reading_import.c
    own = rising(before.own, receipt.identity[receipt.fate == Fate.STORED])
    there = rising(before.shared, receipt.identity[receipt.fate == Fate.DUPLICATE])
    shared = np.setdiff1d(there, own, assume_unique=True)
    values = {
        "received": this.received + len(receipt.fate),
        "stored": this.stored + receipt.number(Fate.STORED),
        "duplicates": this.duplicates + receipt.number(Fate.DUPLICATE),
        "rejected": this.rejected + receipt.refused,
        "runs": json.dumps(_runs(own)),
        "shared": json.dumps(_runs(shared)),
    }
    connection.execute(update(reading_import).where(this.id == number).values(**values))
    connection.execute(delete(reading_delivery).where(reading_delivery.c.id == delivery))
    return Held(own, shared)


def rising(*identities: Times) -> Times:
    """All of some identities, ascending, each once; sorts, which takes a twentieth of the time of `np.unique`."""
    ordered = np.sort(np.concatenate(identities))
    return ordered[np.diff(ordered, prepend=-1) > 0]


def imports(connection: Connection) -> list[StoredImport]:
    """All imports, the last one first, those that were undone too."""
    return [
        _stored_import(row) for row in connection.execute(select(reading_import).order_by(reading_import.c.id.desc()))
    ]


def import_of(connection: Connection, number: int) -> tuple[StoredImport, Held]:
    """An import and the readings that it holds. Raises NotFoundError."""
    row = connection.execute(select(reading_import).where(reading_import.c.id == number)).first()
    if row is None:
        raise NotFoundError("observations-import-unknown", received=number)
    return _stored_import(row), Held(_identities(row.runs), _identities(row.shared))


def sharing(connection: Connection, number: int) -> Iterator[tuple[int, Held]]:
    """Other imports that are not undone and hold readings that were there before them, the first one first."""
    this = reading_import.c
    living = this.id != number, this.withdrawn_at.is_(None), this.undone_by.is_(None), this.shared != "[]"
    for row in connection.execute(select(reading_import).where(*living).order_by(this.id)):
        yield row.id, Held(_identities(row.runs), _identities(row.shared))


def hold(connection: Connection, number: int, held: Held) -> None:
    """An import holds other readings from now on."""
    values = {"runs": json.dumps(_runs(held.own)), "shared": json.dumps(_runs(held.shared))}
    connection.execute(update(reading_import).where(reading_import.c.id == number).values(**values))


def begin_undo(connection: Connection, number: int, kept: int, by: str) -> None:
    """An import is about to be undone: what it holds as its own is removed, as soon as this is on disk."""
    acts = {"undone_by": by, "kept": kept}
    connection.execute(update(reading_import).where(reading_import.c.id == number).values(**acts))


def begun_undos(connection: Connection) -> list[int]:
    """Imports whose undo was begun and has not ended."""
    this = reading_import.c
    begun = select(this.id).where(this.undone_by.is_not(None), this.withdrawn_at.is_(None)).order_by(this.id)
    return list(connection.execute(begun).scalars())


def withdraw(connection: Connection, number: int) -> None:
    """An import whose undo was begun is undone: what it held as its own is removed."""
    this = reading_import.c
    _, held = import_of(connection, number)
    acts = {"withdrawn_by": this.undone_by, "withdrawn_at": now(), "removed": len(held.own)}
    connection.execute(update(reading_import).where(this.id == number).values(**acts))


def _identities(runs: str) -> Times:
    """As `_runs` told them."""
    each = (np.arange(first, first + count, dtype=np.int64) for first, count in json.loads(runs))
    return np.concatenate([np.zeros(0, np.int64), *each])


def _runs(identities: Times) -> list[tuple[int, int]]:
    """First identity and length of each run that rises by one, of identities that rise."""
    if not len(identities):
        return []
    begins = np.concatenate([[0], np.flatnonzero(np.diff(identities) != 1) + 1])
    lengths = np.diff(np.concatenate([begins, [len(identities)]]))
    return list(zip(identities[begins].tolist(), lengths.tolist(), strict=True))


def _stored_import(row: Row[Any]) -> StoredImport:
    firsts = np.array([first for first, _ in json.loads(row.runs)], np.int64)
    streams = np.unique(streams_and_numbers(firsts)[0]).tolist()
    counts = (row.received, row.stored, row.duplicates, row.rejected)
    acts = (row.made_by, row.made_at, row.withdrawn_by, row.withdrawn_at)
    return StoredImport(row.id, row.file, row.since, row.until, *counts, tuple(streams), row.removed, *acts, row.kept)
