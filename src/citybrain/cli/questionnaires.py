"""Commands on surveys: open one, make codes and forms on paper, read the result, export answers and places, end it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Annotated

import typer

from citybrain.cli.city import AsJson, CityFolder, print_json
from citybrain.cli.proposals import By, actor_of, note_act
from citybrain.cli.reader import READER
from citybrain.cli.voice_forms import Folder, channel_of, write_forms
from citybrain.messages import text
from citybrain.open_city import OpenCity


def _help(key: str) -> str:
    return text(f"cli-survey-{key}", READER.language)


Number = Annotated[int, typer.Argument(metavar="SURVEY", help=_help("number"), min=1)]
File = Annotated[Path, typer.Argument(metavar="FILE", exists=True, dir_okay=False, help=_help("file"))]
Way = Annotated[str, typer.Option("--channel", metavar="link|paper|counter", help=_help("channel"))]
Count = Annotated[int, typer.Option("--count", min=1, max=5_000, help=_help("count"))]
Forms = Annotated[int, typer.Option("--count", min=1, max=500, help=_help("forms"))]


def add_to(app: typer.Typer) -> None:
    """Add the commands of this module."""
    group = typer.Typer(no_args_is_help=True, help=_help("group"))
    commands: tuple[tuple[str, Callable[..., None]], ...] = (
        ("list", list_), ("open", open_), ("codes", codes), ("paper", paper), ("results", results),
        ("places", places), ("export", export), ("close", close),
    )  # fmt: skip
    for name, command in commands:
        group.command(name, help=_help(f"command-{name}"))(command)
    app.add_typer(group, name="survey")


def list_(city: CityFolder, as_json: AsJson = False) -> None:
    """All surveys, the newest first."""
    from citybrain.open_city.consultations import questionnaires_of
    from citybrain.people.surveys.answers import questionnaire_summary

    with OpenCity(city) as opened:
        service = questionnaires_of(opened)
        rows = [questionnaire_summary(one, service, READER.language) for one in service.listed()]
    if as_json:
        print_json({"questionnaires": rows})
        return
    for one in rows:
        told = f"{one['number']} {one['state']} {one['until']} {one['answered']}: {one['title']}"
        READER.out().print(told, markup=False)


def open_(city: CityFolder, file: File, by: By) -> None:
    """Open a survey."""
    from citybrain.open_city.consultations import questionnaires_of
    from citybrain.people.surveys.answers import questionnaire_answer
    from citybrain.people.surveys.document import read_questionnaire

    asked = read_questionnaire(file)
    with OpenCity(city) as opened:
        actor, service = actor_of(opened, by), questionnaires_of(opened)
        number = service.open(asked, actor)
        note_act(opened, actor, "survey open", str(number))
        print_json(questionnaire_answer(service.one(number), service, READER.language))


def codes(city: CityFolder, number: Number, by: By, channel: Way = "link", count: Count = 1) -> None:
    """Print codes, one a line."""
    from citybrain.open_city.consultations import questionnaires_of

    way = channel_of(channel)
    with OpenCity(city) as opened:
        actor = actor_of(opened, by)
        made = questionnaires_of(opened).codes(number, way, count, actor)
        note_act(opened, actor, "survey codes", str(number))
    for code in made:
        READER.out().print(code, markup=False, highlight=False)


def paper(city: CityFolder, number: Number, by: By, folder: Folder, count: Forms = 1) -> None:
    """Write forms to print, each with a code of its own."""
    from citybrain.open_city.consultations import questionnaires_of
    from citybrain.people.surveys.answers import questionnaire_answer
    from citybrain.people.tokens import VoiceChannel
    from citybrain.presenting.voice_paper import survey_paper

    with OpenCity(city) as opened:
        actor, service = actor_of(opened, by), questionnaires_of(opened)
        told = questionnaire_answer(service.one(number), service, READER.language)
        snapshot = opened.workspace.snapshot
        place = snapshot.city_name, snapshot.manifest.currency
        made = service.codes(number, VoiceChannel.PAPER, count, actor)
        note_act(opened, actor, "survey paper", str(number))
        forms = (survey_paper(*place, told, code, READER.language) for code in made)
        write_forms(folder, f"survey-{number}", forms)


def results(city: CityFolder, number: Number, as_json: AsJson = False) -> None:
    """The result by now: by option, weighted, and who is missing."""
    from citybrain.open_city.consultations import questionnaires_of
    from citybrain.people.surveys.answers import result_of_questionnaire

    with OpenCity(city) as opened:
        service = questionnaires_of(opened)
        told = result_of_questionnaire(service.result(number), service, READER.language)
    if as_json:
        print_json(told)
        return
    out = READER.out()
    out.print(f"{told['counted']}/{told['answered']}", markup=False)
    for one in told["questions"]:
        mean = "" if one["mean"] is None else f"{one['mean']:.4g} {one['unit']}"
        shares = {name: share["share"] for name, share in (one["weighted"] or {}).items()}
        weighted = f" · % {shares}" if shares else ""
        out.print(f"{one['label']} ({one['answered']}): {one['counts'] or mean or '-'}{weighted}", markup=False)
    for part in told["took_part"]:
        if part["gap"]:
            out.print(f"! {part['label']}: {part['taken_part']} / {part['living']}", markup=False)


def places(city: CityFolder, number: Number) -> None:
    """Cells of drawn places as GeoJSON."""
    from citybrain.open_city.consultations import questionnaires_of
    from citybrain.people.surveys.answers import places_answer

    with OpenCity(city) as opened:
        print_json(places_answer(questionnaires_of(opened).result(number), READER.language))


def export(city: CityFolder, number: Number, by: By) -> None:
    """All answers as CSV, without what people said of themselves."""
    from citybrain.open_city.consultations import questionnaires_of

    with OpenCity(city) as opened:
        actor = actor_of(opened, by)
        told = questionnaires_of(opened).export(number, actor)
        note_act(opened, actor, "survey export", str(number))
    typer.echo(told, nl=False)


def close(city: CityFolder, number: Number, by: By) -> None:
    """End answering."""
    from citybrain.open_city.consultations import questionnaires_of

    with OpenCity(city) as opened:
        actor = actor_of(opened, by)
        questionnaires_of(opened).close(number, actor)
        note_act(opened, actor, "survey close", str(number))
