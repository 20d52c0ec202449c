"""Enterprises that a city supervises: the entries of their files, their people and streams; and cells of a grid."""

from __future__ import annotations

from sqlalchemy import Boolean, Column, Float, ForeignKey, Index, Integer, String, Table

from citybrain.records.tables.base import METADATA, acts, where

enterprise = Table(
    "enterprise",
    METADATA,
    Column("id", Integer, primary_key=True),
    Column("identifier", String, nullable=False),
    Column("name", String, nullable=False),
    Column("activity", String, nullable=False),
    Column("address", String, nullable=False),
    Column("longitude", Float),
    Column("latitude", Float),
    Column("sole_trader", Boolean, nullable=False),
    Column("source", String, nullable=False),
    *acts(),
)
"""A plant of an enterprise. identifier: what the authority calls it. sole_trader: its name is that of a person."""

enterprise_entry = Table(
    "enterprise_entry",
    METADATA,
    Column("id", Integer, primary_key=True),
    Column("enterprise", ForeignKey("enterprise.id"), nullable=False),
    Column("kind", String, nullable=False),
    Column("since", String, nullable=False),
    Column("until", String),
    Column("pollutant", String),
    Column("amount", Float),
    Column("unit", String),
    Column("per", String),
    Column("outlet", String),
    Column("longitude", Float),
    Column("latitude", Float),
    Column("reference", String, nullable=False),
    Column("text", String, nullable=False),
    Column("data_class", String, nullable=False),
    Column("about", ForeignKey("enterprise_entry.id")),
    Column("corrects", ForeignKey("enterprise_entry.id")),
    *acts(),
)
"""What stands in the file of an enterprise: a permit, a limit, a load, a penalty and so on; rows stay.

since, until: the first and the last day that it is about, null where it has no end. per: hour, day or year of a limit.
about: the entry that it answers. corrects: the entry that counts no longer, once at most.
"""

enterprise_person = Table(
    "enterprise_person",
    METADATA,
    Column("id", Integer, primary_key=True),
    Column("enterprise", ForeignKey("enterprise.id"), nullable=False),
    Column("identity", ForeignKey("identity.id"), nullable=False),
    *acts(),
)
"""Who reads and answers the file of an enterprise on its behalf."""

enterprise_stream = Table(
    "enterprise_stream",
    METADATA,
    Column("id", Integer, primary_key=True),
    Column("enterprise", ForeignKey("enterprise.id"), nullable=False),
    Column("stream", ForeignKey("datastream.id"), nullable=False),
    Column("source", String, nullable=False),
    Column("outlet", String),
    *acts(),
)
"""A stream that measures an enterprise. source: who measures, the enterprise itself (self_monitoring) or the city."""

supervision_cell = Table(
    "supervision_cell",
    METADATA,
    Column("id", Integer, primary_key=True),
    Column("name", String, nullable=False),
    Column("keeper", ForeignKey("identity.id")),
    Column("days", Integer, nullable=False),
    Column("shape", String, nullable=False),
    *acts(),
)
"""A cell of the grid, with who looks after it. days: between two visits to an enterprise. shape: GeoJSON polygon."""

Index(
    "ux_enterprise_identifier", enterprise.c.identifier, unique=True, **where(enterprise.c.withdrawn_at.is_(None))
)  # fmt: skip
Index(
    "ix_enterprise_entry_enterprise", enterprise_entry.c.enterprise, enterprise_entry.c.kind, enterprise_entry.c.since
)
Index("ux_enterprise_entry_corrects", enterprise_entry.c.corrects, unique=True)
Index("ix_enterprise_person_identity", enterprise_person.c.identity)
Index("ix_enterprise_stream_enterprise", enterprise_stream.c.enterprise)
