"""Indicators as tables for the terminal."""

from __future__ import annotations

from collections.abc import Sequence

from rich.table import Table
from rich.text import Text

from citybrain.cli.reader import Reader, amount
from citybrain.messages import text
from citybrain.progress.indicator_shapes import FrameworkTold, IndicatorList, IndicatorRow

GROUPS = ("behind", "on_course", "cannot_say")


def print_indicators(answer: IndicatorList, reader: Reader) -> None:
    """Rows that have a value, what is behind first; then how many of each framework are known."""
    console, language = reader.out(), reader.language
    for group in GROUPS:
        rows = [row for row in answer["rows"] if row["course"]["group"] == group and row["now"] is not None]
        if rows:
            console.print(_rows(rows, text(f"cli-indicators-{group.replace('_', '-')}", language), language))
    console.print(counts_table(answer["frameworks"], language))
    for problem in answer["problems"]:
        reader.err().print(Text(problem, style="red"))


def counts_table(frameworks: Sequence[FrameworkTold], language: str) -> Table:
    """How many indicators of each framework are computed, entered and not reported."""
    table = Table(title=text("cli-indicators-counts", language), title_justify="left")
    table.add_column(text("cli-indicators-framework-name", language))
    names = ("computed", "partly", "entered", "not-reported", "unlisted")
    for name in names:
        table.add_column(text(f"cli-indicators-{name}", language), justify="right")
    for framework in frameworks:
        counts = framework["counts"]
        told = (counts["computed"], counts["partly"], counts["entered"], counts["not_reported"], counts["unlisted"])
        table.add_row(Text(framework["label"]), *(str(count) for count in told))
    return table


def _rows(rows: Sequence[IndicatorRow], title: str, language: str) -> Table:
    table = Table(title=title, title_justify="left")
    for name in ("name", "now", "target", "course", "framework-name", "age"):
        table.add_column(
            text(f"cli-indicators-{name}", language), justify="right" if name in ("now", "age") else "left"
        )
    for row in rows:
        target = row["target"]
        aim = amount(target["value"], row["unit"] or "") if target else "–"
        if target and target["year"]:
            aim = f"{aim} ({target['year']})"
        table.add_row(
            Text(f"{row['code']} {row['label']}"),
            Text(_value(row, language)),
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
