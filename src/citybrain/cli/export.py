"""`citybrain export`: entities of a city with shapes and quantities, as files that other programs open."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from citybrain.cli.city import CityFolder
from citybrain.cli.reader import READER
from citybrain.messages import text
from citybrain.open_city import OpenCity

if TYPE_CHECKING:
    from citybrain.plans.view import View
    from citybrain.plans.workspace import Workspace


def _option(name: str, metavar: str) -> typer.models.OptionInfo:
    option: typer.models.OptionInfo = typer.Option(
        f"--{name}", metavar=metavar, help=text(f"cli-export-{name}", READER.language)
    )
    return option


def add_to(app: typer.Typer) -> None:
    """Add the command of this module."""
    app.command("export", help=text("cli-export", READER.language))(export)


def export(
    city: CityFolder,
    file: Annotated[Path, typer.Argument(metavar="FILE", help=text("cli-export-file", READER.language))],
    entity: Annotated[str | None, _option("entity", "ENTITY")] = None,
    quantity: Annotated[list[str] | None, _option("quantity", "QUANTITY")] = None,
    plan: Annotated[Path | None, _option("plan", "PLAN")] = None,
    year: Annotated[int | None, _option("year", "YEAR")] = None,
) -> None:
    """Write a file of entities."""
    from citybrain.presenting.files.entity_file import CITY, entity_file
    from citybrain.presenting.files.saving import GEOPACKAGE, require_ending, save_files
    from citybrain.twin.geometry.entities import Entities

    ending = require_ending(file)
    with OpenCity(city) as opened:
        workspace = opened.workspace
        view, of = _view(workspace, plan, year)
        known = Entities(workspace.snapshot, workspace.graph.entities)
        every = [*known.all, CITY] if ending == GEOPACKAGE else [*known.all][:1]
        names = [entity] if entity else [workspace.graph[quantity[0]].of] if quantity else every
        files = [entity_file(workspace.snapshot, known, view, name, quantity or None, of) for name in names]
        save_files(file, files)
    rows, columns = sum(one.metadata["rows"] for one in files), sum(len(one.columns) for one in files)
    _print("cli-exported", file=str(file), rows=f"{rows:,}", columns=f"{columns:,}")
    for one in files:
        if missing := one.metadata["left_out"]:
            _print("cli-export-left-out", entity=one.name, count=len(missing))


def _view(workspace: Workspace, plan: Path | None, year: int | None) -> tuple[View, dict[str, object]]:
    """The city today, or with a plan in a year, and what a file says of that."""
    from citybrain.plans.document import read_file
    from citybrain.plans.example_plans import plan_file

    if plan is None:
        return workspace.view(None, year), {}
    outcome = workspace.outcome_of(read_file(plan_file(workspace.folder, plan)))
    view = outcome.view if year is None else workspace.paths.view(outcome, year)
    return view, {"plan": outcome.plan.name, "plan_id": outcome.id, "year": year}


def _print(code: str, **arguments: str | int) -> None:
    READER.err().print(text(code, READER.language, **arguments), markup=False)
