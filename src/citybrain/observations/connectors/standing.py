"""How connectors stand, in the records of the city: from where they go on, last success, last problem."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import NamedTuple

from sqlalchemy import Connection, insert, select, update

from citybrain.governance import Actor, Permission
from citybrain.governance.audit import Noted, note
from citybrain.kernel.errors import CityBrainError
from citybrain.records import Records
from citybrain.records.tables.base import now
from citybrain.records.tables.connectors import connector
from citybrain.twin.configuration_sensing import ConnectorSettings

MADE_BY = "server"


class ConnectorStanding(NamedTuple):
    """One connector: `failures` since the last success, `problem` the message of the last one with its arguments.

    Times are as records hold them; None where it was never tried or never had success.
    """

    name: str
    kind: str
    tried_at: str | None
    succeeded_at: str | None
    failures: int
    problem: str | None
    arguments: dict[str, str | int | float]


def standings(records: Records, settings: Sequence[ConnectorSettings]) -> list[ConnectorStanding]:
    """How those of city.toml stand, in its order."""
    columns = connector.c
    with records.read() as connection:
        rows = {row.name: row for row in connection.execute(select(connector).where(columns.withdrawn_at.is_(None)))}
    found = []
    for one in settings:
        row = rows.get(one.name)
        if row is None:
            found.append(ConnectorStanding(one.name, one.kind, None, None, 0, None, {}))
        else:
            told = json.loads(row.arguments or "{}")
            found.append(
                ConnectorStanding(one.name, one.kind, row.tried_at, row.succeeded_at, row.failures, row.problem, told)
            )
    return found


def mark_of(records: Records, name: str) -> str:
    """From where a connector goes on; empty at the beginning."""
    with records.read() as connection:
        return str(connection.execute(select(connector.c.mark).where(connector.c.name == name)).scalar() or "")


def succeeded(records: Records, name: str, mark: str, stored: int) -> None:
    """A connector had success and goes on from a mark; what was stored stands in the audit log."""
    time = now()
    with records.begin() as connection:
        _put(connection, name, mark=mark, tried_at=time, succeeded_at=time, failures=0, problem=None, arguments=None)
        if stored:
            note(connection, Noted(Actor(f"connector:{name}"), Permission.WRITE_OBSERVATIONS, "readings", stored))


def failed(records: Records, name: str, problem: CityBrainError) -> int:
    """A connector had no success; how often in a row."""
    with records.begin() as connection:
        before = connection.execute(select(connector.c.failures).where(connector.c.name == name)).scalar() or 0
        told = json.dumps(problem.arguments, ensure_ascii=False)
        _put(connection, name, tried_at=now(), failures=before + 1, problem=problem.code, arguments=told)
    return before + 1


def _put(connection: Connection, name: str, **said: str | int | None) -> None:
    changed = connection.execute(update(connector).where(connector.c.name == name).values(**said))
    if not changed.rowcount:
        first = {"mark": "", "failures": 0, **said}
        connection.execute(insert(connector).values(name=name, made_by=MADE_BY, made_at=now(), **first))
