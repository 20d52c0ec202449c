"""Where readings come from: the register of known sources, frozen diagnoses of cases, and what inspections showed."""

from __future__ import annotations

from sqlalchemy import BigInteger, Column, Float, ForeignKey, Index, Integer, String, Table

from citybrain.records.tables.base import METADATA, acts

known_source = Table(
    "known_source",
    METADATA,
    Column("id", Integer, primary_key=True),
    Column("name", String, nullable=False),
    Column("kind", String, nullable=False),
    Column("property", String, nullable=False),
    Column("longitude", Float, nullable=False),
    Column("latitude", Float, nullable=False),
    Column("height", Float, nullable=False),
    Column("permitted_rate", Float, nullable=False),
    *acts(),
)
"""A source that is known: property "" for all that it may emit, height of its outlet [m], rate [g/s], 0 unknown."""

case_diagnosis = Table(
    "case_diagnosis",
    METADATA,
    Column("id", Integer, primary_key=True),
    Column("case", ForeignKey("city_case.id"), nullable=False),
    Column("at", BigInteger, nullable=False),
    Column("verdict", String, nullable=False),
    Column("sha256", String, nullable=False),
    Column("document", String, nullable=False),
    *acts(),
)
"""Where readings of a case come from as it was known at a time of the city [µs]; rows stay. document: JSON, whose hash
over all but `sha256` is sha256."""

diagnosis_outcome = Table(
    "diagnosis_outcome",
    METADATA,
    Column("id", Integer, primary_key=True),
    Column("diagnosis", ForeignKey("case_diagnosis.id"), nullable=False),
    Column("source", String, nullable=False),
    Column("place", Integer, nullable=False),
    Column("why", String, nullable=False),
    *acts(),
)
"""What an inspection showed: the source, "" for one that the register does not have. place: where the diagnosis had it,
1 for the likeliest, 0 where it was not among its candidates. Rows stay, the last one of a diagnosis counts."""

Index("ix_case_diagnosis_case", case_diagnosis.c.case)
Index("ix_diagnosis_outcome_diagnosis", diagnosis_outcome.c.diagnosis)
