"""What single streams are tested for in place of the defaults of their property."""

from __future__ import annotations

from sqlalchemy import Column, ForeignKey, Index, Integer, String, Table

from citybrain.records.tables.base import METADATA, acts

stream_quality = Table(
    "stream_quality",
    METADATA,
    Column("id", Integer, primary_key=True),
    Column("datastream", ForeignKey("datastream.id"), nullable=False),
    Column("settings", String, nullable=False),
    *acts(),
)
"""`settings` is JSON as docs/quality-control.md has it; the last one of a stream that is not withdrawn holds."""

Index("ix_stream_quality_datastream", stream_quality.c.datastream)
