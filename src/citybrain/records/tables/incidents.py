"""Incidents: the log of each, which is all that is known of it."""

from __future__ import annotations

from sqlalchemy import BigInteger, Column, Index, Integer, String, Table

from citybrain.records.tables.base import METADATA, acts

incident_entry = Table(
    "incident_entry",
    METADATA,
    Column("id", Integer, primary_key=True),
    Column("incident", Integer, nullable=False),
    Column("position", Integer, nullable=False),
    Column("step", String, nullable=False),
    Column("task", String),
    Column("at", BigInteger, nullable=False),
    Column("about", String, nullable=False),
    Column("why", String, nullable=False),
    Column("sha256", String, nullable=False),
    *acts(),
)
"""What happened in an incident, in its order; rows stay. at: µs since 1970 in UTC, on the clock of the city.

about: JSON. position: from 0, its opening. task: null where it is about none. sha256: over the entry and
the hash of the one before.
"""

Index("ux_incident_entry_once", incident_entry.c.incident, incident_entry.c.position, unique=True)
Index("ix_incident_entry_step", incident_entry.c.step, incident_entry.c.incident)
