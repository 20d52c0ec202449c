"""What a city promised, which plans it approved, and what it reported of its years."""

from __future__ import annotations

from sqlalchemy import Boolean, CheckConstraint, Column, Float, Index, Integer, String, Table

from citybrain.records.tables.base import METADATA, acts

promise = Table(
    "promise",
    METADATA,
    Column("id", Integer, primary_key=True),
    Column("said", String, nullable=False),
    *acts(),
)
"""Targets with their budgets as JSON; the last one that is not withdrawn holds."""

approval = Table(
    "approval",
    METADATA,
    Column("id", Integer, primary_key=True),
    Column("plan", String, nullable=False),
    Column("name", String, nullable=False),
    Column("said", String, nullable=False),
    Column("reason", String),
    *acts(),
)
"""Approved plans: the id and name that a plan was saved under, and what it said on that day, as JSON."""

plan_version = Table(
    "plan_version",
    METADATA,
    Column("id", Integer, primary_key=True),
    Column("plan", String, nullable=False),
    *acts(),
)
"""Who saved a version of a plan, under which id; what it says is in its file."""

Index("ix_plan_version_plan", plan_version.c.plan)

figure = Table(
    "figure",
    METADATA,
    Column("id", Integer, primary_key=True),
    Column("subject", String, nullable=False),
    Column("year", Integer, nullable=False),
    Column("value", Float, nullable=False),
    Column("uncertainty", Float),
    Column("simulated", Boolean, nullable=False),
    Column("source", String, nullable=False),
    *acts(),
    CheckConstraint("subject IN ('emissions', 'residents', 'gdp')", name="subject"),
)
"""Figures of the city's years: emissions [t CO2e], residents [persons], gross domestic product [the city's money].

`uncertainty` is the half width of the 95 % interval as a share. The last figure of a subject and year holds.
"""

Index("ix_figure_subject_year", figure.c.subject, figure.c.year)
