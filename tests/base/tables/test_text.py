"""Delimited text: separators, encodings, titles above the header, rows that are too long, broken quotation marks."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

from citybrain.base.tables import LINE, SPILL, Form, Table, read_table
from citybrain.kernel.errors import InputError
from citybrain.messages import render

ROWS = [["building", "carrier", "from", "to", "kulutus_mwh"], ["way/1", "heat", "1.1.2023", "31.1.2023", "12,5"]]


NAMES = frozenset(
    ("building", "carrier", "from", "to", "use_kwh", "gebäude", "energieträger", "von", "bis", "verbrauch_kwh")
)
CHINESE = frozenset(("建筑", "能源", "开始日期", "结束日期", "用量(kWh)"))


def known(cells: Sequence[str]) -> int:
    return sum(cell in NAMES | CHINESE for cell in cells)


def read(folder: Path, content: str | bytes, **said: Any) -> Table:
    path = folder / "a.csv"
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return read_table(path, Form(known, **said))


@pytest.mark.parametrize("separator", [";", "\t", "|"])
@pytest.mark.parametrize("ending", ["\n", "\r\n", "\r"])
def test_separator_and_line_ends_are_recognised(tmp_path: Path, separator: str, ending: str) -> None:
    table = read(tmp_path, ending.join(separator.join(row) for row in ROWS))
    assert table.columns == tuple(ROWS[0])
    assert table.cells.select(ROWS[0]).row(0) == tuple(ROWS[1])


def test_the_header_may_stand_below_a_title_and_rows_know_their_lines(tmp_path: Path) -> None:
    table = read(tmp_path, "Report, 2023\n\n" + "building,from,to,use_kwh\na,b,c,1\n\nd,e,f,2\n")
    assert table.cells[LINE].to_list() == [4, 6]
    assert table.cells["use_kwh"].to_list() == ["1", "2"]


def test_rows_with_more_values_than_columns_are_marked(tmp_path: Path) -> None:
    table = read(tmp_path, "building,from,to,use_kwh\na,b,c,1\na,b,c,1,7\na,b,c,1,7,8,9\na,b,c,1,\na,b\n")
    assert table.cells[SPILL].to_list() == [None, "7", "7", None, None]
    assert table.cells["use_kwh"].to_list()[-1] is None


def test_quoted_cells_may_hold_separators_and_line_breaks(tmp_path: Path) -> None:
    table = read(tmp_path, 'building,from,to,use_kwh\n"a, ""b""",x,y,1\n"c\nd",x,y,2\ne,x,y,3\n')
    assert table.cells["building"].to_list() == ['a, "b"', "c\nd", "e"]
    assert table.cells[LINE].to_list() == [2, 3, 5]


@pytest.mark.parametrize(
    ("encoding", "names"),
    [
        ("cp1252", "gebäude;energieträger;von;bis;verbrauch_kwh"),
        ("gb18030", "建筑;能源;开始日期;结束日期;用量(kWh)"),
        ("utf-16", "gebäude;energieträger;von;bis;verbrauch_kwh"),
        ("utf-8-sig", "gebäude;energieträger;von;bis;verbrauch_kwh"),
    ],
)
def test_an_encoding_is_recognised_by_the_names_of_the_columns(tmp_path: Path, encoding: str, names: str) -> None:
    table = read(tmp_path, f"{names}\na;heat;2023-01-01;2023-01-31;5\n".encode(encoding))
    assert table.columns == tuple(names.split(";"))
    told = [notice.code for notice in table.notices]
    assert told == (["file-encoding-recognised"] if encoding in ("cp1252", "gb18030") else [])


@pytest.mark.parametrize(
    ("content", "options", "told"),
    [
        (b"\xe4\xf6;\xfc\n1;2\n", {}, "encoding of a.csv cannot be told for sure"),
        (b"building;k\xe4\n", {"encoding": "utf-8"}, "line 1: the byte 0xe4 is not part of a text in utf-8"),
        (b"a;b\n1;2\n", {"encoding": "klingon"}, "there is no encoding klingon"),
        (b"building;from\x00\n", {}, "there is a zero byte"),
        (b"building;from;to\n", {}, "has no values below the names of its columns (building, from, to)"),
        (b"building;building;to\na;b;c\n", {}, "the column building stands there twice"),
        (b'building;from;to\na;"b;c\nd;e;f\n' + b"g;h;i\n" * 20_000, {}, "cannot be read on from here"),
        (b"[" * 200_000, {"width": "exactly"}, "below the names of its columns ([[["),
        (b"", {}, "is empty"),
        (b"building;from;to\na;b;c\n", {"separator": ";;"}, "the separator is ;;"),
        (b"\xd0\xcf\x11\xe0 old", {}, "spreadsheet of the old kind"),
        (b"a;b\n1;" + b'"' + b"x" * 40_000 + b'\n"\n', {}, "more than 32,767 characters"),
        ((";".join(f"c{n}" for n in range(600)) + "\n1\n").encode(), {}, "has 600 columns"),
    ],
)
def test_a_file_that_cannot_be_read_says_why(tmp_path: Path, content: bytes, options: dict, told: str) -> None:
    with pytest.raises(InputError) as caught:
        read(tmp_path, content, **options)
    assert told in render(caught.value)


def test_a_missing_file_and_an_address_are_refused(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="file-missing"):
        read_table(tmp_path / "no.csv", Form())
    with pytest.raises(InputError, match="file-not-local"):
        read_table("https://example.org/a.csv", Form())


def test_a_name_that_reads_as_a_pattern_of_names_is_one_column() -> None:
    for name in ("^[$", "^.*$", "*"):
        table = read_table(f"{name};b\n1;2\n".encode(), Form())
        assert table.cells.drop(LINE, SPILL, strict=False).rows() == [("1", "2")]
        assert table.columns == (f"{name} (1)", "b")
