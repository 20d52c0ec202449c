"""Workbooks of strangers: cells far apart however they are written, bombs, other kinds; and what formats mean."""

import datetime
import io
import zipfile

import pytest
import xlsxwriter
from python_calamine import CalamineWorkbook

from citybrain.base.tables import Form, Table, cells, parts, read_table, read_tables
from citybrain.base.tables import workbook as workbook_module
from citybrain.base.tables.sheets import cell_text
from citybrain.base.tables.workbook import WorkbookParts
from citybrain.kernel.errors import InputError
from citybrain.messages import render
from tests.base.tables.workbooks import FAR_APART, ROW, ods, sheet, workbook

BOTH = Form(known=lambda names: len({"id", "name"} & set(names)), every_sheet=True)
ANY = Form()


def read(content: bytes, form: Form = ANY) -> Table:
    return read_table(content, form, "a.xlsx")


def problem_of(content: bytes, form: Form = ANY) -> InputError:
    with pytest.raises(InputError) as caught:
        read_tables(content, form, "a.xlsx")
    return caught.value


@pytest.mark.parametrize("content", FAR_APART.values(), ids=list(FAR_APART))
def test_cells_that_are_far_apart_are_refused_however_they_are_written(content: bytes) -> None:
    """Their area was sought by the one way in which programs write a place; the library then aborted the server."""
    problem = problem_of(content, BOTH)
    assert (problem.code, problem.arguments["allowed"]) == ("sheet-too-many-cells", 12_000_000)
    received = problem.arguments["received"]
    assert isinstance(received, int)
    assert received > 12_000_000


def test_cells_of_all_sheets_that_are_read_are_counted_together(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workbook_module, "MOST_CELLS", 100)
    long = sheet(ROW + '<row r="30"><c r="B30"><v>1</v></c></row>')
    assert [table.cells.height for table in read_tables(workbook(long), BOTH, "a.xlsx")] == [2]
    problem = problem_of(workbook(long, long), BOTH)
    assert (problem.code, problem.arguments["received"]) == ("sheet-too-many-cells", 120)


def test_what_a_sheet_says_of_its_size_and_cells_without_values_take_nothing() -> None:
    far = '<row r="1048576"><c r="XFD1048576" s="1"/><c r="XFD1048576" t="str"><v></v></c></row>'
    table = read(workbook(sheet(ROW + far).replace("<sheetData>", '<dimension ref="A1:XFD1048576"/><sheetData>')))
    assert table.cells.height == 1


@pytest.mark.parametrize(
    ("place", "told"),
    [("XFE1", "cell XFE1"), ("A1048577", "cell A1048577"), ("A0", "cell A0"), ("A", "cell A"), ("ZZZZ9", "cell ZZZZ9")],
)
def test_a_place_that_no_sheet_has_is_refused(place: str, told: str) -> None:
    assert told in render(problem_of(workbook(sheet(f'{ROW}<row><c r="{place}"><v>1</v></c></row>'))))


def test_entities_are_refused_wherever_they_are_declared() -> None:
    bomb = '<!DOCTYPE a [<!ENTITY b "bbbb"><!ENTITY c "&b;&b;&b;&b;">]>'
    for content in (
        workbook(bomb + sheet(ROW)),
        workbook((bomb + sheet(ROW)).encode("utf-16")),
        workbook(
            sheet(ROW + '<row><c t="s"><v>0</v></c></row>'), sharedStrings=bomb + "<sst><si><t>&c;</t></si></sst>"
        ),
        workbook(sheet(ROW), styles=bomb + "<styleSheet/>"),
    ):
        assert "document type" in render(problem_of(content))


def test_texts_that_many_cells_share_are_counted_each_time(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cells, "MOST_TEXT", 50_000)
    shared = f"<sst><si><t>{'x' * 1_000}</t></si></sst>"
    same = '<row><c t="s"><v>0</v></c><c><v>1</v></c></row>'
    assert read(workbook(sheet(same * 40), sharedStrings=shared)).cells.height == 40
    refused = render(problem_of(workbook(sheet(same * 60), sharedStrings=shared)))
    assert "texts of more than 50,000 characters" in refused


