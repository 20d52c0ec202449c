"""Whom to ask about a report: apart from it, sealed with a key of their own, erased on request and by rule."""

from __future__ import annotations

from sqlalchemy import Connection, bindparam, insert, select, update

from citybrain.people.reports.given import GivenContact
from citybrain.records import author
from citybrain.records.personal_keys import destroy, new_key, seal, unseal
from citybrain.records.tables.base import now as moment
from citybrain.records.tables.reports import report_contact

KEPT = 90 * 24 * 3_600_000_000
"""µs that a contact stays after its report was closed: long enough to object to how it ended."""

LONGEST = 2 * 365 * 24 * 3_600_000_000
"""µs that one stays at the latest after it was sent, where nobody closes its report; by the clock of the city, and by
that of the computer, since a city that replays a week has days that never end.
"""

FIELDS = ("name", "email", "telephone")
STANDS = report_contact.c.withdrawn_at.is_(None)
_THERE = select(report_contact.c.id).where(report_contact.c.report == bindparam("number"), STANDS)


def add_contact(connection: Connection, report: int, contact: GivenContact, by: str) -> None:
    """Store whom to ask. Raises NotRecordedError where the folder of keys cannot be used."""
    key = new_key(connection)
    sealed = {name: seal(key, getattr(contact, name), _bound(name, report)) for name in FIELDS}
    acts = {"made_by": author(by), "made_at": moment()}
    connection.execute(insert(report_contact).values(**sealed, report=report, key=key, **acts))


def contact_of(connection: Connection, report: int) -> GivenContact | None:
    """Whom to ask; None where nobody said, it was erased, or its key is not here."""
    row = connection.execute(select(report_contact).where(report_contact.c.report == report, STANDS)).first()
    if row is None:
        return None
    fields = {name: unseal(row._mapping[name], _bound(name, report)) for name in FIELDS}
    if None in fields.values():
        return None
    name, email, telephone = (fields[one] or "" for one in FIELDS)
    return GivenContact.model_construct(name=name, email=email, telephone=telephone)


def has_contact(connection: Connection, report: int) -> bool:
    """Whether somebody can be asked about a report."""
    return connection.execute(_THERE, {"number": report}).first() is not None


def erase_contacts(connection: Connection, reports: list[int], by: str) -> int:
    """Empty the contacts of reports and destroy their keys, so that no copy tells them; how many there were."""
    of = report_contact.c.report.in_(reports) & STANDS
    keys = list(connection.execute(select(report_contact.c.key).where(of, report_contact.c.key.is_not(None))).scalars())
    for key in keys:
        destroy(key)
    gone = dict.fromkeys(FIELDS, "") | {"key": None, "withdrawn_by": author(by), "withdrawn_at": moment()}
    connection.execute(update(report_contact).where(of).values(**gone))
    return len(keys)


def _bound(column: str, report: int) -> tuple[str, ...]:
    """What a field of a contact is sealed for."""
    return "report_contact", column, str(report)
