"""Import of a register: all is read and checked before anything is written, so that others write meanwhile."""

from __future__ import annotations

import datetime
from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from sqlalchemy import Connection, Row, func, insert, select

from citybrain.cases.supervision.enterprises import (
    NewEnterprise,
    RegisterCounts,
    enterprises,
    insert_enterprises,
    new_enterprises,
)
from citybrain.cases.supervision.entries import NewEntry
from citybrain.cases.supervision.file import MOST_FAULTS, entry_rows, require_entries
from citybrain.cases.supervision.table import EnterpriseTable, by_identifier
from citybrain.records.errors import EntryError
from citybrain.records.tables.supervision import enterprise, enterprise_entry

FILES_AT_ONCE = 500
CONTENT = ("kind", "since", "until", "pollutant", "amount", "unit", "outlet", "reference", "text")
"""What two entries share that say the same."""


class RegisterPlan(NamedTuple):
    """What an import of a table is to add: enterprises, and entries by identifier.

    latest: the newest enterprise and the newest entry that it was checked beside.
    """

    table: EnterpriseTable
    today: datetime.date
    enterprises: list[NewEnterprise]
    entries: Mapping[str, list[NewEntry]]
    counts: RegisterCounts
    latest: tuple[int, int]


def plan_import(connection: Connection, table: EnterpriseTable, today: datetime.date) -> RegisterPlan:
    """What is new in a table. Entries that stand in their files already, corrected or not, are passed over, so that the
    same table may be imported again. Raises EntryError with all that is wrong, by enterprise.
    """
    latest, present = _latest(connection), enterprises(connection)
    new, counts = new_enterprises(present, table.enterprises)
    numbers: dict[str, int | None] = {one.identifier: None for one in new} | {one.identifier: one.id for one in present}
    files = by_identifier(table.entries)
    known = _entries(connection, [number for name in files if (number := numbers.get(name)) is not None])
    entries, faults = dict[str, list[NewEntry]](), []
    for identifier, asked in files.items():
        if identifier not in numbers:
            faults.append(f"identifier: {identifier[:40]}")
            continue
        there = known.get(numbers[identifier] or 0, [])
        contents = set(map(_content, there))
        added = [one for one in (entry.stated() for entry in asked) if _content(one) not in contents]
        try:
            require_entries(added, there, today)
            entries[identifier] = added
        except EntryError as problem:
            faults.append(f"{identifier[:40]}: {problem.arguments.get('problem', problem.code)}")
    if faults:
        raise EntryError("enterprise-entry", problem="; ".join(faults[:MOST_FAULTS]), number=len(faults))
    counts = counts._replace(entries=sum(map(len, entries.values())))
    return RegisterPlan(table, today, new, entries, counts, latest)


def write_import(connection: Connection, plan: RegisterPlan, source: str, by: str) -> RegisterCounts:
    """Add what was planned, all or nothing; checked anew where anything came since. Raises EntryError."""
    if _latest(connection) != plan.latest:
        plan = plan_import(connection, plan.table, plan.today)
    insert_enterprises(connection, plan.enterprises, source, by)
    counts = enterprise.c.withdrawn_at.is_(None)
    numbers = {one.identifier: one.id for one in connection.execute(select(enterprise).where(counts))}
    rows = [row for identifier, new in plan.entries.items() for row in entry_rows(numbers[identifier], new, by)]
    if rows:
        connection.execute(insert(enterprise_entry), rows)
    return plan.counts


def _latest(connection: Connection) -> tuple[int, int]:
    newest = (connection.execute(select(func.max(one.c.id))).scalar() for one in (enterprise, enterprise_entry))
    first, second = (number or 0 for number in newest)
    return first, second


def _entries(connection: Connection, numbers: Sequence[int]) -> Mapping[int, list[Row[Any]]]:
    """All entries of some files, by number of the enterprise."""
    files: dict[int, list[Row[Any]]] = defaultdict(list)
    for first in range(0, len(numbers), FILES_AT_ONCE):
        of = enterprise_entry.c.enterprise.in_(numbers[first : first + FILES_AT_ONCE])
        for one in connection.execute(select(enterprise_entry).where(of)):
            files[one.enterprise].append(one)
    return files


def _content(one: Any) -> tuple[Any, ...]:
    return tuple(getattr(one, name) for name in CONTENT)
