"""What measures and what is measured, as OGC SensorThings 1.1 has it: all but the readings, which lie apart."""

from __future__ import annotations

from sqlalchemy import BigInteger, Column, ForeignKey, Index, Integer, String, Table

from citybrain.records.tables.base import METADATA, acts


def _described() -> tuple[Column[str], ...]:
    return (
        Column("name", String, nullable=False),
        Column("description", String, nullable=False),
        Column("properties", String),
    )


thing = Table(
    "thing",
    METADATA,
    Column("id", Integer, primary_key=True),
    *_described(),
    *acts(),
    Column("data_class", String),
)
"""What sensors are on or in: a station, a vehicle. `properties` is JSON here and below.

`data_class` is null where it follows from its datastreams alone.
"""

location = Table(
    "location",
    METADATA,
    Column("id", Integer, primary_key=True),
    *_described(),
    Column("encoding_type", String, nullable=False),
    Column("location", String, nullable=False),
    *acts(),
)
"""A place; `location` is GeoJSON where `encoding_type` says so."""

thing_location = Table(
    "thing_location",
    METADATA,
    Column("id", Integer, primary_key=True),
    Column("thing", ForeignKey("thing.id"), nullable=False),
    Column("location", ForeignKey("location.id"), nullable=False),
    Column("time", String, nullable=False),
    *acts(),
)
"""Where a thing has been from a time on: the last one is where it is, all together are its historical locations."""

sensor = Table(
    "sensor",
    METADATA,
    Column("id", Integer, primary_key=True),
    *_described(),
    Column("encoding_type", String, nullable=False),
    Column("metadata", String, nullable=False),
    *acts(),
)

observed_property = Table(
    "observed_property",
    METADATA,
    Column("id", Integer, primary_key=True),
    *_described(),
    Column("definition", String, nullable=False),
    *acts(),
)

datastream = Table(
    "datastream",
    METADATA,
    Column("id", Integer, primary_key=True),
    *_described(),
    Column("observation_type", String, nullable=False),
    Column("unit_name", String),
    Column("unit_symbol", String),
    Column("unit_definition", String),
    Column("observed_area", String),
    Column("data_class", String, nullable=False),
    Column("thing", ForeignKey("thing.id"), nullable=False),
    Column("sensor", ForeignKey("sensor.id"), nullable=False),
    Column("observed_property", ForeignKey("observed_property.id"), nullable=False),
    *acts(),
)
"""One property measured by one sensor of one thing; its id is the number of the stream in the store of readings."""

feature = Table(
    "feature",
    METADATA,
    Column("id", Integer, primary_key=True),
    *_described(),
    Column("encoding_type", String, nullable=False),
    Column("feature", String, nullable=False),
    *acts(),
)

location_feature = Table(
    "location_feature",
    METADATA,
    Column("id", Integer, primary_key=True),
    Column("location", ForeignKey("location.id"), nullable=False),
    Column("feature", ForeignKey("feature.id"), nullable=False),
    *acts(),
)
"""The feature of interest that was made of a place, for observations of a thing there that name none."""

observation_more = Table(
    "observation_more",
    METADATA,
    Column("id", BigInteger, primary_key=True, autoincrement=False),
    Column("quality", String),
    Column("valid_time", String),
    Column("parameters", String),
    *acts(),
)
"""What few observations say beyond time and result, as JSON; the id is the identity of the reading."""

entity_version = Table(
    "entity_version",
    METADATA,
    Column("id", Integer, primary_key=True),
    Column("kind", String, nullable=False),
    Column("entity", BigInteger, nullable=False),
    Column("before", String, nullable=False),
    *acts(),
)
"""How a row of another table was, as JSON, before somebody changed it; `kind` is the name of that table."""

sensing_version = Table(
    "sensing_version",
    METADATA,
    Column("id", Integer, primary_key=True),
    Column("number", BigInteger, nullable=False),
    *acts(),
)
"""One row: a number that triggers of the tables above raise whenever one of their rows changes; see SensingVersion."""

Index("ix_thing_location_location", thing_location.c.location)
Index("ix_datastream_sensor", datastream.c.sensor)
Index("ix_datastream_observed_property", datastream.c.observed_property)
Index("ix_location_feature_location", location_feature.c.location)
Index("ix_entity_version_kind", entity_version.c.kind, entity_version.c.entity)
Index("ix_thing_location_thing", thing_location.c.thing)
Index("ix_datastream_thing", datastream.c.thing)
