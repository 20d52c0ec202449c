"""Undo an import: the readings that it stored are removed, the records say so, forecasts become stale.

What is about to be done is written down first, so that whatever is stopped, at whatever moment, is brought to its end
by `settle`.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
from sqlalchemy import Connection, select

from citybrain.kernel.errors import InputError
from citybrain.observations.forecasts.stale import trained_on
from citybrain.observations.importing.kept import (
    Held,
    add_receipt,
    begin_undo,
    begun_undos,
    hold,
    import_of,
    rising,
    sharing,
    withdraw,
)
from citybrain.observations.importing.underway import on_disk, unpacked
from citybrain.observations.readings.columns import Fate, Times, streams_and_numbers
from citybrain.observations.readings.store import Store
from citybrain.records import Records
from citybrain.records.tables.importing import reading_delivery


@dataclass(frozen=True)
class Undone:
    """An import that is undone: how many readings were removed, the models that were trained on some of them, and how
    many readings stay, as another import that is not undone delivered them, too."""

    number: int
    file: str
    removed: int
    stale: tuple[int, ...]
    kept: int

    @property
    def description(self) -> str:
        """What the audit log says of it."""
        return f"undo {self.number}: {self.file}"


def undo(store: Store, records: Records, city: Path, number: int, by: str) -> Undone:
    """Undo an import. One that is stopped while it is undone can be undone again.

    Raises NotFoundError for an unknown import, InputError for one that was undone before, NotStoredError.
    """
    if number not in settle(store, records):
        with records.read() as connection:
            kept, held = import_of(connection, number)
        if kept.withdrawn_at is not None:
            by_then, at = kept.withdrawn_by or "", kept.withdrawn_at[:19]
            raise InputError("observations-import-undone", number=number, file=kept.file, by=by_then, at=at)
        there = np.sort(store.readings(held.own).identity)
        with records.begin() as connection:
            alone = _handed_over(connection, number, there)
            hold(connection, number, Held(alone, held.shared))
            begin_undo(connection, number, len(there) - len(alone), by)
        _end(store, records, number)
    with records.read() as connection:
        kept, held = import_of(connection, number)
        streams = np.unique(streams_and_numbers(held.own)[0]).tolist()
        stale = trained_on(connection, city, replace(kept, streams=tuple(streams)))
    return Undone(number, kept.file, kept.removed or 0, stale, kept.kept or 0)


def settle(store: Store, records: Records) -> frozenset[int]:
    """Bring to its end what was stopped: receipts that were not written down, undos; the imports undone by that.

    Only while nothing is imported or undone.
    """
    waiting, begun = stopped(records)
    if waiting:
        with records.begin() as connection:
            _count(store, connection)
    for number in begun:
        _end(store, records, number)
    return frozenset(begun)


def stopped(records: Records) -> tuple[bool, list[int]]:
    """What `settle` has to do: whether receipts are not written down, and imports whose undo was begun."""
    with records.read() as connection:
        waiting = connection.execute(select(reading_delivery.c.id).limit(1)).first()
        return waiting is not None, begun_undos(connection)


def _count(store: Store, connection: Connection) -> None:
    """Write down what became of deliveries whose receipts were not."""
    for row in connection.execute(select(reading_delivery).order_by(reading_delivery.c.id)).all():
        receipt = on_disk(store, unpacked(row.readings))
        if receipt is not None:
            _, held = import_of(connection, row.reading_import)
            receipt.fate[np.isin(receipt.identity, held.own)] = Fate.DUPLICATE
            add_receipt(connection, row.reading_import, row.id, receipt, held)
    connection.execute(reading_delivery.delete())


def _handed_over(connection: Connection, number: int, there: Times) -> Times:
    """Readings that no other import delivered; each of the others belongs to the first other one from now on."""
    for other, held in sharing(connection, number):
        both = np.intersect1d(there, held.shared, assume_unique=True)
        if len(both):
            own = rising(held.own, both)
            hold(connection, other, Held(own, np.setdiff1d(held.shared, own, assume_unique=True)))
            there = np.setdiff1d(there, both, assume_unique=True)
    return there


def _end(store: Store, records: Records, number: int) -> None:
    with records.read() as connection:
        _, held = import_of(connection, number)
    store.remove(held.own)
    with records.begin() as connection:
        withdraw(connection, number)
