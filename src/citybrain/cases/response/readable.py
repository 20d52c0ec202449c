"""Which incidents somebody may read: by the class of data that they began with, and those of their case of today."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from sqlalchemy import Connection, select

from citybrain.cases.response.incident import Incident
from citybrain.cases.response.log import LogEntry, entries, standing_entries
from citybrain.cases.response.names import IncidentStep
from citybrain.governance import Actor, DataClass, Permission, Verdict, decide, require
from citybrain.kernel.errors import NotFoundError
from citybrain.records.tables.cases import city_case
from citybrain.records.tables.incidents import incident_entry
from citybrain.records.tables.sensing import datastream

PAGE = 100
"""Incidents of a page of the list, with those that somebody may not read."""


class IncidentPage(NamedTuple):
    """Incidents that somebody may read, the newest first; `next`: the number before which others are, None for none.

    Their logs have only what says how they stand: no notes, winds and areas.
    """

    incidents: Sequence[Incident]
    next: int | None


def incident_on_record(connection: Connection, number: int) -> Incident:
    """An incident with the classes of data that its case and the stream of that are of today. Raises NotFoundError."""
    return _incident(connection, entries(connection, number))


def readable_incident(connection: Connection, number: int, actor: Actor | None) -> Incident:
    """An incident that somebody may read. Raises NotFoundError, which tells nobody of one that they may not, and
    NotAllowedError."""
    if actor is not None:
        require(actor, Permission.READ_CASES)
    incident = incident_on_record(connection, number)
    if not _is_readable(incident, actor):
        raise NotFoundError("incident-unknown", received=str(number))
    return incident


def readable_incidents(connection: Connection, actor: Actor | None, live: bool, before: int | None) -> IncidentPage:
    """The newest incidents; of these those that are not over, or opened before the one of a number."""
    opened = incident_entry.c.step == IncidentStep.OPEN.value
    asked = select(incident_entry.c.incident).where(opened).order_by(incident_entry.c.incident.desc())
    if live:
        closed = select(incident_entry.c.incident).where(incident_entry.c.step == IncidentStep.CLOSE.value)
        asked = asked.where(incident_entry.c.incident.not_in(closed))
    if before is not None:
        asked = asked.where(incident_entry.c.incident < before)
    numbers = connection.execute(asked.limit(PAGE)).scalars().all()
    logs = standing_entries(connection, numbers)
    incidents = (_incident(connection, logs[one]) for one in numbers)
    return IncidentPage(
        [one for one in incidents if _is_readable(one, actor)], numbers[-1] if len(numbers) == PAGE else None
    )


def _incident(connection: Connection, log: Sequence[LogEntry]) -> Incident:
    case = log[0].about["case"]
    return Incident(log, frozenset() if case is None else _classes_of_case(connection, case))


def _is_readable(incident: Incident, actor: Actor | None) -> bool:
    return actor is None or all(
        decide(actor, Permission.READ_CASES, one) is Verdict.ALLOWED for one in incident.classes
    )


def _classes_of_case(connection: Connection, case: int) -> frozenset[DataClass]:
    joined = city_case.outerjoin(datastream, datastream.c.id == city_case.c.stream)
    asked = select(city_case.c.data_class, datastream.c.data_class).select_from(joined).where(city_case.c.id == case)
    return frozenset(DataClass(one) for row in connection.execute(asked) for one in row if one is not None)
