"""Which cases somebody may read: those of classes of data that they read, by the case and by its stream of today."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, Select, select

from citybrain.cases.steps import case_of
from citybrain.governance import Actor, Permission, Role, Verdict, decide, require
from citybrain.governance.roles import RIGHTS
from citybrain.kernel.errors import NotFoundError
from citybrain.records.tables.cases import city_case
from citybrain.records.tables.sensing import datastream


def readable_case(connection: Connection, number: int, actor: Actor | None) -> Row[Any]:
    """A case that somebody may read. Raises NotFoundError, which tells nobody of one that they may not, and
    NotAllowedError."""
    case = case_of(connection, number)
    if actor is None:
        return case
    require(actor, Permission.READ_CASES)
    readable = select(city_case.c.id).where(city_case.c.id == number, *of_classes(readable_classes(actor)))
    if connection.execute(readable).first() is None:
        raise NotFoundError("case-unknown", received=str(number))
    return case


def readable_of(connection: Connection, numbers: Sequence[int], actor: Actor) -> list[int]:
    """Those of some cases that somebody may read, by their numbers."""
    asked = select(city_case.c.id).where(city_case.c.id.in_(numbers), *of_classes(readable_classes(actor)))
    return list(connection.execute(asked.order_by(city_case.c.id)).scalars())


def readable_classes(actor: Actor) -> list[str]:
    """Classes of data whose cases somebody may read."""
    return [
        one
        for one in actor.reads
        if isinstance(one, str) and decide(actor, Permission.READ_CASES, one) is Verdict.ALLOWED
    ]


@cache
def role_reads(role: Role, data_class: str) -> bool:
    """Whether somebody with a role alone may read cases of a class of data."""
    actor = Actor(role.value, frozenset({role}), RIGHTS[role].permissions)
    return decide(actor, Permission.READ_CASES, data_class) is Verdict.ALLOWED


def of_classes(classes: Sequence[str]) -> tuple[ColumnElement[bool], ...]:
    """Cases of these classes of data whose stream is still of one: a stream that was closed since closes its cases."""
    by_itself = city_case.c.stream + 0  # no index of streams is of use here, and one would be taken
    open_stream = city_case.c.stream.is_(None) | by_itself.in_(streams_of(classes))
    return city_case.c.data_class.in_(classes), open_stream


def streams_of(classes: Sequence[str]) -> Select[int]:
    """Numbers of the streams that are of these classes of data."""
    return select(datastream.c.id).where(datastream.c.data_class.in_(classes))
