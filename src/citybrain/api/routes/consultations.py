"""Consultations on plans: question and effects, answers without an account, inputs, results, what became of them."""

from __future__ import annotations

from typing import Annotated, Literal

import brotli
from fastapi import Header, Path, Query, Request, Response
from pydantic import BaseModel, Field

from citybrain.api.auditing import note
from citybrain.api.guards import IN_TURN
from citybrain.api.identity import TheActor
from citybrain.api.language import Language
from citybrain.api.openapi import API, answering, sending
from citybrain.api.respond import fresh_answer, json_answer, tagged, tagged_file
from citybrain.api.results import part_of_results
from citybrain.api.router import Router
from citybrain.api.routes.bodies import ONLY_JSON, Number
from citybrain.api.routes.voices import OPEN, OPENS, TextLanguage, add_codes
from citybrain.api.state import TheState
from citybrain.governance import Permission, Verdict, decide
from citybrain.open_city.consultations import consultations_of
from citybrain.people.cells import PlaceCells
from citybrain.people.consultations.answers import (
    comments_answer,
    consultation_answer,
    inputs_answer,
    receipt_answer,
    result_answer,
    summary_answer,
)
from citybrain.people.consultations.document import NewConsultation
from citybrain.people.consultations.sending import AnswerSent, InputSent, SupportSent
from citybrain.people.consultations.service import ConsultationService
from citybrain.people.consultations.shapes import (
    ConsultationAnswer,
    ConsultationList,
    InputList,
    ReceiptAnswer,
    ResultAnswer,
    ViewAnswer,
)
from citybrain.people.consultations.view_answers import Side, view_answer, view_picture
from citybrain.people.texts import words
from citybrain.people.tokens import LONGEST

router = Router(prefix=f"{API}/consultations", tags=["taking part"])
OF_CITY = part_of_results(consultations_of)
TheConsultations = Annotated[ConsultationService, OF_CITY]
Device = Annotated[
    str | None, Header(alias="Citybrain-Device", max_length=LONGEST, description="The code that one answered with.")
]
Of = Annotated[int, Path(ge=1, le=10**15, description="Number of an input.")]
READ = Permission.READ_CASES
YAML = "application/yaml"
SVG = "image/svg+xml"
ALONE = "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'"
"""What a picture that is opened by itself may do: have a style, and nothing else."""

QUALITY = 5
"""How hard brotli tries: a picture is compressed for each who asks first."""

ViewNumber = Annotated[int, Path(ge=1, le=100, description="Which view of the consultation, counted from 1.")]


class RepliesToMake(BaseModel, extra="forbid"):
    """What became of some inputs, in words that whoever sent them understands."""

    inputs: Annotated[list[Annotated[int, Field(ge=1, le=10**15)]], Field(min_length=1, max_length=1_000)]
    verdict: Literal["shown", "taken_up", "partly", "not_taken_up", "noted", "withheld"]
    text: words(2_000, 0) = ""  # type: ignore[valid-type]


class EndOfAnswering(BaseModel, extra="forbid"):
    """Why answering ends before its last day."""

    why: words(1_000)  # type: ignore[valid-type]


class DecisionToMake(BaseModel, extra="forbid"):
    """What was decided, and the proposal by which, where there is one."""

    text: words(4_000)  # type: ignore[valid-type]
    proposal: int | None = Field(None, ge=1, le=10**15)


add_codes(router, OF_CITY, "consultation {number}: codes")


@router.get("", summary="Consultations", responses=answering(ConsultationList))
def listed(request: Request, service: TheConsultations, state: TheState, language: TextLanguage) -> Response:
    """The newest first, with how many answered; where there is none, whether an example is being made."""
    every = [summary_answer(one, service, language) for one in service.listed()]
    answer: ConsultationList = {"consultations": every, "preparing": not every and state.examples.to_come(state.city)}
    return fresh_answer(request, answer, language)


