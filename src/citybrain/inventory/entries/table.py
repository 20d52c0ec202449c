"""A file of activity lines as texts by column: CSV or a sheet, its names found wherever they stand."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from pathlib import Path

import polars as pl

from citybrain.base.files import LARGEST_TEXT, local_file, read_head
from citybrain.base.notices import Notice
from citybrain.inventory.entries.columns import Header
from citybrain.observations.bills.source import OLE, ZIP
from citybrain.records.errors import EntryError

LINE = "line"
LONGEST_CELL = 32_767


@dataclass(frozen=True)
class Table:
    """Rows of a file as texts.

    `cells`: LINE (UInt32) and one String column for each field of the header, null where nothing stands. `numbers`
    holds the cells of a sheet that are numbers, by field. `pointed`: numbers can only have a decimal point. `year` is
    told above the table, if it is. `merged` are lines that cannot be used, with the cells that are merged there.
    `rest` are texts of the first column without a field, by which rows of totals are known.
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


def read_table(path: Path, sheet: str | None = None) -> list[Table]:
    """Read a CSV file, or every sheet of a workbook that has a table of lines (or the one named).

    Raises InputError for a file that is missing, too large, broken, or that has no table of lines.
    """
    path = local_file(path, LARGEST_TEXT)
    head = read_head(path)
    if head.startswith(OLE):
        raise EntryError("bills-old-spreadsheet", file=path.name)
    if head.startswith(ZIP):
        from citybrain.inventory.entries.sheets import read_sheets

        return read_sheets(path, sheet)
    from citybrain.inventory.entries.text import read_text_table

    return [read_text_table(path)]


def name_of(told: str) -> str:
    """The name of a file from what somebody sent: its last part, on one line, without what no file has."""
    last = re.split(r"[/\\]", told)[-1]
    return " ".join(re.sub(r"[\x00-\x1f\x7f-\x9f]", " ", last).split())[:200] or "-"
