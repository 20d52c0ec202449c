"""Enterprises in the records: what they are, who answers for them, which streams measure them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from enum import StrEnum
from typing import Any, NamedTuple

from sqlalchemy import Connection, Row, case, insert, select, update

from citybrain.cases.supervision.entries import LONGEST_NAME, OPEN_CLASSES
from citybrain.cases.supervision.file import MOST_FAULTS, require_enterprise
from citybrain.governance.actor import Actor
from citybrain.governance.register import number_of
from citybrain.governance.roles import DataClass
from citybrain.kernel.errors import NotFoundError
from citybrain.records import author
from citybrain.records.errors import EntryError
from citybrain.records.tables.base import now
from citybrain.records.tables.governance import identity
from citybrain.records.tables.sensing import datastream, observed_property
from citybrain.records.tables.supervision import enterprise, enterprise_person, enterprise_stream

MOST_ENTERPRISES = 50_000
TIED_CLASSES = OPEN_CLASSES | {DataClass.INTERNAL.value}
"""Classes of streams that measure enterprises."""


class StreamSource(StrEnum):
    """Who measures: the enterprise itself, or the city."""

    SELF_MONITORING = "self_monitoring"
    CITY = "city"


class NewEnterprise(NamedTuple):
    """An enterprise as somebody states it; `sole_trader` where its name is that of a person."""

    identifier: str
    name: str
    activity: str = ""
    address: str = ""
    longitude: float | None = None
    latitude: float | None = None
    sole_trader: bool = False


class RegisterCounts(NamedTuple):
    """What became of enterprises of a file: new, known already, and known with other words, which stay as they were;
    and how many entries were added to files.
    """

    added: int
    known: int
    different: tuple[str, ...]
    entries: int = 0


def add_enterprises(connection: Connection, asked: Sequence[NewEnterprise], source: str, by: str) -> RegisterCounts:
    """Register those that nobody knows yet. Raises EntryError with all that is wrong, up to ten faults."""
    new, counts = new_enterprises(enterprises(connection), asked)
    insert_enterprises(connection, new, source, by)
    return counts


def new_enterprises(
    known: Sequence[Row[Any]], asked: Sequence[NewEnterprise]
) -> tuple[list[NewEnterprise], RegisterCounts]:
    """Those that nobody knows yet, and what becomes of all. Raises EntryError as above."""
    stated = [_stated(one) for one in asked]
    faults = [fault for place, one in enumerate(stated, start=1) for fault in _faults(place, one)]
    if faults:
        raise EntryError("enterprise-register", problem="; ".join(faults[:MOST_FAULTS]), number=len(faults))
    present = {one.identifier: one for one in known}
    if len(present) + len(stated) > MOST_ENTERPRISES:
        raise EntryError("enterprise-many", allowed=MOST_ENTERPRISES)
    new = {one.identifier: one for one in stated if one.identifier not in present}
    again = [one for one in stated if one.identifier in present]
    different = tuple(one.identifier for one in again if NewEnterprise(*_words(present[one.identifier])) != one)
    return [new[identifier] for identifier in sorted(new)], RegisterCounts(len(new), len(again), different)


def insert_enterprises(connection: Connection, new: Sequence[NewEnterprise], source: str, by: str) -> None:
    """Write new ones in the order of their identifiers: numbers tell no order of names."""
    acts = {"made_by": author(by), "made_at": now(), "source": source[:LONGEST_NAME]}
    if new:
        connection.execute(insert(enterprise), [one._asdict() | acts for one in new])


def enterprises(connection: Connection, skip: int = 0, most: int = MOST_ENTERPRISES) -> list[Row[Any]]:
    """Some of them by name; behind them by identifier those whose names not everybody may know."""
    shown = case((enterprise.c.sole_trader, enterprise.c.identifier), else_=enterprise.c.name)
    order = (enterprise.c.sole_trader, shown, enterprise.c.id)
    asked = select(enterprise).where(enterprise.c.withdrawn_at.is_(None)).order_by(*order)
    return list(connection.execute(asked.offset(skip).limit(most)).all())


def enterprise_of(connection: Connection, said: str) -> Row[Any]:
    """The enterprise of an identifier, else of a number. Raises NotFoundError."""
    of = (enterprise.c.identifier == said) & enterprise.c.withdrawn_at.is_(None)
    row = connection.execute(select(enterprise).where(of)).one_or_none()
    if row is not None:
        return row
    return require_enterprise(connection, int(said) if said.isascii() and said.isdecimal() and len(said) < 10 else 0)


def name_person(connection: Connection, number: int, name: str, by: str) -> int:
    """Let an identity read and answer a file on behalf of the enterprise; once. Raises NotFoundError."""
    require_enterprise(connection, number)
    who = number_of(connection, name)
    if who is None:
        raise NotFoundError("enterprise-person-unknown", received=name)
    known = next((one for one in people_of(connection, number) if one.identity == who), None)
    if known is not None:
        return int(known.id)
    return _inserted(connection, enterprise_person, by, enterprise=number, identity=who)


def remove_person(connection: Connection, number: int, person: int, by: str) -> None:
    """They read and answer it no longer. Raises NotFoundError."""
    of = (enterprise_person.c.id == person) & (enterprise_person.c.enterprise == number)
    gone = update(enterprise_person).where(of, enterprise_person.c.withdrawn_at.is_(None))
    if not connection.execute(gone.values(withdrawn_by=author(by), withdrawn_at=now())).rowcount:
        raise NotFoundError("enterprise-person-unknown", received=str(person))


def people_of(connection: Connection, number: int) -> list[Row[Any]]:
    """Who answers for an enterprise: number of the link, identity, name."""
    counts = enterprise_person.c.withdrawn_at.is_(None) & identity.c.withdrawn_at.is_(None)
    columns = (enterprise_person.c.id, enterprise_person.c.identity, identity.c.name)
    asked = select(*columns).join(identity, identity.c.id == enterprise_person.c.identity)
    of = enterprise_person.c.enterprise == number
    rows: list[Row[Any]] = [*connection.execute(asked.where(counts, of).order_by(identity.c.name))]
    return rows


def answers_for(connection: Connection, actor: Actor, number: int) -> bool:
    """Whether somebody is named for an enterprise."""
    return number in own_enterprises(connection, actor)


def own_enterprises(connection: Connection, actor: Actor) -> list[int]:
    """Numbers of the enterprises that somebody is named for."""
    if not actor.owns:
        return []
    counts = enterprise_person.c.withdrawn_at.is_(None) & identity.c.withdrawn_at.is_(None)
    asked = select(enterprise_person.c.enterprise).join(identity, identity.c.id == enterprise_person.c.identity)
    return sorted(connection.execute(asked.where(counts, identity.c.name == actor.name)).scalars())


def tie_stream(
    connection: Connection, number: int, stream: int, source: StreamSource, outlet: str | None, by: str
) -> int:
    """Say that a stream measures an enterprise. Raises NotFoundError, EntryError for one that is tied already."""
    require_enterprise(connection, number)
    of = datastream.c.id == stream
    row = connection.execute(select(datastream.c.data_class).where(of, datastream.c.withdrawn_at.is_(None))).first()
    if row is None or row.data_class not in TIED_CLASSES:
        raise NotFoundError("enterprise-stream-unknown", received=stream)
    if any(one.stream == stream for one in streams_of(connection, number)):
        raise EntryError("enterprise-stream-tied", received=stream)
    stated = {"enterprise": number, "stream": stream, "source": source.value, "outlet": outlet}
    return _inserted(connection, enterprise_stream, by, **stated)


def streams_of(connection: Connection, number: int | None = None) -> list[Row[Any]]:
    """Streams that measure an enterprise, or any, with name, unit, property and class, while it may be tied."""
    tied = enterprise_stream
    asked = select(
        tied, datastream.c.name, datastream.c.unit_symbol, datastream.c.data_class,
        observed_property.c.name.label("property"),
    ).join(datastream, datastream.c.id == tied.c.stream)  # fmt: skip
    asked = asked.join(observed_property, observed_property.c.id == datastream.c.observed_property)
    counts = (
        tied.c.withdrawn_at.is_(None),
        datastream.c.withdrawn_at.is_(None),
        datastream.c.data_class.in_(TIED_CLASSES),
    )
    if number is not None:
        asked = asked.where(tied.c.enterprise == number)
    return list(connection.execute(asked.where(*counts).order_by(tied.c.id)).all())


def _words(row: Row[Any]) -> list[Any]:
    return [getattr(row, name) for name in NewEnterprise._fields]


def _inserted(connection: Connection, table: Any, by: str, **values: Any) -> int:
    made = connection.execute(insert(table).values(**values, made_by=author(by), made_at=now())).inserted_primary_key
    assert made is not None
    return int(made[0])


def _stated(one: NewEnterprise) -> NewEnterprise:
    texts: dict[str, Any] = {
        name: " ".join(getattr(one, name).split()) for name in ("identifier", "name", "activity", "address")
    }
    return one._replace(**texts)


def _faults(place: int, one: NewEnterprise) -> Iterator[str]:
    for name in ("identifier", "name"):
        if not getattr(one, name):
            yield f"{place}: {name}: -"
    for name in ("identifier", "name", "activity", "address"):
        if len(getattr(one, name)) > LONGEST_NAME:
            yield f"{place}: {name}: {len(getattr(one, name))} > {LONGEST_NAME}"
    if (one.longitude is None) != (one.latitude is None):
        yield f"{place}: longitude, latitude: -"
    for name, most in (("longitude", 180.0), ("latitude", 90.0)):
        at = getattr(one, name)
        if at is not None and not -most <= at <= most:
            yield f"{place}: {name}: {at} (-{most:g} … {most:g})"
