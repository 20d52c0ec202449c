"""The command on scenarios: how the world may go on without a plan."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import typer

from citybrain.cli.city import AsJson, CityFolder, print_json
from citybrain.cli.reader import READER, grouped
from citybrain.messages import text
from citybrain.open_city import OpenCity

if TYPE_CHECKING:
    from citybrain.cli.reader import Reader
    from citybrain.presenting.answers.shapes.possible import Scenario

SHOWN = (2025, 2030, 2035, 2040, 2050)
"""Years of the table; JSON has all of them."""


def add_to(app: typer.Typer) -> None:
    """Add the command of this module."""
    app.command("scenarios", help=text("cli-scenarios", READER.language))(scenarios)


def scenarios(city: CityFolder, as_json: AsJson = False) -> None:
    """List the scenarios of a city with their paths and sources."""
    answer, currency = _answer(city, () if as_json else SHOWN)
    if as_json:
        print_json(answer)
        return
    for scenario in answer:
        _print(scenario, currency, READER)


def _answer(city: Path, years: tuple[int, ...]) -> tuple[list[Scenario], str]:
    """The scenarios of a city, and its currency."""
    import datetime

    from citybrain.presenting.answers.scenarios import scenarios_answer

    opened = OpenCity(city)
    manifest = opened.snapshot.manifest
    day = datetime.date.fromisoformat(manifest.date)
    return scenarios_answer(opened.graph, manifest.country, city, day, READER.language, years), manifest.currency


def _print(scenario: Scenario, currency: str, reader: Reader) -> None:
    """Name, assumptions, what happens anyway, and a table of paths."""
    from rich.markup import escape
    from rich.table import Table

    out, language = reader.out(), reader.language
    default = f" {text('cli-scenario-default', language)}" if scenario["default"] else ""
    out.print(f"[bold]{escape(scenario['label'])}[/bold] ({scenario['name']}){escape(default)}")
    out.print(escape(scenario["description"]))
    if scenario["measures"]:
        happens = ", ".join(dict.fromkeys(measure["label"] for measure in scenario["measures"]))
        out.print(escape(text("cli-scenario-measures", language, measures=happens)))
    out.print(escape(text("cli-scenario-source", language, source=scenario["source"])), style="dim")
    if not scenario["paths"]:
        return
    table = Table(title=escape(text("cli-scenario-paths", language, scenario=scenario["label"])), title_justify="left")
    table.add_column(text("cli-column-quantity", language))
    table.add_column(text("cli-column-unit", language))
    for year in scenario["years"]:
        table.add_column(str(year), justify="right")
    for path in scenario["paths"]:
        numbers = path["values"] or path["relative"]
        unit = path["unit"].replace("money", currency) if path["values"] else "×"
        table.add_row(escape(path["label"]), unit, *("–" if x is None else grouped(x) for x in numbers))
    out.print(table)
    out.print(text("cli-scenario-relative", language), style="dim")
