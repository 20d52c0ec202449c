"""Spreadsheets: numbers and dates as such, the right sheet, formulas, merged cells, hostile archives."""

import datetime
import time
import zipfile
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest
import xlsxwriter

from citybrain.base.tables import SPILL, Form, Table, parts, read_table, sheets, workbook
from citybrain.base.tables.cells import SheetCells
from citybrain.base.tables.form import HEADER_AMONG
from citybrain.base.tables.workbook import WorkbookParts
from citybrain.kernel.errors import InputError
from citybrain.messages import render
from citybrain.observations.bills.form import bill_form
from citybrain.observations.bills.rows import read_rows
from citybrain.twin.importers.register import RegisterMapping, read_register
from citybrain.twin.recognise.recognise import recognise
from tests.observations.bills.towns import OIL, TODAY, settings

NAMES = ["building", "carrier", "from", "to", "use (kWh)"]
ROW = ["way/1", "heat", datetime.date(2023, 1, 1), datetime.date(2023, 1, 31), 1234.567]


def book(folder: Path, fill: Callable[[Any, Any], None]) -> Path:
    path = folder / "a.xlsx"
    workbook = xlsxwriter.Workbook(str(path))
    fill(workbook, workbook.add_format({"num_format": "d.m.yyyy"}))
    workbook.close()
    return path


def read(path: Path, **said: Any) -> Table:
    return read_table(path, bill_form(settings(**said)))


def bills(sheet: Any, day: Any, rows: list[list[Any]], at: int = 0) -> None:
    sheet.write_row(at, 0, NAMES)
    for number, row in enumerate(rows, start=at + 1):
        for column, cell in enumerate(row):
            sheet.write(number, column, cell, day if isinstance(cell, datetime.date) else None)


def test_cells_are_read_as_what_they_are(tmp_path: Path) -> None:
    path = book(tmp_path, lambda w, day: bills(w.add_worksheet("Bills"), day, [ROW, ["way/2", *ROW[1:4], "1,5"]], 3))
    table = read(path)
    rows = read_rows(table, settings(), OIL, TODAY).bills
    assert rows["line"].to_list() == [5, 6]
    assert rows["energy"].to_list() == [1234.567, 1.5]
    assert rows["first"].to_list() == [datetime.date(2023, 1, 1)] * 2
    assert rows["reason"].to_list() == [None, None]


def test_a_number_as_id_has_no_decimals(tmp_path: Path) -> None:
    path = book(tmp_path, lambda w, day: bills(w.add_worksheet(), day, [[123456, *ROW[1:]]]))
    assert read(path).cells["building"].to_list() == ["123456"]


def test_the_sheet_with_names_of_columns_is_taken(tmp_path: Path) -> None:
    def fill(workbook: Any, day: Any) -> None:
        workbook.add_worksheet("Notes").write(0, 0, "Bills of the city")
        bills(workbook.add_worksheet("Data"), day, [ROW])
        hidden = workbook.add_worksheet("Old")
        hidden.hide()
        bills(hidden, day, [ROW, ROW])

    assert len(read(book(tmp_path, fill)).cells) == 1
    assert len(read(tmp_path / "a.xlsx", sheet="Old").cells) == 2
    with pytest.raises(InputError) as caught:
        read(tmp_path / "a.xlsx", sheet="Heat")
    assert "has no sheet Heat. It has: Notes, Data, Old" in render(caught.value)


def test_two_sheets_of_bills_are_asked_about(tmp_path: Path) -> None:
    path = book(tmp_path, lambda w, day: [bills(w.add_worksheet(name), day, [ROW]) for name in ("A", "B")])
    with pytest.raises(InputError) as caught:
        read(path)
    assert "Several sheets of a.xlsx look like the table that is asked for: A, B" in render(caught.value)


