"""What experts say of detections of species."""

from __future__ import annotations

from sqlalchemy import BigInteger, Column, Index, Integer, String, Table

from citybrain.records.tables.base import METADATA, acts

species_judgement = Table(
    "species_judgement",
    METADATA,
    Column("id", Integer, primary_key=True),
    Column("observation", BigInteger, nullable=False),
    Column("stream", Integer, nullable=False),
    Column("verdict", String, nullable=False),
    Column("species", String, nullable=False),
    Column("why", String, nullable=False),
    *acts(),
)
"""Whether a detection stands: `verdict` is confirmed or refused, `species` the key that the label meant then.

observation: identity of the reading. Rows stay; the latest of an observation counts.
"""

Index("ix_species_judgement_observation", species_judgement.c.observation)
