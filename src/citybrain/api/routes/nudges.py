"""Competitions of whole areas, and letters with a control group."""

from __future__ import annotations

from typing import Annotated

from fastapi import Request, Response

from citybrain.api.auditing import note
from citybrain.api.guards import IN_TURN, requires
from citybrain.api.identity import TheActor
from citybrain.api.language import Language
from citybrain.api.openapi import API, answering, sending
from citybrain.api.respond import fresh_answer
from citybrain.api.results import part_of_results
from citybrain.api.router import Router
from citybrain.api.routes.bodies import ONLY_JSON, Number
from citybrain.base.spreadsheets import csv_lines
from citybrain.open_city.nudges import nudges_of
from citybrain.people.nudges.answers import competition_answer, letter_answer
from citybrain.people.nudges.document import NewCompetition, NewLetter
from citybrain.people.nudges.service import OPENS, NudgeService
from citybrain.people.nudges.shapes import CompetitionAnswer, CompetitionList, LetterList

router = Router(prefix=API, tags=["taking part"])
ALLOWED = requires(OPENS)
TheNudges = Annotated[NudgeService, part_of_results(nudges_of)]
CSV = "text/csv"


@router.get("/competitions", summary="Competitions of areas", responses=answering(CompetitionList))
def competitions(request: Request, service: TheNudges, language: Language) -> Response:
    """The newest first; savings with intervals and ranks once told, withheld where few buildings count."""
    answer: CompetitionList = {
        "competitions": [competition_answer(one, service, language) for one in service.competitions.listed()]
    }
    return fresh_answer(request, answer, language)


@router.post(
    "/competitions", summary="Open a competition", status_code=201, dependencies=[ALLOWED, *ONLY_JSON],
    responses=answering(CompetitionAnswer, 201),
)  # fmt: skip
def open_competition(
    request: Request, service: TheNudges, actor: TheActor, body: NewCompetition, language: Language
) -> Response:
    """Its days have none in common with another one of the carrier."""
    number = service.open_competition(body, actor)
    note(request, OPENS, f"competition {number}")
    return fresh_answer(request, competition_answer(service.competitions.one(number), service, language), language, 201)


@router.post(
    "/competitions/{number}/result", summary="Tell the result of a competition", status_code=204,
    dependencies=[ALLOWED, IN_TURN],
)  # fmt: skip
def tell_competition(request: Request, service: TheNudges, actor: TheActor, number: Number) -> Response:
    """Computed of the bills of today, once, after its last day; it never changes then."""
    service.tell_competition(number, actor)
    note(request, OPENS, f"competition {number}: result")
    return Response(status_code=204)


@router.delete("/competitions/{number}", summary="Withdraw a competition", status_code=204, dependencies=[ALLOWED])
def withdraw_competition(request: Request, service: TheNudges, actor: TheActor, number: Number) -> Response:
    """It stays on record."""
    service.competitions.withdraw(number, actor.name)
    note(request, OPENS, f"competition {number}")
    return Response(status_code=204)


@router.get("/letters", summary="Letters with a control group", responses=answering(LetterList))
def letters(request: Request, service: TheNudges, language: Language) -> Response:
    """How they were drawn, and what they changed with its interval once that was told; no building is named."""
    answer: LetterList = {"letters": [letter_answer(one, service, language) for one in service.letters.listed()]}
    return fresh_answer(request, answer, language)


@router.post("/letters", summary="Draw who gets a letter", status_code=204, dependencies=[ALLOWED, IN_TURN, *ONLY_JSON])
def open_letter(request: Request, service: TheNudges, actor: TheActor, body: NewLetter) -> Response:
    """In pairs of like buildings, by chance from the seed; buildings whose bills are personal data are in none."""
    number = service.open_letter(body, actor)
    note(request, OPENS, f"letter {number}")
    return Response(status_code=204)


@router.get(
    "/letters/{number}/buildings.csv", summary="Buildings that get a letter", response_class=Response,
    dependencies=[ALLOWED], responses=sending(CSV),
)  # fmt: skip
def buildings(request: Request, service: TheNudges, actor: TheActor, number: Number) -> Response:
    """Their ids, for who sends the letters; nobody who lives there is in it."""
    names = service.buildings(number, actor)
    note(request, OPENS, f"letter {number}: buildings", len(names))
    return Response(csv_lines([["id"], *([name] for name in names)]), media_type=CSV)


@router.post(
    "/letters/{number}/result", summary="Tell what a letter changed", status_code=204, dependencies=[ALLOWED, IN_TURN]
)
def tell_letter(request: Request, service: TheNudges, actor: TheActor, number: Number) -> Response:
    """Computed of the bills of today, once, after its last day; it never changes then."""
    service.tell_letter(number, actor)
    note(request, OPENS, f"letter {number}: result")
    return Response(status_code=204)


@router.delete("/letters/{number}", summary="Withdraw a letter", status_code=204, dependencies=[ALLOWED])
def withdraw_letter(request: Request, service: TheNudges, actor: TheActor, number: Number) -> Response:
    """It stays on record."""
    service.letters.withdraw(number, actor.name)
    note(request, OPENS, f"letter {number}")
    return Response(status_code=204)