def test_formulas_and_merged_cells_are_told_and_a_merged_cell_stands_for_all_its_rows(tmp_path: Path) -> None:
    def fill(workbook: Any, day: Any) -> None:
        sheet = workbook.add_worksheet()
        bills(sheet, day, [ROW, ["", *ROW[1:]]])
        sheet.merge_range(1, 0, 2, 0, "way/1")
        sheet.write_formula(1, 4, "=2*3", None, 6)

    table = read(book(tmp_path, fill))
    told = [notice.text() for notice in table.notices]
    assert any("has 1 formulas" in text for text in told)
    assert any("merged cells stand for all their rows (1 of them: A2:A3)" in text for text in told)
    rows = read_rows(table, settings(), OIL, TODAY).bills
    assert rows["reason"].to_list() == [None, None]
    assert rows["energy"].to_list()[0] == 6.0


def test_an_error_in_a_cell_counts_as_missing(tmp_path: Path) -> None:
    def fill(workbook: Any, day: Any) -> None:
        sheet = workbook.add_worksheet()
        bills(sheet, day, [ROW, ROW])
        sheet.write_formula(1, 4, "=1/0", None, "#DIV/0!")

    rows = read_rows(read(book(tmp_path, fill)), settings(), OIL, TODAY).bills
    assert rows["reason"].to_list() == ["bill-value-missing", None]


