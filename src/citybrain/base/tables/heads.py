"""Find the names of the columns: they may stand under a title, and in two rows, groups above and names below."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from citybrain.base.tables.encoding import SEPARATORS, split
from citybrain.base.tables.form import HEADER_AMONG, LEAST_NAMES, Form
from citybrain.base.tables.numbers import is_number
from citybrain.kernel.errors import InputError

SHOWN = 300
PATTERN = re.compile(r"\^.*\$|\*", re.DOTALL)
COMMENT = "#"


def shown(names: Iterable[str]) -> str:
    """Names in an error, as many as a person reads."""
    text = ", ".join(filter(None, names))
    return text if len(text) <= SHOWN else f"{text[:SHOWN]}…"


class Head(NamedTuple):
    """Rows (counted from 0) in which the names stand, the names, and how many of them are known."""

    first: int
    last: int
    names: tuple[str, ...]
    known: int


LONGEST_NAME = 300
"""Characters of a cell that are looked at for the name of a column."""


def separator_of(lines: Sequence[str], form: Form) -> str:
    """The separator that makes most known names in a row; of equals the one that splits most lines evenly."""

    def score(separator: str) -> tuple[int, int, int]:
        rows = [split(line, separator) for line in lines if line.strip() and not line.startswith(COMMENT)]
        counts = Counter(len(row) - 1 for row in rows)
        counts.pop(0, None)
        even = max(((rows, count) for count, rows in counts.items()), default=(0, 0))
        return known_head(rows, form).known, *even

    return max(SEPARATORS, key=score)


def known_head(rows: Sequence[Sequence[str]], form: Form) -> Head:
    """The row, or two rows, with most known names; `known` is 0 where there are none."""
    best = Head(0, 0, (), 0)
    for number, row in enumerate(rows[:HEADER_AMONG]):
        below = rows[number + 1] if form.two_rows and number + 1 < len(rows) else ()
        one = Head(number, number, _cut(row), form.known(_names(row)))
        two = Head(number, number + 1, (joined := _joined(row, below)), form.known(_names(joined))) if below else one
        best = max(best, one, two, key=lambda head: head.known)
    return best


def _names(row: Sequence[str]) -> list[str]:
    """Cells that could be names: what is sought in names would take its time in a cell of brackets alone."""
    return [cell[:LONGEST_NAME] for cell in row]


def find_head(rows: Sequence[Sequence[str]], file: str, form: Form) -> Head:
    """The names of a table.

    Raises InputError for one without names, with numbers in their place, with too many, or with one that stands twice.
    """
    head = known_head(rows, form)
    if head.known < LEAST_NAMES:
        if form.unnamed:
            likely: Sequence[str] = max(rows, key=form.known, default=())
            found = shown(likely)
            raise InputError(form.unnamed, file=file, received=found or "-")
        head = _first_wide(rows)
    if not head.names:
        raise InputError("table-empty", file=file)
    if len(head.names) > form.most_columns:
        raise InputError("table-too-many-columns", file=file, received=len(head.names), allowed=form.most_columns)
    line = head.last + 1
    if all(is_number(name) for name in head.names):
        raise InputError("table-no-header", file=file, line=line, received=", ".join(head.names[:5]))
    twice = [name for name, count in Counter(filter(None, head.names)).items() if count > 1]
    if twice and not form.repeats:
        raise InputError("table-column-twice", file=file, line=line, received=", ".join(twice))
    return head


def columns_of(names: Sequence[str]) -> tuple[str, ...]:
    """Names of columns, each once: one that is empty is numbered, as is one that stands there again.

    So is one that polars would take for a pattern of names.
    """
    told = [name or f"column {number}" for number, name in enumerate(names, start=1)]
    again = [name in told[:number] or bool(PATTERN.fullmatch(name)) for number, name in enumerate(told)]
    return tuple(f"{name} ({n})" if twice else name for n, (name, twice) in enumerate(zip(told, again, strict=True), 1))


def _first_wide(rows: Sequence[Sequence[str]]) -> Head:
    """The first row that is no title: where most rows have several cells, one with several."""
    filled = [(number, _cut(row)) for number, row in enumerate(rows) if any(row) and not row[0].startswith(COMMENT)]
    (usual, _), *_ = Counter(len(names) for _, names in filled).most_common(1) or [(0, 0)]
    wide = ((number, names) for number, names in filled if len(names) >= min(usual, 2))
    number, names = next(wide, (0, ()))
    return Head(number, number, names, 0)


def _cut(row: Sequence[str]) -> tuple[str, ...]:
    cells = [cell.strip() for cell in row]
    while cells and not cells[-1]:
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
