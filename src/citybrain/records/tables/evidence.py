"""Readings and events that were frozen as evidence of cases."""

from __future__ import annotations

from sqlalchemy import Boolean, Column, ForeignKey, Index, Integer, String, Table

from citybrain.records.tables.base import METADATA, acts

case_evidence = Table(
    "case_evidence",
    METADATA,
    Column("id", Integer, primary_key=True),
    Column("case", ForeignKey("city_case.id"), nullable=False),
    Column("stream", ForeignKey("datastream.id"), nullable=False),
    *(Column(name, String, nullable=False) for name in ("data_class", "place", "property")),
    Column("unit", String),
    Column("simulated", Boolean, nullable=False),
    *(Column(name, String, nullable=False) for name in ("summary", "document", "sha256")),
    *acts(),
)
"""Readings of a stream as they were (JSON), with the hash of all of it; rows stay. data_class: the most closed of case
and stream. place to summary are of the document, for lists."""

Index("ux_case_evidence_once", case_evidence.c.case, case_evidence.c.sha256, unique=True)