def test_a_broken_workbook_says_so(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    path.write_bytes(b"PK\x03\x04 no archive")
    with pytest.raises(InputError) as caught:
        read(path)
    assert "spreadsheet a.xlsx cannot be read" in render(caught.value)


def test_an_archive_without_a_workbook_says_so(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "a.xlsx", "w") as packed:
        packed.writestr("note.txt", "hello")
    with pytest.raises(InputError) as caught:
        read(tmp_path / "a.xlsx")
    assert "spreadsheet a.xlsx cannot be read" in render(caught.value)


def test_an_archive_that_would_fill_the_memory_is_refused_unread(tmp_path: Path, monkeypatch) -> None:
    monkeypatch.setattr(sheets, "LARGEST_UNPACKED", 1_000_000)
    with zipfile.ZipFile(tmp_path / "a.xlsx", "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("xl/worksheets/sheet1.xml", b"0" * 2_000_000)
    with pytest.raises(InputError) as caught:
        read(tmp_path / "a.xlsx")
    assert "has 2 MB; at most 1 MB are read" in render(caught.value)


def test_a_sheet_without_rows_says_so(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="table-no-rows"):
        read(book(tmp_path, lambda w, day: bills(w.add_worksheet(), day, [])))
    with pytest.raises(InputError, match="table-empty"):
        read(book(tmp_path, lambda w, _: w.add_worksheet()))


def rows(folder: Path, *lines: list[Any]) -> Path:
    def fill(workbook: Any, day: Any) -> None:
        sheet, moment = workbook.add_worksheet(), workbook.add_format({"num_format": "yyyy-mm-dd hh:mm"})
        for number, line in enumerate(lines):
            for column, cell in enumerate(line):
                sheet.write(number, column, cell, moment if isinstance(cell, datetime.datetime) else None)

    return book(folder, fill)


def test_times_of_day_are_kept_and_whole_days_have_none(tmp_path: Path) -> None:
    hours = [datetime.datetime(2026, 1, 1, hour) for hour in (0, 1)]
    path = rows(tmp_path, ["time", "day"], *([hour, datetime.datetime(2026, 1, 2)] for hour in hours))
    table = read_table(path, Form())
    assert table.cells["time"].to_list() == ["2026-01-01 00:00:00", "2026-01-01 01:00:00"]
    assert table.cells["day"].to_list() == ["2026-01-02"] * 2


def test_rows_of_a_sheet_have_the_limits_of_those_of_a_text(tmp_path: Path) -> None:
    path = rows(tmp_path, ["a", "b"], [1, 2, 3])
    assert read_table(path, Form()).cells[SPILL].to_list() == ["3"]
    for form, code in (
        (Form(width="at most"), "table-row-length"),
        (Form(longest=0), "table-cell-too-long"),
        (Form(most_columns=1), "table-too-many-columns"),
        (Form(most_rows=0), "table-too-many-rows"),
        (Form(largest=10), "file-too-large"),
    ):
        with pytest.raises(InputError, match=code):
            read_table(path, form)


def test_a_register_may_be_a_spreadsheet(tmp_path: Path) -> None:
    lines = [[number, 24.9 + number / 100, 60.1, 1900 + number, 1000.5] for number in range(1, 9)]
    path = rows(tmp_path, ["id", "x", "y", "construction_year", "gross_floor_area"], *lines)
    mapping = {"columns": {"construction_year": "construction_year", "gross_floor_area": "gross_floor_area"}}
    found = read_register(path, RegisterMapping.from_toml(mapping | {"id": "id", "x": "x", "y": "y"}), "EPSG:3879")
    assert found.rows["construction_year"].to_list() == [1900 + number for number in range(1, 9)]
    assert found.rows["gross_floor_area"].to_list() == [1000.5] * 8
    known = recognise(path)
    assert (known.format, known.kind, known.problem) == ("XLSX", "register", None)


def large(path: Path, header: list[str], count: int, first: str = "A") -> Path:
    """A workbook whose sheet has many rows of numbers below its names, written quickly."""
    made = book(path.parent, lambda workbook, _: workbook.add_worksheet("Rows").write_row(0, 0, header))
    with zipfile.ZipFile(made) as packed:
        parts = {part: packed.read(part) for part in packed.namelist()}
    letters = [chr(ord(first) + number) for number in range(len(header))]
    cells = [f'<c r="{letter}%d"><v>1.5</v></c>' for letter in letters]
    row = '<row r="%d">' + "".join(cells) + "</row>"
    rows = "".join(row % ((number,) * (1 + len(letters))) for number in range(2, count + 2))
    sheet = "xl/worksheets/sheet1.xml"
    parts[sheet] = parts[sheet].replace(b"</sheetData>", rows.encode() + b"</sheetData>")
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, content in parts.items():
            packed.writestr(name, content)
    return path


def test_names_are_looked_at_before_rows(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A sheet of 300,000 rows took 37 s and a gigabyte until two equal names in its first line were refused."""
    path = large(tmp_path / "twice.xlsx", ["time", "PM10", "PM10"], 3_000)
    monkeypatch.setattr(parts, "PIECE", 256)
    read: list[int] = []

    class Watched(WorkbookParts):
        def read(self, *given: Any, **also: Any) -> SheetCells:
            cells = super().read(*given, **also)
            read.append(cells.height)
            return cells

    monkeypatch.setattr(sheets, "WorkbookParts", Watched)
    with pytest.raises(InputError, match="table-column-twice"):
        read_table(path, Form())
    assert read
    assert max(read) < HEADER_AMONG + 10


def test_a_sheet_of_too_many_cells_is_refused_unread(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workbook, "MOST_CELLS", 500)
    wide = large(tmp_path / "wide.xlsx", ["time", "PM10"], 100, first="Y")
    with pytest.raises(InputError, match="sheet-too-many-cells") as refused:
        read_table(wide, Form())
    assert refused.value.arguments["received"] == 101 * 26
    assert len(read_table(large(tmp_path / "fits.xlsx", ["time", "PM10"], 100), Form()).cells) == 100


def test_an_error_names_as_many_columns_as_a_person_reads(tmp_path: Path) -> None:
    names = [*NAMES, *(f"{'x' * 290}{number}" for number in range(60))]
    path = book(tmp_path, lambda w, day: w.add_worksheet().write_row(0, 0, names))
    with pytest.raises(InputError) as refused:
        read(path)
    assert refused.value.code == "table-no-rows"
    assert len(refused.value.arguments["columns"]) <= 301


def test_one_workbook_is_read_at_a_time(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = book(tmp_path, lambda w, day: bills(w.add_worksheet(), day, [ROW]))
    inside, most = [0], [0]
    reading = sheets._read

    def counted(*asked: Any) -> list[Table]:
        inside[0] += 1
        most[0] = max(most[0], inside[0])
        time.sleep(0.02)
        inside[0] -= 1
        return reading(*asked)

    monkeypatch.setattr(sheets, "_read", counted)
    with ThreadPoolExecutor(4) as several:
        tables = list(several.map(lambda _: read(path), range(8)))
    assert (most, {table.cells.height for table in tables}) == ([1], {1})
