"""Recorded lines as a file that a person reads in a spreadsheet and that imports again unchanged, to the last bit."""

from __future__ import annotations

import datetime
import io
import json
from typing import Any

import polars as pl

from citybrain.base.spreadsheets import guarded_texts, workbook_options
from citybrain.base.tables.cells import MOST_ROWS
from citybrain.records.errors import EntryError

NAMED = {
    "year": "year",
    "subcategory": "subcategory",
    "description": "description",
    "amount": "amount",
    "unit": "unit",
    "factor": "factor",
    "own_factors": "",
    "notation_key": "notation key",
    "reason": "reason",
    "activity_quality": "activity quality",
    "factor_quality": "factor quality",
    "activity_uncertainty": "activity uncertainty",
    "factor_uncertainty": "factor uncertainty",
    "source": "source",
    "note": "note",
    "first_by": "entered by",
    "first_at": "entered at",
}
"""Fields in the order of the columns, with their names in a file; own factors are two columns for each gas."""

EMISSIONS = "emissions [t CO2e]"
FACTOR_SOURCE = "source of the factor"
WIDTHS = {"description": 34, "source": 40, "note": 30, "reason": 30, "factor": 26, FACTOR_SOURCE: 60}
PLAIN_WIDTH = 13
NO_TIME = datetime.datetime(1980, 1, 1)
"""When a workbook was made: never, so that the same lines give the same bytes."""


def export_table(
    lines: pl.DataFrame, emissions: pl.Series | None = None, sources: dict[str, str] | None = None
) -> pl.DataFrame:
    """The table of an export: columns of recorded lines named as `field_of` knows them.

    `emissions` [t CO2e] of each line and `sources` of the factors by name stand beside them for a reader; they are not
    recorded when the file is imported.
    """
    who = [
        pl.coalesce("first_by", "made_by").alias("first_by"),
        pl.coalesce("first_at", "made_at").alias("first_at"),
    ]
    told = lines.with_columns(who)
    columns: list[pl.Series] = []
    for field, name in NAMED.items():
        columns += _own(told["own_factors"]) if field == "own_factors" else [told[field].alias(name)]
    if emissions is not None:
        columns.append(emissions.alias(EMISSIONS))
    if sources:
        columns.append(
            told["factor"].replace_strict(sources, default=None, return_dtype=pl.String).alias(FACTOR_SOURCE)
        )
    return pl.DataFrame(columns)


def _own(column: pl.Series) -> list[pl.Series]:
    """Value and unit of each gas for which a line states a factor of its own."""
    said = column.unique().drop_nulls()
    parsed = {text: json.loads(text) for text in said}
    made = []
    for gas in sorted({gas for told in parsed.values() for gas in told}):
        for place, name, kind in ((0, f"{gas} factor", pl.Float64), (1, f"{gas} factor unit", pl.String)):
            mapping = {text: told[gas][place] for text, told in parsed.items() if gas in told}
            values = pl.Series(list(mapping.values()), dtype=kind)
            made.append(column.replace_strict(list(mapping), values, default=None, return_dtype=kind).alias(name))
    return made


def workbook_of(table: pl.DataFrame, sheet: str) -> bytes:
    """The table as XLSX: numbers with all their digits, texts that no spreadsheet takes for formulas or links.

    Raises EntryError for more rows than a sheet can hold.
    """
    import xlsxwriter
    from xlsxwriter.worksheet import Worksheet

    class Exact(Worksheet):  # type: ignore[misc]
        """A sheet that writes a number so that reading it gives the same number."""

        def _xml_number_element(self, number: float, attributes: Any = ()) -> None:
            told = "".join(f' {name}="{value}"' for name, value in attributes)
            self.fh.write(f"<c{told}><v>{number!r}</v></c>")

    if table.height >= MOST_ROWS:
        raise EntryError("inventory-export-too-long", received=table.height, allowed=MOST_ROWS - 1)
    table, buffer = guarded_texts(table), io.BytesIO()
    with xlsxwriter.Workbook(buffer, workbook_options()) as book:
        book.set_properties({"created": NO_TIME})
        page, head = book.add_worksheet(sheet, worksheet_class=Exact), book.add_format({"bold": True, "bottom": 1})
        for place, (name, column) in enumerate(zip(table.columns, table.iter_columns(), strict=True)):
            page.write_string(0, place, name, head)
            page.set_column(place, place, WIDTHS.get(name, PLAIN_WIDTH))
            write = page.write_string if column.dtype == pl.String else page.write_number
            for row, value in enumerate(column, start=1):
                if value is not None:
                    write(row, place, value)
        page.freeze_panes(1, 0)
        page.autofilter(0, 0, max(1, table.height), max(0, table.width - 1))
    return buffer.getvalue()
