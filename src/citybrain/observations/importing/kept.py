"""Imports in the records of a city: what each stored, so that it can be undone."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any

import numpy as np
from sqlalchemy import Connection, Row, insert, select, update

from citybrain.kernel.errors import NotFoundError
from citybrain.observations.readings.columns import Fate, Receipt, Times, streams_and_numbers
from citybrain.observations.times import recorded
from citybrain.records import Records
from citybrain.records.tables.base import now
from citybrain.records.tables.importing import reading_import


@dataclass(frozen=True)
class KeptImport:
    """One import of one file: `streams` of the readings that it stored, `removed`: how many an undo removed."""

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


class Log:
    """Writes down what an import stores, delivery by delivery, so that one that is stopped can be undone, too."""

    def __init__(self, records: Records, file: str, span: tuple[int, int] | None, rejected: int, made_by: str) -> None:
        since, until = (None, None) if span is None else map(recorded, span)
        row = {"file": file, "since": since, "until": until, "rejected": rejected, "runs": "[]"}
        counts = {"received": rejected, "stored": 0, "duplicates": 0}
        with records.begin() as connection:
            made = connection.execute(insert(reading_import).values(**row, **counts, made_by=made_by, made_at=now()))
        assert made.inserted_primary_key is not None
        self.number = int(made.inserted_primary_key[0])
        self._records = records
        self._identities = np.zeros(0, np.int64)
        self._counts = {**counts, "rejected": rejected}

    def add(self, receipt: Receipt) -> None:
        """A delivery is on disk."""
        stored, duplicates = receipt.number(Fate.STORED), receipt.number(Fate.DUPLICATE)
        added = {"stored": stored, "duplicates": duplicates, "rejected": receipt.refused, "received": len(receipt.fate)}
        self._counts = {name: count + added[name] for name, count in self._counts.items()}
        self._identities = np.concatenate([self._identities, receipt.identity[receipt.fate == Fate.STORED]])
        values = {**self._counts, "runs": json.dumps(_runs(self._identities))}
        with self._records.begin() as connection:
            connection.execute(update(reading_import).where(reading_import.c.id == self.number).values(**values))


def imports(connection: Connection) -> list[KeptImport]:
    """All imports, the last one first, those that were undone too."""
    return [_kept(row) for row in connection.execute(select(reading_import).order_by(reading_import.c.id.desc()))]


def import_of(connection: Connection, number: int) -> tuple[KeptImport, Times]:
    """An import and the identities of the readings that it stored. Raises NotFoundError."""
    row = connection.execute(select(reading_import).where(reading_import.c.id == number)).first()
    if row is None:
        raise NotFoundError("observations-import-unknown", received=number)
    runs = [np.arange(first, first + count, dtype=np.int64) for first, count in json.loads(row.runs)]
    return _kept(row), np.concatenate([np.zeros(0, np.int64), *runs])


def withdraw(connection: Connection, number: int, removed: int, by: str) -> None:
    """An import is undone."""
    acts = {"withdrawn_by": by, "withdrawn_at": now(), "removed": removed}
    connection.execute(update(reading_import).where(reading_import.c.id == number).values(**acts))


def _runs(identities: Times) -> list[tuple[int, int]]:
    """First identity and length of each run that rises by one."""
    if not len(identities):
        return []
    rising = np.sort(identities)
    begins = np.concatenate([[0], np.flatnonzero(np.diff(rising) != 1) + 1])
    lengths = np.diff(np.concatenate([begins, [len(rising)]]))
    return list(zip(rising[begins].tolist(), lengths.tolist(), strict=True))


def _kept(row: Row[Any]) -> KeptImport:
    firsts = np.array([first for first, _ in json.loads(row.runs)], np.int64)
    streams = np.unique(streams_and_numbers(firsts)[0]).tolist()
    counts = (row.received, row.stored, row.duplicates, row.rejected)
    acts = (row.made_by, row.made_at, row.withdrawn_by, row.withdrawn_at)
    return KeptImport(row.id, row.file, row.since, row.until, *counts, tuple(streams), row.removed, *acts)
