"""The quality of readings as tables on a terminal."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from rich.markup import escape

from citybrain.cli.headings import headed_table
from citybrain.cli.reader import Reader
from citybrain.messages import text
from citybrain.observations.quality.flags import TESTS

COLUMN = "cli-quality-column-"


def print_summaries(rows: Sequence[Mapping[str, Any]], reader: Reader) -> None:
    """What was found by property, and by property and test."""
    counts = ("streams", "readings", "open", "suspect", "failed", "missing")
    table = headed_table(reader, COLUMN, ("property", *counts), counts)
    for row in rows:
        table.add_row(escape(row["property"]), *(f"{row[name]:,}" for name in counts))
    reader.out().print(table)
    table = headed_table(reader, COLUMN, ("property", "test", "suspect", "failed"), ("suspect", "failed"))
    for row in rows:
        for test, found in row["tests"].items():
            table.add_row(escape(row["property"]), _test(test, reader), *(f"{count:,}" for count in found))
    if table.row_count:
        reader.out().print(table)


def print_limits(told: Mapping[str, Any], reader: Reader) -> None:
    """One row for each test that is made, with its limits and their source."""
    if not told:
        reader.out().print(text("cli-quality-untested", reader.language), markup=False)
        return
    table = headed_table(reader, COLUMN, ("test", "limits"))
    for test in TESTS:
        if told[test] is not None:
            said = [f"{name}: {value}" for name, value in told[test].items() if value is not None]
            table.add_row(_test(test, reader), escape("\n".join(said)))
    reader.out().print(table)


def print_freshness(rows: Sequence[Mapping[str, Any]], reader: Reader) -> None:
    """One row for each stream."""
    numbers = ("interval", "age", "day", "week")
    table = headed_table(reader, COLUMN, ("name", "state", *numbers), numbers)
    for row in rows:
        seconds = ["–" if row[name] is None else f"{row[name]:,.0f} s" for name in ("interval", "age")]
        shares = ["–" if row[name] is None else f"{100 * row[name]:.0f} %" for name in ("last_day", "last_week")]
        table.add_row(escape(row["name"]), text(f"quality-{row['state']}", reader.language), *seconds, *shares)
    reader.out().print(table)


def _test(test: str, reader: Reader) -> str:
    return text(f"quality-test-{test.replace('_', '-')}", reader.language)
