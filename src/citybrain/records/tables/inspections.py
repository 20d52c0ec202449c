"""Visits that are due, inspections, what they found, and photos."""

from __future__ import annotations

from sqlalchemy import BigInteger, Column, Float, ForeignKey, Index, Integer, String, Table

from citybrain.records.tables.base import METADATA, acts, where

photo = Table(
    "photo",
    METADATA,
    Column("id", Integer, primary_key=True),
    Column("subject", String, nullable=False),
    Column("item", String),
    Column("sha256", String, nullable=False),
    Column("source_sha256", String, nullable=False),
    Column("size", Integer, nullable=False),
    Column("width", Integer, nullable=False),
    Column("height", Integer, nullable=False),
    Column("claimed_at", String),
    Column("claimed_longitude", Float),
    Column("claimed_latitude", Float),
    Column("data_class", String, nullable=False),
    *acts(),
)
"""A photo of a subject ("case/12", "inspection/7"); its file is called by `sha256`, `source_sha256` is of what came.

item: the question of a checklist that it answers. claimed_: what it said of itself.
"""

inspection_visit = Table(
    "inspection_visit",
    METADATA,
    Column("id", Integer, primary_key=True),
    Column("subject", String, nullable=False),
    Column("label", String, nullable=False),
    Column("longitude", Float),
    Column("latitude", Float),
    Column("checklist", String, nullable=False),
    Column("due", String, nullable=False),
    Column("why", String, nullable=False),
    Column("data_class", String, nullable=False),
    *acts(),
)
"""A visit that is due on a day: of what (kind:id, and what people call it), where, by which checklist, and why."""

inspection = Table(
    "inspection",
    METADATA,
    Column("id", Integer, primary_key=True),
    Column("identity", String, nullable=False),
    Column("visit", ForeignKey("inspection_visit.id")),
    Column("subject", String, nullable=False),
    Column("label", String, nullable=False),
    Column("checklist", String, nullable=False),
    Column("document", String, nullable=False),
    Column("sha256", String, nullable=False),
    Column("longitude", Float),
    Column("latitude", Float),
    Column("accuracy", Float),
    Column("distance", Float),
    Column("begun", BigInteger, nullable=False),
    Column("finished", BigInteger, nullable=False),
    Column("received", BigInteger, nullable=False),
    Column("ahead", Float, nullable=False),
    Column("data_class", String, nullable=False),
    *acts(),
)
"""An inspection as a phone sent it; identity: the UUID that the phone made, sha256: of the document.

accuracy, distance [m]: of the place by the phone, and from there to the subject, null where one is not known. begun,
finished: µs by the clock of the phone, received: by that of the server, ahead: seconds by which the phone was ahead.
"""

inspection_checklist = Table(
    "inspection_checklist",
    METADATA,
    Column("id", Integer, primary_key=True),
    Column("sha256", String, nullable=False),
    Column("content", String, nullable=False),
    *acts(),
)
"""A checklist as it was given to phones, as JSON, by its hash."""

inspection_finding = Table(
    "inspection_finding",
    METADATA,
    Column("id", Integer, primary_key=True),
    Column("inspection", ForeignKey("inspection.id"), nullable=False),
    Column("item", String, nullable=False),
    Column("severity", String, nullable=False),
    Column("state", String, nullable=False),
    Column("why", String, nullable=False),
    Column("decided_by", String),
    Column("decided_at", String),
    Column("case", Integer),
    *acts(),
)
"""What an inspection found at a question: proposed until a second person confirms or refuses it; case: its number."""

Index("ux_photo_once", photo.c.subject, photo.c.source_sha256, unique=True, **where(photo.c.withdrawn_at.is_(None)))
Index("ix_photo_sha256", photo.c.sha256)
Index("ix_inspection_visit_due", inspection_visit.c.due, **where(inspection_visit.c.withdrawn_at.is_(None)))
Index("ux_inspection_checklist_sha256", inspection_checklist.c.sha256, unique=True)
Index("ux_inspection_identity", inspection.c.identity, unique=True)
Index("ix_inspection_visit", inspection.c.visit)
Index("ix_inspection_subject", inspection.c.subject)
Index("ix_inspection_finding_inspection", inspection_finding.c.inspection)
