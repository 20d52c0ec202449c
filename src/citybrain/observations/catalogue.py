"""Things, sensors, properties and datastreams in the records of a city: found, or made where they are not there."""

from __future__ import annotations

import json
from typing import Any, NamedTuple

from sqlalchemy import Connection, Table, insert, select

from citybrain.governance import DataClass
from citybrain.kernel.errors import InputError
from citybrain.observations.changes import ChangedReadings
from citybrain.observations.properties import KnownProperty
from citybrain.records.tables.base import now
from citybrain.records.tables.sensing import datastream, observed_property, sensor, thing

MEASUREMENT = "http://www.opengis.net/def/observationType/OGC-OM/2.0/OM_Measurement"
TEXT = "http://www.opengis.net/def/observationType/OGC-OM/2.0/OM_Observation"
"""Types of results by OGC SensorThings 1.1, table 12: numbers, and anything."""

LONGEST_NAME = 500
"""Characters of the name of a station, and of whatever else has one."""

PUBLIC = DataClass.PUBLIC.value
SETS = {"thing": "Things", "sensor": "Sensors", "observed_property": "ObservedProperties", "datastream": "Datastreams"}
"""Tables and the sets of SensorThings that they hold."""


def results_of(known: KnownProperty) -> str:
    """The type of the results of a property."""
    return TEXT if known.unit is None else MEASUREMENT


class Stream(NamedTuple):
    """A datastream as lists show it."""

    number: int
    name: str
    thing: str
    property: str
    unit: str | None


class Catalogue:
    """The catalogue within one transaction. `made_by` stands on what is made."""

    def __init__(self, connection: Connection, made_by: str) -> None:
        self._connection = connection
        self._acts = {"made_by": made_by, "made_at": now()}
        self.made: list[ChangedReadings] = []
        """What was not there before; tell listeners of it once it is on disk."""

    def stream(self, station: str, known: KnownProperty, source: str, data_class: DataClass = DataClass.PUBLIC) -> int:
        """Number of the datastream of a property at a station, made with its thing, sensor and property if new.

        `data_class` is that of a new one. Raises InputError for a name that is too long.
        """
        if len(station) > LONGEST_NAME:
            raise InputError("reading-station-long")
        at = self._entity(thing, name=station, description=station)
        by = self._entity(
            sensor, name=source, description=source, encoding_type="application/json",
            metadata=json.dumps({"source": source}),
        )  # fmt: skip
        label, of = known.label["en"], self.property(known)
        same = (datastream.c.thing == at) & (datastream.c.observed_property == of) & datastream.c.withdrawn_at.is_(None)
        found = self._connection.execute(select(datastream.c.id).where(same)).scalar()
        if found is not None:
            return int(found)
        return self._made(
            datastream,
            name=f"{station}: {label}",
            description=f"{label} at {station}",
            observation_type=results_of(known),
            unit_name=known.unit,
            unit_symbol=known.unit,
            unit_definition=None if known.unit is None else f"ucum:{known.unit}",
            data_class=data_class.value,
            thing=at,
            sensor=by,
            observed_property=of,
        )

    def property(self, known: KnownProperty) -> int:
        """Number of the observed property, made if new."""
        label, key = known.label["en"], {"key": known.key} if known.stated else {}
        return self._entity(
            observed_property, name=label, description=label, definition=known.definition,
            properties=json.dumps({**key, "label": known.label}, ensure_ascii=False),
        )  # fmt: skip

    def _entity(self, table: Table, **said: Any) -> int:
        same = (table.c.name == said["name"]) & table.c.withdrawn_at.is_(None)
        found = self._connection.execute(select(table.c.id).where(same)).scalar()
        return self._made(table, **said) if found is None else int(found)

    def _made(self, table: Table, **said: Any) -> int:
        made = self._connection.execute(insert(table).values(**said, **self._acts)).inserted_primary_key
        assert made is not None
        self.made.append(ChangedReadings(SETS[table.name], int(made[0])))
        return int(made[0])


def units_by_stream(connection: Connection) -> dict[int, str | None]:
    """The symbol of the unit of each datastream that counts."""
    asked = select(datastream.c.id, datastream.c.unit_symbol).where(datastream.c.withdrawn_at.is_(None))
    return {int(number): unit for number, unit in connection.execute(asked)}


def streams(connection: Connection) -> list[Stream]:
    """All datastreams that count, by number."""
    asked = (
        select(datastream.c.id, datastream.c.name, thing.c.name, observed_property.c.name, datastream.c.unit_symbol)
        .join(thing, thing.c.id == datastream.c.thing)
        .join(observed_property, observed_property.c.id == datastream.c.observed_property)
        .where(datastream.c.withdrawn_at.is_(None))
        .order_by(datastream.c.id)
    )
    return [Stream(*row) for row in connection.execute(asked)]
