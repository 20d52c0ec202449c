"""Readings as tables on a terminal."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from rich.markup import escape
from rich.table import Table

from citybrain.cli.reader import Reader
from citybrain.messages import text
from citybrain.observations.importing.files import ImportedReadings
from citybrain.observations.retention.shapes import Upkeep


def _table(reader: Reader, *columns: str, left: Sequence[str] = ()) -> Table:
    table = Table()
    for key in columns:
        name = text(f"cli-observe-column-{key}", reader.language)
        table.add_column(name, justify="left" if key in left else "right")
    return table


def print_imported(done: Sequence[ImportedReadings], reader: Reader) -> None:
    """What each file held, and what was noticed, as columns that were left out."""
    names = ("received", "stored", "duplicates", "rejected")
    table = _table(reader, "number", "file", *names, "empty", "streams", "seconds", left=("file",))
    for one in done:
        counts = [f"{getattr(one, name):,}" for name in (*names, "empty", "streams")]
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
    table = _table(reader, "number", "name", "readings", "time", "value", left=("name", "time"))
    for row in rows:
        value = "–" if row["value"] is None else f"{row['value']:g} {row['unit'] or ''}".strip()
        table.add_row(
            str(row["number"]), escape(row["name"]), f"{row['readings']:,}", row["time"] or "–", escape(value)
        )
    reader.out().print(table)


def print_ledger(rows: Sequence[dict[str, Any]], reader: Reader) -> None:
    """One row for each day and source."""
    names = ("received", "stored", "duplicates", "rejected", "undone")
    table = _table(reader, "day", "source", *names, left=("day", "source"))
    for row in rows:
        table.add_row(row["day"], escape(row["source"]), *(f"{row[name]:,}" for name in names))
    reader.out().print(table)


def print_imports(rows: Sequence[dict[str, Any]], reader: Reader) -> None:
    """One row for each import, with the time at which it was undone."""
    names = ("received", "stored", "duplicates", "rejected")
    table = _table(reader, "number", "file", "at", *names, "undone", left=("file", "at", "undone"))
    for row in rows:
        counts = (f"{row[name]:,}" for name in names)
        undone = (row["withdrawn_at"] or "–")[:19]
        table.add_row(str(row["number"]), escape(row["file"]), row["made_at"][:19], *counts, undone)
    reader.out().print(table)


def print_upkeep(told: Upkeep, reader: Reader) -> None:
    """What is kept for how long; of each task when it was done last and what came of it; when it is done again."""
    kept = _table(reader, "class", "as-it-came", "hours", "days", left=("class",))
    for one in told["kept"]:
        kept.add_row(one["data_class"], one["readings"], one["hours"], one["days"])
    tasks = _table(reader, "task", "began", "state", "readings", "reason", left=("task", "began", "state", "reason"))
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
    table = _table(reader, "number", "at", "place", "text", "reason", left=("at", "place", "text", "reason"))
    for row in rows:
        place = row["place"] or row["source"]
        table.add_row(str(row["number"]), row["at"], escape(place), escape(row["received"]), escape(row["reason"]))
    reader.out().print(table)
