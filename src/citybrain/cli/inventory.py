"""Commands on the greenhouse gas inventory: import lines, show a year, export, report, factors."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from citybrain.cli import inventory_stated
from citybrain.cli.city import AsJson, CityFolder, print_answer, progress_bar
from citybrain.cli.reader import READER
from citybrain.messages import text
from citybrain.open_city import OpenCity

if TYPE_CHECKING:
    from citybrain.presenting.inventory.shapes import InventoryLevel

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
    inventory_stated.add_to(group)
    app.add_typer(group, name="inventory")


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
    from citybrain.cli.inventory_tables import print_imports
    from citybrain.inventory.entries.importing import import_lines
    from citybrain.inventory.entries.judging import EntrySetting
    from citybrain.inventory.library import factor_library
    from citybrain.presenting.inventory.imports import files_answer

    with OpenCity(city) as opened, progress_bar() as progress:
        setting = EntrySetting(factor_library(opened.graph.parameters), opened.country)
        reports = import_lines(opened.records, files, setting, by, year, sheet, progress)
    answer = files_answer(reports, READER.language)
    print_answer(answer, print_imports, as_json)


def show(
    city: CityFolder, year: Year = None, gwp: Gwp = "AR5", level: Level = "basic", as_json: AsJson = False
) -> None:
    """Show a year."""
    from citybrain.cli.inventory_tables import print_inventory
    from citybrain.presenting.inventory.inventory import inventory_answer

    with OpenCity(city) as opened:
        base_year = opened.course.commitments.base_year()
        answer = inventory_answer(opened.inventory, year, gwp, _level(level), READER.language, base_year)
    print_answer(answer, print_inventory, as_json)


def export(
    city: CityFolder,
    file: Target,
    year: Year = None,
    gwp: Gwp = "AR5",
    statements: Annotated[
        bool, typer.Option("--statements", help=text("cli-inventory-export-statements", READER.language))
    ] = False,
) -> None:
    """Write entered lines as CSV or workbook, or statements as CSV."""
    from citybrain.inventory.statement_files import statements_csv
    from citybrain.presenting.inventory.documents import csv_document, workbook_document
    from citybrain.presenting.report.files import require_writable, write_result
    from citybrain.records.errors import EntryError

    require_writable({"file": file})
    ending, allowed = file.suffix.lower(), (".csv",) if statements else (".csv", ".xlsx")
    if ending not in allowed:
        raise EntryError("cli-inventory-ending", received=file.name, allowed=", ".join(allowed))
    with OpenCity(city) as opened:
        inventory = opened.inventory
        if statements:
            made = statements_csv([x for x in inventory.statements if year in (None, x.year)])
        elif ending == ".csv":
            made = csv_document(inventory, year, gwp)
        else:
            made = workbook_document(inventory, year, gwp, READER.language)
    write_result(file, made)
    READER.err().print(text("cli-inventory-written", READER.language, file=str(file)), markup=False)


def report(city: CityFolder, file: Target, year: Year = None, gwp: Gwp = "AR5", level: Level = "basic") -> None:
    """Write the report on a year as one HTML file."""
    from citybrain.presenting.inventory.documents import report_document
    from citybrain.presenting.report.files import require_writable, write_result

    require_writable({"file": file})
    with OpenCity(city) as opened:
        base_year = opened.course.commitments.base_year()
        made = report_document(opened.inventory, year, gwp, _level(level), READER.language, base_year)
    write_result(file, made)
    READER.err().print(text("cli-inventory-written", READER.language, file=str(file)), markup=False)


def _number(key: str) -> typer.models.OptionInfo:
    option: typer.models.OptionInfo = typer.Option(metavar="N", help=text(f"cli-inventory-{key}", READER.language))
    return option


def withdraw(
    city: CityFolder,
    line: Annotated[int | None, _number("line")] = None,
    file: Annotated[int | None, _number("batch")] = None,
    statement: Annotated[int | None, _number("statement")] = None,
    account: Annotated[int | None, _number("account")] = None,
    by: By = None,
) -> None:
    """Let a line, all lines of a file, a statement or a consumption-based account count no longer."""
    from citybrain.inventory.entries.storage import withdraw_batch, withdraw_line
    from citybrain.inventory.notes import withdraw_note
    from citybrain.open_city.opening import require_city
    from citybrain.records import author
    from citybrain.records.errors import EntryError

    require_city(city)
    if sum(number is not None for number in (line, file, statement, account)) != 1:
        raise EntryError("cli-inventory-withdraw-what")
    count = 1
    with OpenCity(city) as opened, opened.records.begin() as connection:
        if line is not None:
            withdraw_line(connection, line, author(by))
        elif file is not None:
            count = withdraw_batch(connection, file, author(by))
        else:
            kind, number = ("statements", statement) if statement is not None else ("consumption", account)
            withdraw_note(connection, kind, number or 0, author(by))
    key = "cli-inventory-withdrawn" if line is not None or file is not None else "cli-inventory-note-withdrawn"
    READER.err().print(text(key, READER.language, count=count))


def factors(
    search: Annotated[list[str] | None, typer.Argument(help=text("cli-inventory-search", READER.language))] = None,
    country: Annotated[str, typer.Option(metavar="CODE", help=text("cli-inventory-country", READER.language))] = "FI",
    as_json: AsJson = False,
) -> None:
    """List emission factors."""
    from citybrain.cli.inventory_tables import print_factors
    from citybrain.inventory.library import factor_library
    from citybrain.open_city.opening import graph_of_country
    from citybrain.presenting.inventory.factors import factors_answer

    library = factor_library(graph_of_country(country).parameters)
    answer = factors_answer(library, " ".join(search or ()), 0, 100_000, READER.language)
    print_answer(answer, print_factors, as_json)


def _level(level: str) -> InventoryLevel:
    from citybrain.records.errors import EntryError

    if level not in LEVELS:
        raise EntryError("cli-inventory-level-unknown", received=level, allowed=", ".join(LEVELS))
    return LEVELS[level]
