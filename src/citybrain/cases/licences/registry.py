"""Applications and licences in the records: read whole, added to, and none ever changed."""

from __future__ import annotations

import datetime
import json
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, Row, func, insert, select, update

from citybrain.cases.licences.application import LicenceContact, NewApplication
from citybrain.cases.licences.declared import LicenceKinds
from citybrain.cases.licences.standing import Licence, LicenceEntryKind
from citybrain.kernel.errors import NotFoundError
from citybrain.records import author
from citybrain.records.personal_keys import destroy, new_key, seal, unseal
from citybrain.records.tables.base import now
from citybrain.records.tables.gate import proposal
from citybrain.records.tables.licences import licence_application, licence_contact, licence_entry
from citybrain.records.tables.supervision import enterprise

TARGET = "licence/"
"""Before the number of an application, what a proposal to grant it is about."""

AT_ONCE = 500
SEALED = ("name", "address")


def add_application(connection: Connection, asked: NewApplication, firm: int, by: str) -> int:
    """The number of a new application; its contact stands apart, so that it can be erased."""
    content = {"roads": list(asked.roads), "fleet": list(asked.fleet), "answers": asked.answers, "text": asked.text}
    values = {
        "enterprise": firm, "kind": asked.kind, "vehicles": asked.vehicles, "since": asked.since.isoformat(),
        "until": asked.until.isoformat(), "content": json.dumps(content, ensure_ascii=False), **_acts(by),
    }  # fmt: skip
    number = _inserted(connection, licence_application, values)
    if asked.contact is not None:
        key, said = new_key(connection), asked.contact.model_dump()
        contact = {name: seal(key, text, _bound(name, number)) for name, text in said.items()}
        connection.execute(insert(licence_contact).values(**contact, application=number, key=key, **_acts(by)))
    return number


def add_entry(
    connection: Connection, application: int, kind: LicenceEntryKind, since: datetime.date, by: str, **more: Any
) -> int:
    """The number of a new entry of an application."""
    return _inserted(connection, licence_entry, entry_row(application, kind, since, by, **more))


def entry_row(
    application: int, kind: LicenceEntryKind, since: datetime.date, by: str, **more: Any
) -> dict[str, Any]:  # fmt: skip
    """A row of a new entry; `content` is written as JSON."""
    content = json.dumps(more.pop("content", {}), ensure_ascii=False)
    texts = {"vehicle": "", "place": "", "text": ""}
    of = {"application": application, "kind": kind.value, "since": since.isoformat(), "content": content}
    return {**texts, **of, **more, **_acts(by)}


def newest_entry(connection: Connection) -> int:
    """The number of the newest entry of any licence; 0 where there is none. Entries never change, they are added."""
    return int(connection.execute(select(func.max(licence_entry.c.id))).scalar() or 0)


def licences(
    connection: Connection, kinds: LicenceKinds, today: datetime.date, number: int | None = None, reports: bool = False
) -> list[Licence]:
    """All applications of kinds that are declared, or the one of a number, the newest first; with their reports where
    these are asked for.
    """
    asked = select(licence_application).order_by(licence_application.c.id.desc())
    if number is not None:
        asked = asked.where(licence_application.c.id == number)
    rows = [one for one in connection.execute(asked) if one.kind in kinds]
    entries = _entries(connection, number, reports)
    firms = {one.id: one for one in connection.execute(select(enterprise))}
    proposals = _proposals(connection, entries)
    return [
        Licence(kinds[one.kind], one, firms[one.enterprise], entries.get(one.id, ()), proposals, today) for one in rows
    ]


def licence_of(connection: Connection, kinds: LicenceKinds, today: datetime.date, number: int) -> Licence:
    """The application of a number. Raises NotFoundError."""
    found = licences(connection, kinds, today, number, reports=True)
    if not found:
        raise NotFoundError("licence-unknown", received=str(number))
    return found[0]


def contact_of(connection: Connection, application: int) -> LicenceContact | None:
    """Whom to ask about an application; None where nobody is named, was erased, or their key is not here."""
    of = (licence_contact.c.application == application) & licence_contact.c.withdrawn_at.is_(None)
    row = connection.execute(select(licence_contact).where(of)).first()
    if row is None:
        return None
    name, address = (unseal(getattr(row, column), _bound(column, application)) for column in SEALED)
    return LicenceContact(name=name, address=address) if name and address else None


def erase_contact(connection: Connection, application: int, by: str) -> bool:
    """Empty name and address of a contact and destroy the key, so that no copy tells them; whether there was one."""
    of = (licence_contact.c.application == application) & licence_contact.c.withdrawn_at.is_(None)
    key = connection.execute(select(licence_contact.c.key).where(of)).scalar()
    if key is None:
        return False
    gone = {"name": "", "address": "", "key": None, "withdrawn_by": author(by), "withdrawn_at": now()}
    connection.execute(update(licence_contact).where(of).values(**gone))
    destroy(key)
    return True


def makers_of_licence(connection: Connection, target: str) -> Sequence[str]:
    """Who entered or checked the application that a proposal is about: they do not approve it."""
    number = application_of(target)
    if number is None:
        return ()
    made = select(licence_application.c.made_by).where(licence_application.c.id == number)
    checks = (licence_entry.c.application == number) & (licence_entry.c.kind == LicenceEntryKind.CHECK.value)
    checked = select(licence_entry.c.made_by).where(checks)
    return sorted({*connection.execute(made).scalars(), *connection.execute(checked).scalars()})


def application_of(target: str) -> int | None:
    """The number of the application that a proposal is about; None where it is about none."""
    number = target.removeprefix(TARGET)
    is_one = number != target and number.isascii() and number.isdecimal() and len(number) < 16
    return int(number) if is_one else None


def _entries(connection: Connection, number: int | None, reports: bool) -> Mapping[int, list[Row[Any]]]:
    asked = select(licence_entry).order_by(licence_entry.c.id)
    if number is not None:
        asked = asked.where(licence_entry.c.application == number)
    if not reports:
        asked = asked.where(licence_entry.c.kind != LicenceEntryKind.REPORT.value)
    found: dict[int, list[Row[Any]]] = defaultdict(list)
    for one in connection.execute(asked):
        found[one.application].append(one)
    return found


def _proposals(connection: Connection, entries: Mapping[int, Iterable[Row[Any]]]) -> Mapping[int, Row[Any]]:
    numbers = [
        int(json.loads(one.content)["proposal"])
        for some in entries.values() for one in some if one.kind == LicenceEntryKind.ASK
    ]  # fmt: skip
    rows: dict[int, Row[Any]] = {}
    for first in range(0, len(numbers), AT_ONCE):
        of = proposal.c.id.in_(numbers[first : first + AT_ONCE])
        rows |= {one.id: one for one in connection.execute(select(proposal).where(of))}
    return rows


def _bound(column: str, application: int) -> tuple[str, str, str]:
    """What a field of a contact is sealed for."""
    return "licence_contact", column, str(application)


def _acts(by: str) -> dict[str, str]:
    return {"made_by": author(by), "made_at": now()}


def _inserted(connection: Connection, table: Any, values: Mapping[str, Any]) -> int:
    made = connection.execute(insert(table).values(**values)).inserted_primary_key
    assert made is not None
    return int(made[0])
