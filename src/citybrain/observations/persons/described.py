"""What records say of streams, and of what only they are of, is overwritten or deleted."""

from __future__ import annotations

import json
from collections.abc import Collection
from typing import Any

from sqlalchemy import Connection, Table, delete, select, update

from citybrain.observations.persons.held import Numbers
from citybrain.records.tables.base import now
from citybrain.records.tables.forecasts import forecast_model, issued_warning
from citybrain.records.tables.governance import access_token, identity
from citybrain.records.tables.quality import stream_quality
from citybrain.records.tables.sensing import (
    datastream,
    entity_version,
    feature,
    location,
    location_feature,
    observation_more,
    sensor,
    thing,
    thing_location,
)

ERASED = "erased"
WORDS = {"name": ERASED, "description": "", "properties": None}
BLANK: dict[Table, dict[str, Any]] = {
    datastream: {**WORDS, "observed_area": None},
    thing: WORDS,
    sensor: {**WORDS, "metadata": ""},
    location: {**WORDS, "location": "null"},
    feature: {**WORDS, "feature": "null"},
}
"""What stands in the place of what was said; the rows stay, so that their numbers are never given again."""


def erase_described(connection: Connection, streams: Numbers, features: Numbers, by: str) -> int:
    """Overwrite streams, the things, sensors, places and `features` of these streams alone, and delete what hangs on
    them: older versions, settings, warnings, models. How many rows.
    """
    things = _only_of(connection, datastream.c.thing, datastream.c.id, streams)
    sensors = _only_of(connection, datastream.c.sensor, datastream.c.id, streams)
    places = _only_of(connection, thing_location.c.location, thing_location.c.thing, things)
    made = _only_of(connection, location_feature.c.feature, location_feature.c.location, places)
    rows = _deleted(connection, thing_location, thing_location.c.thing.in_(things))
    rows += _deleted(connection, location_feature, location_feature.c.location.in_(places))
    rows += _deleted(connection, stream_quality, stream_quality.c.datastream.in_(streams))
    rows += _deleted(connection, forecast_model, forecast_model.c.datastream.in_(streams))
    rows += _deleted(connection, issued_warning, issued_warning.c.id.in_(_warnings(connection, streams)))
    rows += _senders(connection, streams, by)
    blank = {datastream: streams, thing: things, sensor: sensors, location: places, feature: features | made}
    for table, numbers in blank.items():
        rows += _blanked(connection, table, numbers, by)
    return rows + _of_observations(connection, streams)


def models_of(connection: Connection, streams: Numbers) -> list[int]:
    """Numbers of the models that forecast streams, those that were withdrawn among them."""
    asked = select(forecast_model.c.id).where(forecast_model.c.datastream.in_(streams))
    return list(connection.execute(asked).scalars())


def _only_of(connection: Connection, wanted: Any, of: Any, numbers: Collection[int]) -> Numbers:
    """What hangs on some rows and on no others."""
    here = set(connection.execute(select(wanted).where(of.in_(numbers))).scalars())
    return frozenset(here - set(connection.execute(select(wanted).where(of.not_in(numbers))).scalars()))


def _blanked(connection: Connection, table: Table, numbers: Numbers, by: str) -> int:
    older = (entity_version.c.kind == table.name) & entity_version.c.entity.in_(numbers)
    connection.execute(update(table).where(table.c.id.in_(numbers)).values(**BLANK[table]))
    ending = update(table).where(table.c.id.in_(numbers), table.c.withdrawn_at.is_(None))
    connection.execute(ending.values(withdrawn_by=by, withdrawn_at=now()))
    return len(numbers) + _deleted(connection, entity_version, older)


def _senders(connection: Connection, streams: Numbers, by: str) -> int:
    """Tokens that send to these streams alone end, and whoever has no others is known by a number; how many."""
    bound = select(access_token.c.identity, access_token.c.streams)
    tokens = [(row.identity, {int(one) for one in (row.streams or "0").split()}) for row in connection.execute(bound)]
    gone = {sender for sender, sends in tokens if sends <= streams} - {one for one, sends in tokens if sends - streams}
    ended = {"withdrawn_by": by, "withdrawn_at": now()}
    for sender in gone:
        holds = (access_token.c.identity == sender) & access_token.c.withdrawn_at.is_(None)
        connection.execute(update(access_token).where(access_token.c.identity == sender).values(purpose=""))
        connection.execute(update(access_token).where(holds).values(**ended))
        named = {"name": f"{ERASED}-{sender}", **ended}
        connection.execute(update(identity).where(identity.c.id == sender).values(**named))
    return len(gone)


def _of_observations(connection: Connection, streams: Numbers) -> int:
    rows = 0
    for stream in streams:
        first, end = stream << 32, stream + 1 << 32
        more, older = observation_more.c.id, entity_version.c.entity
        rows += _deleted(connection, observation_more, (more >= first) & (more < end))
        of = (entity_version.c.kind == "observation") & (older >= first) & (older < end)
        rows += _deleted(connection, entity_version, of)
    return rows


def _warnings(connection: Connection, streams: Numbers) -> list[int]:
    rows = connection.execute(select(issued_warning.c.id, issued_warning.c.said))
    return [row.id for row in rows if json.loads(row.said)["warning"].get("stream") in streams]


def _deleted(connection: Connection, table: Table, which: Any) -> int:
    return connection.execute(delete(table).where(which)).rowcount
