"""Models that forecast streams, and warnings that a person issued."""

from __future__ import annotations

from sqlalchemy import Column, ForeignKey, Index, Integer, String, Table

from citybrain.records.tables.base import METADATA, acts

forecast_model = Table(
    "forecast_model",
    METADATA,
    Column("id", Integer, primary_key=True),
    Column("datastream", ForeignKey("datastream.id"), nullable=False),
    Column("since", String, nullable=False),
    Column("until", String, nullable=False),
    Column("data_hash", String, nullable=False),
    Column("seed", Integer, nullable=False),
    Column("versions", String, nullable=False),
    Column("card", String, nullable=False),
    Column("files", String, nullable=False),
    *acts(),
)
"""One training of one stream: span and hash of the data, seed, versions of the libraries, model card, hashes of files.

The last one of a stream that is not withdrawn holds. Its files lie in the city's folder `forecasts/<id>/`. `versions`,
`card` and `files` are JSON.
"""

issued_warning = Table(
    "issued_warning",
    METADATA,
    Column("id", Integer, primary_key=True),
    Column("key", String, nullable=False),
    Column("said", String, nullable=False),
    *acts(),
)
"""Warnings that a person issued: the key of what was exceeded where, and what the warning said then, as JSON."""

Index("ix_forecast_model_datastream", forecast_model.c.datastream)
Index("ix_issued_warning_key", issued_warning.c.key)
