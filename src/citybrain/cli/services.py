"""Commands on services of the city: check and import a catalogue, export it, list it, ask it in words."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from citybrain.cli.city import AsJson, CityFolder, print_json
from citybrain.cli.proposals import By, actor_of, note_act
from citybrain.cli.reader import READER
from citybrain.messages import text
from citybrain.open_city import OpenCity

if TYPE_CHECKING:
    from citybrain.people.services.entry import CityService


def _help(key: str) -> str:
    return text(f"cli-services-{key}", READER.language)


File = Annotated[Path, typer.Argument(metavar="FILE", exists=True, dir_okay=False, help=_help("file"))]
NewFile = Annotated[Path, typer.Argument(metavar="FILE", dir_okay=False, help=_help("new-file"))]
Code = Annotated[str, typer.Argument(metavar="CODE", help=_help("code"))]
Question = Annotated[str, typer.Argument(metavar="QUESTION", help=_help("question"))]
Unit = Annotated[str | None, typer.Option("--unit", metavar="NAME", help=_help("unit"))]
Since = Annotated[datetime | None, typer.Option("--from", formats=["%Y-%m-%d"], help=_help("from"))]
LinkedFlag = Annotated[bool, typer.Option("--linked", help=_help("linked"))]


def add_to(app: typer.Typer) -> None:
    """Add the commands of this module."""
    group = typer.Typer(no_args_is_help=True, help=_help("group"))
    commands: tuple[tuple[str, Callable[..., None]], ...] = (
        ("check", check), ("import", import_), ("export", export), ("sample", sample), ("list", list_),
        ("show", show), ("ask", ask),
    )  # fmt: skip
    for name, command in commands:
        group.command(name, help=_help(f"command-{name}"))(command)
    app.add_typer(group, name="services")


def check(file: File) -> None:
    """Tell whether a file is a catalogue, and all that is wrong with it."""
    from citybrain.people.services.file import read_catalogue
    from citybrain.people.services.reading_level import reading_level

    services = read_catalogue(file)
    level = reading_level(one.description.en for one in services)
    unchecked = sum(one.source.checked is None for one in services)
    typer.echo(text("cli-services-checked", READER.language, count=len(services), unchecked=unchecked))
    typer.echo(text("cli-services-level", READER.language, grade=f"{level.grade:.1f}"))


def import_(city: CityFolder, file: File, by: By, unit: Unit = None, since: Since = None) -> None:
    """Put the services of a file on record; of a list of reports with the unit and the first day that are stated."""
    from citybrain.people.services.catalogue import import_services

    services = _read(file, unit, since)
    with OpenCity(city) as opened:
        actor = actor_of(opened, by)
        with opened.records.begin() as connection:
            counts = import_services(connection, services, file.name, actor.name)
        note_act(opened, actor, "services import", file.name)
    typer.echo(text("cli-services-imported", READER.language, **counts._asdict()))


def _read(file: Path, unit: str | None, since: datetime | None) -> list[CityService]:
    from citybrain.kernel.errors import InputError
    from citybrain.people.services.file import read_content
    from citybrain.people.services.reportable import is_reportable, read_services

    if not is_reportable(read_content(file)):
        return read_services(file)
    if unit is None or since is None:
        raise InputError("cli-services-reports", file=file.name)
    return read_services(file, unit, since.date())


def export(city: CityFolder, file: NewFile, linked: LinkedFlag = False) -> None:
    """Write the catalogue to a file, or as linked data."""
    import json

    from citybrain.open_city.services import catalogue_of
    from citybrain.people.services.cpsv import linked_catalogue
    from citybrain.people.services.file import catalogue_text
    from citybrain.plans.calibration.record import replace_file
    from citybrain.twin.city_name import city_name

    with OpenCity(city) as opened:
        services = catalogue_of(opened).export()
    if linked:
        graph = linked_catalogue(services, city_name(city, city.resolve().name), "urn:citybrain:services")
        written = json.dumps(graph, ensure_ascii=False, indent=1) + "\n"
    else:
        written = catalogue_text(services)
    replace_file(file, written)
    typer.echo(text("cli-services-exported", READER.language, count=len(services), file=str(file)))


def sample(file: NewFile) -> None:
    """Write the sample of thirty services to a file, to begin with."""
    from citybrain.people.services.file import SAMPLE
    from citybrain.plans.calibration.record import replace_file

    replace_file(file, SAMPLE.read_text(encoding="utf-8"))
    typer.echo(text("cli-services-sample", READER.language, file=str(file)))


def list_(city: CityFolder, as_json: AsJson = False) -> None:
    """List the services that hold today."""
    from citybrain.open_city.services import catalogue_of
    from citybrain.people.services.answers import summary_of_service

    with OpenCity(city) as opened:
        found = [summary_of_service(one, READER.language) for one in catalogue_of(opened).services().values()]
    if as_json:
        print_json(found)
        return
    for one in found:
        READER.out().print(f"{one['code']}  {one['name']}", markup=False)


def show(city: CityFolder, code: Code) -> None:
    """Tell one service with its versions, as JSON."""
    from citybrain.open_city.services import catalogue_of
    from citybrain.people.services.answers import service_answer
    from citybrain.people.services.catalogue import service_of

    with OpenCity(city) as opened:
        catalogue = catalogue_of(opened)
        service = service_of(catalogue.services(), code)
        print_json(service_answer(service, catalogue.versions(code), READER.language))


def ask(city: CityFolder, question: Question) -> None:
    """Answer a question with a sentence of the catalogue and its source, or say that it is not known."""
    from citybrain.open_city.services import catalogue_of

    with OpenCity(city) as opened:
        found = catalogue_of(opened).index().answer(question)
    near = ", ".join(one.code for one in found.near) or "–"
    if found.sentence is None:
        typer.echo(text("service-not-known", READER.language, near=near))
        return
    READER.out().print(found.sentence.text, markup=False)
    READER.out().print(f"{found.sentence.code}: {found.sentence.field}", markup=False)
