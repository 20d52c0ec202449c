"""Readings as tables on a terminal."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from rich.markup import escape

from citybrain.cli.headings import headed_table
from citybrain.cli.reader import Reader
from citybrain.messages import text
from citybrain.observations.importing.files import ImportedReadings
from citybrain.observations.retention.shapes import Upkeep

COLUMN = "cli-observe-column-"
COUNTS = ("received", "stored", "duplicates", "rejected")


def print_imported(done: Sequence[ImportedReadings], reader: Reader) -> None:
    """What each file held, and what was noticed, as columns that were left out."""
    counted = (*COUNTS, "empty", "streams")
    table = headed_table(reader, COLUMN, ("number", "file", *counted, "seconds"), ("number", *counted, "seconds"))
    for one in done:
        counts = [f"{getattr(one, name):,}" for name in counted]
        table.add_row(str(one.number), escape(one.file), *counts, f"{one.seconds:.1f}")
    reader.out().print(table)
    for one in done:
        for noticed in one.notices:
            reader.err().print(noticed.text(reader.language), markup=False)
        if one.rejected:
            told = {"file": one.file, "count": f"{one.rejected:,}"}
            reader.err().print(text("cli-observe-set-apart", reader.language, **told), markup=False)


def print_streams(rows: Sequence[dict[str, Any]], reader: Reader) -> None:
    """Number, name, readings, newest reading."""
    columns = ("number", "name", "readings", "time", "value")
    table = headed_table(reader, COLUMN, columns, ("number", "readings", "value"))
    for row in rows:
        value = "–" if row["value"] is None else f"{row['value']:g} {row['unit'] or ''}".strip()
        table.add_row(
            str(row["number"]), escape(row["name"]), f"{row['readings']:,}", row["time"] or "–", escape(value)
        )
    reader.out().print(table)


def print_ledger(rows: Sequence[dict[str, Any]], reader: Reader) -> None:
    """One row for each day and source."""
    names = (*COUNTS, "undone")
    table = headed_table(reader, COLUMN, ("day", "source", *names), names)
    for row in rows:
        table.add_row(row["day"], escape(row["source"]), *(f"{row[name]:,}" for name in names))
    reader.out().print(table)


def print_imports(rows: Sequence[dict[str, Any]], reader: Reader) -> None:
    """One row for each import, with the time at which it was undone."""
    table = headed_table(reader, COLUMN, ("number", "file", "at", *COUNTS, "undone"), ("number", *COUNTS))
    for row in rows:
        counts = (f"{row[name]:,}" for name in COUNTS)
        undone = (row["withdrawn_at"] or "–")[:19]
        table.add_row(str(row["number"]), escape(row["file"]), row["made_at"][:19], *counts, undone)
    reader.out().print(table)


def print_upkeep(told: Upkeep, reader: Reader) -> None:
    """What is kept for how long; of each task when it was done last and what came of it; when it is done again."""
    ages = ("as-it-came", "hours", "days")
    kept = headed_table(reader, COLUMN, ("class", *ages), ages)
    for one in told["kept"]:
        kept.add_row(one["data_class"], one["readings"], one["hours"], one["days"])
    tasks = headed_table(reader, COLUMN, ("task", "began", "state", "readings", "reason"), ("readings",))
    for task in told["tasks"]:
        run = task["last"]
        why = (run["problem"] if run else None) or task["why"] or ""
        row = (run["began_at"], run["state"], f"{run['readings']:,}") if run else ("–", "–", "–")
        tasks.add_row(task["task"], *row, escape(why))
    reader.out().print(kept, tasks)
    figures = {"count": f"{told['forgotten']:,}", "next": told["next_at"] or "–"}
    reader.err().print(text("cli-observe-upkeep-total", reader.language, **figures), markup=False)
    if told["problem"]:
        reader.err().print(told["problem"], markup=False)


def print_rejected(rows: Sequence[dict[str, Any]], reader: Reader) -> None:
    """Number, when, where from, what was received, why it is no reading."""
    table = headed_table(reader, COLUMN, ("number", "at", "place", "text", "reason"), ("number",))
    for row in rows:
        place = row["place"] or row["source"]
        table.add_row(str(row["number"]), row["at"], escape(place), escape(row["received"]), escape(row["reason"]))
    reader.out().print(table)
