"""Commands on bills: import them, and tell how they fit the city."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from citybrain.cli.city import AsJson, CityFolder, Engine, print_json, progress_bar
from citybrain.cli.reader import READER
from citybrain.messages import text
from citybrain.open_city import OpenCity

if TYPE_CHECKING:
    from citybrain.observations.bills.manifest import ImportManifest

Files = Annotated[list[Path] | None, typer.Argument(metavar="[FILE]...", help=text("cli-bills-files", READER.language))]
Name = Annotated[str | None, typer.Option(metavar="NAME", help=text("cli-bills-name", READER.language))]


def add_to(app: typer.Typer) -> None:
    """Add the commands of this module."""
    group = typer.Typer(no_args_is_help=True, help=text("cli-bills", READER.language))
    group.command("import", help=text("cli-bills-import", READER.language))(import_)
    group.command("report", help=text("cli-bills-report", READER.language))(report)
    app.add_typer(group, name="bills")


def import_(city: CityFolder, files: Files = None, name: Name = None, as_json: AsJson = False) -> None:
    """Import files of bills."""
    from citybrain.observations.bills.importing import import_bills
    from citybrain.twin.configuration import FILE, CityConfiguration, read_configuration

    opened = OpenCity(city)
    snapshot = opened.snapshot
    named = snapshot.manifest.name
    configuration = read_configuration(city) if (city / FILE).is_file() else CityConfiguration(name=named)
    graph = opened.graph
    with progress_bar() as progress:
        imported = import_bills(city, configuration, snapshot, graph, files or (), name, progress)
    manifest = imported.manifest
    if as_json:
        print_json({**manifest.model_dump(mode="json"), "already": imported.already})
        return
    if imported.already:
        READER.err().print(text("cli-bills-already", READER.language, number=manifest.number))
    _show(city, manifest)


def _show(city: Path, manifest: ImportManifest) -> None:
    from citybrain.cli.bill_tables import print_import

    folder = city / "bills" / f"{manifest.number:06d}"
    print_import(manifest, folder, READER)
    told = text("cli-bills-imported", READER.language, number=manifest.number, folder=str(folder), city=str(city))
    READER.err().print(told)


def report(city: CityFolder, as_json: AsJson = False, engine: Engine = None) -> None:
    """Tell how bills and city fit."""
    from citybrain.kernel.errors import NotFoundError
    from citybrain.open_city.opening import executor_of
    from citybrain.presenting.answers.bills import bills_answer

    workspace = OpenCity(city, executor_of(engine)).workspace
    if workspace.observed is None:
        raise NotFoundError("cli-bills-none", city=str(city))
    answer = bills_answer(workspace.observed, workspace.today(), READER.language)
    if as_json:
        print_json(answer)
    else:
        from citybrain.cli.bill_tables import print_report

        print_report(answer, READER)
