"""Imports of readings from files."""

from __future__ import annotations

from sqlalchemy import Column, ForeignKey, Integer, LargeBinary, String, Table

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
    Column("shared", String, nullable=False, server_default="[]"),
    Column("kept", Integer),
    Column("undone_by", String),
    *acts(),
)
"""One import of one file: times of its first and last reading, counts, and the readings that it stored.

`runs` is JSON, [[identity of the first, number of readings], ...] with identities that rise by one. An import that is
withdrawn was undone; `removed` is the number of readings that were removed then. `shared`, in the same form, are
readings of the file that were there before; where the import that stored them is undone, they stay and move to `runs`
of this one, and `kept` of that one tells how many. `undone_by` is there from the moment on at which an undo begins:
`runs` are then what it removes, however often it is stopped.
"""

reading_delivery = Table(
    "reading_delivery",
    METADATA,
    Column("id", Integer, primary_key=True),
    Column("reading_import", ForeignKey("reading_import.id"), nullable=False),
    Column("readings", LargeBinary, nullable=False),
    *acts(),
)
"""A delivery of an import that is on its way to the store, until its receipt is written down: streams and times."""
