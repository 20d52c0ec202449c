"""What measures and what is measured, as OGC SensorThings 1.1 has it: all but the readings, which lie apart."""

from __future__ import annotations

from sqlalchemy import Column, ForeignKey, Index, Integer, String, Table

from citybrain.records.tables.base import METADATA, acts


def _described() -> tuple[Column[str], ...]:
    return (
        Column("name", String, nullable=False),
        Column("description", String, nullable=False),
        Column("properties", String),
    )


thing = Table("thing", METADATA, Column("id", Integer, primary_key=True), *_described(), *acts())
"""What sensors are on or in: a station, a vehicle. `properties` is JSON here and below."""

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

Index("ix_thing_location_thing", thing_location.c.thing)
Index("ix_datastream_thing", datastream.c.thing)
