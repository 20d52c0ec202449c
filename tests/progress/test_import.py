"""Values from CSV files and spreadsheets: what people save, and what people send to break things."""

import io

import pytest
import xlsxwriter
from hypothesis import given, settings
from hypothesis import strategies as st

from citybrain.base.tables import sheets
from citybrain.kernel import CityBrainError
from citybrain.messages import render
from citybrain.plans.problems import each
from citybrain.progress import tables_in
from citybrain.progress.frameworks import frameworks_of
from citybrain.progress.indicator_import import FileLinesError, number_in, values_in
from citybrain.records.errors import EntryError

FRAMEWORKS = frameworks_of(None)
HEAD = "framework,code,year,value,unit,level,source"
GOOD = "vienna,recycling,2024,33.5,percent,2,Waste office"


def read(text: str | bytes, name: str = "values.csv"):
    return values_in(text.encode() if isinstance(text, str) else text, name, FRAMEWORKS, 2026)


def workbook(rows: list[list[object]], merge: bool = False) -> bytes:
    buffer = io.BytesIO()
    with xlsxwriter.Workbook(buffer, {"in_memory": True}) as book:
        sheet = book.add_worksheet()
        for place, row in enumerate(rows):
            sheet.write_row(place, 0, row)
        if merge:
            sheet.merge_range(1, 0, 2, 0, "vienna")
    return buffer.getvalue()


@pytest.mark.parametrize(
    "text",
    [
        f"{HEAD}\n{GOOD}\n",
        f"{HEAD}\r\n\r\n{GOOD}\r\n",
        "\ufeff" + f"{HEAD}\n{GOOD}\n",
        HEAD.replace(",", ";") + "\n" + GOOD.replace(",", ";").replace("33.5", "33,5"),
        HEAD.replace(",", "\t").upper() + "\n" + GOOD.replace(",", "\t"),
        f"Source,Level,Unit,Value,Year,Code,Framework\n{','.join(reversed(GOOD.split(',')))}",
        f"{HEAD}\n" + GOOD.replace("33.5,percent", "0.335,1"),
    ],
)
def test_however_a_table_is_written(text: str) -> None:
    (value,) = read(text)
    assert (value.code, value.year, value.unit, value.level) == ("recycling", 2024, "percent", 2)
    assert value.value == pytest.approx(33.5)


def test_a_table_in_utf_16_and_one_in_a_workbook() -> None:
    assert read(f"{HEAD}\n{GOOD}".encode("utf-16"))[0].value == 33.5
    raw = workbook([HEAD.split(","), ["vienna", "recycling", 2024, 33.5, "percent", 2, "Waste office"]])
    (value,) = read(raw, "values.xlsx")
    assert (value.value, value.file, value.line) == (33.5, "values.xlsx", 2)


def test_a_value_knows_its_line() -> None:
    values = read(f"{HEAD}\n{GOOD}\n\n{GOOD.replace('2024', '2025')}\n")
    assert [value.line for value in values] == [2, 4]


@pytest.mark.parametrize(
    ("text", "code", "said"),
    [
        ("", "file-empty", "values.csv"),
        (HEAD, "table-no-rows", "framework"),
        (f"{HEAD},colour\n{GOOD},red", "entry-table-columns", "colour"),
        (f"{HEAD},value\n{GOOD},3", "entry-table-columns", "value"),
        ("framework,code\na,b", "entry-table-columns", "source"),
        (f"{HEAD}\n{GOOD},more", "table-row-length", "8"),
        (f'{HEAD}\nvienna,recycling,2024,33.5,percent,2,"open', "table-broken", "line"),
        (f"{HEAD}\n" + GOOD + "x" * 5000, "table-cell-too-long", "4,000"),
        (b"\xff\xfe\x00", "file-encoding", "utf-16"),
        (b"PK\x03\x04 no workbook", "sheet-broken", "read"),
    ],
)
def test_what_is_no_table_is_refused_with_the_reason(text: str | bytes, code: str, said: str) -> None:
    with pytest.raises(EntryError) as error:
        read(text)
    assert (error.value.code, said in render(error.value)) == (code, True), render(error.value)


