"""Reports of residents: what was reported and promised, whom to ask apart from it, and what was answered."""

from __future__ import annotations

from sqlalchemy import BigInteger, Column, Float, ForeignKey, Index, Integer, String, Table

from citybrain.records.tables.base import METADATA, acts, where

resident_report = Table(
    "resident_report",
    METADATA,
    Column("id", Integer, primary_key=True),
    Column("case", ForeignKey("city_case.id")),
    Column("source", String, nullable=False),
    Column("reference", String),
    Column("code", String),
    Column("content", String, nullable=False),
    Column("channel", String, nullable=False),
    Column("service", String, nullable=False),
    Column("service_label", String, nullable=False),
    Column("private", Integer, nullable=False),
    Column("text", String, nullable=False),
    Column("address", String, nullable=False),
    Column("media", String, nullable=False),
    Column("answers", String, nullable=False),
    Column("area", String, nullable=False),
    Column("longitude", Float),
    Column("latitude", Float),
    Column("cell", BigInteger),
    Column("requested", BigInteger, nullable=False),
    Column("answer_by", BigInteger),
    Column("done_by", BigInteger),
    Column("answered", BigInteger),
    Column("closed", BigInteger),
    Column("shown", Integer, nullable=False),
    Column("why", String, nullable=False),
    *acts(),
)
"""What was reported, by the service that it asks for. Times are µs since 1970 in UTC, on the clock of the city.

case: what is done about it; null for one that another system worked on. source, reference: that system and its number.
code: SHA-256 of what the link to its status has. content: SHA-256 of what was sent, so that the same sent twice is one.
private: 1 where it is shown as an area alone. answers: JSON by attribute of the service. cell: of the grid by which
reports near by are looked up. answer_by, done_by: what was promised. answered: the first answer in words. closed: of
one without a case. shown: 0 until a person has looked at its words, 1 where everybody may read them, -1 where nobody
may, and why.
"""

report_contact = Table(
    "report_contact",
    METADATA,
    Column("id", Integer, primary_key=True),
    Column("report", ForeignKey("resident_report.id"), nullable=False),
    Column("name", String, nullable=False),
    Column("email", String, nullable=False),
    Column("telephone", String, nullable=False),
    Column("key", String),
    *acts(),
)
"""Whom to ask about a report, sealed with the key of that name; empty once it was erased."""

report_message = Table(
    "report_message",
    METADATA,
    Column("id", Integer, primary_key=True),
    Column("report", ForeignKey("resident_report.id"), nullable=False),
    Column("kind", String, nullable=False),
    Column("text", String, nullable=False),
    Column("at", BigInteger, nullable=False),
    *acts(),
)
"""What passed between a resident and the city, and what was decided of a report; rows stay.

kind: answer, shown, hidden, service of the city, photo_shown and photo_hidden with the number of a photo before its
reason; cured, not_cured, objection, person of the resident.
"""

Index("ix_resident_report_case", resident_report.c.case)
Index("ix_resident_report_code", resident_report.c.code, unique=True)
Index("ix_resident_report_reference", resident_report.c.source, resident_report.c.reference, unique=True)
Index("ix_resident_report_near", resident_report.c.service, resident_report.c.cell, resident_report.c.requested)
Index("ix_resident_report_requested", resident_report.c.requested)
Index("ix_report_contact_report", report_contact.c.report)
Index("ix_report_contact_key", report_contact.c.made_at, **where(report_contact.c.key.is_not(None)))
Index("ix_report_message_report", report_message.c.report)
