"""Licences of firms for vehicles on named roads: applications, what happened to them, contacts, published figures."""

from __future__ import annotations

from sqlalchemy import Column, Float, ForeignKey, Index, Integer, String, Table

from citybrain.records.tables.base import METADATA, acts

licence_application = Table(
    "licence_application",
    METADATA,
    Column("id", Integer, primary_key=True),
    Column("enterprise", ForeignKey("enterprise.id"), nullable=False),
    Column("kind", String, nullable=False),
    Column("vehicles", Integer, nullable=False),
    Column("since", String, nullable=False),
    Column("until", String, nullable=False),
    Column("content", String, nullable=False),
    *acts(),
)
"""What a firm applied for; rows stay. since, until: the first and the last day. content: JSON of roads, names of the
vehicles, answers and a text. It names no person.
"""

licence_contact = Table(
    "licence_contact",
    METADATA,
    Column("id", Integer, primary_key=True),
    Column("application", ForeignKey("licence_application.id"), nullable=False),
    Column("name", String, nullable=False),
    Column("address", String, nullable=False),
    Column("key", String),
    *acts(),
)
"""The person whom to ask about an application, sealed with the key of that name; empty once it was erased."""

licence_entry = Table(
    "licence_entry",
    METADATA,
    Column("id", Integer, primary_key=True),
    Column("application", ForeignKey("licence_application.id"), nullable=False),
    Column("kind", String, nullable=False),
    Column("since", String, nullable=False),
    Column("until", String),
    Column("vehicle", String, nullable=False),
    Column("distance", Float),
    Column("duration", Float),
    Column("orders", Float),
    Column("passengers", Float),
    Column("odometer", Float),
    Column("longitude", Float),
    Column("latitude", Float),
    Column("place", String, nullable=False),
    Column("text", String, nullable=False),
    Column("content", String, nullable=False),
    *acts(),
)
"""What happened to an application or a licence; rows stay. kind: check, ask, report, incident, suspension, appeal or
reinstatement. vehicle: its name in a report, empty for all. distance, odometer [km], duration [h]. content: JSON.
"""

licence_figure = Table(
    "licence_figure",
    METADATA,
    Column("id", Integer, primary_key=True),
    Column("kind", String, nullable=False),
    Column("name", String, nullable=False),
    Column("amount", Float, nullable=False),
    Column("since", String),
    Column("until", String, nullable=False),
    Column("source", String, nullable=False),
    Column("text", String, nullable=False),
    *acts(),
)
"""A figure that somebody published of a kind of licence. since: first day of what adds up, null where nobody says."""

Index("ix_licence_application_enterprise", licence_application.c.enterprise)
Index("ix_licence_contact_application", licence_contact.c.application)
Index("ix_licence_entry_application", licence_entry.c.application, licence_entry.c.kind, licence_entry.c.since)
Index("ix_licence_figure_kind", licence_figure.c.kind)
