"""Readings that residents sent of their own instruments."""

from __future__ import annotations

from sqlalchemy import Column, Float, Index, Integer, String, Table

from citybrain.records.tables.base import METADATA, acts

citizen_reading = Table(
    "citizen_reading",
    METADATA,
    Column("id", Integer, primary_key=True),
    Column("sending", String, nullable=False),
    Column("measured", String, nullable=False),
    Column("device", String, nullable=False),
    Column("measured_at", String, nullable=False),
    Column("data_class", String, nullable=False),
    Column("value", Float, nullable=False),
    Column("longitude", Float, nullable=False),
    Column("latitude", Float, nullable=False),
    Column("reference", Float),
    Column("reference_stream", Integer),
    *acts(),
)
"""A reading of a class of devices: the middle of the cell it was in, the minute, and what the nearest sensor had then.

reference_stream: of that sensor, where the two are a pair by which the class is compared; one a day of each sender.

sending: by which the same reading counts once however often it is sent. No row names who sent it.
"""

of = citizen_reading.c
Index("ux_citizen_reading_sending", of.sending, unique=True)
Index("ix_citizen_reading_measured_at", of.measured_at)
