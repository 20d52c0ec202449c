"""Indicators as tables for the terminal."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from rich.table import Table
from rich.text import Text

from citybrain.cli.headings import headed_table
from citybrain.cli.reader import Reader, amount
from citybrain.messages import text
from citybrain.presenting.progress.indicator_shapes import FrameworkTold, IndicatorList, IndicatorRow

COLUMN = "cli-indicators-"
GROUPS = ("behind", "on_course", "cannot_say")


def print_indicators(answer: IndicatorList, reader: Reader) -> None:
    """Rows that have a value, what is behind first; then how many of each framework are known."""
    console, language = reader.out(), reader.language
    for group in GROUPS:
        rows = [row for row in answer["rows"] if row["course"]["group"] == group and row["now"] is not None]
        if rows:
            console.print(_rows(rows, text(COLUMN + group.replace("_", "-"), language), reader))
    console.print(counts_table(answer["frameworks"], reader))
    for problem in answer["problems"]:
        reader.err().print(Text(problem, style="red"))


def counts_table(frameworks: Sequence[FrameworkTold], reader: Reader) -> Table:
    """How many indicators of each framework are computed, entered and not reported."""
    names = ("computed", "partly", "entered", "not-reported", "unlisted")
    title = text("cli-indicators-counts", reader.language)
    table = headed_table(reader, COLUMN, ("framework-name", *names), names, title)
    for framework in frameworks:
        counts: Mapping[str, Any] = framework["counts"]
        table.add_row(Text(framework["label"]), *(str(counts[name.replace("-", "_")]) for name in names))
    return table


def _rows(rows: Sequence[IndicatorRow], title: str, reader: Reader) -> Table:
    columns = ("name", "now", "target", "course", "framework-name", "age")
    table = headed_table(reader, COLUMN, columns, ("now", "age"), title)
    for row in rows:
        target = row["target"]
        aim = amount(target["value"], row["unit"] or "") if target else "–"
        if target and target["year"]:
            aim = f"{aim} ({target['year']})"
        table.add_row(
            Text(f"{row['code']} {row['label']}"),
            Text(_value(row, reader.language)),
            Text(aim),
            Text(row["course"]["text"]),
            Text(row["framework"]),
            str(row["age"]),
        )
    return table


def _value(row: IndicatorRow, language: str) -> str:
    """The value with its interval, or "± ?" where nobody knows how sure a computed one is."""
    now, unit = row["now"], row["unit"] or ""
    value = amount(now["value"] if now else None, unit)
    exact = row["status"] != "computed" or (row["computed"] is not None and row["computed"]["sure"] == "exact")
    if now is None or (exact and now["low"] is None):
        return value
    if now["low"] is None or now["high"] is None:
        return text("cli-indicators-unsure", language, value=value)
    low, high = amount(now["low"], unit), amount(now["high"], unit)
    return text("cli-indicators-between", language, value=value, low=low, high=high)
