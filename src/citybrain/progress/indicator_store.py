"""Values of indicators in the records of a city: added, listed, withdrawn; never deleted."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict
from typing import Any

import sqlalchemy as sa

from citybrain.kernel.errors import NotFoundError
from citybrain.progress.indicator_entry import Entered
from citybrain.records import CityRecords, author
from citybrain.records.tables.base import now
from citybrain.records.tables.indicators import indicator_value

_SAID = (
    "framework", "code", "part", "year", "value", "low", "high", "unit", "level", "source", "evidence", "method",
    "note", "file", "line",
)  # fmt: skip


class IndicatorStore:
    """Values that people entered."""

    def __init__(self, records: CityRecords) -> None:
        self._records = records

    def values(self, withdrawn: bool = False) -> list[Entered]:
        """All values that hold, oldest entry first; with `withdrawn` also those that were taken back."""
        records = self._records.to_read()
        if records is None:
            return []
        asked = sa.select(indicator_value).order_by(indicator_value.c.id)
        if not withdrawn:
            asked = asked.where(indicator_value.c.withdrawn_at.is_(None))
        with records.read() as connection:
            return [Entered(**row) for row in connection.execute(asked).mappings()]

    def add(self, values: Iterable[Entered], made_by: str | None) -> list[int]:
        """Keep all of some values or none; their ids. Raises NotRecordedError."""
        rows = [{name: asdict(value)[name] for name in _SAID} for value in values]
        acts = {"made_by": author(made_by), "made_at": now()}
        with self._records.to_write().begin() as connection:
            return [_inserted(connection, {**row, **acts}) for row in rows]

    def withdraw(self, identity: int, withdrawn_by: str | None) -> None:
        """Take a value back; it stays in the records. Raises NotFoundError where there is none that holds."""
        records = self._records.to_read()
        if records is None:
            raise NotFoundError("entry-unknown", received=identity)
        changed = (
            sa.update(indicator_value)
            .where(indicator_value.c.id == identity, indicator_value.c.withdrawn_at.is_(None))
            .values(withdrawn_by=author(withdrawn_by), withdrawn_at=now())
        )
        with records.begin() as connection:
            if connection.execute(changed).rowcount != 1:
                raise NotFoundError("entry-unknown", received=identity)


def _inserted(connection: sa.Connection, row: dict[str, Any]) -> int:
    key = connection.execute(sa.insert(indicator_value), row).inserted_primary_key
    assert key is not None
    return int(key[0])
