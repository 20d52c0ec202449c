"""Commands on the nature of a city: species that detectors report, when they were present, recordings."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from pathlib import Path
from typing import Annotated

import typer

from citybrain.cli.city import AsJson, CityFolder, print_json
from citybrain.cli.proposals import By, actor_of, note_act
from citybrain.cli.reader import READER
from citybrain.messages import text
from citybrain.open_city import OpenCity


def _help(key: str) -> str:
    return text(f"cli-species-{key}", READER.language)


Key = Annotated[str, typer.Argument(metavar="SPECIES", help=_help("key"))]
Number = Annotated[int, typer.Argument(metavar="DETECTION", help=_help("number"), min=1)]
Verdict = Annotated[str, typer.Argument(metavar="confirmed|refused", help=_help("verdict"))]
Why = Annotated[str, typer.Option("--why", metavar="TEXT", help=_help("why"))]
Confidence = Annotated[float, typer.Option(min=0.0, max=1.0, help=_help("confidence"))]
LongestGap = Annotated[int, typer.Option("--gap", min=0, max=366, help=_help("gap"))]
File = Annotated[Path, typer.Argument(metavar="FILE", exists=True, dir_okay=False, help=_help("file"))]
Station = Annotated[str, typer.Option("--station", help=_help("station"))]
Begin = Annotated[str, typer.Option("--begin", metavar="YYYY-MM-DDTHH:MM", help=_help("begin"))]


def add_to(app: typer.Typer) -> None:
    """Add the commands of this module."""
    group = typer.Typer(no_args_is_help=True, help=_help("group"))
    commands: tuple[tuple[str, Callable[..., None]], ...] = (
        ("list", list_), ("presence", presence), ("waiting", waiting), ("judge", judge), ("recording", recording),
    )  # fmt: skip
    for name, command in commands:
        group.command(name, help=_help(f"command-{name}"))(command)
    app.add_typer(group, name="species")


def list_(city: CityFolder, by: By, as_json: AsJson = False) -> None:
    """Species that were detected."""
    from citybrain.observations.species.answers import list_answer
    from citybrain.observations.species.service import SpeciesService

    with OpenCity(city) as opened:
        rows = SpeciesService(opened.sensing).listed(actor_of(opened, by))
    answer = list_answer(rows, READER.language)
    if as_json:
        print_json(answer)
        return
    for one in answer["species"]:
        READER.out().print(f"{one['key']}: {one['label']}, {one['detections']:,}", markup=False)


def presence(
    city: CityFolder, key: Key, by: By, confidence: Confidence = 0.7, gap: LongestGap = 14, as_json: AsJson = False
) -> None:
    """When a species was present."""
    from citybrain.observations.species.answers import presence_answer
    from citybrain.observations.species.service import SpeciesService

    with OpenCity(city) as opened:
        service, actor = SpeciesService(opened.sensing), actor_of(opened, by)
        answer = presence_answer(service.presence(key, actor, confidence=confidence, gap=gap), READER.language)
    if as_json:
        print_json(answer)
        return
    out = READER.out()
    out.print(f"{answer['species']['label']} ({answer['species']['scientific']})", markup=False)
    for stay in answer["stays"]:
        told = {name: str(stay[name]) for name in ("first", "last", "days", "days_detected")}
        out.print(text("cli-species-stay", READER.language, gaps=len(stay["gaps"]), **told), markup=False)
    if answer["left_out"]:
        out.print(text("cli-species-left-out", READER.language, count=answer["left_out"]), markup=False)


def waiting(city: CityFolder, by: By, as_json: AsJson = False) -> None:
    """Detections that nobody judged."""
    from citybrain.observations.species.answers import detection_answer
    from citybrain.observations.species.service import SpeciesService

    with OpenCity(city) as opened:
        rows = SpeciesService(opened.sensing).waiting(actor_of(opened, by))
        answers = [detection_answer(one, opened.sensing, READER.language) for one in rows]
    if as_json:
        print_json({"detections": answers})
        return
    for one in answers:
        line = f"{one['identity']}: {one['at']}, {one['station']}, {one['label']}, {one['confidence']:.2f}"
        READER.out().print(line, markup=False)


def judge(city: CityFolder, number: Number, verdict: Verdict, by: By, why: Why) -> None:
    """Confirm or refuse a detection."""
    from citybrain.observations.species.service import SpeciesService, verdict_of

    with OpenCity(city) as opened:
        actor = actor_of(opened, by)
        SpeciesService(opened.sensing).judge(number, verdict_of(verdict), why, actor)
        note_act(opened, actor, "cases:work", f"detection {number}: {verdict}")
    READER.out().print(text("cli-species-judged", READER.language), markup=False)


def recording(city: CityFolder, file: File, station: Station, begin: Begin, by: By, as_json: AsJson = False) -> None:
    """Store the indices of a recording; the recording itself stays where it is and is not kept."""
    from zoneinfo import ZoneInfo

    from citybrain.observations.sound.listening import listen
    from citybrain.records.errors import EntryError

    try:
        moment = datetime.datetime.fromisoformat(begin)
    except ValueError:
        raise EntryError("cli-species-begin-unread", received=begin) from None
    with OpenCity(city) as opened:
        if moment.tzinfo is None:
            moment = moment.replace(tzinfo=ZoneInfo(opened.time_zone()))
        actor = actor_of(opened, by)
        made = listen(opened.sensing, actor, file, station, moment)
        note_act(opened, actor, "observations:write", file.name)
    if as_json:
        print_json({"indices": made.indices._asdict(), "fates": made.fates})
        return
    for name, value in made.indices._asdict().items():
        READER.out().print(f"{name}: {value:.4g} ({made.fates.get(name, '-')})", markup=False)
