"""What an inspection is of: a case or anything else by kind:id, with its class of data and its place."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Connection, Row

from citybrain.base.great_circle import distance
from citybrain.cases.inspections.checklists import Checklist
from citybrain.cases.inspections.document import InspectionToStore
from citybrain.cases.photos.store import closed
from citybrain.cases.readable import readable_case, readable_classes
from citybrain.governance import Actor
from citybrain.governance.errors import NotAllowedError
from citybrain.kernel.errors import NotFoundError

CASE = "case"


def case_of_subject(connection: Connection, subject: str, actor: Actor) -> Row[Any] | None:
    """The case that a subject is, where it is one. Raises NotFoundError for one that is not to be read."""
    kind, _, name = subject.partition(":")
    if kind != CASE:
        return None
    if not (name.isascii() and name.isdecimal() and len(name) < 16):
        raise NotFoundError("case-unknown", received=name[:40])
    return readable_case(connection, int(name), actor)


def class_of(connection: Connection, subject: str, checklist: Checklist, actor: Actor) -> str:
    """The class of data of what is entered of a subject."""
    case = case_of_subject(connection, subject, actor)
    return closed(checklist.data_class.value, *([] if case is None else [case.data_class]))


def require_class(actor: Actor, data_class: str) -> None:
    """Raises NotAllowedError for a class of data that somebody does not read."""
    if data_class not in readable_classes(actor):
        raise NotAllowedError("inspection-class", name=actor.name, received=data_class)


def distance_to(document: InspectionToStore, where: Row[Any] | None) -> float | None:
    """Metres from the phone to the subject; None where either is not known."""
    if document.place is None or where is None or where.longitude is None or where.latitude is None:
        return None
    here = document.place
    return round(1_000 * distance(here.latitude, here.longitude, where.latitude, where.longitude), 1)
