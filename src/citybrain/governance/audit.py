"""The audit log: who did what, when, to what, how many things. Rows are only ever added; triggers refuse the rest, and
each transaction puts a signed hash over all rows (`audit_heads`).

What is noted waits in memory and is written by one thread, all that waits in one transaction. Readings come and go by
the thousand a second, so acts on them are written once a second, and those that differ in nothing but their time are
one row that counts them. Whoever notes anything else gets a promise that is kept once the row is on disk.
"""

from __future__ import annotations

import logging
import threading
import time
from collections.abc import Sequence
from concurrent.futures import Future
from contextlib import suppress
from typing import NamedTuple

from sqlalchemy import Connection, insert

from citybrain.governance.actor import Actor
from citybrain.governance.audit_check import AuditVerdict, check_log
from citybrain.governance.audit_heads import AuditHead, add_head, add_strange_head, remember_last
from citybrain.governance.roles import DEFAULT_PURPOSE, Permission
from citybrain.kernel import CityBrainError
from citybrain.records import NotRecordedError, Records
from citybrain.records.store import once_written
from citybrain.records.tables.base import now
from citybrain.records.tables.governance import audit_entry

LOG = logging.getLogger("citybrain.audit")
RHYTHM = 1.0
"""Seconds between two writings of what nobody waits for, and until one that failed is tried again."""

KEEPING = 0.05
"""Seconds between two times that the newest head is kept beside the key: it takes as much computing as ten rows."""

MOST_WAITING = 10_000
"""Rows that wait while the log cannot be written; with more, nothing that has to be logged is done any more."""

LONGEST = 500
_ADDED = insert(audit_entry)


class Noted(NamedTuple):
    """What somebody did to `number` things; `status` is the answer over HTTP, `request` the id of the request."""

    actor: Actor
    act: str
    object: str
    number: int = 1
    request: str = ""
    status: int | None = None

    @property
    def purpose(self) -> str | None:
        """What data that is not public was read for; None of anything else."""
        return (self.actor.purpose or DEFAULT_PURPOSE) if self.act == Permission.READ_OBSERVATIONS else None


class _Row:
    """What will be a row: it counts acts that differ in nothing but their time."""

    def __init__(self, first: Noted) -> None:
        self._first = first
        self._at = now()
        self._things = first.number
        self._requests = 1

    def add(self, noted: Noted) -> None:
        self._things += noted.number
        self._requests += 1

    def values(self) -> dict[str, object]:
        return {
            "made_by": _storable(self._first.actor.name),
            "made_at": self._at,
            "token": self._first.actor.token,
            "act": _storable(self._first.act[:LONGEST]),
            "object": _storable(self._first.object[:LONGEST]),
            "number": self._things,
            "requests": self._requests,
            "request": _storable(self._first.request),
            "status": self._first.status,
            "purpose": self._first.purpose,
        }


def _storable(text: str) -> str:
    """A text as every database takes it: with a sign in place of halves of a character and of what ends a text."""
    return text.encode(errors="replace").decode().replace("\0", "�")


def note(connection: Connection, noted: Noted) -> None:
    """Write a row as part of a transaction: it is kept together with what was done, or neither is.

    The head of the log is kept beside the key then, so that nobody can cut the row off.
    """
    _append(connection, [_Row(noted)])
    once_written(connection, remember_newest)


def _append(connection: Connection, rows: Sequence[_Row]) -> None:
    before = add_strange_head(connection)
    connection.execute(_ADDED, [row.values() for row in rows])
    add_head(connection, before, added=len(rows))


def remember_newest(records: Records) -> None:
    """After a transaction that wrote rows: keep the head of the log beside the key."""
    try:
        with records.read() as connection:
            remember_last(connection)
    except Exception as problem:  # the rows are written: nobody waits for more, and the log goes on
        LOG.error("the head of the audit log is not kept beside the key: %s", problem)


