"""What competitions and letters share: opened by the office, told once when their period is over."""

from __future__ import annotations

import datetime
import json
from typing import Any, NamedTuple

from sqlalchemy import Row, Table, insert, select, update

from citybrain.kernel.errors import NotFoundError
from citybrain.people.nudges.document import NudgePeriod
from citybrain.records import CityRecords, author
from citybrain.records.errors import EntryError
from citybrain.records.tables.base import now

MOST_AT_ONCE = 500


class OpenedNudge(NamedTuple):
    """A row of the records."""

    row: Row[Any]

    @property
    def number(self) -> int:
        """Its number."""
        return int(self.row.id)

    @property
    def result(self) -> dict[str, Any] | None:
        """What was told; None before."""
        return None if self.row.result is None else dict(json.loads(self.row.result))

    def state(self, today: datetime.date) -> str:
        """Where it stands on a day."""
        if self.row.result is not None:
            return "told"
        if self.row.until < today.isoformat():
            return "over"
        return "open" if self.row.since <= today.isoformat() else "coming"


class NudgeRecords:
    """The rows of one table. Two results of one carrier never share a day, so that they cannot be subtracted."""

    def __init__(self, records: CityRecords, table: Table) -> None:
        self._records, self._table = records, table

    def listed(self) -> list[OpenedNudge]:
        """Those that were not withdrawn, the newest first."""
        records = self._records.to_read()
        if records is None:
            return []
        asked = select(self._table).where(self._table.c.withdrawn_at.is_(None)).order_by(self._table.c.id.desc())
        with records.read() as connection:
            return [OpenedNudge(row) for row in connection.execute(asked.limit(MOST_AT_ONCE))]

    def one(self, number: int) -> OpenedNudge:
        """Raises NotFoundError for a number that is not there, or was withdrawn."""
        found = next((one for one in self.listed() if one.number == number), None)
        if found is None:
            raise NotFoundError("nudge-unknown", received=str(number))
        return found

    def add(self, asked: NudgePeriod, by: str, **more: str) -> int:
        """The number of a new row. Raises EntryError where one of the carrier has a day in common with it."""
        table = self._table
        row = {
            "content": asked.model_dump_json(), "carrier": asked.carrier, "since": str(asked.since),
            "until": str(asked.until), "made_by": author(by), "made_at": now(), **more,
        }  # fmt: skip
        counts = table.c.withdrawn_at.is_(None) | table.c.result.is_not(None)
        with self._records.to_write().begin() as connection:
            others = connection.execute(select(table).where(counts, table.c.carrier == asked.carrier)).all()
            for other in others:
                if asked.overlaps(other.since, other.until):
                    raise EntryError("nudge-overlaps", other=other.id, since=other.since, until=other.until)
            if len(others) >= MOST_AT_ONCE:
                raise EntryError("nudge-many", allowed=MOST_AT_ONCE)
            made = connection.execute(insert(table).values(**row))
            return int(made.inserted_primary_key[0])  # type: ignore[index]

    def tell(self, number: int, result: dict[str, Any], by: str) -> None:
        """Put the result on record. Raises EntryError where one stands there."""
        values = {"result": json.dumps(result), "released_by": author(by), "released_at": now()}
        of = (self._table.c.id == number) & self._table.c.result.is_(None) & self._table.c.withdrawn_at.is_(None)
        with self._records.to_write().begin() as connection:
            if not connection.execute(update(self._table).where(of).values(**values)).rowcount:
                raise EntryError("nudge-told", number=number)

    def withdraw(self, number: int, by: str) -> None:
        """It is shown no longer; it stays on record. Raises NotFoundError."""
        of = (self._table.c.id == number) & self._table.c.withdrawn_at.is_(None)
        values = {"withdrawn_by": author(by), "withdrawn_at": now()}
        with self._records.to_write().begin() as connection:
            if not connection.execute(update(self._table).where(of).values(**values)).rowcount:
                raise NotFoundError("nudge-unknown", received=str(number))
