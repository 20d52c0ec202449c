"""Small files of activity lines for tests."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import xlsxwriter

from citybrain.inventory.entries.importing import import_lines
from citybrain.inventory.entries.judging import EntrySetting
from citybrain.inventory.entries.report import ImportReport
from citybrain.inventory.library import factor_library
from tests.records.empty import records_of

SETTING = EntrySetting(factor_library(), "FI")
HEAD = "year,subcategory,description,amount,unit,factor,notation key,reason"
GAS = "2024,I.1.1,Gas of homes,1000,MWh,natural_gas.residential,,"
OIL = "2024,I.1.1,Oil of homes,500,MWh,gas_oil.residential,,"


def write_csv(folder: Path, *lines: str, name: str = "lines.csv") -> Path:
    """A file of these lines."""
    path = folder / name
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path


def write_sheet(
    folder: Path,
    rows: Sequence[Sequence[Any]],
    merged: Sequence[tuple[int, int, int, int, Any]] = (),
    name: str = "a.xlsx",
) -> Path:
    """A workbook of one sheet; `merged` are first row, first column, last row, last column and value."""
    path = folder / name
    with xlsxwriter.Workbook(str(path)) as book:
        sheet = book.add_worksheet("Lines")
        for number, row in enumerate(rows):
            for place, value in enumerate(row):
                if value is not None:
                    sheet.write(number, place, value)
        for first, left, last, right, value in merged:
            sheet.merge_range(first, left, last, right, value)
    return path


def imported(folder: Path, *files: Path, **more: Any) -> list[ImportReport]:
    """Import files into the records of a folder."""
    return import_lines(records_of(folder), files, SETTING, by="Aino", **more)


def reasons(folder: Path, *lines: str) -> list[tuple[int, str, str, str]]:
    """Why rows of a file are set apart, beside one good line that is always there."""
    (report,) = imported(folder, write_csv(folder, HEAD, GAS, *lines))
    assert report.received == report.kept + report.doubles + report.apart == 1 + len(lines)
    return [(row.line, row.code, row.received, row.allowed) for row in report.rows]
