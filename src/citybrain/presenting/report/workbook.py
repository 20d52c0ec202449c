"""The run as a workbook: all numbers, the measures, every parameter with its source and first day, the method."""

from __future__ import annotations

import datetime
import io
import math
from collections.abc import Iterator, Sequence
from typing import Any

from citybrain.base.spreadsheets import workbook_options
from citybrain.presenting.report.contents import Json, ReportContents
from citybrain.presenting.report.element import clean
from citybrain.presenting.report.sections.measures import some_years
from citybrain.presenting.report.tidy import COLUMNS, tidy
from citybrain.presenting.report.words import Words

Cell = str | float | None
WIDTHS = {"label": 34, "name": 24, "source": 70, "quantity": 34, "parameter": 34, "where": 50, "path": 10, "unit": 14}
PLAIN_WIDTH = 12
LONGEST_TEXT = 32_767
"""Characters that a cell can hold."""


def workbook(contents: ReportContents, words: Words) -> bytes:
    """The workbook as XLSX. Texts are written as texts, so that none of them can act as a formula or a link."""
    import xlsxwriter

    buffer = io.BytesIO()
    with xlsxwriter.Workbook(buffer, workbook_options()) as book:
        book.set_properties({"title": clean(contents.answer["plan"]["name"]), "created": _created(contents)})
        styles = {"head": book.add_format({"bold": True, "bottom": 1}), "wrap": book.add_format({"text_wrap": True})}
        _sheet(book, styles, words, "numbers", COLUMNS, [tuple(row) for row in tidy(contents, words)])
        _sheet(book, styles, words, "measures", *_measures(contents, words))
        heads = ("parameter", "label", "unit", "where", "from", "value", "quality", "source")
        _sheet(book, styles, words, "parameters", heads, list(_parameters(contents)))
        _method(book, styles, words, contents)
    return buffer.getvalue()


def _created(contents: ReportContents) -> datetime.datetime:
    """Of the snapshot, not of the clock: the same run gives the same workbook."""
    return datetime.datetime.fromisoformat(contents.city["created"]).replace(tzinfo=None)


def _sheet(
    book: Any, styles: Json, words: Words, name: str, columns: Sequence[str], rows: Sequence[Sequence[Cell]]
) -> None:
    """A sheet with frozen heads and a filter."""
    sheet = book.add_worksheet(words.text(f"report-sheet-{name}"))
    for place, column in enumerate(columns):
        sheet.write_string(0, place, words.optional(f"report-column-{column}", column), styles["head"])
        sheet.set_column(place, place, WIDTHS.get(column, PLAIN_WIDTH))
    for number, row in enumerate(rows, start=1):
        for place, value in enumerate(row):
            _write(sheet, number, place, value)
    sheet.freeze_panes(1, 0)
    sheet.autofilter(0, 0, max(1, len(rows)), len(columns) - 1)


def _write(sheet: Any, row: int, place: int, value: Cell) -> None:
    if value is None or (isinstance(value, float) and not math.isfinite(value)):
        return
    if isinstance(value, str):
        sheet.write_string(row, place, clean(value)[:LONGEST_TEXT])
    else:
        sheet.write_number(row, place, value)


def _measures(contents: ReportContents, words: Words) -> tuple[list[str], list[list[Cell]]]:
    pathway = contents.pathway
    rows = (pathway or contents.answer)["measures"]
    years = pathway["years"] if pathway else []
    chosen = some_years(years)
    named = ["measure", "strategy", "leverage", "selected"]
    heads = [words.text(f"report-head-{name}") for name in named]
    heads += [str(years[n]) for n in chosen] if pathway else [words.text("report-head-adopted")]
    table: list[list[Cell]] = []
    for row in rows:
        adopted, spent = row["adopted"], row["investment"]
        cells: list[Cell] = [f"{row['position']} {row['label']}", row.get("strategy"), row.get("digital_leverage")]
        cells += [row["selected"], *([adopted[n] for n in chosen] if isinstance(adopted, list) else [adopted])]
        table.append([*cells, sum(v or 0.0 for v in spent) if isinstance(spent, list) else spent])
    return [*heads, words.text("report-head-investment")], table


def _parameters(contents: ReportContents) -> Iterator[tuple[Cell, ...]]:
    """Every value with its first day and source; of tables every row, `where` saying for which buildings."""
    for parameter in contents.parameters:
        named = (parameter["name"], parameter["label"], parameter["unit"])
        for value in parameter["values"]:
            yield *named, "", value["from"], value["value"], value["quality"], value["source"]
        for table in parameter["tables"]:
            for row in table["rows"]:
                yield *named, _where(row, parameter["by"]), table["from"], row["value"], row["quality"], row["source"]


def _where(row: Json, by: Sequence[str]) -> str:
    said = [(axis, row[axis]) for axis in by if axis in row]
    return "; ".join(f"{axis}: {', '.join(v) if isinstance(v, list) else v}" for axis, v in said)


def _method(book: Any, styles: Json, words: Words, contents: ReportContents) -> None:
    sheet = book.add_worksheet(words.text("report-sheet-method"))
    sheet.set_column(0, 0, 30)
    sheet.set_column(1, 1, 110)
    for number, (name, told) in enumerate(_facts(contents, words)):
        sheet.write_string(number, 0, clean(name), styles["head"])
        sheet.write_string(number, 1, clean(told)[:LONGEST_TEXT], styles["wrap"])


def _facts(contents: ReportContents, words: Words) -> Iterator[tuple[str, str]]:
    answer, city = contents.answer, contents.city
    yield words.text("report-head-plan"), answer["plan"]["name"]
    yield words.text("report-fact-city"), city["name"]
    yield words.text("report-fact-snapshot"), f"{answer['snapshot']} ({city['created'][:10]})"
    yield words.text("report-fact-parameters-of"), answer["date"]
    yield words.text("report-fact-seed"), str(answer["plan"].get("seed", 0))
    yield words.text("report-fact-program"), contents.program
    yield words.text("report-fact-currency"), city["currency"]
    yield words.text("report-fact-identity"), answer["id"]
    if contents.manifest:
        yield words.text("report-fact-manifest"), contents.manifest
    for key in ("compute", "levels"):
        yield words.text("report-sheet-method"), words.text(f"report-method-{key}")
    if city["simulated"]:
        yield words.text("report-fact-simulated"), words.text("report-method-simulated")
    for source in city["attribution"]:
        told = (source["title"], source["owner"], source["licence"], source["url"])
        yield words.text("report-sources"), ", ".join(filter(None, told))
