"""Competitions of areas and letters with a control group: nothing in them is about a person."""

from __future__ import annotations

from sqlalchemy import Column, Integer, String, Table

from citybrain.records.tables.base import METADATA, acts


def _nudge(name: str, *more: str) -> Table:
    texts = [Column(one, String, nullable=False) for one in ("content", "carrier", "since", "until", *more)]
    return Table(
        name, METADATA, Column("id", Integer, primary_key=True), *texts,
        Column("result", String), Column("released_by", String), Column("released_at", String), *acts(),
    )  # fmt: skip


competition = _nudge("competition")
"""A competition as it was opened, as JSON; result: told once, as JSON, null before."""

letter_trial = _nudge("letter_trial", "assigned", "balance")
"""A letter; assigned: pair and letter by the id of each building, class internal; balance: of both groups."""
