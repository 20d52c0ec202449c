"""Checklists as phones were given them: an inspection is judged by the one that its phone had."""

from __future__ import annotations

from pydantic import ValidationError
from sqlalchemy import Connection, insert, select

from citybrain.cases.inspections.checklists import Checklist, Checklists
from citybrain.cases.inspections.document import InspectionToStore
from citybrain.records import Records
from citybrain.records.tables.base import now
from citybrain.records.tables.inspections import inspection_checklist

BY_SERVER = "server"


def store_checklists(records: Records, checklists: Checklists) -> None:
    """Put on record those that are not."""
    by_hash = {one.sha256: one.content for one in checklists.values()}
    with records.read() as connection:
        new = by_hash.keys() - _known(connection)
    if not new or not records.writable:
        return
    with records.begin() as connection:
        acts = {"made_by": BY_SERVER, "made_at": now()}
        rows = [{"sha256": one, "content": by_hash[one], **acts} for one in sorted(new - _known(connection))]
        if rows:
            connection.execute(insert(inspection_checklist), rows)


def given_checklist(connection: Connection, document: InspectionToStore) -> Checklist | None:
    """The checklist that the phone of an inspection says it had; None where it says none, or one of another name."""
    of = inspection_checklist.c.sha256 == document.checklist_sha256
    content = connection.execute(select(inspection_checklist.c.content).where(of)).scalar()
    try:
        given = None if content is None else Checklist.model_validate_json(content)
    except ValidationError:  # of a program before this one: that of today judges
        return None
    return given if given is not None and given.name == document.checklist else None


def _known(connection: Connection) -> set[str]:
    return set(connection.execute(select(inspection_checklist.c.sha256)).scalars())
