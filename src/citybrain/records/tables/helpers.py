"""Helpers: who agreed that somebody acts for them, and what was done so."""

from __future__ import annotations

from sqlalchemy import BigInteger, Column, ForeignKey, Index, Integer, String, Table

from citybrain.records.tables.base import METADATA, acts, where

helper_mandate = Table(
    "helper_mandate",
    METADATA,
    Column("id", Integer, primary_key=True),
    Column("tasks", String, nullable=False),
    Column("until", String, nullable=False),
    Column("code", String, nullable=False),
    Column("helper_code", String, nullable=False),
    Column("letterbox", String, nullable=False),
    Column("person", String, nullable=False),
    Column("helper", String, nullable=False),
    Column("key", String),
    *acts(),
)
"""That a person agreed that a helper acts for them. tasks: JSON of what for; until: the last day. code, helper_code:
SHA-256 of the code of the person and of that of the helper. letterbox: public key that only the code of the person
opens. person, helper: names, sealed with the key of that name and empty once they were erased. Withdrawn: by the
person.
"""

helper_act = Table(
    "helper_act",
    METADATA,
    Column("id", Integer, primary_key=True),
    Column("mandate", ForeignKey("helper_mandate.id"), nullable=False),
    Column("task", String, nullable=False),
    Column("record", String, nullable=False),
    Column("link", String, nullable=False),
    Column("at", BigInteger, nullable=False),
    *acts(),
)
"""What a helper did: record is kind/number. link: the code that leads to it, which only the person can open; empty
where there is none. at [µs]: by the clock of the city. Rows stay.
"""

Index("ux_helper_mandate_code", helper_mandate.c.code, unique=True)
Index("ux_helper_mandate_helper_code", helper_mandate.c.helper_code, unique=True)
Index("ix_helper_mandate_key", helper_mandate.c.made_at, **where(helper_mandate.c.key.is_not(None)))
Index("ix_helper_act_mandate", helper_act.c.mandate)
Index("ix_helper_act_record", helper_act.c.record)