@router.post(
    "", summary="Open a consultation on a saved plan", status_code=201, dependencies=[OPENS, IN_TURN, *ONLY_JSON],
    responses=answering(ConsultationAnswer, 201),
)  # fmt: skip
def open_one(
    request: Request, service: TheConsultations, actor: TheActor, body: NewConsultation, language: TextLanguage
) -> Response:
    """Effects are worked out with their intervals and kept as they are then; one that gets worse has to be shown."""
    number = service.open(body, actor)
    note(request, OPEN, f"consultation {number}")
    return fresh_answer(request, consultation_answer(service.one(number), service, language), language, 201)


@router.get("/{number}", summary="One consultation", responses=answering(ConsultationAnswer))
def one(request: Request, service: TheConsultations, number: Number, language: TextLanguage) -> Response:
    """The question, what the plan changes in everyday words, three answers, and what people may say of themselves."""
    return fresh_answer(request, consultation_answer(service.one(number), service, language), language)


@router.get(
    "/{number}/views/{view}", summary="A place today and with the plan, in words", dependencies=[IN_TURN],
    responses=answering(ViewAnswer),
)  # fmt: skip
def view_words(
    request: Request, service: TheConsultations, number: Number, view: ViewNumber, language: Language
) -> Response:
    """What stands there, and what the plan changes; the same for who sees its pictures and who does not."""
    found = service.view(number, view)
    answer = view_answer(found, service.around.workspace().graph, language)
    return tagged(request, json_answer(request, answer, language), f"{found.tag}-{language}")


@router.get(
    "/{number}/views/{view}/{side}.svg", summary="The picture of a place today or with the plan",
    dependencies=[IN_TURN], response_class=Response, responses=sending(SVG),
)  # fmt: skip
def view_drawing(
    request: Request, service: TheConsultations, number: Number, view: ViewNumber, side: Side, language: Language
) -> Response:
    """Drawn from data of the city, light or dark as who shows it asks; it says in itself that it is no photograph."""
    found = service.view(number, view)

    def drawn() -> bytes:
        picture = view_picture(found, service.around.workspace().graph, side, language)
        packed: bytes = brotli.compress(picture.encode(), quality=QUALITY)
        return packed

    tag = f"{found.tag}-{side}-{language}"
    return tagged_file(request, drawn, SVG, tag, {"Content-Security-Policy": ALONE})


@router.post(
    "/{number}/answers", summary="Answer", status_code=201, dependencies=[*ONLY_JSON],
    responses=answering(ReceiptAnswer, 201),
)  # fmt: skip
def answer(request: Request, service: TheConsultations, actor: TheActor, number: Number, body: AnswerSent) -> Response:
    """Once for each code, and the same once however often it is sent; without an account."""
    return fresh_answer(request, receipt_answer(service.answer(number, body, actor)), "", 201)


@router.get("/{number}/inputs", summary="What people added, and what became of it", responses=answering(InputList))
def inputs(
    request: Request,
    service: TheConsultations,
    actor: TheActor,
    number: Number,
    language: Language,
    skip: Annotated[int, Query(ge=0, le=10**6, description="How many to pass over: `next` of the page before.")] = 0,
    device: Device = None,
) -> Response:
    """Every input stands there; its words once somebody of the city has looked at it."""
    every, office = service.inputs(number, skip), decide(actor, OPEN) is Verdict.ALLOWED
    told = inputs_answer(every, service.voter_of(number, device), office, skip, language)
    if office:
        note(request, READ, f"consultation {number}: inputs", len(told["inputs"]))
    return fresh_answer(request, told, language)


@router.post(
    "/{number}/inputs", summary="Add a comment, a proposal or a plan of one's own", status_code=201,
    dependencies=[IN_TURN, *ONLY_JSON], responses=answering(ReceiptAnswer, 201),
)  # fmt: skip
def add(request: Request, service: TheConsultations, actor: TheActor, number: Number, body: InputSent) -> Response:
    """A plan is worked out here, within the budget; its file has the same numbers in `citybrain plan run`."""
    return fresh_answer(request, receipt_answer(service.add(number, body, actor)), "", 201)


