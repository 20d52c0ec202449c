"""Calibrations as tables on a terminal."""

from __future__ import annotations

from typing import Any

from rich.markup import escape
from rich.table import Table

from citybrain.cli.headings import headed_table
from citybrain.cli.reader import Reader
from citybrain.messages import text

Answer = dict[str, Any]
COLUMN = "calibration-column-"


def print_calibration(answer: Answer, dry_run: bool, reader: Reader) -> None:
    """Buildings and bills, errors before and after, factors of every group, the decision."""
    out, language = reader.out(), reader.language
    counts = {name: answer[name] for name in ("buildings", "fitted", "held_out")}
    out.print(text("calibration-buildings", language, **counts))
    for carrier, reasons in answer["set_aside"].items():
        for reason, count in reasons.items():
            if count:
                told = {"carrier": answer["labels"][carrier], "count": count, "reason": reason}
                out.print(text("calibration-set-aside", language, **told), markup=False)
    out.print(_errors(answer, reader))
    out.print(_groups(answer, reader))
    out.print(text("calibration-limits", language), style="dim", soft_wrap=True)
    for notice in answer["notice_texts"]:
        out.print(notice, style="yellow", markup=False, soft_wrap=True)
    out.print(_decision(answer, dry_run, language), style="green" if answer["adopted"] else "yellow", markup=False)


def print_calibrations(answer: list[Answer], reader: Reader) -> None:
    """One row for each record."""
    table = headed_table(reader, COLUMN, ("number", "date", "what", "adopted", "in-force", "error"), ("error",))
    for record in answer:
        reverted = f"{record['reverts']:06d}" if record["reverts"] else ""
        what = text(f"calibration-what-{record['kind']}", reader.language, number=reverted)
        adopted = "" if record["adopted"] is None else _yes(record["adopted"], reader)
        error = _change(record["error_before"], record["error_after"], reader) if record["error_before"] else ""
        number, date = f"{record['number']:06d}", record["created"][:10]
        table.add_row(number, date, what, adopted, _yes(record["in_force"], reader), error)
    reader.out().print(table)


def _errors(answer: Answer, reader: Reader) -> Table:
    figures, title = ("bills", "nmbe", "cv"), text("calibration-title-errors", reader.language)
    table = headed_table(reader, COLUMN, ("carrier", *figures), figures, title)
    for carrier, compared in answer["errors"].items():
        before, after = compared["before"], compared["after"]
        table.add_row(
            escape(answer["labels"][carrier]), f"{before['bills']:,}",
            _change(before["nmbe"], after["nmbe"], reader, sign=True),
            _change(before["cv_rmse"], after["cv_rmse"], reader),
        )  # fmt: skip
    total = _change(answer["error_before"], answer["error_after"], reader)
    bills = sum(compared["before"]["bills"] for compared in answer["errors"].values())
    table.add_row(text("calibration-city", reader.language), f"{bills:,}", "", total, style="bold")
    return table


def _groups(answer: Answer, reader: Reader) -> Table:
    names = answer["corrections"]
    counts, title = ("fitted", "held-out"), text("calibration-title-groups", reader.language)
    table = headed_table(reader, COLUMN, ("group", *counts), counts, title)
    for name in names:
        table.add_column(escape(answer["labels"][name]), justify="right")
    table.add_column(text(f"{COLUMN}error", reader.language), justify="right")
    table.add_column(text(f"{COLUMN}adopted", reader.language))
    for group in answer["groups"]:
        table.add_row(
            escape(group["label"]), str(group["fitted"]), str(group["held_out"]),
            *(_factor(group["estimates"][name]) for name in names),
            _change(group["error_before"], group["error_after"], reader), _yes(group["adopted"], reader),
        )  # fmt: skip
    return table


def _decision(answer: Answer, dry_run: bool, language: str) -> str:
    told = {"before": _percent(answer["error_before"]), "after": _percent(answer["error_after"])}
    number = f"{answer['number']:06d}"
    if answer["adopted"] and dry_run:
        return text("calibration-adopted-dry", language, **told)
    if answer["adopted"]:
        return text("calibration-adopted", language, number=number, **told)
    if dry_run:
        return text("calibration-rejected-dry", language, reason=answer["reason_text"], **told)
    return text("calibration-rejected", language, number=number, reason=answer["reason_text"], **told)


def _factor(estimate: Answer) -> str:
    return f"{estimate['value']:.2f} ({estimate['low']:.2f}–{estimate['high']:.2f})"


def _percent(share: float | None, sign: bool = False) -> str:
    if share is None:
        return "–"
    return f"{100 * share:+.1f} %" if sign else f"{100 * share:.1f} %"


def _change(before: float | None, after: float | None, reader: Reader, sign: bool = False) -> str:
    told = {"before": _percent(before, sign), "after": _percent(after, sign)}
    return text("calibration-before-after", reader.language, **told)


def _yes(value: bool, reader: Reader) -> str:
    return text("calibration-yes" if value else "calibration-no", reader.language)
