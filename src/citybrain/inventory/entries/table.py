"""A file of activity lines as texts by field: CSV or sheets, their names found wherever they stand."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

import polars as pl

from citybrain.base import tables
from citybrain.base.notices import Notice
from citybrain.base.tables import Form
from citybrain.base.tables.form import Merging
from citybrain.inventory.entries.columns import Header, field_of, header_of, score
from citybrain.records.errors import EntryError

LINE = "line"
FILLED = frozenset({"year", "subcategory", "description", "notation_key", "source", "reason", "note"})
"""Fields whose merged cells mean the same for all their rows; a number over several rows would count several times."""

YEAR = re.compile(r"\b(19|20)\d\d\b")
YEAR_NAMED = re.compile(r"year|年", re.IGNORECASE)


@dataclass(frozen=True)
class EntryTable:
    """Rows of a file as texts.

    `cells`: LINE (UInt32) and one String column for each field of the header, null where nothing stands. `numbers`
    holds the cells of a sheet that are numbers, by field. `pointed`: numbers can only have a decimal point. `year` is
    told above the table, if it is. `merged` are lines that cannot be used, with the cells that are merged there.
    """

    file: str
    sheet: str | None
    cells: pl.DataFrame
    header: Header
    numbers: dict[str, pl.Series] = field(default_factory=dict)
    pointed: bool = False
    year: int | None = None
    merged: dict[int, str] = field(default_factory=dict)
    notices: tuple[Notice, ...] = ()


def read_tables(path: Path, sheet: str | None = None, name: str = "") -> list[EntryTable]:
    """Read a CSV file, or every sheet of a workbook that has a table of lines (or the one named).

    `name` is that of the file, where it is not that of the path. Raises EntryError for a file that is missing, too
    large, broken, or that has no table of lines.
    """
    form = Form(
        score, sheet=sheet, every_sheet=True, two_rows=True, repeats=True, unnamed="activity-no-header",
        merging=_merging, merged="left", error=EntryError,
    )  # fmt: skip
    return [_of_fields(table) for table in tables.read_tables(path, form, name)]


def _merging(name: str) -> Merging:
    found, _ = field_of(name)
    return "ignored" if found is None else "filled" if found in FILLED else "apart"


def _of_fields(table: tables.Table) -> EntryTable:
    """Raises EntryError for a field that is named twice."""
    fields = Counter(field_of(name)[0] for name in table.names)
    twice = [one for one, count in fields.items() if one is not None and count > 1 and one != "description"]
    if twice:
        told = ", ".join(name for name in table.names if field_of(name)[0] in twice)
        raise EntryError("table-column-twice", file=table.file, line=table.head_line, received=told)
    header = header_of(table.names)
    columns = {one: table.columns[place] for one, place in header.places.items()}
    cells = table.cells.select(
        pl.col(tables.LINE).alias(LINE), *(pl.col(name).alias(one) for one, name in columns.items())
    )
    numbers = {one: table.numbers[name].alias(one) for one, name in columns.items() if name in table.numbers}
    return EntryTable(
        table.file, table.sheet, cells, header, numbers, table.separator == ",", year_above(table.above), table.merged,
        table.notices,
    )  # fmt: skip


def year_above(rows: Sequence[Sequence[str]]) -> int | None:
    """The year that a row above the table tells, in a cell that speaks of a year or the next one; None without."""
    for row in rows:
        for place, cell in enumerate(row):
            if YEAR_NAMED.search(cell):
                found = next((x for told in row[place : place + 4] if (x := YEAR.search(told))), None)
                if found:
                    return int(found[0])
    return None


def name_of(told: str) -> str:
    """The name of a file from what somebody sent: its last part, on one line, without what no file has."""
    last = re.split(r"[/\\]", told)[-1]
    return " ".join(re.sub(r"[\x00-\x1f\x7f-\x9f]", " ", last).split())[:200] or "-"
