"""What records have of somebody who works for the city: it is told to them, and overwritten where no law wants it.

Rows that are only ever added stay as they are: the audit log says who did what, registers who entered what.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from sqlalchemy import Column, Connection, Table, delete, func, select, update

from citybrain.governance.consents import DataSubject
from citybrain.records.append_only import REFUSALS
from citybrain.records.tables.base import METADATA, now
from citybrain.records.tables.governance import (
    access_token,
    audit_entry,
    credential,
    data_steward,
    identity,
    identity_role,
    web_session,
)

BY = "_by"
"""How columns end that have the name of who did something."""

TOLD: Mapping[str, tuple[Table, tuple[str, ...]]] = {
    "roles": (identity_role, ("role", "made_at", "withdrawn_at")),
    "tokens": (access_token, ("id", "purpose", "scopes", "made_at", "expires_at", "withdrawn_at")),
    "credentials": (credential, ("kind", "made_at", "withdrawn_at")),
}
"""What is told of rows that are of an identity; no secret and no hash of one."""


def records_of(connection: Connection, person: DataSubject, most: int) -> dict[str, Sequence[Mapping[str, Any]]]:
    """Lists of rows by name: roles, tokens, what they sign in with, sessions, what else has their name, and the newest
    `most` entries of the audit log.
    """
    told = {
        name: _rows(connection, select(*(table.c[one] for one in columns)).where(_of(table, person)))
        for name, (table, columns) in TOLD.items()
    }
    sessions = select(web_session.c.device, web_session.c.made_at, web_session.c.withdrawn_at)
    counted, log = _counts(connection, person, METADATA.sorted_tables), audit_entry.c
    acts = select(log.made_at, log.act, log.object, log.number, log.purpose).where(log.made_by == person.pseudonym)
    return {
        **told,
        "sessions": _rows(connection, sessions.where(web_session.c.token.in_(_tokens(person)))),
        "records": [{"table": name, "rows": count} for name, count in counted],
        "acts": _rows(connection, acts.order_by(log.id.desc()).limit(most)),
    }


def rows_that_stay(connection: Connection, person: DataSubject) -> dict[str, int]:
    """Rows with their name that can neither be changed nor deleted, by table."""
    return dict(_counts(connection, person, [METADATA.tables[name] for name in sorted(REFUSALS)]))


def overwrite_identity(connection: Connection, person: DataSubject, instead: str, by: str) -> int:
    """Let a number stand for their name, and delete what they signed in with; how many rows."""
    deleted = [
        delete(web_session).where(web_session.c.token.in_(_tokens(person))),
        delete(credential).where(_of(credential, person)),
    ]
    rows = sum(connection.execute(one).rowcount for one in deleted)
    ended = {"withdrawn_by": by, "withdrawn_at": now()}
    blank: dict[Table, tuple[Any, dict[str, Any]]] = {
        data_steward: (data_steward.c.name == person.pseudonym, {"name": instead, "contact": ""}),
        access_token: (_of(access_token, person), {"purpose": ""}),
        identity: (identity.c.id.in_(person.identities), {"name": instead, "department": None, "key": None}),
    }
    for table, (which, values) in blank.items():
        connection.execute(update(table).where(which, table.c.withdrawn_at.is_(None)).values(**ended))
        rows += connection.execute(update(table).where(which).values(**values)).rowcount
    for table in METADATA.sorted_tables:
        for column in _names(table) if table.name not in REFUSALS else ():
            rows += connection.execute(
                update(table).where(column == person.pseudonym).values({column.name: instead})
            ).rowcount
    return rows


def _counts(connection: Connection, person: DataSubject, tables: Sequence[Table]) -> Iterator[tuple[str, int]]:
    for table in tables:
        asked = [select(func.count()).select_from(table).where(one == person.pseudonym) for one in _names(table)]
        if count := sum(connection.execute(one).scalar_one() for one in asked):
            yield table.name, count


def _names(table: Table) -> list[Column[Any]]:
    return [column for column in table.c if column.name.endswith(BY)]


def _of(table: Table, person: DataSubject) -> Any:
    return table.c.identity.in_(person.identities)


def _tokens(person: DataSubject) -> Any:
    return select(access_token.c.id).where(_of(access_token, person))


def _rows(connection: Connection, asked: Any) -> list[Mapping[str, Any]]:
    return [dict(row) for row in connection.execute(asked).mappings()]
