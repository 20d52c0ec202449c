"""Figures that were published of licences: read from a table, each with unit, day and source, and put on record."""

from __future__ import annotations

import datetime
import math
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from sqlalchemy import Connection, Row, insert, select, update

from citybrain.cases.columns import MeantColumns, number_in, read_meant
from citybrain.cases.licences.application import LicenceFaultsError, require_none
from citybrain.cases.licences.declared import FLOWS, UNITS, FigureName
from citybrain.cases.licences.plausibility import Figure
from citybrain.kernel.errors import NotFoundError
from citybrain.records import author
from citybrain.records.tables.base import now
from citybrain.records.tables.licences import licence_figure

PUBLISHED = MeantColumns(
    {
        "figure": ("figure", "name"),
        "amount": ("amount", "value"),
        "unit": ("unit",),
        "since": ("since", "from"),
        "until": ("until", "day", "to"),
        "source": ("source",),
        "text": ("text", "note", "remark"),
    },
    ("figure", "amount", "unit", "until", "source"),
    most_rows=100_000,
)
"""What a row says: `unit` is 1 for counts; `since` stays empty where the source does not say from when it counts."""

UNITS_OF_TABLES: Mapping[str, Mapping[str, float]] = {
    FigureName.DISTANCE: {"km": 1.0, "m": 0.001, "mi": 1.609344},
    FigureName.DURATION: {"h": 1.0, "min": 1.0 / 60.0},
}
"""Units that a table may have, each in that of the figure on record; all other figures are counts."""

MOST_AMOUNT = 1e12
MOST_FIGURES = 1_000
"""Figures of a kind that stand at once: everybody reads all of them."""

LONGEST = 300


def read_figures(
    source: Path | bytes, file: str, columns: Mapping[str, str], constants: Mapping[str, str], today: datetime.date
) -> list[tuple[Figure, str]]:
    """Figures of a table with a note each, of days up to today. Raises LicenceFaultsError with all that is wrong, the
    first ten in words.
    """
    rows = read_meant(source, file, PUBLISHED, columns, constants).rows
    require_none((fault for line, row in rows for fault in _faults(line, row, today)), "licence-figures", file=file)
    return [(_figure(row), row.get("text", "")) for _, row in rows]


def _faults(line: int, row: Mapping[str, str], today: datetime.date) -> Iterator[str]:
    name = row.get("figure", "-")
    if name not in set(FigureName):
        yield f"{line}: figure: {name[:40]} ({', '.join(FigureName)})"
        return
    amount, unit, units = number_in(row.get("amount", "")), row.get("unit", "-"), _units_of(name)
    kept = math.nan if amount is None else amount * units.get(unit, 1.0)
    if not 0 <= kept < MOST_AMOUNT:
        yield f"{line}: amount: {row.get('amount', '-')[:40]} (0 … {MOST_AMOUNT:g} {UNITS.get(name, '')}".rstrip() + ")"
    elif name not in UNITS and not kept.is_integer():
        yield f"{line}: amount: {row['amount'][:40]} (0, 1, 2 …)"
    if unit not in units:
        yield f"{line}: unit: {unit[:40]} ({', '.join(units)})"
    days = [_day(row.get(one, "")) for one in ("since", "until")]
    if days[1] is None or ("since" in row and days[0] is None):
        yield f"{line}: since, until: {row.get('since', '-')[:20]}, {row.get('until', '-')[:20]} (YYYY-MM-DD)"
    elif days[0] is not None and days[0] > days[1]:
        yield f"{line}: since, until: {days[0]} > {days[1]}"
    elif days[1] > today:
        yield f"{line}: until: {days[1]} (≤ {today})"
    if name not in FLOWS and "since" in row:
        yield f"{line}: since: {row['since'][:20]} ({name}: until)"
    if not row.get("source"):
        yield f"{line}: source: -"
    for text in ("source", "text"):
        if len(row.get(text, "")) > LONGEST:
            yield f"{line}: {text}: {len(row[text])} (≤ {LONGEST})"


def _figure(row: Mapping[str, str]) -> Figure:
    name, amount, until = FigureName(row["figure"]), number_in(row["amount"]), _day(row["until"])
    assert amount is not None and until is not None
    amount *= _units_of(name)[row["unit"]]
    return Figure(name, amount, _day(row.get("since", "")), until, row["source"])


def _units_of(name: str) -> Mapping[str, float]:
    return UNITS_OF_TABLES.get(name, {"1": 1.0})


def _day(cell: str) -> datetime.date | None:
    try:
        return datetime.date.fromisoformat(cell) if len(cell) == 10 else None
    except ValueError:
        return None


def add_figures(connection: Connection, kind: str, figures: Sequence[tuple[Figure, str]], by: str) -> int:
    """Put figures on record; those that are there already are passed over. How many were added.

    Raises LicenceFaultsError where more would stand than may.
    """
    known = {(*figure_of(one), one.text) for one in published(connection, kind)}
    new = [(one, text) for one, text in dict.fromkeys(figures) if (*one, text) not in known]
    if len(known) + len(new) > MOST_FIGURES:
        raise LicenceFaultsError("licence-figures-many", received=len(new), present=len(known), allowed=MOST_FIGURES)
    acts = {"made_by": author(by), "made_at": now(), "kind": kind}
    rows = [
        {"name": one.name.value, "amount": one.amount, "since": one.since and one.since.isoformat(),
         "until": one.until.isoformat(), "source": one.source, "text": text, **acts}
        for one, text in new
    ]  # fmt: skip
    if rows:
        connection.execute(insert(licence_figure), rows)
    return len(rows)


def withdraw_figure(connection: Connection, number: int, by: str) -> None:
    """Take a figure back; its row stays. Raises NotFoundError for one that does not stand."""
    of = (licence_figure.c.id == number) & licence_figure.c.withdrawn_at.is_(None)
    acts = {"withdrawn_by": author(by), "withdrawn_at": now()}
    if not connection.execute(update(licence_figure).where(of).values(**acts)).rowcount:
        raise NotFoundError("licence-figure-unknown", received=str(number))


def published(connection: Connection, kind: str) -> list[Row[tuple[object, ...]]]:
    """Figures of a kind that count, the newest day first."""
    of = (licence_figure.c.kind == kind) & licence_figure.c.withdrawn_at.is_(None)
    order = (licence_figure.c.until.desc(), licence_figure.c.id)
    return [*connection.execute(select(licence_figure).where(of).order_by(*order))]


def figure_of(row: Row[tuple[object, ...]]) -> Figure:
    """A figure on record."""
    since = None if row.since is None else datetime.date.fromisoformat(row.since)
    return Figure(FigureName(row.name), row.amount, since, datetime.date.fromisoformat(row.until), row.source)
