"""Inspections of enterprises in their files: a visit that was made, and a finding that two persons stand for."""

from __future__ import annotations

import datetime
from typing import Any

from sqlalchemy import Connection, Row, insert, select

from citybrain.cases.supervision.entries import CLASSES, LONGEST_TEXT, EntryKind, NewEntry
from citybrain.cases.supervision.file import entry_rows
from citybrain.governance.roles import DataClass
from citybrain.records.tables.supervision import enterprise, enterprise_entry

ENTERPRISE = "enterprise"


def enter_visit(connection: Connection, inspection: Row[Any], day: datetime.date) -> None:
    """The visit of an inspection of enterprise:N stands in the file of N; of anything else nothing does."""
    _enter(connection, inspection, EntryKind.VISIT, "", day)


def enter_finding(connection: Connection, finding: Row[Any], sentence: str, day: datetime.date) -> None:
    """The same of a finding that was confirmed, as a sentence."""
    _enter(connection, finding, EntryKind.FINDING, sentence[:LONGEST_TEXT], day)


def _enter(connection: Connection, of: Row[Any], kind: EntryKind, text: str, day: datetime.date) -> None:
    name, _, number = of.subject.partition(":")
    if name != ENTERPRISE or not (number.isascii() and number.isdecimal() and len(number) < 10):
        return
    known = (enterprise.c.id == int(number)) & enterprise.c.withdrawn_at.is_(None)
    if connection.execute(select(enterprise.c.id).where(known)).first() is None:
        return
    data_class = of.data_class if of.data_class in CLASSES else DataClass.COMMERCIAL.value
    entry = NewEntry(kind, day.isoformat(), reference=of.identity, text=text, data_class=data_class).stated()
    connection.execute(insert(enterprise_entry), entry_rows(int(number), [entry], of.made_by))
