"""The log of an incident: entries that stay, each with a hash over itself and the hash of the one before.

An entry that is changed, left out, put in or moved is noticed, as `intact` tells; cut-off ends are noticed by the log
of audits, which has the hash of each entry that came over HTTP.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Collection, Mapping, Sequence
from typing import Any, NamedTuple

from sqlalchemy import Connection, func, insert, select

from citybrain.cases.response.errors import IncidentError
from citybrain.cases.response.names import OF_STANDING, IncidentStep
from citybrain.kernel.errors import NotFoundError
from citybrain.records import author
from citybrain.records.tables.base import now as moment
from citybrain.records.tables.incidents import incident_entry

LONGEST = 2_000
"""Characters of a reason or a note."""

MOST_ENTRIES = 10_000
"""Entries of one incident."""

HASHED = ("incident", "position", "step", "task", "at", "about", "why", "made_by", "made_at")


class LogEntry(NamedTuple):
    """One entry; see the table."""

    incident: int
    position: int
    step: IncidentStep
    task: str | None
    at: int
    about: Mapping[str, Any]
    why: str
    made_by: str
    made_at: str
    sha256: str


def add_entry(
    connection: Connection,
    incident: int | None,
    step: IncidentStep,
    at: int,
    by: str,
    why: str = "",
    task: str | None = None,
    about: Mapping[str, Any] | None = None,
) -> LogEntry:
    """Add to the log of an incident, or begin one where no number is given. Raises IncidentError where it is full."""
    if len(why) > LONGEST:
        raise IncidentError("incident-why-long", received=len(why), allowed=LONGEST)
    position, before = _last(connection, incident)
    if position >= MOST_ENTRIES and step is not IncidentStep.CLOSE:
        raise IncidentError("incident-log-full", allowed=MOST_ENTRIES)
    newest = connection.execute(select(func.max(incident_entry.c.incident))).scalar()
    values: dict[str, Any] = {
        "incident": (newest or 0) + 1 if incident is None else incident,
        "position": position + 1,
        "step": step.value, "task": task, "at": at, "why": why.strip(),
        "about": json.dumps(about or {}, ensure_ascii=False),
        "made_by": author(by), "made_at": moment(),
    }  # fmt: skip
    values["sha256"] = _hash(before, values)
    connection.execute(insert(incident_entry).values(**values))
    return _entry(values)


def entries(connection: Connection, incident: int) -> list[LogEntry]:
    """The log of an incident. Raises NotFoundError for one that there is not."""
    asked = select(incident_entry).where(incident_entry.c.incident == incident).order_by(incident_entry.c.position)
    log = [_entry(dict(row._mapping)) for row in connection.execute(asked)]
    if not log:
        raise NotFoundError("incident-unknown", received=str(incident))
    return log


def standing_entries(connection: Connection, incidents: Collection[int]) -> dict[int, list[LogEntry]]:
    """Of the logs of some incidents what says how they stand."""
    asked = select(incident_entry).where(incident_entry.c.incident.in_(incidents))
    asked = asked.where(incident_entry.c.step.in_(sorted(OF_STANDING)))
    logs: dict[int, list[LogEntry]] = {one: [] for one in incidents}
    for row in connection.execute(asked.order_by(incident_entry.c.incident, incident_entry.c.position)):
        logs[row.incident].append(_entry(dict(row._mapping)))
    return logs


def intact(log: Sequence[LogEntry]) -> bool:
    """Whether every entry is as it was written, in its place and behind the one that it was written behind."""
    before = ""
    for position, one in enumerate(log):
        values = {**one._asdict(), "about": json.dumps(one.about, ensure_ascii=False)}
        if one.position != position or one.sha256 != _hash(before, values):
            return False
        before = one.sha256
    return True


def _last(connection: Connection, incident: int | None) -> tuple[int, str]:
    """Position and hash of the last entry of an incident; those before the first entry of a new one."""
    if incident is None:
        return -1, ""
    asked = select(incident_entry.c.position, incident_entry.c.sha256).where(incident_entry.c.incident == incident)
    row = connection.execute(asked.order_by(incident_entry.c.position.desc()).limit(1)).one()
    return row.position, row.sha256


def _hash(before: str, values: Mapping[str, Any]) -> str:
    content = [before, *(values[name] for name in HASHED)]
    return hashlib.sha256(json.dumps(content, ensure_ascii=False).encode()).hexdigest()


def _entry(row: Mapping[str, Any]) -> LogEntry:
    values = {name: row[name] for name in LogEntry._fields}
    return LogEntry(**{**values, "step": IncidentStep(row["step"]), "about": json.loads(row["about"])})
