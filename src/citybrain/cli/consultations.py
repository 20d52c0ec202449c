"""Commands on consultations: open one on a saved plan, make codes, read result and inputs, reply, end and decide."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Any

import typer

from citybrain.cli.city import AsJson, CityFolder, print_json
from citybrain.cli.proposals import By, actor_of
from citybrain.cli.reader import READER
from citybrain.cli.voices import (
    Code,
    Command,
    Folder,
    Number,
    Traits,
    VoiceParts,
    acting,
    add_voices,
    answer_sent,
    pairs_of,
    print_gaps,
    print_shares,
)
from citybrain.messages import text
from citybrain.open_city import OpenCity


def _help(key: str) -> str:
    return text(f"cli-consultation-{key}", READER.language)


Inputs = Annotated[list[int], typer.Argument(metavar="INPUT", help=_help("inputs"))]
Verdict = Annotated[str, typer.Option("--verdict", metavar="VERDICT", help=_help("verdict"))]
Words = Annotated[str, typer.Option("--text", metavar="TEXT", help=_help("text"))]
Choice = Annotated[str, typer.Option("--answer", metavar="ANSWER", help=_help("answer"))]
Comment = Annotated[str, typer.Option("--comment", metavar="TEXT", help=_help("comment"))]
Proposal = Annotated[
    int | None, typer.Option("--gate-proposal", "--proposal", metavar="NUMBER", min=1, help=_help("proposal"))
]


def add_to(app: typer.Typer) -> None:
    """Add the commands of this module."""
    others: dict[str, Command] = {
        "views": views,
        "enter": enter,
        "result": result,
        "inputs": inputs,
        "places": places,
        "reply": reply,
        "close": close,
        "decide": decide,
    }
    add_voices(app, "consultation", _parts, others)


def _parts() -> VoiceParts:
    from citybrain.open_city.consultations import consultations_of
    from citybrain.people.consultations.answers import consultation_answer, summary_answer
    from citybrain.people.consultations.document import read_consultation
    from citybrain.presenting.voice_paper import consultation_paper

    return VoiceParts(
        "consultations", "question", consultations_of, read_consultation, summary_answer, consultation_answer,
        consultation_paper, _pictures,
    )  # fmt: skip


def _pictures(opened: OpenCity, number: int, language: str) -> Mapping[str, Any]:
    """Both pictures of each place of a consultation, for its form on paper."""
    from citybrain.people.consultations.view_answers import view_answer, view_picture
    from citybrain.presenting.voice_paper import PaperView

    service, graph = _parts().service(opened), opened.workspace.graph
    views = [service.view(number, one) for one in range(1, len(service.one(number).asked.views) + 1)]
    drawn = [
        PaperView(
            view_answer(one, graph, language),
            view_picture(one, graph, "today", language),
            view_picture(one, graph, "plan", language),
        )
        for one in views
    ]
    return {"views": drawn}


def views(city: CityFolder, number: Number, folder: Folder) -> None:
    """The pictures of all places, and what they show in words."""
    from citybrain.people.consultations.view_answers import SIDES, view_answer, view_picture

    out, language = READER.out(), READER.language
    with OpenCity(city) as opened:
        service, graph = _parts().service(opened), opened.workspace.graph
        count = len(service.one(number).asked.views)
        folder.mkdir(parents=True, exist_ok=True)
        for view in (service.view(number, one) for one in range(1, count + 1)):
            out.print(view_answer(view, graph, language)["plan"], markup=False, highlight=False, soft_wrap=True)
            for side in SIDES:
                path = folder / f"consultation-{number}-{view.number}-{side}.svg"
                path.write_text(view_picture(view, graph, side, language), encoding="utf-8")
                out.print(str(path), markup=False, highlight=False, soft_wrap=True)


def enter(
    city: CityFolder, number: Number, by: By, code: Code, answer: Choice, trait: Traits = None, comment: Comment = ""
) -> None:
    """Enter what a paper form says, or somebody at the counter."""
    from citybrain.people.consultations.sending import AnswerSent, InputSent

    sent = answer_sent(AnswerSent, code=code, answer=answer, traits=pairs_of(trait))
    with acting(city, by, "consultation enter", number) as (opened, actor):
        service = _parts().service(opened)
        taken = service.answer(number, sent, actor)
        if comment:
            service.add(number, answer_sent(InputSent, code=code, kind="comment", text=comment), actor)
    READER.out().print(str(taken.answered))


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
    print_shares("%", told["shares"])
    if told["weighted"]:
        print_shares(f"% ({', '.join(told['weighted']['traits'])})", told["weighted"]["shares"])
    for trait in told["traits"]:
        for group in trait["groups"]:
            counts = group["counts"] or text("consultation-withheld", READER.language)
            out.print(f"{trait['label']}, {group['label']}: {counts}", markup=False)
    for trait in told["traits"]:
        print_gaps(trait["groups"])


def inputs(city: CityFolder, number: Number, by: By) -> None:
    """All inputs with what became of each, as JSON."""
    from citybrain.governance import require
    from citybrain.open_city.consultations import consultations_of
    from citybrain.people.consultations.answers import inputs_answer
    from citybrain.people.voices import OPENS

    with OpenCity(city) as opened:
        require(actor_of(opened, by), OPENS)
        print_json(inputs_answer(consultations_of(opened).inputs(number), None, True, 0, READER.language))


def places(city: CityFolder, number: Number) -> None:
    """Cells of places of comments that are shown, as GeoJSON."""
    from citybrain.open_city.consultations import consultations_of
    from citybrain.people.consultations.answers import comments_answer

    with OpenCity(city) as opened:
        print_json(comments_answer(*consultations_of(opened).places(number), READER.language))


def reply(city: CityFolder, number: Number, inputs: Inputs, by: By, verdict: Verdict, text: Words = "") -> None:
    """Say what became of some inputs."""
    with acting(city, by, "consultation reply", number) as (opened, actor):
        _parts().service(opened).reply(number, inputs, verdict, text, actor)


def close(city: CityFolder, number: Number, by: By, text: Words) -> None:
    """End answering."""
    with acting(city, by, "consultation close", number) as (opened, actor):
        _parts().service(opened).close(number, text, actor)


def decide(city: CityFolder, number: Number, by: By, text: Words, proposal: Proposal = None) -> None:
    """Put the decision on record."""
    with acting(city, by, "consultation decide", number) as (opened, actor):
        _parts().service(opened).decide(number, text, proposal, actor)
