"""What was found of the effect of closed cases, measures that were begun, and corrections that a person accepted."""

from __future__ import annotations

from sqlalchemy import Column, ForeignKey, Index, Integer, String, Table

from citybrain.records.tables.base import METADATA, acts

case_effect = Table(
    "case_effect",
    METADATA,
    Column("id", Integer, primary_key=True),
    Column("case", ForeignKey("city_case.id"), nullable=False),
    Column("closing", ForeignKey("case_step.id"), nullable=False),
    Column("days", Integer, nullable=False),
    Column("verdict", String, nullable=False),
    Column("effect", Integer),
    Column("reason", String),
    *acts(),
)
"""That a window of so many days after a closing was evaluated; rows stay.

closing: the step. effect: number of the evaluation; null where none could be made, and `reason` is the message (JSON).
"""

Index("ux_case_effect_once", case_effect.c.closing, case_effect.c.days, unique=True)
Index("ix_case_effect_case", case_effect.c.case)
