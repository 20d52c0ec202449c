"""Undo an import: the readings that it stored are removed, the records say so, forecasts become stale."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from citybrain.kernel.errors import InputError
from citybrain.observations.forecasts.stale import trained_on
from citybrain.observations.importing.kept import import_of, withdraw
from citybrain.observations.readings.store import Store
from citybrain.records import Records


@dataclass(frozen=True)
class Undone:
    """An import that is undone: how many readings were removed, and the models that were trained on some of them."""

    number: int
    file: str
    removed: int
    stale: tuple[int, ...]

    @property
    def told(self) -> str:
        """What the audit log says of it."""
        return f"undo {self.number}: {self.file}"


def undo(store: Store, records: Records, city: Path, number: int, by: str) -> Undone:
    """Undo an import. One that is stopped while it is undone can be undone again.

    Raises NotFoundError for an unknown import, InputError for one that was undone before, NotStoredError.
    """
    with records.read() as connection:
        kept, identities = import_of(connection, number)
        stale = trained_on(connection, city, kept)
    if kept.withdrawn_at is not None:
        by_then, at = kept.withdrawn_by or "", kept.withdrawn_at[:19]
        raise InputError("observations-import-undone", number=number, file=kept.file, by=by_then, at=at)
    removed = store.remove(identities)
    with records.begin() as connection:
        withdraw(connection, number, removed, by)
    return Undone(number, kept.file, removed, stale)
