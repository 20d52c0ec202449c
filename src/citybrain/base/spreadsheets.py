"""Tables that spreadsheets open: the one place that writes CSV, and texts in it that are shown, never computed.

OWASP, "CSV Injection". A cell begins a formula after spaces and characters that nobody sees, too, and in a country that
parts fields by semicolons a cell begins after each semicolon.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any

import polars as pl
import pyarrow as pa
import pyarrow.csv

if TYPE_CHECKING:
    from collections.abc import Mapping

GUARD = "'"
FORMULA = r"[=+\-@＝＋－＠]"
UNSEEN = (
    r"[\"\x00-\x08\x0b\x0c\x0e-\x20\x7f-\xa0\u00ad\u061c\u1680\u2000-\u200f\u2028-\u202f\u205f-\u206f\u3000\ufeff]*"
)
"""Spaces and what nobody sees, without what parts cells: a text of line breaks alone is read once, not from each."""
PARTS = r"^|[;\t\r\n]"
"""Where a cell begins: with the text, and where fields or lines are parted in it."""

OPEN = rf"({PARTS})({UNSEEN})({GUARD}*{FORMULA})"
GUARDED = rf"({PARTS})({UNSEEN}){GUARD}({GUARD}*{FORMULA})"
LEADING = rf"^({GUARD}*[\t\r\n])"
LEADING_GUARDED = rf"^{GUARD}({GUARD}*[\t\r\n])"
"""Patterns that `re` and polars read alike. A guard is added to those that stand there, so that it comes off again."""

_OPEN, _LEADING = re.compile(OPEN), re.compile(LEADING)


def guarded(text: str) -> str:
    """A text of which no spreadsheet takes a part for a formula: an apostrophe stands before what could begin one."""
    return _LEADING.sub(rf"{GUARD}\1", _OPEN.sub(rf"\1\2{GUARD}\3", text))


def guarded_column(column: pl.Expr) -> pl.Expr:
    """Texts as `guarded` tells each of them."""
    inner = column.str.replace_all(OPEN, rf"${{1}}${{2}}{GUARD}${{3}}")
    return inner.str.replace(LEADING, rf"{GUARD}${{1}}")


def unguarded_column(column: pl.Expr) -> pl.Expr:
    """The texts that were guarded; a text that needs no guard stays as it is."""
    inner = column.str.replace(LEADING_GUARDED, "${1}")
    return inner.str.replace_all(GUARDED, "${1}${2}${3}")


def guarded_texts(table: pl.DataFrame) -> pl.DataFrame:
    """A table in which no text begins a formula."""
    texts = [name for name, kind in table.schema.items() if kind in (pl.String, pl.Categorical, pl.Enum)]
    return table.with_columns(guarded_column(pl.col(name).cast(pl.String)).alias(name) for name in texts)


def csv_table(table: pl.DataFrame) -> bytes:
    """A table as CSV in UTF-8 with a mark, parted by commas: texts guarded, numbers with all their digits."""
    numbers = [name for name, kind in table.schema.items() if kind == pl.Float64]
    told = guarded_texts(table).with_columns(pl.col(name).cast(pl.String) for name in numbers)
    return told.rename(guarded).write_csv(include_bom=True).encode()


def csv_lines(rows: Iterable[Sequence[object]]) -> str:
    """Lines of CSV: texts guarded, all else as it is."""
    text = io.StringIO()
    told = ([guarded(cell) if isinstance(cell, str) else cell for cell in row] for row in rows)
    csv.writer(text, lineterminator="\r\n").writerows(told)
    return text.getvalue()


class GuardedCsvWriter(pa.csv.CSVWriter):  # type: ignore[misc]
    """Writes tables of Arrow as CSV, one after the other, texts guarded."""

    def write_table(self, table: pa.Table, max_chunksize: int | None = None) -> None:
        """Writes a table after those before it."""
        for place, field in enumerate(table.schema):
            if pa.types.is_string(field.type) or pa.types.is_large_string(field.type):
                texts = pl.DataFrame({"text": pl.from_arrow(table[field.name])}).select(guarded_column(pl.col("text")))
                table = table.set_column(place, field, texts["text"].to_arrow().cast(field.type))
        super().write_table(table, max_chunksize)


def workbook_options() -> Mapping[str, Any]:
    """Options by which a workbook of xlsxwriter takes no text for a formula, a link or a number."""
    return {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
