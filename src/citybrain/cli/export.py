"""`citybrain export` and `restore`: entities as files that other programs open, and a whole city as one file."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from citybrain.cli.city import CityFolder
from citybrain.cli.reader import READER
from citybrain.messages import text
from citybrain.open_city import OpenCity

if TYPE_CHECKING:
    from citybrain.open_city.powers import Powers
    from citybrain.plans.view import View
    from citybrain.plans.workspace import Workspace

WHOLE = ".zip"
"""Ending of a file of a whole city."""

MOST_TOLD, LONGEST_TOLD = 50, 200
"""Names of a kind that are told of a file that others may have made, and characters of one."""


def _option(name: str, metavar: str) -> typer.models.OptionInfo:
    option: typer.models.OptionInfo = typer.Option(
        f"--{name}", metavar=metavar, help=text(f"cli-export-{name}", READER.language)
    )
    return option


def add_to(app: typer.Typer) -> None:
    """Add the command of this module."""
    app.command("export", help=text("cli-export", READER.language))(export)
    app.command("restore", help=text("cli-restore", READER.language))(restore)


def export(
    city: CityFolder,
    file: Annotated[Path, typer.Argument(metavar="FILE", help=text("cli-export-file", READER.language))],
    entity: Annotated[str | None, _option("entity", "ENTITY")] = None,
    quantity: Annotated[list[str] | None, _option("quantity", "QUANTITY")] = None,
    plan: Annotated[Path | None, _option("plan", "PLAN")] = None,
    year: Annotated[int | None, _option("year", "YEAR")] = None,
) -> None:
    """Write a file of entities, or of all that belongs to the city."""
    if file.suffix.lower() == WHOLE:
        _require_whole(file, entity, quantity, plan, year)
        _export_city(city, file)
        return
    from citybrain.presenting.files.entity_file import CITY, entity_file
    from citybrain.presenting.files.saving import GEOPACKAGE, require_ending, save_files
    from citybrain.twin.geometry.entities import Entities

    ending = require_ending(file, WHOLE)
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


def _require_whole(file: Path, *chosen: object) -> None:
    """Raises InputError where something was chosen of what is written as a whole."""
    from citybrain.kernel import InputError

    if any(chosen):
        raise InputError("export-whole", file=file.name)


def _export_city(city: Path, file: Path) -> None:
    """Raises CityBrainError where a server has the city: a page or the API of that server gives the same file."""
    from citybrain.cli.observe_retention import LOCKED
    from citybrain.kernel import CityBrainError
    from citybrain.observations.readings.store import NotStoredError
    from citybrain.open_city.backups import left_out, save_backup, write_backup

    with OpenCity(city) as opened:
        snapshot = opened.snapshot
        try:
            store = opened.store
        except NotStoredError as problem:
            if problem.code != LOCKED:
                raise
            raise CityBrainError("export-served", city=str(city)) from problem
        _note_export(opened)
        size = save_backup(file, write_backup(city, snapshot, store, _printed(opened)))
        missing = left_out(city, snapshot)
    _print("cli-exported-city", file=str(file), size=f"{size / 1e6:,.1f}")
    for name in missing:
        _print("cli-exported-without", name=name)
    _print("cli-exported-keys")


def _printed(city: OpenCity) -> dict[str, str]:
    """The duty book in each language by the name of its file, where the city has records."""
    from citybrain.cli.duty_books import duty_book_page
    from citybrain.messages import LANGUAGES

    if city.city_records.to_read() is None:
        return {}
    return {f"duty-book.{language}.html": duty_book_page(city, language) for language in LANGUAGES}


def _note_export(city: OpenCity) -> None:
    """A row in the audit log, where the city has records."""
    from citybrain.governance import Actor
    from citybrain.governance.audit import Noted, note
    from citybrain.records import author

    if (records := city.city_records.to_read()) is not None:
        with records.begin() as connection:
            note(connection, Noted(Actor(author()), "export", "whole city"))


def restore(
    file: Annotated[Path, typer.Argument(metavar="FILE", help=text("cli-restore-file", READER.language))],
    city: Annotated[Path, typer.Argument(metavar="CITY", help=text("cli-restore-city", READER.language))],
    yes: Annotated[bool, typer.Option("--yes", help=text("cli-restore-yes", READER.language))] = False,
) -> None:
    """Make a city folder of a file of a whole city, once it is known whom that gives power."""
    from citybrain.cli.persons import settle_restored
    from citybrain.open_city.restoring import restore as make_city

    manifest = make_city(file, city, lambda powers: _accepts(powers, yes))
    _print("cli-restored", name=manifest.city, city=str(city), created=manifest.created, version=manifest.citybrain)
    for name in manifest.left_out:
        _print("cli-exported-without", name=name)
    settle_restored(city)


def _accepts(powers: Powers, yes: bool) -> bool:
    """Tells whom a city gives power; whether that is accepted, which somebody at a terminal is asked for."""
    told = {
        "administrators": powers.administrators, "stewards": powers.stewards,
        "provider": [powers.provider] if powers.provider else [],
        "hosts": powers.hosts, "outside": powers.outside,
    }  # fmt: skip
    for kind, names in told.items():
        if names:
            shown = ", ".join(_printable(name[:LONGEST_TOLD]) for name in names[:MOST_TOLD])
            more = ", …" if len(names) > MOST_TOLD else ""
            _print(f"cli-restore-{kind}", names=shown + more)
    if yes or not sys.stdin.isatty():
        return yes
    return typer.confirm(text("cli-restore-sure", READER.language), err=True)


def _printable(name: str) -> str:
    """A name without signs by which a terminal would hide it."""
    return "".join(one if one.isprintable() else "\N{REPLACEMENT CHARACTER}" for one in name)


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
