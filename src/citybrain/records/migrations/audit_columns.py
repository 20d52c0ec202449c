"""Columns that the first migrations give every table. Migrations stay as they were: a later form needs another name."""

import sqlalchemy as sa


def acts() -> tuple[sa.Column[str], ...]:
    """Who made a row and when, who withdrew it and when."""
    return (
        sa.Column("made_by", sa.String, nullable=False),
        sa.Column("made_at", sa.String, nullable=False),
        sa.Column("withdrawn_by", sa.String),
        sa.Column("withdrawn_at", sa.String),
    )