@pytest.mark.parametrize(
    ("line", "code", "said"),
    [
        (GOOD.replace("recycling", "recyling"), "indicator-unknown", "recycling"),
        (GOOD.replace("percent", "kg"), "entry-unit", "percent"),
        (GOOD.replace("33.5", "many"), "entry-number", "many"),
        (GOOD.replace("33.5", "nan"), "entry-cell", "value"),
        (GOOD.replace("33.5", ""), "entry-cell-missing", "value"),
        (GOOD.replace("2024", "2024.5"), "entry-cell", "year"),
        (GOOD.replace(",2,", ",7,"), "entry-cell", "level"),
        (GOOD.replace("2024", "2050"), "entry-year", "2026"),
    ],
)
def test_every_line_that_cannot_be_used_is_told_and_nothing_is_kept(line: str, code: str, said: str) -> None:
    with pytest.raises(FileLinesError) as error:
        read(f"{HEAD}\n{GOOD.replace('2024', '2023')}\n{line}\n{GOOD.replace('2024', '2022')}\n{line}")
    summary, first, *_ = each(error.value)
    assert (summary.arguments["count"], summary.arguments["rows"], summary.arguments["line"]) == (2, 4, 3)
    assert (first.code, said in render(first)) == (code, True), render(first)
    assert "values.csv:3" in render(first) or code == "indicator-unknown"


def test_the_same_year_twice_is_told_with_both_lines() -> None:
    with pytest.raises(FileLinesError) as error:
        read(f"{HEAD}\n{GOOD}\n{GOOD}")
    told = render(each(error.value)[1])
    assert "values.csv:3" in told and "line 2" in told


def test_merged_cells_are_refused() -> None:
    rows = [
        HEAD.split(","),
        ["", "recycling", 2024, 1, "percent", 2, "x"],
        ["", "recycling", 2023, 1, "percent", 2, "x"],
    ]
    with pytest.raises(EntryError) as error:
        read(workbook(rows, merge=True), "values.xlsx")
    assert (error.value.code, error.value.arguments["line"]) == ("sheet-merged-refused", 2)


def test_files_and_tables_have_limits(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tables_in, "MOST_ROWS", 1)
    with pytest.raises(EntryError) as error:
        read(f"{HEAD}\n{GOOD}\n{GOOD}")
    assert error.value.code == "table-too-many-rows"
    monkeypatch.setattr(tables_in, "LARGEST", 10)
    with pytest.raises(EntryError) as error:
        read(f"{HEAD}\n{GOOD}")
    assert error.value.code == "file-too-large"
    monkeypatch.undo()
    monkeypatch.setattr(sheets, "LARGEST_UNPACKED", 10)
    with pytest.raises(EntryError) as error:
        read(workbook([HEAD.split(",")]), "values.xlsx")
    assert error.value.code == "file-too-large"


@pytest.mark.parametrize(
    ("text", "number"), [("12.5", 12.5), ("12,5", 12.5), ("0,125", 0.125), ("1 200", 1200), ("-3", -3), ("1e3", 1000)]
)
def test_numbers_as_people_write_them(text: str, number: float) -> None:
    assert number_in(text, "x:1", "value") == number


def test_a_number_that_could_be_two_is_not_guessed() -> None:
    with pytest.raises(EntryError) as error:
        number_in("1,200", "x:1", "value")
    assert error.value.code == "entry-number-unclear"


@settings(deadline=None, max_examples=200)
@given(st.binary(max_size=300) | st.text(max_size=300).map(str.encode))
def test_any_file_is_an_answer_and_no_failure(raw: bytes) -> None:
    try:
        values_in(raw, "any", FRAMEWORKS, 2026)
    except CityBrainError as problem:
        assert render(problem)