class AuditLog:
    """The log of one city. Safe for threads."""

    def __init__(self, records: Records) -> None:
        self._records = records
        self._changed = threading.Condition()
        self._counted: dict[Noted, _Row] = {}
        self._waiting: list[tuple[_Row, Future[None]]] = []
        self._due = time.monotonic() + RHYTHM
        self._closed = False
        self.verdict: AuditVerdict | None = None
        """What the last check found, None before the first."""

        self._newer = threading.Event()
        self._ended = threading.Event()
        self._writer = threading.Thread(target=self._work, name="audit", daemon=True)
        self._keeper = threading.Thread(target=self._remember, name="audit-head", daemon=True)
        self._writer.start()
        self._keeper.start()

    @property
    def full(self) -> bool:
        """Whether so much waits to be written that nothing more should be done that has to be logged."""
        return self.waiting >= MOST_WAITING

    @property
    def waiting(self) -> int:
        """Rows that are not on disk yet."""
        return len(self._counted) + len(self._waiting)

    def count(self, noted: Noted) -> None:
        """Note what is done by the thousand: it is written within a second, in one row with all of its kind."""
        kind = noted._replace(number=0, request="")
        with self._changed:
            if kind in self._counted:
                self._counted[kind].add(noted)
            else:
                self._counted[kind] = _Row(noted)

    def note(self, noted: Noted) -> Future[None]:
        """Note something in a row of its own; the promise is kept once that is on disk. It cannot be cancelled.

        It fails with NotRecordedError where the log is closed, or is closed before that could be written.
        """
        promise: Future[None] = Future()
        promise.set_running_or_notify_cancel()
        with self._changed:
            if not self._closed:
                self._waiting.append((_Row(noted), promise))
                self._changed.notify()
                return promise
        promise.set_exception(self._ended_before())
        return promise

    def check(self, against: AuditHead | None = None) -> AuditVerdict:
        """Whether the log is what was written; with a head that was kept elsewhere, whether it begins with what it
        had then. What is wrong is told to whoever runs the server as well. Raises NotRecordedError.
        """
        with self._records.read() as connection:
            found = check_log(connection, against)
        for fault in found.faults:
            LOG.error("a check of the audit log found a fault: %s", fault)
        if found.whole and not found.proved:
            LOG.warning("not all of the audit log is proved: %d unsigned heads, %d foreign", *found[3:])
        if against is None:
            self.verdict = found
        return found

    def begin_check(self) -> None:
        """The same in a thread of its own."""

        def work() -> None:
            with suppress(CityBrainError):
                self.check()

        threading.Thread(target=work, name="audit-check", daemon=True).start()

    def close(self) -> None:
        """Write what waits, and end."""
        with self._changed:
            self._closed = True
            self._changed.notify()
        self._writer.join()
        for _, promise in self._waiting:
            promise.set_exception(self._ended_before())
        self._ended.set()
        self._newer.set()
        self._keeper.join()

    def _ended_before(self) -> NotRecordedError:
        return NotRecordedError("access-log-ended", file=str(self._records.path))

    def _work(self) -> None:
        ended = False
        while not ended:
            with self._changed:
                patience = max(0.0, self._due - time.monotonic())
                self._changed.wait_for(lambda: self._closed or self._waiting, patience)
                ended = self._closed
                self._take_counts()
                batch = self._waiting[:]
            if batch:  # those whose rows are on disk come with their next ones, so that these are together too
                time.sleep(0 if self._written(batch) or ended else RHYTHM)

    def _take_counts(self) -> None:
        """What was counted waits as it is from now on, once its second is over."""
        if self._closed or time.monotonic() >= self._due:
            self._waiting += [(row, Future()) for row in self._counted.values()]
            self._counted = {}
            self._due = time.monotonic() + RHYTHM

    def _written(self, batch: list[tuple[_Row, Future[None]]]) -> bool:
        try:
            with self._records.begin() as connection:
                _append(connection, [row for row, _ in batch])
        except Exception as problem:
            LOG.error("%d rows of the audit log are not written: %s", len(batch), problem)
            return False
        with self._changed:
            del self._waiting[: len(batch)]
        for _, promise in batch:
            promise.set_result(None)
        self._newer.set()
        return True

    def _remember(self) -> None:
        """Keep the newest head beside the key while the next rows are written, the last one in the end."""
        while not self._ended.is_set():
            self._newer.wait()
            self._newer.clear()
            remember_newest(self._records)
            self._ended.wait(KEEPING)
        if self._newer.is_set():
            remember_newest(self._records)
