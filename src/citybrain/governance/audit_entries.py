"""The audit log, read: all of it, what somebody looks for, and readings by the hour."""

from __future__ import annotations

import re
from collections.abc import Iterator
from enum import StrEnum
from typing import Any, NamedTuple, cast

from sqlalchemy import ColumnElement, Connection, Select, func, or_, select
from typing_extensions import TypedDict

from citybrain.governance.audit_check import PIECE
from citybrain.governance.audit_heads import any_text
from citybrain.governance.roles import Permission
from citybrain.records import Records
from citybrain.records.tables.governance import audit_entry

REFUSED = frozenset({401, 403})
"""Answers over HTTP to whoever may not."""

MOST_READ = 10 * PIECE
"""Rows that are read for one page of groups."""

HOUR = len("2026-01-31T12")
STREAM = re.compile(r"(?<=stream )[0-9]+|(?<=\()[0-9]+(?=\))")
"""The number of a stream in an object: "stream 7", "Datastreams(7)"."""

ACCESS = ("session", "identities", "consents")
"""Begin of addresses, behind the version of the API, of who may do what."""

COLUMNS = tuple(
    audit_entry.c[column].label(name)
    for name, column in {
        "number": "id", "at": "made_at", "who": "made_by", "token": "token", "act": "act", "object": "object",
        "things": "number", "requests": "requests", "request": "request", "status": "status", "purpose": "purpose",
    }.items()
)  # fmt: skip
"""An entry as it is told."""


class AuditEntry(TypedDict):
    """Somebody did something: `things` counts what was written or read, `requests` those that one entry stands for.

    `act` is a scope, or the method of a request whose address is the `object`; `request` is the id of the first one;
    `purpose` is what data that is not public was read for.
    """

    number: int
    at: str
    who: str
    token: int | None
    act: str
    object: str
    things: int
    requests: int
    request: str
    status: int | None
    purpose: str | None


class AuditKind(StrEnum):
    """What rows are about: something was read, changed or refused, or has to do with who may do what."""

    READING = "reading"
    CHANGE = "change"
    ACCESS = "access"
    REFUSED = "refused"

    @property
    def condition(self) -> ColumnElement[bool]:
        """As the database knows it."""
        act, about = audit_entry.c.act, audit_entry.c.object
        refused = func.coalesce(audit_entry.c.status, 0).in_(sorted(REFUSED))
        match self:
            case AuditKind.READING:
                return act == Permission.READ_OBSERVATIONS.value
            case AuditKind.CHANGE:
                return ~refused & act.not_in((Permission.READ_OBSERVATIONS.value, Permission.READ_AUDIT.value))
            case AuditKind.ACCESS:
                return or_(act.startswith("access"), *(about.startswith(f"/api/v1/{name}") for name in ACCESS))
            case AuditKind.REFUSED:
                return refused


class AuditFilter(NamedTuple):
    """Rows that are looked for: whose, of what kind, since when and until when [UTC, as rows have it]; None for all."""

    who: str | None = None
    kind: AuditKind | None = None
    since: str | None = None
    until: str | None = None

    def conditions(self) -> Iterator[ColumnElement[bool]]:
        """As the database knows them."""
        if self.who is not None:
            yield audit_entry.c.made_by == self.who
        if self.kind is not None:
            yield self.kind.condition
        if self.since is not None:
            yield audit_entry.c.made_at >= self.since
        if self.until is not None:
            yield audit_entry.c.made_at < self.until


EVERYTHING = AuditFilter()


class AuditGroup(NamedTuple):
    """Rows that are one: the newest, with things and requests of all; when the first was made; how many they are."""

    entry: AuditEntry
    since: str
    rows: int


class AuditPage(NamedTuple):
    """Groups, the newest first, and where to go on: with rows before this number; None at the end."""

    groups: list[AuditGroup]
    more: int | None


def every_entry(records: Records, last: int) -> Iterator[AuditEntry]:
    """All rows up to one of a number, the oldest first: each piece is read at once, however slowly it is taken."""
    table, number = audit_entry, 0
    while number < last:
        asked = select(*COLUMNS).where(table.c.id > number, table.c.id <= last).order_by(table.c.id).limit(PIECE)
        with records.read() as connection:
            piece = _read(connection, asked)
        yield from piece
        number = piece[-1]["number"] if piece else last


def entries(
    connection: Connection, most: int, before: int | None = None, wanted: AuditFilter = EVERYTHING
) -> list[AuditEntry]:
    """Rows that are looked for, the newest first: at most so many, those before one of a number."""
    asked = select(*COLUMNS).where(*wanted.conditions()).order_by(audit_entry.c.id.desc()).limit(most)
    if before is not None:
        asked = asked.where(audit_entry.c.id < before)
    return _read(connection, asked)


def grouped_entries(
    connection: Connection, most: int, before: int | None = None, wanted: AuditFilter = EVERYTHING
) -> AuditPage:
    """The same, where readings of streams by somebody for a purpose within an hour are one group.

    There are `most` groups, and those that the last hour has beside them, up to twice as many: an hour is parted only
    where it has more.
    """
    groups: dict[object, AuditGroup] = {}
    count, last, hour = 0, before, ""
    for row in _newest(connection, before, wanted):
        key, same_hour = _group_key(row), row["at"][:HOUR] == hour
        if key not in groups and len(groups) >= (2 * most if same_hour else most):
            return AuditPage(list(groups.values()), last)
        groups[key] = _with(groups.get(key), row)
        count, last, hour = count + 1, row["number"], row["at"][:HOUR]
    return AuditPage(list(groups.values()), last if count == MOST_READ else None)


def _newest(connection: Connection, before: int | None, wanted: AuditFilter) -> Iterator[AuditEntry]:
    for _ in range(MOST_READ // PIECE):
        piece = entries(connection, PIECE, before, wanted)
        yield from piece
        if len(piece) < PIECE:
            return
        before = piece[-1]["number"]


def _group_key(row: AuditEntry) -> object:
    if row["act"] != Permission.READ_OBSERVATIONS:
        return row["number"]
    return row["who"], row["purpose"], row["at"][:HOUR], STREAM.sub("…", row["object"])


def _with(group: AuditGroup | None, row: AuditEntry) -> AuditGroup:
    if group is None:
        return AuditGroup(row, row["at"], 1)
    first = group.entry
    entry = first.copy()
    entry["things"] += row["things"]
    entry["requests"] += row["requests"]
    if first["object"] != row["object"]:
        entry["object"] = STREAM.sub("…", first["object"])
    return AuditGroup(entry, row["at"], group.rows + 1)


def _read(connection: Connection, asked: Select[Any]) -> list[AuditEntry]:
    """Rows as they are told; of what is no text, and was put in past the program, its bytes are."""
    with any_text(connection):
        rows = [dict(row) for row in connection.execute(asked).mappings()]
    return [cast(AuditEntry, {name: _as_text(value) for name, value in row.items()}) for row in rows]


def _as_text(value: object) -> object:
    if isinstance(value, bytes):
        return value.hex()
    return value.encode(errors="replace").decode() if isinstance(value, str) else value
