"""Warnings that a person issued: recorded as they were then, withdrawn but never deleted."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any, cast

from sqlalchemy import Connection, Row, insert, select, update

from citybrain.kernel.errors import NotFoundError
from citybrain.observations.warnings.notifying import notify
from citybrain.observations.warnings.shapes import Warning
from citybrain.records import author
from citybrain.records.tables.base import now
from citybrain.records.tables.forecasts import issued_warning


@dataclass(frozen=True)
class Issued:
    """One issued warning; `sender` names the city to the world, `before` is the number of the one it updates."""

    number: int
    warning: Warning
    sender: str
    before: int | None
    made_by: str
    made_at: str
    withdrawn_by: str | None = None
    withdrawn_at: str | None = None


def issue(connection: Connection, warning: Warning, sender: str, by: str | None) -> Issued:
    """Issue a draft; where one with the same key holds, this one updates it. Who subscribed to warnings is told."""
    before = next((one.number for one in holding(connection) if one.warning["key"] == warning["key"]), None)
    said: Warning = {**warning, "status": "issued"}
    values = {
        "key": warning["key"],
        "said": json.dumps({"warning": said, "sender": sender, "before": before}, ensure_ascii=False),
        "made_by": author(by),
        "made_at": now(),
    }
    made = connection.execute(insert(issued_warning).values(**values)).inserted_primary_key
    assert made is not None
    notify(connection, int(made[0]), said)
    return issued_of(connection, int(made[0]))


def issued(connection: Connection) -> list[Issued]:
    """All of them, the last one first, withdrawn ones too."""
    rows = connection.execute(select(issued_warning).order_by(issued_warning.c.id.desc()))
    return [_read(row) for row in rows]


def holding(connection: Connection) -> list[Issued]:
    """Those that hold: of each key the last one that was not called off."""
    asked = select(issued_warning).where(issued_warning.c.withdrawn_at.is_(None)).order_by(issued_warning.c.id)
    return list({row.key: _read(row) for row in connection.execute(asked)}.values())


def issued_of(connection: Connection, number: int) -> Issued:
    """One of them. Raises NotFoundError."""
    row = connection.execute(select(issued_warning).where(issued_warning.c.id == number)).first()
    if row is None:
        raise NotFoundError("warning-unknown", received=str(number))
    return _read(row)


def withdraw(connection: Connection, number: int, by: str | None) -> None:
    """Call a warning off, and with it those that it updated. Raises NotFoundError for one that does not hold."""
    holds = issued_warning.c.withdrawn_at.is_(None)
    key = connection.execute(select(issued_warning.c.key).where(holds, issued_warning.c.id == number)).scalar()
    if key is None:
        raise NotFoundError("warning-unknown", received=str(number))
    of = (issued_warning.c.key == key) & (issued_warning.c.id <= number)
    acts = {"withdrawn_by": author(by), "withdrawn_at": now()}
    connection.execute(update(issued_warning).where(holds, of).values(**acts))
    notify(connection, number, issued_of(connection, number).warning, ended=True)


def _whole(said: Any) -> Warning:
    """A warning with what earlier versions of the program did not record."""
    return cast(Warning, {"area": None, **said, "limit": {"consecutive": 1, "day_mean": None, **said["limit"]}})


def _read(row: Row[Any]) -> Issued:
    said = json.loads(row.said)
    return Issued(
        row.id,
        _whole(said["warning"]),
        said["sender"],
        said["before"],
        row.made_by,
        row.made_at,
        row.withdrawn_by,
        row.withdrawn_at,
    )
