"""The file of an enterprise in the records: entries are added and corrected, and none is ever changed."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from sqlalchemy import Connection, Row, insert, select

from citybrain.cases.supervision.entries import DaySpan, EntryKind, NewEntry, faults_of, same_kind_of_amount, span_of
from citybrain.kernel.errors import NotFoundError
from citybrain.records import author
from citybrain.records.errors import EntryError
from citybrain.records.tables.base import now
from citybrain.records.tables.supervision import enterprise, enterprise_entry

MOST_ENTRIES = 20_000
"""Entries of one file."""

MOST_FAULTS = 10
COLUMNS = (
    "kind", "since", "until", "pollutant", "amount", "unit", "per", "outlet", "longitude", "latitude", "reference",
    "text", "data_class", "about", "corrects",
)  # fmt: skip


def add_entries(
    connection: Connection, number: int, asked: Sequence[NewEntry], by: str, today: datetime.date
) -> list[int]:
    """Numbers of new entries in the file of an enterprise: all of them, or none.

    Raises NotFoundError for an unknown enterprise, EntryError with all that is wrong, up to ten faults.
    """
    require_enterprise(connection, number)
    stated, known = [one.stated() for one in asked], entries_of(connection, number)
    places = ((f"{place}: " if len(stated) > 1 else "", one) for place, one in enumerate(stated, start=1))
    faults = [f"{place}{fault}" for place, one in places for fault in faults_of(one, today)]
    faults = faults or list(_faults_beside(stated, known))
    if faults:
        raise EntryError("enterprise-entry", problem="; ".join(faults[:MOST_FAULTS]), number=len(faults))
    if len(known) + len(stated) > MOST_ENTRIES:
        raise EntryError("enterprise-file-full", allowed=MOST_ENTRIES)
    acts = {"made_by": author(by), "made_at": now()}
    rows = [{name: getattr(one, name) for name in COLUMNS} | {"enterprise": number} | acts for one in stated]
    numbers = insert(enterprise_entry).returning(enterprise_entry.c.id, sort_by_parameter_order=True)
    return list(connection.execute(numbers, rows).scalars())


def entries_of(connection: Connection, number: int) -> list[Row[Any]]:
    """All entries of a file, also those that were corrected, by their days."""
    of = enterprise_entry.c.enterprise == number
    asked = select(enterprise_entry).where(of).order_by(enterprise_entry.c.since, enterprise_entry.c.id)
    return list(connection.execute(asked).all())


def standing(entries: Iterable[Row[Any]]) -> list[Row[Any]]:
    """Those that count: neither corrected by another nor declared void."""
    every = list(entries)
    gone = {one.corrects for one in every}
    return [one for one in every if one.id not in gone and one.kind != EntryKind.VOID]


def require_enterprise(connection: Connection, number: int) -> Row[Any]:
    """The enterprise of a number. Raises NotFoundError."""
    of = (enterprise.c.id == number) & enterprise.c.withdrawn_at.is_(None)
    row = connection.execute(select(enterprise).where(of)).one_or_none()
    if row is None:
        raise NotFoundError("enterprise-unknown", received=number)
    return row


def days_of(entry: Row[Any] | NewEntry) -> DaySpan:
    """The days of an entry that is in order."""
    span = span_of(entry.since, entry.until)
    assert span is not None
    return span


def _faults_beside(asked: Sequence[NewEntry], known: Sequence[Row[Any]]) -> Iterator[str]:
    """What is wrong with entries beside those that are there, and beside each other."""
    by_number, corrected = {one.id: one for one in known}, {one.corrects for one in known} - {None}
    for one in asked:
        if one.about is not None and one.about not in by_number:
            yield f"about: {one.about}"
        if one.corrects is None:
            continue
        other = by_number.get(one.corrects)
        if other is None or one.corrects in corrected or other.kind == EntryKind.VOID:
            yield f"corrects: {one.corrects}"
        elif one.kind not in (EntryKind.VOID, other.kind):
            yield f"corrects: {one.corrects} ({other.kind})"
        corrected.add(one.corrects)
    counting: list[Any] = [one for one in known if one.id not in corrected]
    for one in asked:
        yield from _faults_of_amount(one, counting)
        counting.append(one)


def _faults_of_amount(one: NewEntry, counting: Sequence[Any]) -> Iterator[str]:
    """A load counts once, a quota holds alone, and what they count can be summed up."""
    if one.kind not in (EntryKind.LOAD, EntryKind.QUOTA):
        return
    assert one.unit is not None
    for other in counting:
        if other.kind not in (EntryKind.LOAD, EntryKind.QUOTA) or other.pollutant != one.pollutant:
            continue
        if not same_kind_of_amount(one.unit, other.unit):
            yield f"unit: {one.unit} ({other.unit})"
            return
        if other.kind == one.kind and other.outlet == one.outlet and days_of(other).meets(days_of(one)):
            yield f"{one.kind}: {one.pollutant} {one.since} … {one.until} ({other.since} … {other.until})"
            return
