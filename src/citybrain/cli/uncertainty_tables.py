"""Uncertainty as tables on a terminal: intervals, verdicts, and what the uncertainty comes from."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from rich.markup import escape

from citybrain.cli.headings import headed_table
from citybrain.cli.reader import Reader, describe, grouped, scaled
from citybrain.messages import text

Answer = Mapping[str, Any]
STYLES = {"better": "green", "worse": "yellow"}
MOST_DRIVERS = 3
DIGITS = 3

COSTS = {
    "investment": "money",
    "running_cost": "money/a",
    "energy_cost_change": "money/a",
    "emissions_change": "t/a",
    "cost_per_tonne": "money/t",
}
"""Units of what a plan costs and avoids, by name."""


def print_uncertainty(answer: Answer, currency: str, reader: Reader) -> None:
    """90 % intervals of the headline numbers, and the largest drivers of each."""
    out, language = reader.out(), reader.language
    planned, of_years = (any(row[key] for row in answer["quantities"]) for key in ("plan", "reference"))
    of_plan = ("today", "reference", "plan", "change") if of_years else ("today", "plan", "change")
    columns = of_plan if planned else ("today",)
    headings = ("quantity", *columns, *(("verdict",) if planned else ()))
    intervals = headed_table(reader, "cli-column-", headings, title=text("cli-uncertainty-title", language))
    title = text("cli-uncertainty-drivers", language)
    drivers = headed_table(reader, "cli-column-", ("quantity", "drivers"), title=title)
    for row in filter(_says_something, answer["quantities"]):
        cells = [escape(row["label"]), *(interval_of(row[key], row["unit"], currency, reader) for key in columns)]
        verdict = row["verdict"]
        cells += [text(f"verdict-{verdict}", language)] if planned else []
        intervals.add_row(*cells, style=STYLES.get(verdict or "", ""))
        if row["drivers"]:
            drivers.add_row(escape(row["label"]), _drivers(row["drivers"]))
    for name, unit in COSTS.items():
        if ends := answer["money"].get(name):
            label = text(f"cli-cost-{name.replace('_', '-')}", language)
            cells = [interval_of(ends, unit, currency, reader) if key == "change" else "" for key in columns]
            intervals.add_row(label, *cells, "")
    out.print(intervals)
    out.print(drivers)
    for row in answer["untold"]:
        out.print(escape(text("cli-uncertainty-untold", language, label=row["label"], reason=row["reason"])))
    facts = {"draws": answer["draws"], "seed": str(answer["seed"]), "sample": answer["sample"]}
    out.print(text("cli-uncertainty-facts", language, **facts, seconds=round(answer["seconds"], 1)), style="dim")


def _says_something(row: Answer) -> bool:
    """Whether any end of an interval of a quantity is other than zero."""
    return any(end for key in ("today", "plan", "change") for end in (row[key] or {}).values())


def interval_of(interval: Answer | None, unit: str, currency: str, reader: Reader) -> str:
    """Both ends to three digits, the unit once."""
    if interval is None or interval["low"] is None:
        return "–"
    larger = max(interval["low"], interval["high"], key=abs)
    factor, named = scaled(larger, unit)
    ends = (interval[end] * (factor / larger if larger else 1.0) for end in ("low", "high"))
    low, high = (float(f"{end:.{DIGITS}g}") for end in ends)
    return text("cli-uncertainty-interval", reader.language, low=grouped(low), high=describe(high, named, currency))


def _drivers(drivers: list[Answer]) -> str:
    return escape(", ".join(f"{driver['label']} {driver['share']:.0%}" for driver in drivers[:MOST_DRIVERS]))
