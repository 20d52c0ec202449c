"""`citybrain changes`: classes over the years."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer
from rich.markup import escape

from citybrain.cli.city import AsJson, CityFolder, print_answer
from citybrain.cli.reader import READER, Reader
from citybrain.messages import text
from citybrain.open_city import OpenCity

if TYPE_CHECKING:
    from citybrain.presenting.answers.changes import ChangesAnswer, ClassOverYears

Zone = Annotated[str | None, typer.Option("--zone", metavar="ZONE", help=text("cli-changes-zone", READER.language))]
MILLION = 1e6


def add_to(app: typer.Typer) -> None:
    """Add the command of this module."""
    app.command("changes", help=text("cli-changes", READER.language))(changes)


def changes(city: CityFolder, zone: Zone = None, as_json: AsJson = False) -> None:
    """Tell classes over the years of a city or a zone."""
    from citybrain.presenting.answers.changes import changes_answer

    print_answer(changes_answer(OpenCity(city).snapshot, zone, READER.language), print_changes, as_json)


def print_changes(answer: ChangesAnswer, reader: Reader) -> None:
    """A row for each class with its years, then the index, each with what follows."""
    from rich.table import Table

    language, out = reader.language, reader.out()
    areas = [one for one in answer["series"] if one["unit"] != "1"]
    if areas:
        table = Table(title=escape(text("cli-changes-title", language, area=answer["area"] or "city")))
        table.add_column(text("cli-changes-name", language))
        for year in answer["years"]:
            table.add_column(str(year), justify="right")
        table.add_column(text("cli-changes-verdict", language), overflow="fold")
        for one in areas:
            name = f"[bold]{escape(one['name'])}[/bold]" if one["whole"] else escape(one["name"])
            table.add_row(name, *_cells(one), escape(one["text"]))
        stated = ["-" if value is None else f"{value / MILLION:,.1f}" for value in answer["stated"]]
        table.add_row(text("cli-changes-stated", language), *stated, "", style="dim")
        out.print(table)
        out.print(escape(text("cli-changes-unit", language, ground=(answer["ground"] or 0.0) / MILLION)), style="dim")
    for one in (one for one in answer["series"] if one["unit"] == "1"):
        told = ", ".join(
            f"{year} {value:.3f}" for year, value in zip(one["years"], one["values"], strict=True) if value is not None
        )
        out.print(escape(f"{one['name']}: {told}. {one['text']}"))


def _cells(one: ClassOverYears) -> list[str]:
    shown = ("-" if value is None else f"{value / MILLION:,.2f}" for value in one["values"])
    return [cell if holds else f"({cell})" for cell, holds in zip(shown, one["comparable"], strict=True)]
