"""Surveys: questionnaires, and what was answered."""

import sqlalchemy as sa

from citybrain.records.migrations.audit_columns import create, index, texts

revision = "0054"
down_revision = "0053"


def upgrade() -> None:
    """Create the tables."""
    create("questionnaire", *texts("content", "since", "until"), *texts("result", "closed_at", nullable=True))
    create(
        "questionnaire_answer",
        sa.Column("questionnaire", sa.Integer, nullable=False),
        *texts("sending"), *texts("voter", nullable=True), *texts("channel", "answers"),
        *texts("traits", nullable=True), *texts("data_class"),
        questionnaire="questionnaire",
    )  # fmt: skip
    name, of = "questionnaire_answer", "questionnaire"
    index(f"ux_{name}_sending", name, [of, "sending"], unique=True)
    index(f"ux_{name}_voter", name, [of, "voter"], unique=True, where="voter IS NOT NULL")
