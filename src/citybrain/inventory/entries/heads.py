"""Find the names of the columns: they may stand under a title, and in two rows, groups above and names below."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from citybrain.inventory.entries.columns import field_of, header_of, score
from citybrain.records.errors import EntryError

HEADER_AMONG = 40
"""Rows among which the names must stand."""

MOST_COLUMNS = 500
SHOWN = 30
YEAR = re.compile(r"\b(19|20)\d\d\b")
YEAR_NAMED = re.compile(r"year|年", re.IGNORECASE)


class Head(NamedTuple):
    """Rows (counted from 0) in which the names stand, and the names."""

    first: int
    last: int
    names: tuple[str, ...]


def find_head(rows: Sequence[Sequence[str]]) -> Head | None:
    """The row, or two rows, that name most fields; None where none names those that every table needs."""
    best, most = None, 0
    for number, row in enumerate(rows[:HEADER_AMONG]):
        below = rows[number + 1] if number + 1 < len(rows) else ()
        for head in (Head(number, number, _cut(row)), Head(number, number + 1, _joined(row, below))):
            found = score(head.names)
            if found > most:
                best, most = head, found
    return best


def require_head(head: Head | None, rows: Sequence[Sequence[str]], file: str) -> Head:
    """The head. Raises EntryError where there is none, too wide a one, or one that names a field twice."""
    if head is None:
        line = max(rows, key=lambda row: len(header_of(row).places), default=())
        found = ", ".join(cell for cell in line if cell)[:300]
        raise EntryError("activity-no-header", file=file, received=found or "-")
    if len(head.names) > MOST_COLUMNS:
        raise EntryError("activity-too-many-columns", file=file, received=len(head.names), allowed=MOST_COLUMNS)
    fields = Counter(field_of(name)[0] for name in head.names)
    twice = [field for field, count in fields.items() if field is not None and count > 1 and field != "description"]
    if twice:
        told = ", ".join(name for name in head.names if field_of(name)[0] in twice)
        raise EntryError("table-column-twice", file=file, line=head.last + 1, received=told)
    return head


def year_above(rows: Sequence[Sequence[str]]) -> int | None:
    """The year that a row above the table tells, in a cell that speaks of a year or the next one; None without."""
    for row in rows:
        for place, cell in enumerate(row):
            if YEAR_NAMED.search(cell):
                found = next((x for told in row[place : place + 4] if (x := YEAR.search(told))), None)
                if found:
                    return int(found[0])
    return None


def _cut(row: Sequence[str]) -> tuple[str, ...]:
    cells = list(row)
    while cells and not cells[-1].strip():
        cells.pop()
    return tuple(cells)


def _joined(above: Sequence[str], below: Sequence[str]) -> tuple[str, ...]:
    """Names of two rows: a group stands over all columns up to the next group."""
    names, group = [], ""
    for place in range(max(len(above), len(below))):
        top = above[place].strip() if place < len(above) else ""
        group = top or group
        name = below[place].strip() if place < len(below) else ""
        names.append(f"{group} {name}".strip() if name else top)
    return _cut(names)
