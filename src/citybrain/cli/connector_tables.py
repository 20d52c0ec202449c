"""Connectors as tables on a terminal."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from rich.markup import escape

from citybrain.cli.headings import headed_table
from citybrain.cli.reader import Reader
from citybrain.messages import text
from citybrain.observations.connectors.delivering import Delivered


def print_standings(rows: Sequence[dict[str, Any]], reader: Reader) -> None:
    """Name, kind, last success, failures since, last problem; the licences below."""
    columns = ("name", "kind", "succeeded", "failures", "problem")
    table = headed_table(reader, "cli-connectors-column-", columns)
    for row in rows:
        since = (row["succeeded_at"] or "–")[:19]
        table.add_row(escape(row["name"]), row["kind"], since, str(row["failures"]), escape(row["told"]))
    reader.out().print(table)
    for kind, attribution in dict.fromkeys((row["kind"], row["attribution"]) for row in rows):
        licence = next(row["licence"] for row in rows if row["kind"] == kind)
        told = {"kind": kind, "attribution": attribution, "licence": licence or "–"}
        reader.out().print(text("cli-connectors-licence", reader.language, **told), markup=False)


def print_delivered(name: str, done: Delivered, reader: Reader) -> None:
    """What became of what a connector told."""
    counts = ("received", "stored", "duplicates", "rejected")
    table = headed_table(reader, "cli-observe-column-", counts, counts)
    table.add_row(*(f"{getattr(done, name):,}" for name in counts))
    reader.out().print(escape(name), markup=False)
    reader.out().print(table)
