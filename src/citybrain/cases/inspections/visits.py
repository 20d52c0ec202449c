"""Visits that are due: of what, by which checklist, until which day."""

from __future__ import annotations

from typing import Any, NamedTuple

from sqlalchemy import Connection, Row, exists, select

from citybrain.cases.inspections.document import InspectionToStore
from citybrain.cases.readable import readable_classes
from citybrain.governance import Actor
from citybrain.kernel.errors import NotFoundError
from citybrain.records.errors import EntryError
from citybrain.records.tables.inspections import inspection, inspection_visit


class NewVisit(NamedTuple):
    """A visit as it is asked for: of what, by which checklist, until which day (ISO 8601), and where."""

    subject: str
    label: str
    checklist: str
    due: str
    why: str = ""
    longitude: float | None = None
    latitude: float | None = None


def is_due() -> tuple[Any, ...]:
    """Visits that count and that nobody made."""
    made = exists().where(inspection.c.visit == inspection_visit.c.id)
    return inspection_visit.c.withdrawn_at.is_(None), ~made


def visit_of(connection: Connection, number: int, actor: Actor) -> Row[Any]:
    """A visit that somebody may read, withdrawn or not: a phone may not know yet. Raises NotFoundError."""
    row = connection.execute(select(inspection_visit).where(inspection_visit.c.id == number)).first()
    if row is None or row.data_class not in readable_classes(actor):
        raise NotFoundError("inspection-visit-unknown", received=number)
    return row


def require_visited(visit: Row[Any], document: InspectionToStore) -> None:
    """Raises EntryError for an inspection of something else or by another checklist than was planned."""
    planned, received = (visit.subject, visit.checklist), (document.subject, document.checklist)
    if planned != received:
        raise EntryError(
            "inspection-other-visit", number=visit.id, received=", ".join(received), allowed=", ".join(planned)
        )
