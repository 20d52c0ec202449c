"""Texts in tables that spreadsheets open, and the one place that writes them."""

import ast
import re
import time
from pathlib import Path

import polars as pl
import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st

import citybrain
from citybrain.base import spreadsheets
from citybrain.base.spreadsheets import (
    GuardedCsvWriter,
    csv_lines,
    csv_table,
    guarded,
    guarded_column,
    guarded_texts,
    unguarded_column,
)
from tests.syntax import tree_of

SOURCE = Path(citybrain.__file__).parent
WRITERS = {"csv.writer", "csv.DictWriter", "csv.write_csv", "csv.CSVWriter"}
METHODS = {"write_csv", "to_csv", "sink_csv", "write_excel", "to_excel"}
FORMULAS = ["=1+1", "+1", "-1", "@SUM(A1)", "＝1", "＋1", "－1", "＠SUM(A1)"]
BEFORE = [
    "",
    " ",
    "\n",
    "\t",
    "\r\n",
    "\x00",
    "\xa0",
    "\u200b",
    "\ufeff",
    "\u202e",
    '"',
    "x;",
    "x; ",
    'x;"',
    "x\t",
    "x\n",
    "x;;",
]
CHARACTERS = st.text(st.sampled_from("'=+;\t\n\r \"x\u200b＝"), max_size=8)


@pytest.mark.parametrize("formula", FORMULAS)
@pytest.mark.parametrize("before", BEFORE, ids=ascii)
def test_no_part_of_a_text_begins_a_formula(before: str, formula: str) -> None:
    text = before + formula
    assert f"'{formula}" in guarded(text)
    table = pl.DataFrame({"text": [text]})
    sink = pa.BufferOutputStream()
    with GuardedCsvWriter(sink, table.to_arrow().schema) as writer:
        writer.write_table(table.to_arrow())
    written = (csv_table(table), csv_lines([[text]]).encode(), bytes(sink.getvalue()))
    assert all(f"'{formula}".encode() in one for one in written)


@given(CHARACTERS)
def test_columns_are_guarded_as_texts_are_and_come_back(text: str) -> None:
    table = pl.DataFrame({"text": [text, None]})
    told = guarded_texts(table)
    assert told["text"].to_list() == [guarded(text), None]
    assert told.select(unguarded_column(pl.col("text"))).equals(table)
    for part in re.split(r"[;\t\r\n]", guarded(text)):
        assert not re.match(rf"[\s\"\u200b]*{spreadsheets.FORMULA}", part)


def test_a_plain_text_stays_as_it_is() -> None:
    for text in ("'s-Gravenhage", "a; b - c", "1-2", "it's", "x = y", ""):
        assert guarded(text) == text
        assert pl.DataFrame({"t": [text]}).select(guarded_column(pl.col("t")))["t"][0] == text


@pytest.mark.parametrize("part", ["\n", "\t ", ";\n", "; ", "'", " "])
def test_a_text_of_nothing_but_parts_is_read_once(part: str) -> None:
    """A cell of 32,767 line breaks took 18 s of the interpreter, in which nobody else was answered."""
    begun = time.process_time()
    text = part * (200_000 // len(part))
    assert guarded(f"{text}=1") == guarded_texts(pl.DataFrame({"text": [f"{text}=1"]}))["text"][0] != f"{text}=1"
    assert time.process_time() - begun < 1.0


def test_numbers_are_no_texts() -> None:
    assert csv_table(pl.DataFrame({"a": [-1.5], "b": [-2]})).decode("utf-8-sig") == "a,b\n-1.5,-2\n"
    assert csv_lines([[-1.5, None, -2]]) == "-1.5,,-2\r\n"


def test_nothing_else_writes_csv_or_lets_a_workbook_take_texts_for_formulas() -> None:
    elsewhere = {
        path.relative_to(SOURCE).as_posix(): listed
        for path in sorted(SOURCE.rglob("*.py"))
        if path != Path(spreadsheets.__file__) and (listed := list(_writers(tree_of(path))))
    }
    assert elsewhere == {}


@pytest.mark.parametrize(
    "program",
    [
        "csv.writer(x)", "csv.DictWriter(x)", "pa.csv.write_csv(t, x)", "t.write_csv()", "t.to_csv()",
        "from csv import writer", "from pyarrow.csv import CSVWriter", "xlsxwriter.Workbook(b)",
        "xlsxwriter.Workbook(b, options)", "openpyxl.Workbook()",
    ],
)  # fmt: skip
def test_the_search_finds(program: str) -> None:
    assert list(_writers(ast.parse(program)))
    assert not list(_writers(ast.parse("xlsxwriter.Workbook(b, workbook_options())")))


def _writers(tree: ast.AST) -> list[str]:
    found = []
    for node in ast.walk(tree):
        if isinstance(node, ast.Attribute):
            name = ast.unparse(node)
            if node.attr in METHODS or any(name.endswith(one) for one in WRITERS):
                found.append(f"line {node.lineno}: {name}")
        elif isinstance(node, ast.ImportFrom) and node.module in ("csv", "pyarrow.csv"):
            found += [f"line {node.lineno}: {one.name}" for one in node.names if f"csv.{one.name}" in WRITERS]
        elif isinstance(node, ast.Call) and ast.unparse(node.func).endswith("Workbook"):
            options = [ast.unparse(one) for one in node.args[1:]]
            if ast.unparse(node.func) != "CalamineWorkbook" and options != ["workbook_options()"]:
                found.append(f"line {node.lineno}: {ast.unparse(node.func)}")
    return found
