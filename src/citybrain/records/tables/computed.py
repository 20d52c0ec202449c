"""Conditions of computed quantities that hold by rules of cases."""

from __future__ import annotations

from sqlalchemy import BigInteger, Column, Float, ForeignKey, Index, Integer, String, Table

from citybrain.records.tables.base import METADATA, acts, where

computed_condition = Table(
    "computed_condition",
    METADATA,
    Column("id", Integer, primary_key=True),
    Column("rule", String, nullable=False),
    Column("subject", String, nullable=False),
    Column("case", ForeignKey("city_case.id")),
    Column("since", BigInteger, nullable=False),
    Column("cleared", BigInteger),
    Column("peak", Float, nullable=False),
    *acts(),
)
"""What holds of a subject ("zone/12") by a rule since a time [µs] on the clock of the city; withdrawn once it is over.

case: null until it has lasted for as long as the rule asks. cleared: since when it is on the other side, null while it
is not. peak: the worst value.
"""

Index(
    "ux_computed_condition_stands", computed_condition.c.rule, computed_condition.c.subject, unique=True,
    **where(computed_condition.c.withdrawn_at.is_(None)),
)  # fmt: skip
