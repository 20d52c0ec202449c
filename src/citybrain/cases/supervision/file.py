"""The file of an enterprise in the records: entries are added and corrected, and none is ever changed."""

from __future__ import annotations

import datetime
from bisect import bisect, insort
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, exists, insert, select

from citybrain.cases.supervision.entries import (
    FIRST,
    LAST,
    DaySpan,
    EntryFault,
    EntryKind,
    NewEntry,
    faults_of,
    same_kind_of_amount,
    span_of,
)
from citybrain.cases.supervision.stated_names import unknown_names
from citybrain.governance.roles import DataClass
from citybrain.kernel.errors import NotFoundError
from citybrain.records import author
from citybrain.records.errors import EntryError
from citybrain.records.tables.base import now
from citybrain.records.tables.governance import identity
from citybrain.records.tables.supervision import enterprise, enterprise_entry, enterprise_person

MOST_ENTRIES = 20_000
"""Entries of one file."""

MOST_FAULTS = 10
COUNTED = (EntryKind.LOAD, EntryKind.QUOTA)
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
    known = entries_of(connection, number)
    classes = {one.id: str(one.data_class) for one in known}
    stated = [_as_closed(one, classes).stated() for one in asked]
    require_entries(stated, known, today, unknown_names(stated, known))
    numbers = insert(enterprise_entry).returning(enterprise_entry.c.id, sort_by_parameter_order=True)
    return list(connection.execute(numbers, entry_rows(number, stated, by)).scalars())


def _as_closed(entry: NewEntry, classes: Mapping[int, str]) -> NewEntry:
    """The same, as closed as what it corrects or is about, unless somebody states another class.

    What declares a public entry void, or answers it, has the class of its own kind.
    """
    other = entry.corrects if entry.corrects is not None else entry.about
    of = None if other is None else classes.get(other)
    if entry.data_class or of is None or (of == DataClass.PUBLIC and entry.kind in (EntryKind.VOID, EntryKind.ANSWER)):
        return entry
    return entry._replace(data_class=of)


class EntryFaultsError(EntryError):
    """What is wrong with new entries: all at once, each with its place in what was sent."""

    def __init__(self, stated: Sequence[NewEntry], faults: Sequence[tuple[int, EntryFault]]) -> None:
        told = [f"{place + 1}: {fault}" if len(stated) > 1 else str(fault) for place, fault in faults]
        super().__init__("enterprise-entry", problem="; ".join(told[:MOST_FAULTS]), number=len(faults))
        self.errors = [EntryFaultError(place, stated[place], fault) for place, fault in faults]


class EntryFaultError(EntryError):
    """One thing that is wrong with an entry, as who filled in its form reads it."""

    def __init__(self, place: int, entry: NewEntry, fault: EntryFault) -> None:
        field, received, allowed = fault.field.rpartition(", ")[2], fault.received, fault.allowed
        self.pointer = f"/entries/{place}/{field}"
        if entry.kind is EntryKind.QUOTA and field == "until":
            field, received, allowed = "year", entry.since.partition("-")[0], f"{FIRST.year} … {LAST.year}"
            fault = fault._replace(rule="allowed")
        elif entry.kind is EntryKind.PENALTY and field == "unit":
            field = "currency"
        super().__init__("enterprise-fault", field=field, received=received, allowed=allowed, rule=fault.rule)


def require_entries(
    stated: Sequence[NewEntry],
    known: Sequence[Row[Any]],
    today: datetime.date,
    unknown: Iterable[tuple[int, EntryFault]] = (),
) -> None:
    """Raises EntryFaultsError with all that is wrong with new entries of a file, up to ten faults.

    unknown: names in them that are not known, where somebody enters them; a table of a register has its own.
    """
    faults = [(place, fault) for place, one in enumerate(stated) for fault in faults_of(one, today)]
    faults += unknown
    faults = faults or list(_faults_beside(stated, known))
    if faults:
        raise EntryFaultsError(stated, faults)
    if len(known) + len(stated) > MOST_ENTRIES:
        raise EntryError("enterprise-file-full", allowed=MOST_ENTRIES)


def entry_rows(number: int, stated: Sequence[NewEntry], by: str) -> list[dict[str, Any]]:
    """Rows of new entries of a file."""
    acts = {"made_by": author(by), "made_at": now()}
    return [{name: getattr(one, name) for name in COLUMNS} | {"enterprise": number} | acts for one in stated]


