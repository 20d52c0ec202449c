"""Competitions of areas, and letters with a control group."""

from citybrain.records.migrations.audit_columns import create, texts

revision = "0057"
down_revision = "0056"


def upgrade() -> None:
    """Create the tables."""
    told = ("result", "released_by", "released_at")
    create("competition", *texts("content", "carrier", "since", "until"), *texts(*told, nullable=True))
    create(
        "letter_trial",
        *texts("content", "carrier", "since", "until", "assigned", "balance"),
        *texts(*told, nullable=True),
    )
