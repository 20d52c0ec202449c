"""Commands on surveys: open one, make codes and forms on paper, read the result, export answers and places, end it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated

import typer

from citybrain.cli.city import AsJson, CityFolder, print_json
from citybrain.cli.proposals import By
from citybrain.cli.reader import READER
from citybrain.cli.voices import (
    Code,
    Number,
    Traits,
    VoiceParts,
    acting,
    add_voices,
    answer_sent,
    pairs_of,
    print_gaps,
    print_part,
    print_shares,
    print_withheld,
)
from citybrain.messages import text
from citybrain.open_city import OpenCity

Answers = Annotated[
    list[str] | None,
    typer.Option("--answer", metavar="QUESTION=ANSWER", help=text("cli-survey-answer", READER.language)),
]


def add_to(app: typer.Typer) -> None:
    """Add the commands of this module."""
    add_voices(
        app, "survey", _parts, {"enter": enter, "results": results, "places": places, "export": export, "close": close}
    )


def _parts() -> VoiceParts:
    from citybrain.open_city.consultations import questionnaires_of
    from citybrain.people.surveys.answers import questionnaire_answer, questionnaire_summary
    from citybrain.people.surveys.document import read_questionnaire
    from citybrain.presenting.voice_paper import survey_paper

    return VoiceParts(
        "questionnaires", "title", questionnaires_of, read_questionnaire, questionnaire_summary, questionnaire_answer,
        survey_paper,
    )  # fmt: skip


def enter(city: CityFolder, number: Number, by: By, code: Code, answer: Answers = None, trait: Traits = None) -> None:
    """Enter what a paper form says, or somebody at the counter."""
    from citybrain.people.surveys.answering import QuestionnaireSent, read_answers

    given, traits = pairs_of(answer), pairs_of(trait)
    with acting(city, by, "survey enter", number) as (opened, actor):
        service = _parts().service(opened)
        answers = read_answers(service.one(number).asked, given)
        service.answer(number, answer_sent(QuestionnaireSent, code=code, answers=answers, traits=traits), actor)
        answered = service.one(number).answered
    READER.out().print(text("cli-survey-answered", READER.language, count=answered), markup=False)


def results(city: CityFolder, number: Number, as_json: AsJson = False) -> None:
    """The result by now: by option and by group, weighted, and who is missing."""
    from citybrain.open_city.consultations import questionnaires_of
    from citybrain.people.surveys.answers import result_of_questionnaire

    with OpenCity(city) as opened:
        service = questionnaires_of(opened)
        told = result_of_questionnaire(service.result(number), service, READER.language)
    if as_json:
        print_json(told)
        return
    out = READER.out()
    counted = {"counted": told["counted"], "answered": told["answered"]}
    out.print(text("cli-survey-counted", READER.language, **counted), markup=False)
    for one in told["questions"]:
        off = " ({:g} … {:g})".format(*one["mean_ends"]) if one["mean_ends"] else ""
        mean = "" if one["mean"] is None else f"{one['mean']:.6g}{off} {one['unit']}"
        labels = {option["name"]: option["label"] for option in one["options"]}
        counts = _counts(one["counts"], labels)
        out.print(f"{one['label']} ({one['answered']}): {counts or mean or '-'}", markup=False)
        print_shares("  %", one["shares"], labels)
        print_shares(f"  {text('cli-survey-weighted', READER.language)} %", one["weighted"], labels)
        for group in one["groups"]:
            if group["counts"]:
                out.print(f"  {group['label']}: {_counts(group['counts'], labels)}", markup=False)
        print_withheld(group["label"] for group in one["groups"] if not group["counts"])
    if told["took_part"]:
        out.print(text("cli-survey-groups", READER.language), markup=False)
    for part in told["took_part"]:
        print_part(part)
    print_withheld(part["label"] for part in told["took_part"] if part["withheld"])
    print_gaps(told["took_part"])


def _counts(counts: Mapping[str, int] | None, labels: Mapping[str, str]) -> str:
    return ", ".join(f"{labels.get(name, name)} {count}" for name, count in (counts or {}).items())


def places(city: CityFolder, number: Number) -> None:
    """Cells of drawn places as GeoJSON."""
    from citybrain.open_city.consultations import questionnaires_of
    from citybrain.people.surveys.answers import places_answer

    with OpenCity(city) as opened:
        print_json(places_answer(questionnaires_of(opened).result(number), READER.language))


def export(city: CityFolder, number: Number, by: By) -> None:
    """All answers as CSV, without what people said of themselves."""
    with acting(city, by, "survey export", number) as (opened, actor):
        told = _parts().service(opened).export(number, actor)
    typer.echo(told, nl=False)


def close(city: CityFolder, number: Number, by: By) -> None:
    """End answering."""
    with acting(city, by, "survey close", number) as (opened, actor):
        _parts().service(opened).close(number, actor)
