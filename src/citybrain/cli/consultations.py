"""Commands on consultations: open one on a saved plan, make codes, read result and inputs, reply, end and decide."""

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
    return text(f"cli-consultation-{key}", READER.language)


Number = Annotated[int, typer.Argument(metavar="CONSULTATION", help=_help("number"), min=1)]
File = Annotated[Path, typer.Argument(metavar="FILE", exists=True, dir_okay=False, help=_help("file"))]
Way = Annotated[str, typer.Option("--channel", metavar="link|paper|counter", help=_help("channel"))]
Count = Annotated[int, typer.Option("--count", min=1, max=5_000, help=_help("count"))]
Forms = Annotated[int, typer.Option("--count", min=1, max=500, help=text("cli-survey-forms", READER.language))]
Inputs = Annotated[list[int], typer.Argument(metavar="INPUT", help=_help("inputs"))]
Verdict = Annotated[str, typer.Option("--verdict", metavar="VERDICT", help=_help("verdict"))]
Words = Annotated[str, typer.Option("--text", metavar="TEXT", help=_help("text"))]
Proposal = Annotated[int | None, typer.Option("--proposal", metavar="NUMBER", min=1, help=_help("proposal"))]


def add_to(app: typer.Typer) -> None:
    """Add the commands of this module."""
    group = typer.Typer(no_args_is_help=True, help=_help("group"))
    commands: tuple[tuple[str, Callable[..., None]], ...] = (
        ("list", list_), ("open", open_), ("codes", codes), ("paper", paper), ("result", result),
        ("inputs", inputs), ("reply", reply), ("close", close), ("decide", decide),
    )  # fmt: skip
    for name, command in commands:
        group.command(name, help=_help(f"command-{name}"))(command)
    app.add_typer(group, name="consultation")


def list_(city: CityFolder, as_json: AsJson = False) -> None:
    """All consultations, the newest first."""
    from citybrain.open_city.consultations import consultations_of
    from citybrain.people.consultations.answers import summary_answer

    with OpenCity(city) as opened:
        service = consultations_of(opened)
        rows = [summary_answer(one, service, READER.language) for one in service.listed()]
    if as_json:
        print_json({"consultations": rows})
        return
    for one in rows:
        READER.out().print(
            f"{one['number']} {one['state']} {one['until']} {one['answered']}: {one['question']}", markup=False
        )


def open_(city: CityFolder, file: File, by: By) -> None:
    """Open a consultation on a saved plan."""
    from citybrain.open_city.consultations import consultations_of
    from citybrain.people.consultations.answers import consultation_answer
    from citybrain.people.consultations.document import read_consultation

    asked = read_consultation(file)
    with OpenCity(city) as opened:
        actor, service = actor_of(opened, by), consultations_of(opened)
        number = service.open(asked, actor)
        note_act(opened, actor, "consultation open", str(number))
        print_json(consultation_answer(service.one(number), service, READER.language))


def codes(city: CityFolder, number: Number, by: By, channel: Way = "link", count: Count = 1) -> None:
    """Print codes, one a line."""
    from citybrain.open_city.consultations import consultations_of

    way = channel_of(channel)
    with OpenCity(city) as opened:
        actor = actor_of(opened, by)
        made = consultations_of(opened).codes(number, way, count, actor)
        note_act(opened, actor, "consultation codes", str(number))
    for code in made:
        READER.out().print(code, markup=False, highlight=False)


def paper(city: CityFolder, number: Number, by: By, folder: Folder, count: Forms = 1) -> None:
    """Write forms to print, each with a code of its own."""
    from citybrain.open_city.consultations import consultations_of
    from citybrain.people.consultations.answers import consultation_answer
    from citybrain.people.tokens import VoiceChannel
    from citybrain.presenting.voice_paper import consultation_paper

    with OpenCity(city) as opened:
        actor, service = actor_of(opened, by), consultations_of(opened)
        told = consultation_answer(service.one(number), service, READER.language)
        snapshot = opened.workspace.snapshot
        place = snapshot.city_name, snapshot.manifest.currency
        made = service.codes(number, VoiceChannel.PAPER, count, actor)
        note_act(opened, actor, "consultation paper", str(number))
        forms = (consultation_paper(*place, told, code, READER.language) for code in made)
        write_forms(folder, f"consultation-{number}", forms)


def result(city: CityFolder, number: Number, by: By, as_json: AsJson = False) -> None:
    """The result by now: in all, weighted, and by group."""
    from citybrain.open_city.consultations import consultations_of
    from citybrain.people.consultations.answers import result_answer

    with OpenCity(city) as opened:
        service = consultations_of(opened)
        told = result_answer(service.result(number, None, actor_of(opened, by)), service, READER.language)
    if as_json:
        print_json(told)
        return
    out = READER.out()
    out.print(f"{told['counted']}/{told['answered']}: {told['counts']}", markup=False)
    if told["weighted"]:
        shares = {name: one["share"] for name, one in told["weighted"]["shares"].items()}
        out.print(f"% ({', '.join(told['weighted']['traits'])}): {shares}", markup=False)
    for trait in told["traits"]:
        for group in trait["groups"]:
            counts = group["counts"] or f"< {told['least']}"
            out.print(f"{trait['label']}, {group['label']}: {counts}{' !' if group['gap'] else ''}", markup=False)


def inputs(city: CityFolder, number: Number, by: By) -> None:
    """All inputs with what became of each, as JSON."""
    from citybrain.governance import require
    from citybrain.open_city.consultations import consultations_of
    from citybrain.people.consultations.answers import inputs_answer
    from citybrain.people.consultations.service import OPENS

    with OpenCity(city) as opened:
        require(actor_of(opened, by), OPENS)
        print_json(inputs_answer(consultations_of(opened).inputs(number), None, True, 0, READER.language))


def reply(city: CityFolder, number: Number, inputs: Inputs, by: By, verdict: Verdict, text: Words = "") -> None:
    """Say what became of some inputs."""
    from citybrain.open_city.consultations import consultations_of

    with OpenCity(city) as opened:
        actor = actor_of(opened, by)
        consultations_of(opened).reply(number, inputs, verdict, text, actor)
        note_act(opened, actor, "consultation reply", str(number))


def close(city: CityFolder, number: Number, by: By, text: Words) -> None:
    """End answering."""
    from citybrain.open_city.consultations import consultations_of

    with OpenCity(city) as opened:
        actor = actor_of(opened, by)
        consultations_of(opened).close(number, text, actor)
        note_act(opened, actor, "consultation close", str(number))


def decide(city: CityFolder, number: Number, by: By, text: Words, proposal: Proposal = None) -> None:
    """Put the decision on record."""
    from citybrain.open_city.consultations import consultations_of

    with OpenCity(city) as opened:
        actor = actor_of(opened, by)
        consultations_of(opened).decide(number, text, proposal, actor)
        note_act(opened, actor, "consultation decide", str(number))
