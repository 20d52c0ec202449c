"""What was done to keep readings in order."""

from __future__ import annotations

from sqlalchemy import Column, Index, Integer, String, Table

from citybrain.records.tables.base import METADATA, acts

upkeep = Table(
    "upkeep",
    METADATA,
    Column("id", Integer, primary_key=True),
    Column("task", String, nullable=False),
    Column("ended_at", String),
    Column("state", String, nullable=False),
    Column("result", String),
    Column("problem", String),
    Column("arguments", String),
    *acts(),
)
"""One row for each run of a task: `made_by` and `made_at` say who asked for it and when it began.

`state` is running, done, stopped or failed. `result` (JSON) tells what was done, `problem` and `arguments` (JSON) are
the message of what went wrong.
"""

Index("ix_upkeep_task", upkeep.c.task)