def test_texts_of_all_sheets_are_counted_together_by_what_they_take(monkeypatch: pytest.MonkeyPatch) -> None:
    """Twelve sheets that name one text of 32,000 letters, in 1.5 kB, took 2.2 GB."""
    monkeypatch.setattr(cells, "MOST_TEXT", 50_000)
    shared = f"<sst><si><t>{'x' * 1_000}</t></si><si><t>{'城' * 1_000}</t></si></sst>"
    same = sheet('<row><c t="s"><v>0</v></c><c><v>1</v></c></row>' * 30)
    chinese = sheet('<row><c t="s"><v>1</v></c><c><v>1</v></c></row>' * 20)
    assert len(read_tables(workbook(same, sharedStrings=shared), BOTH, "a.xlsx")) == 1
    for content in (workbook(same, same, sharedStrings=shared), workbook(chinese, sharedStrings=shared)):
        assert "texts of more than 50,000 characters" in render(problem_of(content, BOTH))


@pytest.mark.parametrize("prefix", ["", "x:"])
def test_elements_in_each_other_and_names_without_end_are_refused(prefix: str) -> None:
    """The parser holds both: 59 kB of nested elements took 2.5 GB, 20 million of them at a time."""
    deep = f"<{prefix}c>" * 200_000
    names = "".join(f"<{prefix}a{number}/>" for number in range(50_000))
    for rows in (deep, names):
        told = render(problem_of(workbook(sheet(ROW + rows)), BOTH))
        assert "elements deeper than 100, or more than 10000 names" in told
    texts = workbook(sheet(ROW), sharedStrings=f"<sst>{deep}")
    assert "elements deeper than 100" in render(problem_of(texts, BOTH))


def test_marks_that_hold_nothing_are_few_beside_those_that_do(monkeypatch: pytest.MonkeyPatch) -> None:
    """78 kB of 20 million empty cells took 42 s of the processor."""
    monkeypatch.setattr(parts, "SPARE_TAGS", 1_000)
    assert read(workbook(sheet(ROW * 1_000))).cells.height == 1
    assert problem_of(workbook(sheet(ROW + "<row>" + "<c/>" * 2_000 + "</row>"))).code == "sheet-too-many-tags"


def test_marks_of_xml_that_hold_nothing_are_counted(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parts, "MOST_TAGS", 1_000)
    problem = problem_of(workbook(sheet(ROW + "<row>" + "<c/>" * 2_000 + "</row>")))
    assert problem.code == "sheet-too-many-tags"
    assert "at most 1,000" in render(problem)


def test_a_tag_that_does_not_end_is_not_gathered(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parts, "PIECE", 1_000)
    monkeypatch.setattr(parts, "LONGEST_TAG", 5_000)
    assert "tag of more than" in render(problem_of(workbook(sheet(f'{ROW}<row spans="{"1" * 20_000}"/>'))))
    assert read(workbook(sheet(ROW + " " * 20_000))).cells.height == 1


