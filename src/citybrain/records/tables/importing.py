"""Imports of readings from files."""

from __future__ import annotations

from sqlalchemy import Column, Integer, String, Table

from citybrain.records.tables.base import METADATA, acts

reading_import = Table(
    "reading_import",
    METADATA,
    Column("id", Integer, primary_key=True),
    Column("file", String, nullable=False),
    Column("since", String),
    Column("until", String),
    Column("received", Integer, nullable=False),
    Column("stored", Integer, nullable=False),
    Column("duplicates", Integer, nullable=False),
    Column("rejected", Integer, nullable=False),
    Column("runs", String, nullable=False),
    Column("removed", Integer),
    *acts(),
)
"""One import of one file: times of its first and last reading, counts, and the readings that it stored.

`runs` is JSON, [[identity of the first, number of readings], ...] with identities that rise by one. An import that is
withdrawn was undone; `removed` is the number of readings that were removed then.
"""
