"""Entities changed and withdrawn: what was before is kept, and what hangs on a withdrawn one goes with it."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
from sqlalchemy import ColumnElement, Table, insert, not_, select, update

from citybrain.governance import DataClass, Permission, require
from citybrain.governance.errors import NotAllowedError
from citybrain.kernel.errors import NotFoundError
from citybrain.observations.changes import ChangedReadings
from citybrain.observations.readings.columns import Times
from citybrain.observations.readings.expressions import READING
from citybrain.observations.readings.store import Question, Store
from citybrain.observations.sensorthings.errors import AskedError, NotServedError
from citybrain.observations.sensorthings.model import (
    DATASTREAM,
    FEATURE,
    HISTORICAL_LOCATION,
    LOCATION,
    THING,
    Kind,
    target,
)
from citybrain.observations.sensorthings.sources import REFERS, readable
from citybrain.observations.sensorthings.writing.documents import CLASS, columns, link_of, object_of
from citybrain.observations.sensorthings.writing.writer import Writer
from citybrain.records.tables.base import now
from citybrain.records.tables.sensing import (
    datastream,
    entity_version,
    location_feature,
    observation_more,
    thing_location,
)

AT_ONCE = 10_000
"""Readings that are removed in one statement."""


def change(writer: Writer, kind: Kind, key: int, document: Any, whole: bool = False) -> None:
    """Change the properties and links that a document has; where it is `whole`, the others are emptied.

    Raises NotFoundError for an entity that is not there, AskedError for what the standard does not have,
    NotAllowedError where more people could read a datastream and who asks does not decide that.
    """
    said = object_of(document)
    before = _row(writer, kind, key)
    if kind is HISTORICAL_LOCATION:
        _change_history(writer, before, columns(kind, said, partial=True))
        writer.touched.append(ChangedReadings(kind.plural, key))
        return
    if kind in (DATASTREAM, THING) and (whole or "properties" in said):
        said = _with_class(writer, before, said)
    values = columns(kind, {**said, **_encoding(kind, before, said)}, partial=not whole)
    for name, navigation in kind.navigations.items():
        if said.get(name) is not None:
            values |= _links(writer, kind, key, name, navigation.many, said[name])
    if values:
        _keep(writer, kind.table, key, before)
        assert kind.table is not None
        writer.connection.execute(update(kind.table).where(kind.table.c.id == key).values(**values))
    writer.touched.append(ChangedReadings(kind.plural, key))


def _with_class(writer: Writer, before: Mapping[str, Any], said: Mapping[str, Any]) -> dict[str, Any]:
    """A change with the data class, which stays where none is said; a less strict one is for who keeps the data.

    A thing without a class of its own is as one that is internal.
    """
    had, told = before[CLASS], object_of(said.get("properties") or {}, "/properties")
    if told.get(CLASS) is None:
        return dict(said) if had in (None, DataClass.PUBLIC) else {**said, "properties": {**told, CLASS: had}}
    strictness = [*map(str, DataClass)]
    if told[CLASS] in strictness[: strictness.index(had or DataClass.INTERNAL)]:
        require(writer.actor, Permission.KEEP_OBSERVATIONS)
    return dict(said)


def _encoding(kind: Kind, before: Mapping[str, Any], said: Mapping[str, Any]) -> dict[str, Any]:
    """The encoding that a place has already says how a changed one is read."""
    needs = kind in (LOCATION, FEATURE) and "encodingType" not in said
    return {"encodingType": before["encoding_type"]} if needs else {}


def _links(writer: Writer, kind: Kind, key: int, name: str, many: bool, said: Any) -> dict[str, int]:
    """Links of a change; only to what is there."""
    leads = target(kind, name)
    linked = [link_of(one) for one in (said if many and isinstance(said, list) else [said])]
    if any(one is None for one in linked):
        raise AskedError("sta-patch-deep", place=f"/{name}")
    keys = [one for one in linked if one is not None]
    for one in keys:
        writer.demand(leads, one, f"/{name}")
    if kind is DATASTREAM and name in REFERS:
        return {REFERS[name]: keys[0]}
    if kind is THING and name == "Locations":
        writer.at_places(key, keys)
    elif kind is LOCATION and name == "Things":
        for thing in keys:
            writer.at_places(thing, [key])
    elif leads is DATASTREAM:
        column = datastream.c[REFERS[kind.single]]
        writer.connection.execute(update(datastream).where(datastream.c.id.in_(keys)).values({column: key}))
    else:
        raise NotServedError("sta-patch-link", place=f"/{name}")
    return {}


def _row(writer: Writer, kind: Kind, key: int) -> dict[str, Any]:
    rows = writer.visible.of(kind)
    row = writer.connection.execute(select(rows).where(rows.c.id == key)).mappings().first()
    if row is None:
        raise NotFoundError("sta-entity", received=f"{kind.plural}({key})")
    return dict(row)


def _keep(writer: Writer, table: Table | None, key: int, before: Mapping[str, Any]) -> None:
    assert table is not None
    text = json.dumps(dict(before), ensure_ascii=False)
    writer.connection.execute(
        insert(entity_version).values(kind=table.name, entity=key, before=text, **writer.audit_columns)
    )


def keep_observation(writer: Writer, key: int, before: Mapping[str, Any]) -> None:
    """An observation as it was before it was changed or removed."""
    text = json.dumps(dict(before), ensure_ascii=False)
    writer.connection.execute(
        insert(entity_version).values(kind="observation", entity=key, before=text, **writer.audit_columns)
    )


def _change_history(writer: Writer, before: Mapping[str, Any], values: Mapping[str, Any]) -> None:
    _keep(writer, thing_location, before["id"], before)
    writer.connection.execute(
        update(thing_location)
        .where(_same(before["thing"], before["time"]), thing_location.c.withdrawn_at.is_(None))
        .values(**values)
    )


def _same(thing: int, time: str) -> ColumnElement[bool]:
    return (thing_location.c.thing == thing) & (thing_location.c.time == time)


def withdraw(writer: Writer, kind: Kind, key: int) -> None:
    """Withdraw an entity and what cannot be without it (OGC 18-088, table 25). Readings are then of no datastream.

    Raises NotFoundError, and NotAllowedError where a datastream would go with it that who asks may not read.
    """
    row = _row(writer, kind, key)
    if kind is HISTORICAL_LOCATION:
        _withdraw(writer, thing_location, _same(row["thing"], row["time"]))
        return
    assert kind.table is not None
    if kind.single in REFERS and hidden_streams(writer, datastream.c[REFERS[kind.single]] == key):
        raise NotAllowedError("sta-withdraw-hidden", received=f"{kind.plural}({key})")
    _withdraw(writer, kind.table, kind.table.c.id == key)
    if kind is THING:
        _withdraw(writer, thing_location, thing_location.c.thing == key)
    if kind is LOCATION:
        _withdraw(writer, thing_location, thing_location.c.location == key)
        _withdraw(writer, location_feature, location_feature.c.location == key)
    if kind is FEATURE:
        _withdraw(writer, location_feature, location_feature.c.feature == key)
    if kind.single in REFERS:
        _withdraw(writer, datastream, datastream.c[REFERS[kind.single]] == key)


def _withdraw(writer: Writer, table: Table, which: ColumnElement[bool]) -> None:
    acts = {"withdrawn_by": writer.made_by, "withdrawn_at": now()}
    writer.connection.execute(update(table).where(which, table.c.withdrawn_at.is_(None)).values(**acts))


def hidden_streams(writer: Writer, *which: ColumnElement[bool]) -> list[int]:
    """Numbers of the datastreams that count and that who writes may not read."""
    hidden = not_(readable(datastream, writer.actor.reads))
    asked = select(datastream.c.id).where(hidden, datastream.c.withdrawn_at.is_(None), *which)
    return list(writer.connection.execute(asked).scalars())


def require_own_feature(writer: Writer, store: Store, key: int) -> None:
    """Raises NotAllowedError where somebody may not remove all observations of a feature of interest."""
    require(writer.actor, Permission.WRITE_OBSERVATIONS)
    if hidden := hidden_streams(writer):
        of = Question((READING.c.feature == key) & READING.c.stream.in_(hidden), most=1)
        if len(store.find(of).identity):
            raise NotAllowedError("sta-withdraw-hidden", received=f"{FEATURE.plural}({key})")


def remove_of_feature(store: Store, key: int) -> None:
    """Remove the observations of a feature of interest that was withdrawn."""
    of = Question(READING.c.feature == key, most=AT_ONCE)
    while len(found := store.find(of).identity):
        store.remove(found)


def forget_more(writer: Writer, keys: Sequence[int] | Times) -> None:
    """What records keep of observations that are gone."""
    _withdraw(writer, observation_more, observation_more.c.id.in_(np.asarray(keys).tolist()))
