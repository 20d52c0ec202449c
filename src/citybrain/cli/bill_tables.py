"""Imports of bills and the report about them, as tables on a terminal."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from rich.markup import escape
from rich.table import Table

from citybrain.cli.headings import headed_table
from citybrain.cli.reader import Reader, amount
from citybrain.messages import text
from citybrain.observations.bills.manifest import ImportManifest

Answer = dict[str, Any]
COUNTED = ("rows", "places", "billed")


def _count(key: str) -> Callable[[Answer], str]:
    return lambda carrier: f"{carrier[key]:,}"


def _energy(key: str, unit: str) -> Callable[[Answer], str]:
    return lambda carrier: amount(carrier[key], unit)


def _share(key: str) -> Callable[[Answer], str]:
    return lambda carrier: "–" if carrier[key] is None else f"{100 * carrier[key]:.1f} %"


def _difference(carrier: Answer) -> str:
    percent = carrier["difference_percent"]
    return "–" if percent is None else f"{percent:+.1f} %"


ROWS: dict[str, Callable[[Answer], str]] = {
    "places-billed": _count("places_billed"),
    "places-observed": _count("places_observed"),
    "covered-too-little": _count("places_covered_too_little"),
    "billed": _energy("billed", "kWh"),
    "unmatched": _energy("unmatched", "kWh"),
    "observed": _energy("observed", "kWh/a"),
    "computed": _energy("computed", "kWh/a"),
    "difference": _difference,
    "estimated": _share("estimated_share"),
    "divided": _share("divided_share"),
    "filled": _share("filled_share"),
}
"""Rows of the report: message key and how a carrier is shown."""


def print_import(manifest: ImportManifest, folder: Path, reader: Reader) -> None:
    """The ledger of an import, its carriers, why rows were set apart, what the twin does not have."""
    out, language, ledger = reader.out(), reader.language, manifest.ledger
    counts = {"received": ledger.received, "kept": ledger.kept, "duplicates": ledger.duplicates}
    out.print(text("cli-bills-ledger", language, **counts, quarantined=ledger.quarantined), markup=False)
    if ledger.credits or ledger.cancelled or ledger.estimated:
        more = {"credits": ledger.credits, "cancelled": ledger.cancelled, "estimated": ledger.estimated}
        out.print(text("cli-bills-credits", language, **more))
    out.print(_carriers(manifest, reader))
    if ledger.reasons or ledger.duplicates:
        out.print(_reasons(manifest, reader))
        out.print(text("cli-bills-apart", language, file=str(folder / "quarantine.csv")), soft_wrap=True)
    matching = manifest.matching
    share = matching.energy_matched / matching.energy if matching.energy else 1.0
    told = {"matched": matching.series_matched, "series": matching.series}
    out.print(text("cli-bills-matched", language, **told, share=share))
    if matching.examples:
        shown = {"examples": ", ".join(matching.examples), "file": str(folder / "unmatched.csv")}
        out.print(escape(text("cli-bills-unmatched", language, **shown)), soft_wrap=True)
    for notice in manifest.notices:
        out.print(text(notice["code"], language, **notice["arguments"]), style="yellow", markup=False)
    if manifest.personal_buildings:
        out.print(text("cli-bills-personal", language, count=manifest.personal_buildings), style="yellow")


def _carriers(manifest: ImportManifest, reader: Reader) -> Table:
    table = headed_table(reader, "cli-column-", ("carrier", *COUNTED, "from", "to"), COUNTED)
    for carrier, told in manifest.carriers.items():
        name = text(f"carrier-{carrier.replace('_', '-')}", reader.language)
        counts = f"{told['rows']:,}", f"{told['series']:,}"
        table.add_row(name, *counts, amount(told["energy"], "kWh"), told["first"], told["last"])
    return table


def _reasons(manifest: ImportManifest, reader: Reader) -> Table:
    table = headed_table(reader, "cli-column-", ("reason", "rows"), ("rows",), text("cli-bills-why", reader.language))
    duplicates = {"bill-duplicate": manifest.ledger.duplicates} if manifest.ledger.duplicates else {}
    for reason, count in {**duplicates, **manifest.ledger.reasons}.items():
        table.add_row(escape(text(reason, reader.language)), f"{count:,}")
    return table


def print_report(answer: Answer, reader: Reader) -> None:
    """The year, whether the weather was corrected, and observed beside computed energy: a column for each carrier."""
    out, language = reader.out(), reader.language
    year = text("cli-bills-year", language, start=answer["year"]["from"], end=answer["year"]["to"])
    table = Table(title=year, title_justify="left")
    table.add_column("")
    for carrier in answer["carriers"]:
        table.add_column(f"{escape(carrier['label'])} ({carrier['of']})", justify="right")
    for key, told in ROWS.items():
        cells = [told(carrier) for carrier in answer["carriers"]]
        table.add_row(text(f"cli-bills-row-{key}", language), *cells)
    out.print(table)
    out.print(escape(_weather(answer["weather"], language)), style="dim")


def _weather(weather: Answer, language: str) -> str:
    if not weather["corrected"]:
        return text("cli-bills-weather-not", language)
    days = {"year": weather["degree_days"], "reference": weather["reference_degree_days"]}
    return text("cli-bills-weather-corrected", language, **days, file=weather["temperatures"])