@router.get(
    "/{number}/inputs/{of}/plan.yaml",
    summary="The file of a plan of one's own",
    response_class=Response,
    responses=sending(YAML),
)
def plan_file(
    request: Request, service: TheConsultations, actor: TheActor, number: Number, of: Of, device: Device = None
) -> Response:
    """Of one that is shown; of one that nobody has read yet for who sent it, by the code they answered with."""
    headers, file = {"Cache-Control": "no-store"}, service.plan_file(number, of, device, actor)
    if decide(actor, OPEN) is Verdict.ALLOWED:
        note(request, READ, f"consultation {number}: plan of input {of}")
    return Response(file, media_type=YAML, headers=headers)


@router.post(
    "/{number}/inputs/{of}/support", summary="Support a proposal or a plan", status_code=201,
    dependencies=[*ONLY_JSON], responses=answering(ReceiptAnswer, 201),
)  # fmt: skip
def support(
    request: Request, service: TheConsultations, actor: TheActor, number: Number, of: Of, body: SupportSent
) -> Response:
    """Once for each code."""
    return fresh_answer(request, receipt_answer(service.support(number, of, body.code, actor)), "", 201)


@router.get("/{number}/results", summary="The result", dependencies=[IN_TURN], responses=answering(ResultAnswer))
def results(
    request: Request,
    service: TheConsultations,
    actor: TheActor,
    number: Number,
    language: TextLanguage,
    device: Device = None,
) -> Response:
    """For who has answered, and for everybody once answering is over: in all, by group, and weighted."""
    told = service.result(number, device, actor)
    if not told.final and decide(actor, OPEN) is Verdict.ALLOWED:
        note(request, READ, f"consultation {number}: result")
    return fresh_answer(request, result_answer(told, service, language), language)


@router.get(
    "/{number}/places.geojson", summary="Places of comments, as cells", dependencies=[IN_TURN],
    responses=answering(PlaceCells),
)  # fmt: skip
def places(request: Request, service: TheConsultations, number: Number, language: Language) -> Response:
    """Cells of 200 m in which enough people wrote a comment that is shown, for the map."""
    return fresh_answer(request, comments_answer(*service.places(number), language), language)


@router.post(
    "/{number}/replies", summary="Say what became of inputs", status_code=204, dependencies=[OPENS, *ONLY_JSON]
)
def reply(
    request: Request, service: TheConsultations, actor: TheActor, number: Number, body: RepliesToMake
) -> Response:
    """The newest reply to each counts; all stay on record."""
    service.reply(number, body.inputs, body.verdict, body.text, actor)
    note(request, OPEN, f"consultation {number}: replies", len(body.inputs))
    return Response(status_code=204)


@router.post(
    "/{number}/closing", summary="End answering", status_code=201, dependencies=[OPENS, *ONLY_JSON],
    responses=answering(ConsultationAnswer, 201),
)  # fmt: skip
def close(
    request: Request,
    service: TheConsultations,
    actor: TheActor,
    number: Number,
    body: EndOfAnswering,
    language: Language,
) -> Response:
    """Before its last day, after which it ends by itself. The result is kept, apart from persons."""
    closed = service.close(number, body.why, actor)
    note(request, OPEN, f"consultation {number}: closing")
    return fresh_answer(request, consultation_answer(closed, service, language), language, 201)


@router.post(
    "/{number}/decision", summary="Say what was decided", status_code=201, dependencies=[OPENS, *ONLY_JSON],
    responses=answering(ConsultationAnswer, 201),
)  # fmt: skip
def decision(
    request: Request,
    service: TheConsultations,
    actor: TheActor,
    number: Number,
    body: DecisionToMake,
    language: Language,
) -> Response:
    """When every input has an answer."""
    service.decide(number, body.text, body.proposal, actor)
    note(request, OPEN, f"consultation {number}: decision")
    return fresh_answer(request, consultation_answer(service.one(number), service, language), language, 201)
