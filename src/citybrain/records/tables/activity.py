"""What a city did that emits: lines of activity, the files they came in, which lines count, what was changed."""

from __future__ import annotations

from sqlalchemy import CheckConstraint, Column, Float, ForeignKey, Index, Integer, String, Table

from citybrain.records.tables.base import METADATA, acts, where

activity_batch = Table(
    "activity_batch",
    METADATA,
    Column("id", Integer, primary_key=True),
    Column("file", String),
    Column("sha256", String),
    Column("sheet", String),
    Column("layout", String, nullable=False),
    Column("received", Integer, nullable=False),
    Column("kept", Integer, nullable=False),
    Column("report", String, nullable=False),
    *acts(),
    CheckConstraint("kept <= received", name="kept"),
)
"""Lines that came together: a file, or what was entered at once (`file` null). `report` is JSON."""

activity = Table(
    "activity",
    METADATA,
    Column("id", Integer, primary_key=True),
    Column("batch", ForeignKey("activity_batch.id"), nullable=False),
    Column("line", Integer),
    Column("year", Integer, nullable=False),
    Column("subcategory", String, nullable=False),
    Column("description", String),
    Column("amount", Float),
    Column("unit", String),
    Column("factor", String),
    Column("own_factors", String),
    Column("notation_key", String),
    Column("reason", String),
    Column("activity_quality", String),
    Column("factor_quality", String),
    Column("activity_uncertainty", Float),
    Column("factor_uncertainty", Float),
    Column("source", String),
    Column("note", String),
    Column("first_by", String),
    Column("first_at", String),
    *acts(),
    CheckConstraint("(amount IS NULL) = (notation_key IS NOT NULL)", name="amount_or_key"),
)
"""Lines of activity: an amount with its unit and factor, or a notation key.

`line` is the line of the file. `factor` names one of the library; `own_factors` is JSON, {gas: [value, unit]} sorted
by gas. Uncertainties are half widths of the 95 % interval as shares; qualities are H, M or L. `first_by` and `first_at`
say who entered a line first, where it comes from an export that tells so.
"""

Index("ix_activity_batch", activity.c.batch)
Index("ix_activity_withdrawn", activity.c.id, **where(activity.c.withdrawn_at.is_not(None)))

inventory_choice = Table(
    "inventory_choice",
    METADATA,
    Column("id", Integer, primary_key=True),
    Column("year", Integer, nullable=False),
    Column("subcategory", String, nullable=False),
    Column("counts", String, nullable=False),
    Column("reason", String),
    *acts(),
    CheckConstraint("counts IN ('entered', 'computed')", name="counts"),
)
"""Which lines of a subcategory count in a year; the last choice that is not withdrawn holds."""

inventory_change = Table(
    "inventory_change",
    METADATA,
    Column("id", Integer, primary_key=True),
    Column("year", Integer, nullable=False),
    Column("kind", String, nullable=False),
    Column("effect", Float),
    Column("recalculated", String, nullable=False),
    Column("reason", String, nullable=False),
    *acts(),
)
"""A change of method, factors, potentials or boundary: the first year it holds for, its effect on the base year as a
share (null where unknown), and the years recalculated with it, as JSON.
"""

consumption_account = Table(
    "consumption_account",
    METADATA,
    Column("id", Integer, primary_key=True),
    Column("year", Integer, nullable=False),
    Column("emissions", Float, nullable=False),
    Column("uncertainty", Float),
    Column("method", String, nullable=False),
    Column("source", String, nullable=False),
    Column("produced", Float),
    Column("imported", Float),
    Column("exported", Float),
    *acts(),
)
"""Consumption-based emissions of a year [t CO2e], with the half width of their 95 % interval as a share.

`produced` is what the same source counts by territory, `imported` what is emitted elsewhere for the people of the city,
`exported` what is emitted in the city for others [t CO2e]; null where the source does not tell.
"""

inventory_statement = Table(
    "inventory_statement",
    METADATA,
    Column("id", Integer, primary_key=True),
    Column("year", Integer, nullable=False),
    Column("what", String, nullable=False),
    Column("kind", String),
    Column("landfill", String),
    Column("climate", String),
    Column("amount", Float, nullable=False),
    Column("unit", String, nullable=False),
    Column("uncertainty", Float),
    Column("source", String, nullable=False),
    Column("note", String),
    Column("first_by", String),
    Column("first_at", String),
    *acts(),
    CheckConstraint("amount >= 0", name="amount"),
)
"""What is known of a year from elsewhere than the lines, as `data/statements.yaml` of the inventory lists it.

`kind` is a fuel or a kind of waste; `landfill` and `climate` say where waste was deposited. The last statement of a
year, subject, kind, landfill and climate that is not withdrawn holds. `uncertainty` is the half width of the 95 %
interval as a share; `first_by` and `first_at` are as those of lines.
"""
