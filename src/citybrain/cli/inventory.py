"""Commands on the greenhouse gas inventory: import lines, show a year, export, report, factors."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from citybrain.cli.city import AsJson, CityFolder, print_json, progress_bar
from citybrain.cli.reader import READER
from citybrain.messages import text

if TYPE_CHECKING:
    from citybrain.inventory.answers.shapes import InventoryLevel
    from citybrain.inventory.desk import Inventory

Files = Annotated[list[Path], typer.Argument(metavar="FILE...", help=text("cli-inventory-files", READER.language))]
Target = Annotated[Path, typer.Argument(metavar="FILE", help=text("cli-inventory-target", READER.language))]
By = Annotated[str | None, typer.Option(metavar="NAME", help=text("cli-inventory-by", READER.language))]
Year = Annotated[int | None, typer.Option(metavar="YEAR", help=text("cli-inventory-year", READER.language))]
Gwp = Annotated[str, typer.Option(metavar="AR4|AR5|AR6", help=text("cli-inventory-gwp", READER.language))]
Level = Annotated[
    str, typer.Option(metavar="basic|basic+|territorial", help=text("cli-inventory-level", READER.language))
]
LEVELS: dict[str, InventoryLevel] = {
    "basic": "basic", "basic+": "basic+", "basic-plus": "basic+", "territorial": "territorial",
}  # fmt: skip


def add_to(app: typer.Typer) -> None:
    """Add the commands of this module."""
    group = typer.Typer(no_args_is_help=True, help=text("cli-inventory", READER.language))
    for name, command in (
        ("import", import_), ("show", show), ("export", export), ("report", report), ("withdraw", withdraw),
        ("factors", factors),
    ):  # fmt: skip
        group.command(name, help=text(f"cli-inventory-{name}", READER.language))(command)
    app.add_typer(group, name="inventory")


def _open(city: Path) -> Inventory:
    from citybrain.cli.compose import open_workspace
    from citybrain.inventory.desk import Inventory

    return Inventory(open_workspace(city))


def _base_year(city: Path) -> int | None:
    """The year that the promise of the city counts from."""
    from citybrain.progress.book import Book
    from citybrain.progress.indicator_store import CityRecords

    return Book(CityRecords(city)).base_year()


def import_(
    city: CityFolder,
    files: Files,
    by: By = None,
    year: Annotated[
        int | None, typer.Option(metavar="YEAR", help=text("cli-inventory-import-year", READER.language))
    ] = None,
    sheet: Annotated[
        str | None, typer.Option(metavar="NAME", help=text("cli-inventory-sheet", READER.language))
    ] = None,
    as_json: AsJson = False,
) -> None:
    """Import files of activity lines."""
    from citybrain.cli.compose import graph_of, open_snapshot
    from citybrain.cli.inventory_tables import print_imports
    from citybrain.inventory.answers.imports import files_answer
    from citybrain.inventory.entries.importing import import_lines
    from citybrain.inventory.entries.judging import Setting
    from citybrain.inventory.library import factor_library
    from citybrain.records import open_records

    country = open_snapshot(city).manifest.country
    setting = Setting(factor_library(graph_of(country, city).parameters), country)
    with progress_bar() as progress:
        reports = import_lines(open_records(city), files, setting, by, year, sheet, progress)
    answer = files_answer(reports, READER.language)
    if as_json:
        print_json(answer)
    else:
        print_imports(answer, READER)


def show(
    city: CityFolder, year: Year = None, gwp: Gwp = "AR5", level: Level = "basic", as_json: AsJson = False
) -> None:
    """Show a year."""
    from citybrain.cli.inventory_tables import print_inventory
    from citybrain.inventory.answers.inventory import inventory_answer

    answer = inventory_answer(_open(city), year, gwp, _level(level), READER.language, _base_year(city))
    if as_json:
        print_json(answer)
    else:
        print_inventory(answer, READER)


def export(city: CityFolder, file: Target, year: Year = None, gwp: Gwp = "AR5") -> None:
    """Write entered lines as CSV or workbook."""
    from citybrain.inventory.documents import csv_document, workbook_document
    from citybrain.plans.report.files import require_writable, write_result
    from citybrain.records.errors import EntryError

    require_writable({"file": file})
    ending = file.suffix.lower()
    if ending not in (".csv", ".xlsx"):
        raise EntryError("cli-inventory-ending", received=file.name, allowed=".csv, .xlsx")
    inventory = _open(city)
    made = (
        csv_document(inventory, year, gwp)
        if ending == ".csv"
        else workbook_document(inventory, year, gwp, READER.language)
    )
    write_result(file, made)
    READER.err().print(text("cli-inventory-written", READER.language, file=str(file)), markup=False)


def report(city: CityFolder, file: Target, year: Year = None, gwp: Gwp = "AR5", level: Level = "basic") -> None:
    """Write the report on a year as one HTML file."""
    from citybrain.inventory.documents import report_document
    from citybrain.plans.report.files import require_writable, write_result

    require_writable({"file": file})
    made = report_document(_open(city), year, gwp, _level(level), READER.language, _base_year(city))
    write_result(file, made)
    READER.err().print(text("cli-inventory-written", READER.language, file=str(file)), markup=False)


def withdraw(
    city: CityFolder,
    line: Annotated[int | None, typer.Option(metavar="N", help=text("cli-inventory-line", READER.language))] = None,
    file: Annotated[int | None, typer.Option(metavar="N", help=text("cli-inventory-batch", READER.language))] = None,
    by: By = None,
) -> None:
    """Let a line, or all lines of a file, count no longer."""
    from citybrain.cli.compose import require_city
    from citybrain.inventory.entries.storage import withdraw_batch, withdraw_line
    from citybrain.records import author, open_records
    from citybrain.records.errors import EntryError

    require_city(city)
    if (line is None) == (file is None):
        raise EntryError("cli-inventory-withdraw-what")
    count = 1
    with open_records(city).begin() as connection:
        if line is not None:
            withdraw_line(connection, line, author(by))
        elif file is not None:
            count = withdraw_batch(connection, file, author(by))
    READER.err().print(text("cli-inventory-withdrawn", READER.language, count=count))


def factors(
    search: Annotated[list[str] | None, typer.Argument(help=text("cli-inventory-search", READER.language))] = None,
    country: Annotated[str, typer.Option(metavar="CODE", help=text("cli-inventory-country", READER.language))] = "FI",
    as_json: AsJson = False,
) -> None:
    """List emission factors."""
    from citybrain.cli.compose import graph_of_country
    from citybrain.cli.inventory_tables import print_factors
    from citybrain.inventory.answers.factors import factors_answer
    from citybrain.inventory.library import factor_library

    library = factor_library(graph_of_country(country).parameters)
    answer = factors_answer(library, " ".join(search or ()), 0, 100_000, READER.language)
    if as_json:
        print_json(answer)
    else:
        print_factors(answer, READER)


def _level(level: str) -> InventoryLevel:
    from citybrain.records.errors import EntryError

    if level not in LEVELS:
        raise EntryError("cli-inventory-level-unknown", received=level, allowed=", ".join(LEVELS))
    return LEVELS[level]