def test_merged_cells_that_lie_over_each_other_are_refused_in_time(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("citybrain.base.tables.merged.MOST", 100)
    rows = "<row><c><v>1</v></c><c><v>2</v></c></row>" * 40
    merged = '<mergeCell ref="A2:A1048576"/>'
    assert len(read(workbook(sheet(rows, merged * 2))).merged) == 40
    assert "merged cells over more than 100 rows" in render(problem_of(workbook(sheet(rows, merged * 3))))


def test_other_kinds_of_workbooks_are_refused_by_their_name() -> None:
    """An .ods of 761 bytes, which nobody promised to read, took 4.1 GB."""
    assert "kind that is not read (.ods). Allowed are .xlsx and CSV" in render(problem_of(ods()))
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as packed:
        packed.writestr("xl/workbook.bin", b"\x83\x01\x00")
    assert "(.xlsb)" in render(problem_of(made.getvalue()))


def test_parts_that_could_mean_two_things_are_refused() -> None:
    twice = io.BytesIO(workbook(sheet(ROW)))
    with zipfile.ZipFile(twice, "a") as packed:
        packed.writestr("xl/Worksheets/1.part", sheet(ROW + ROW))
    assert "two parts of one name" in render(problem_of(twice.getvalue()))
    packed_otherwise = io.BytesIO(workbook())
    with zipfile.ZipFile(packed_otherwise, "a", zipfile.ZIP_LZMA) as packed:
        packed.writestr("xl/styles.xml", "<a/>")
    assert problem_of(packed_otherwise.getvalue()).code == "sheet-broken"


def test_a_sheet_is_read_wherever_its_workbook_says_that_it_stands() -> None:
    texts = "<sst><si><r><t>a</t></r><rPh><t>Z</t></rPh><r><t>_x0042_c</t></r></si></sst>"
    rows = '<row><c t="s"><v>0</v></c><c t="inlineStr"><is><t>in</t></is></c></row>'
    assert read(workbook(sheet(rows), sharedStrings=texts)).cells.row(0)[1:3] == ("aBc", "in")


FORMATS = (
    (0.5, "hh:mm"), (1.25, "yyyy-mm-dd hh:mm"), (59, "yyyy-mm-dd"), (61, "yyyy-mm-dd"), (45292.0520833333, "d.m.yy"),
    (45292.999999999, "d.m.yyyy"), (1.5, "[h]:mm"), (5, "[mm]:ss"), (3e6, "yyyy-mm-dd"), (45292, "[$-409]d/m/yy;@"),
    (5, '0.00 "days"'), (5, "[Red]0.0"), (5, "0;yyyy"), (5, "General"), (5, "_m0"), (5, "\\d0"), (1, "AM/PM"),
    (1e300, "yyyy"), (45292.123456789, "s.000"), (5, '#,##0 "m"'), (-1.5, "0.0"), (45292, 14), (45292, 57), (1.5, 46),
)  # fmt: skip


def everything() -> bytes:
    made = io.BytesIO()
    with xlsxwriter.Workbook(made, {"in_memory": True}) as book:
        page = book.add_worksheet()
        for row, (number, code) in enumerate(FORMATS):
            page.write_number(row, row % 3, number, book.add_format({"num_format": code}))
        for row, text in enumerate(("_x000D_", "a_x0041_b", "  sp ", "a\x07b", "a\nb", "数据"), start=len(FORMATS) + 3):
            page.write_string(row, 1, text)
        page.write_rich_string(50, 0, "ab", book.add_format({"bold": 1}), "cd", "e")
        page.write_boolean(51, 0, True)
        page.write_formula(52, 0, "=1/0", None, "#DIV/0!")
        page.write_formula(53, 0, "=2", None, 2)
        page.write_formula(54, 4, '="x"', None, "x")
        page.merge_range(55, 0, 57, 1, "merged")
    return made.getvalue()


def test_cells_are_those_that_another_reader_finds() -> None:
    content = everything()
    theirs = CalamineWorkbook.from_filelike(io.BytesIO(content)).get_sheet_by_index(0)
    book = WorkbookParts(content, "a.xlsx", 10**8)
    ours = book.read(book.sheets[0], 500)
    expected = theirs.to_python(skip_empty_area=False)
    found = [[*ours.rows.get(row + 1, ()), *[None] * theirs.width][: theirs.width] for row in range(len(expected))]
    assert [[cell_text(cell, True) for cell in row] for row in found] == [
        [cell_text(cell, True) for cell in row] for row in expected
    ]
    assert ours.merged == theirs.merged_cell_ranges
    assert ours.formulas == 3


def test_days_may_be_counted_from_1904_and_dates_may_be_written_as_texts() -> None:
    styles = '<styleSheet><cellXfs><xf/><xf numFmtId="14"/></cellXfs></styleSheet>'
    rows = (
        '<row><c s="1"><v>1</v></c><c t="d"><v>2024-01-02</v></c></row>'
        '<row><c s="1"><v>0.5</v></c><c t="d"><v>2024-01-02T03:04:05.5Z</v></c></row>'
    )
    table = read(workbook(sheet(rows), attributes='date1904="1"', styles=styles))
    assert table.cells.select("id", "name").rows() == [
        ("1904-01-02", "2024-01-02"), ("12:00:00", "2024-01-02T03:04:05.5Z"),
    ]  # fmt: skip
    book = WorkbookParts(workbook(sheet(rows), styles=styles), "a.xlsx", 10**8)
    assert book.read(book.sheets[0], 9).rows[2][0] == datetime.date(1900, 1, 1)
