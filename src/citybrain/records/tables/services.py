"""Services of the city with their versions, and what residents ask of it: applications, notices, objections."""

from __future__ import annotations

from sqlalchemy import BigInteger, Column, Float, ForeignKey, Index, Integer, String, Table

from citybrain.records.tables.base import METADATA, acts

public_service = Table(
    "public_service",
    METADATA,
    Column("id", Integer, primary_key=True),
    Column("code", String, nullable=False),
    Column("since", String, nullable=False),
    Column("content", String, nullable=False),
    Column("source", String, nullable=False),
    *acts(),
)
"""Versions of services; one that was entered otherwise later is withdrawn and stays. since: its first day. content:
JSON as the file says it. It names no person.
"""

resident_matter = Table(
    "resident_matter",
    METADATA,
    Column("id", Integer, primary_key=True),
    Column("kind", String, nullable=False),
    Column("about", String, nullable=False),
    Column("subject", String, nullable=False),
    Column("language", String, nullable=False),
    Column("channel", String, nullable=False),
    Column("code", String, nullable=False),
    Column("text", String, nullable=False),
    Column("name", String, nullable=False),
    Column("address", String, nullable=False),
    Column("key", String),
    *acts(),
)
"""What a resident asks for. kind: application or objection; about: JSON of the service or number that it is about;
subject: that in words; code: SHA-256 of the code of its link. text, name and address are sealed with the key of that
name, and empty once they were erased.
"""

matter_entry = Table(
    "matter_entry",
    METADATA,
    Column("id", Integer, primary_key=True),
    Column("matter", ForeignKey("resident_matter.id"), nullable=False),
    Column("kind", String, nullable=False),
    Column("outcome", String),
    Column("text", String, nullable=False),
    Column("content", String, nullable=False),
    Column("at", BigInteger, nullable=False),
    *acts(),
)
"""What happened to a matter, in order; rows stay. kind: answer, decision, appeal, correction or taken-back. text: of
the city as it is, of a resident sealed with the key of the matter. content: JSON. at [µs]: by the clock of the city.
"""

parameter_correction = Table(
    "parameter_correction",
    METADATA,
    Column("id", Integer, primary_key=True),
    Column("matter", ForeignKey("resident_matter.id"), nullable=False),
    Column("parameter", String, nullable=False),
    Column("unit", String, nullable=False),
    Column("since", String, nullable=False),
    Column("before", Float, nullable=False),
    Column("value", Float, nullable=False),
    Column("source", String, nullable=False),
    Column("why", String, nullable=False),
    *acts(),
)
"""Corrections of parameters that objections led to; a withdrawn one holds no more. since: first day of the value."""

outdated_plan = Table(
    "outdated_plan",
    METADATA,
    Column("id", Integer, primary_key=True),
    Column("correction", ForeignKey("parameter_correction.id"), nullable=False),
    Column("plan", String, nullable=False),
    Column("tag", String, nullable=False),
    *acts(),
)
"""Saved plans whose numbers hang on a parameter that was corrected, each by the tag of its version: one that was saved
anew since is another one. Those made at the moment at which a correction was withdrawn are of plans that were saved
with its value; the others of a withdrawn correction hold no more.
"""

Index("ix_public_service_code", public_service.c.code, public_service.c.since)
Index("ix_resident_matter_code", resident_matter.c.code, unique=True)
Index("ix_resident_matter_kind", resident_matter.c.kind)
Index("ix_matter_entry_matter", matter_entry.c.matter)
Index("ix_outdated_plan_plan", outdated_plan.c.plan)
