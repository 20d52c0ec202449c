"""How services that are asked for readings stand."""

from __future__ import annotations

from sqlalchemy import Column, Index, Integer, String, Table

from citybrain.records.tables.base import METADATA, acts
from citybrain.records.tables.sensing import feature

connector = Table(
    "connector",
    METADATA,
    Column("id", Integer, primary_key=True),
    Column("name", String, nullable=False),
    Column("mark", String, nullable=False),
    Column("tried_at", String),
    Column("succeeded_at", String),
    Column("failures", Integer, nullable=False),
    Column("problem", String),
    Column("arguments", String),
    *acts(),
)
"""One row for each connector of city.toml that was ever asked. `mark` is from where it goes on; `failures` counts those
since the last success, `problem` and `arguments` (JSON) are the message of the last one."""

Index("ix_connector_name", connector.c.name, unique=True)
Index("ix_feature_name", feature.c.name)
