"""Helpers of a city: a person agrees, a helper acts, both stand in the log, and the person ends it at any time."""

from __future__ import annotations

import datetime
import json
from collections.abc import Callable, Sequence
from typing import Any, NamedTuple

from sqlalchemy import Connection, Row, insert, select, update

from citybrain.people.helpers.letterbox import letterbox_of, put_in, take_out
from citybrain.people.helpers.mandate import LONGEST, HelperTask, NewMandate
from citybrain.people.reports.codes import hash_of, new_code, read_code
from citybrain.records import CityRecords, author
from citybrain.records.errors import EntryError
from citybrain.records.personal_keys import destroy, new_key, seal, unseal
from citybrain.records.tables.base import now as moment
from citybrain.records.tables.helpers import helper_act, helper_mandate

ERASED_AFTER = datetime.timedelta(days=90)
"""How long both names are there after the last day, or after the person ended it: as long as one can object."""

MOST_ACTS = 200
"""What one helper does for one person."""

MOST_ERASED = 500
DAY = 86_400_000_000
PERSON = "resident"
NAMES = ("person", "helper")


class HelperDeed(NamedTuple):
    """What was done for a person; link: the code that leads to it, where the code of the person opened it. at [µs]."""

    task: HelperTask
    record: str
    link: str | None
    at: int


class Mandate(NamedTuple):
    """What a person agreed to; names are None where they were erased. standing: whether the helper may act today."""

    number: int
    person: str | None
    helper: str | None
    tasks: Sequence[HelperTask]
    until: datetime.date
    withdrawn_at: str | None
    standing: bool
    deeds: Sequence[HelperDeed]


class ActingHelper:
    """A helper with a code who does one thing: the mandate is looked at again where that is recorded."""

    def __init__(self, service: HelperService, code: str, task: HelperTask) -> None:
        self._service, self._code, self._task = service, code, task

    def by(self, connection: Connection) -> str:
        """How records call the helper. Raises EntryError where the mandate does not hold, or not for this."""
        return f"helper {self._service.holding(connection, self._code, self._task).id}"

    def by_of(self, connection: Connection, record: str) -> str:
        """The same, for something more of a record that they made. Raises EntryError for any other record too."""
        row = self._service.holding(connection, self._code, self._task)
        own = (helper_act.c.mandate == row.id) & (helper_act.c.record == record)
        if connection.execute(select(helper_act.c.id).where(own)).first() is None:
            raise EntryError("helper-not-own", received=record)
        return f"helper {row.id}"

    def record(self, connection: Connection, record: str, link: str, by: str) -> None:
        """Put on record what was done, in its own transaction; the code that leads to it goes to the person alone.

        Raises EntryError where the helper has answered the survey for the person.
        """
        row = self._service.holding(connection, self._code, self._task)
        closed = put_in(row.letterbox, link, record) if link else ""
        values = {"mandate": row.id, "task": self._task.value, "record": record, "link": closed}
        at, made_at = self._service.now(), moment()
        if self._task is HelperTask.SURVEY:
            done = (helper_act.c.mandate == row.id) & (helper_act.c.record == record)
            if connection.execute(select(helper_act.c.id).where(done)).first() is not None:
                raise EntryError("helper-answered")
            # by the day alone, so that no time leads to whose answers are whose
            at, made_at = at // DAY * DAY, made_at[: len("2026-01-31T")] + "00:00:00.000000+00:00"
        acts = {"at": at, "made_by": author(by), "made_at": made_at}
        connection.execute(insert(helper_act).values(**values, **acts))


