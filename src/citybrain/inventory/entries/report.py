"""What became of every row of a file: received = kept + doubled + set apart, with reasons."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, field
from typing import Any

import polars as pl

from citybrain.base.notices import Notice
from citybrain.inventory.entries.table import LINE

MOST_ROWS = 1_000
"""Rows set apart that a report names one by one."""


@dataclass(frozen=True)
class EntryApart:
    """A row that was not recorded: its line, a message key, what it says there, and what is allowed."""

    line: int
    code: str
    received: str
    allowed: str


@dataclass(frozen=True)
class ImportReport:
    """One file, or one sheet of it. `reasons` counts rows set apart by message key; `rows` names the first of them.

    `batch` is the number under which its lines are recorded; `already` says that the same file was recorded before, and
    that nothing was recorded now. `differs` are lines whose stated emissions or totals do not follow from the rest.
    """

    file: str
    sheet: str | None
    sha256: str
    received: int
    kept: int
    doubles: int
    apart: int
    years: list[int]
    decimal: str
    columns: dict[str, str]
    ignored: list[str]
    reasons: dict[str, int]
    rows: list[EntryApart]
    notices: list[dict[str, Any]] = field(default_factory=list)
    differs: list[dict[str, Any]] = field(default_factory=list)
    batch: int | None = None
    already: bool = False

    def to_text(self) -> str:
        """The report as JSON."""
        return json.dumps(self.as_json(), ensure_ascii=False)

    def as_json(self) -> dict[str, Any]:
        """The report as plain values."""
        return asdict(self)


def apart_of(lines: pl.DataFrame, doubles: str = "activity-double") -> tuple[list[EntryApart], dict[str, int], int]:
    """Rows set apart, the first by line; their reasons, the most frequent first; and how many of them are doubles."""
    apart = lines.filter(pl.col("problem").is_not_null()).sort(LINE)
    counts = apart.group_by("problem").len().sort("len", "problem", descending=[True, False])
    reasons = dict(zip(counts["problem"].to_list(), counts["len"].to_list(), strict=True))
    rows = [
        EntryApart(int(line), code, received or "", allowed or "")
        for line, code, received, allowed in apart.head(MOST_ROWS)
        .select(LINE, "problem", "received", "allowed")
        .iter_rows()
    ]
    return rows, reasons, sum(count for code, count in reasons.items() if code.startswith(doubles))


def to_answer(notices: tuple[Notice, ...]) -> list[dict[str, Any]]:
    """Notices as plain values."""
    return [notice.as_json() for notice in notices]