def entries_of(connection: Connection, number: int) -> list[Row[Any]]:
    """All entries of a file, also those that were corrected, by their days."""
    of = enterprise_entry.c.enterprise == number
    asked = select(enterprise_entry, declared()).where(of).order_by(enterprise_entry.c.since, enterprise_entry.c.id)
    return list(connection.execute(asked).all())


def declared() -> ColumnElement[bool]:
    """Whether somebody who is or was named for the enterprise made an entry."""
    named = enterprise_person.join(identity, identity.c.id == enterprise_person.c.identity)
    own = (enterprise_person.c.enterprise == enterprise_entry.c.enterprise) & (
        identity.c.name == enterprise_entry.c.made_by
    )
    return exists().select_from(named).where(own).label("declared")


def standing(entries: Iterable[Row[Any]]) -> list[Row[Any]]:
    """Those that count: neither corrected by another nor declared void."""
    every = list(entries)
    gone = {one.corrects for one in every}
    return [one for one in every if one.id not in gone and one.kind != EntryKind.VOID]


def stands() -> ColumnElement[bool]:
    """The same of entries in the database."""
    later = enterprise_entry.alias()
    return ~exists().where(later.c.corrects == enterprise_entry.c.id) & (enterprise_entry.c.kind != EntryKind.VOID)


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


def _faults_beside(asked: Sequence[NewEntry], known: Sequence[Row[Any]]) -> Iterator[tuple[int, EntryFault]]:
    """What is wrong with entries beside those that are there, and beside each other."""
    by_number, corrected = {one.id: one for one in known}, {one.corrects for one in known} - {None}
    for place, one in enumerate(asked):
        if one.about is not None and one.about not in by_number:
            yield place, EntryFault("about", str(one.about), rule="unknown")
        if one.corrects is None:
            continue
        other = by_number.get(one.corrects)
        if other is None or one.corrects in corrected or other.kind == EntryKind.VOID:
            yield place, EntryFault("corrects", str(one.corrects), rule="unknown")
        elif one.kind not in (EntryKind.VOID, other.kind):
            yield place, EntryFault("corrects", str(one.corrects), other.kind, "unknown")
        corrected.add(one.corrects)
    counting = _Counting(one for one in known if one.id not in corrected)
    for place, one in enumerate(asked):
        if one.kind in COUNTED:
            if (fault := counting.fault_of(one)) is not None:
                yield place, fault
            counting.add(one)


class _Counting:
    """Loads and quotas that count, by what they are of: their units, and their days in order, which never meet
    within an outlet, nor those of an outlet with those of the whole plant."""

    def __init__(self, entries: Iterable[Row[Any]]) -> None:
        self._units: dict[str | None, set[str]] = defaultdict(set)
        self._days: dict[tuple[str, str], dict[str | None, list[DaySpan]]] = defaultdict(lambda: defaultdict(list))
        for one in entries:
            if one.kind in COUNTED:
                self.add(one)

    def add(self, one: Row[Any] | NewEntry) -> None:
        self._units[one.pollutant].add(str(one.unit))
        insort(self._days[str(one.kind), str(one.pollutant)][one.outlet], days_of(one))

    def fault_of(self, one: NewEntry) -> EntryFault | None:
        """A load counts once, a quota holds alone, and what they count can be summed up."""
        unit = str(one.unit)
        other = next((each for each in sorted(self._units[one.pollutant]) if not same_kind_of_amount(unit, each)), None)
        if other is not None:
            return EntryFault("unit", unit, other)
        days = days_of(one)
        for known in self._beside(one):
            at = bisect(known, days)
            met = next((each for each in known[max(at - 1, 0) : at + 1] if each.meets(days)), None)
            if met is not None:
                return EntryFault(
                    "since, until",
                    f"{one.pollutant} {days.since} … {days.until}",
                    f"{met.since} … {met.until}",
                    "twice",
                )
        return None

    def _beside(self, one: NewEntry) -> list[list[DaySpan]]:
        """Days of the same outlet and of the whole plant (no outlet), which all its outlets are a part of."""
        outlets = self._days[str(one.kind), str(one.pollutant)]
        return list(outlets.values()) if one.outlet is None else [outlets[one.outlet], outlets[None]]