class HelperService:
    """Helpers of one city. Safe for threads."""

    def __init__(
        self, records: CityRecords, today: Callable[[], datetime.date], now: Callable[[], int]
    ) -> None:  # fmt: skip
        self._records, self.today, self.now = records, today, now

    def agree(self, new: NewMandate, by: str = PERSON) -> tuple[int, str, str]:
        """The number of a mandate, the code of the person, and that of the helper; both are told this once.

        Raises EntryError for a last day that is over or more than a year ahead.
        """
        today = self.today()
        if not today <= new.until <= today + LONGEST:
            raise EntryError("helper-until", received=str(new.until), allowed=f"{today} … {today + LONGEST}")
        self.erase_due()
        code, helper_code = new_code(), new_code()
        with self._records.to_write().begin() as connection:
            key = new_key(connection)
            sealed = {name: seal(key, getattr(new, name), _bound(name, hash_of(code))) for name in NAMES}
            row = {
                "tasks": json.dumps(sorted(new.tasks)), "until": str(new.until), "code": hash_of(code),
                "helper_code": hash_of(helper_code), "letterbox": letterbox_of(code), **sealed, "key": key,
                "made_by": author(by), "made_at": moment(),
            }  # fmt: skip
            asked = insert(helper_mandate).values(**row).returning(helper_mandate.c.id)
            return int(connection.execute(asked).scalar_one()), code, helper_code

    def acting(self, helper_code: str | None, task: HelperTask) -> ActingHelper | None:
        """The helper of a code, None where none was given. Raises EntryError where the mandate does not hold."""
        if helper_code is None:
            return None
        acting = ActingHelper(self, read_code(helper_code), task)
        with self._records.to_write().read() as connection:
            acting.by(connection)
        return acting

    def holding(self, connection: Connection, helper_code: str, task: HelperTask) -> Row[Any]:
        """The mandate of a helper's code that holds today for a task. Raises EntryError."""
        of = helper_mandate.c.helper_code == hash_of(helper_code)
        row = connection.execute(select(helper_mandate).where(of)).first()
        if row is None or not self._stands(row):
            raise EntryError("helper-not-standing")
        if task not in json.loads(row.tasks):
            raise EntryError("helper-task", received=task.value, allowed=", ".join(json.loads(row.tasks)))
        done = connection.execute(select(helper_act.c.id).where(helper_act.c.mandate == row.id).limit(MOST_ACTS))
        if len(done.all()) >= MOST_ACTS:
            raise EntryError("helper-many", allowed=MOST_ACTS)
        return row

    def by_person(self, code: str) -> Mandate:
        """What a person agreed to and what was done, with the codes that lead to it. Raises EntryError."""
        read = read_code(code)
        with self._records.to_write().read() as connection:
            return self._mandate(connection, _by_person(connection, read), read)

    def withdraw(self, code: str) -> Mandate:
        """End it at once: nothing more is taken from the helper. What was done stays. Raises EntryError."""
        read = read_code(code)
        with self._records.to_write().begin() as connection:
            row = _by_person(connection, read)
            if row.withdrawn_at is None:
                gone = {"withdrawn_by": PERSON, "withdrawn_at": moment()}
                connection.execute(update(helper_mandate).where(helper_mandate.c.id == row.id).values(**gone))
            return self._mandate(connection, _by_person(connection, read), read)

    def of_record(self, record: str) -> list[Mandate]:
        """Mandates by which something was done to a record, each with these deeds alone: its log names both."""
        records = self._records.to_read()
        if records is None:
            return []
        of = select(helper_act.c.mandate).where(helper_act.c.record == record)
        with records.read() as connection:
            rows = connection.execute(select(helper_mandate).where(helper_mandate.c.id.in_(of))).all()
            every = [self._mandate(connection, row, None) for row in rows]
        return [one._replace(deeds=[deed for deed in one.deeds if deed.record == record]) for one in every]

    def erase_due(self) -> int:
        """Erase both names, with their key, 90 days after a mandate ended; how many."""
        records, table = self._records.to_read(), helper_mandate.c
        if records is None or not records.writable:
            return 0
        ended = (datetime.datetime.now(tz=datetime.UTC) - ERASED_AFTER).isoformat(timespec="microseconds")
        over = (table.until < str(self.today() - ERASED_AFTER)) | (table.withdrawn_at < ended)
        with records.begin() as connection:
            asked = select(helper_mandate).where(table.key.is_not(None), over).limit(MOST_ERASED)
            rows = connection.execute(asked).all()
            for row in rows:
                gone = {"person": "", "helper": "", "key": None}
                connection.execute(update(helper_mandate).where(table.id == row.id).values(**gone))
                destroy(row.key)
        return len(rows)

    def _stands(self, row: Row[Any]) -> bool:
        return row.withdrawn_at is None and str(self.today()) <= row.until

    def _mandate(self, connection: Connection, row: Row[Any], code: str | None) -> Mandate:
        asked = select(helper_act).where(helper_act.c.mandate == row.id).order_by(helper_act.c.id)
        deeds = [
            HelperDeed(
                HelperTask(one.task), one.record, take_out(code, one.link, one.record) if code and one.link else None,
                one.at,
            )
            for one in connection.execute(asked)
        ]  # fmt: skip
        person, helper = (unseal(row._mapping[name], _bound(name, row.code)) or None for name in NAMES)
        tasks = [HelperTask(one) for one in json.loads(row.tasks)]
        until = datetime.date.fromisoformat(row.until)
        return Mandate(row.id, person, helper, tasks, until, row.withdrawn_at, self._stands(row), deeds)


def _by_person(connection: Connection, code: str) -> Row[Any]:
    row = connection.execute(select(helper_mandate).where(helper_mandate.c.code == hash_of(code))).first()
    if row is None:
        raise EntryError("helper-code-unknown")
    return row


def _bound(name: str, code: str) -> list[str]:
    return [f"helper_mandate.{name}", code]
