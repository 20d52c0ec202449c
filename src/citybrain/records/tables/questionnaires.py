"""Surveys: questionnaires, and what was answered."""

from __future__ import annotations

from sqlalchemy import Column, ForeignKey, Index, Integer, String, Table

from citybrain.records.tables.base import METADATA, acts, where

questionnaire = Table(
    "questionnaire",
    METADATA,
    Column("id", Integer, primary_key=True),
    Column("content", String, nullable=False),
    Column("since", String, nullable=False),
    Column("until", String, nullable=False),
    Column("result", String),
    Column("closed_at", String),
    Column("identity", String),
    *acts(),
)
"""A questionnaire as it was opened, as JSON; result: the tables when answering was over, null while it is not.

identity: as that of a consultation.
"""

questionnaire_answer = Table(
    "questionnaire_answer",
    METADATA,
    Column("id", Integer, primary_key=True),
    Column("questionnaire", ForeignKey("questionnaire.id"), nullable=False),
    Column("sending", String, nullable=False),
    Column("voter", String),
    Column("channel", String, nullable=False),
    Column("answers", String, nullable=False),
    Column("traits", String),
    Column("data_class", String, nullable=False),
    *acts(),
)
"""Answers of one sender, as JSON. sending, voter, traits: as those of a consultation, emptied at the end."""

of = questionnaire_answer.c
Index("ux_questionnaire_answer_sending", of.questionnaire, of.sending, unique=True)
Index(
    "ux_questionnaire_answer_voter", of.questionnaire, of.voter, unique=True, **where(of.voter.is_not(None)),
)  # fmt: skip
