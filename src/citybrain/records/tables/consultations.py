"""Consultations: the question on a plan, answers, what people added, support, and what the city says to it."""

from __future__ import annotations

from sqlalchemy import Column, Float, ForeignKey, Index, Integer, String, Table

from citybrain.records.tables.base import METADATA, acts, where

consultation = Table(
    "consultation",
    METADATA,
    Column("id", Integer, primary_key=True),
    Column("content", String, nullable=False),
    Column("plan", String, nullable=False),
    Column("effects", String, nullable=False),
    Column("since", String, nullable=False),
    Column("until", String, nullable=False),
    Column("identity", String),
    *acts(),
)
"""A consultation as it was opened, as JSON; plan: the text of the plan as it was then, effects: what it changes.

since, until: first and last day of answering. identity: chance by which its codes and noise differ from those of all
other cities of an installation; null in those that were opened before number 0062 of the records.
"""

consultation_answer = Table(
    "consultation_answer",
    METADATA,
    Column("id", Integer, primary_key=True),
    Column("consultation", ForeignKey("consultation.id"), nullable=False),
    Column("sending", String, nullable=False),
    Column("voter", String),
    Column("channel", String, nullable=False),
    Column("answer", String, nullable=False),
    Column("traits", String),
    Column("data_class", String, nullable=False),
    *acts(),
)
"""One answer. sending: the UUID that its sender made, so that it counts once. voter: keyed hash of the code by which it
came; traits: what its sender said of themselves, as JSON. Both are emptied when answering is over.
"""

consultation_input = Table(
    "consultation_input",
    METADATA,
    Column("id", Integer, primary_key=True),
    Column("consultation", ForeignKey("consultation.id"), nullable=False),
    Column("sending", String, nullable=False),
    Column("voter", String),
    Column("channel", String, nullable=False),
    Column("kind", String, nullable=False),
    Column("title", String, nullable=False),
    Column("text", String, nullable=False),
    Column("longitude", Float),
    Column("latitude", Float),
    Column("content", String, nullable=False),
    Column("data_class", String, nullable=False),
    *acts(),
)
"""A comment, a proposal or a plan of one's own that somebody sent; content: such a plan with its numbers, as JSON."""

consultation_support = Table(
    "consultation_support",
    METADATA,
    Column("id", Integer, primary_key=True),
    Column("input", ForeignKey("consultation_input.id"), nullable=False),
    Column("voter", String),
    *acts(),
)
"""That somebody supports a proposal or a plan; voter is emptied when answering is over."""

consultation_entry = Table(
    "consultation_entry",
    METADATA,
    Column("id", Integer, primary_key=True),
    Column("consultation", ForeignKey("consultation.id"), nullable=False),
    Column("input", ForeignKey("consultation_input.id")),
    Column("kind", String, nullable=False),
    Column("text", String, nullable=False),
    Column("content", String, nullable=False),
    *acts(),
)
"""What the city says: a reply to an input, the result when answering was over, a decision. The newest one counts."""

Index("ux_consultation_answer_sending", consultation_answer.c.consultation, consultation_answer.c.sending, unique=True)
Index(
    "ux_consultation_answer_voter", consultation_answer.c.consultation, consultation_answer.c.voter, unique=True,
    **where(consultation_answer.c.voter.is_not(None)),
)  # fmt: skip
Index("ux_consultation_input_sending", consultation_input.c.consultation, consultation_input.c.sending, unique=True)
Index(
    "ux_consultation_support_voter", consultation_support.c.input, consultation_support.c.voter, unique=True,
    **where(consultation_support.c.voter.is_not(None)),
)  # fmt: skip
Index("ix_consultation_entry_consultation", consultation_entry.c.consultation)
