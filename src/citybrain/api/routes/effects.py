"""Effects: ask what a measure really changed at some streams, read what was evaluated."""

from __future__ import annotations

from typing import Annotated

from fastapi import Query, Request, Response
from pydantic import BaseModel, ConfigDict, Field
from typing_extensions import TypedDict

from citybrain.api.auditing import note
from citybrain.api.city_work import WorkTold, work_answer
from citybrain.api.guards import requires
from citybrain.api.identity import TheActor
from citybrain.api.language import Language
from citybrain.api.openapi import API, answering
from citybrain.api.respond import fresh_answer
from citybrain.api.router import Router
from citybrain.api.routes.bodies import ONLY_JSON, Number
from citybrain.api.sensing_reader import Streams, TheStreams
from citybrain.api.state import TheSensing, TheState
from citybrain.base.moments import Day
from citybrain.cases.effect.question import MOST_STREAMS, EffectQuestion
from citybrain.cases.effect.service import LONGEST_WHAT, MOST, EffectRecord, EffectService, streams_of
from citybrain.governance import Actor, Permission, Verdict, decide
from citybrain.kernel.errors import InputError, NotFoundError
from citybrain.presenting.answers.effect import effect_answer
from citybrain.presenting.answers.effect_shapes import EffectAnswer
from citybrain.records.errors import EntryError
from citybrain.twin.progress import Progress

router = Router(prefix=f"{API}/effects", tags=["effects"])
Numbers = Annotated[list[Annotated[int, Field(ge=1, lt=2**31)]], Field(max_length=MOST_STREAMS)]


Before = Annotated[int | None, Query(ge=1, lt=2**31)]


class EffectAsked(BaseModel):
    """A question: numbers of streams, the first day of the measure, what is compared; `planned` is a share."""

    model_config = ConfigDict(extra="forbid")
    streams: Numbers
    since: Day
    until: Day | None = None
    compared_since: Day | None = None
    controls: Numbers = []
    weather: Numbers = []
    planned: float | None = Field(None, ge=-1, le=10)
    what: str = Field("", max_length=LONGEST_WHAT)


class EffectList(TypedDict):
    """Evaluations that the reader may see, the last one first; `before` gives the next ones, null where none are."""

    effects: list[EffectAnswer]
    before: int | None


@router.get("", summary="What measures changed", responses=answering(EffectList))
def effects(
    request: Request,
    sensing: TheSensing,
    streams: TheStreams,
    actor: TheActor,
    language: Language,
    before: Before = None,
) -> Response:
    """Fifty evaluations on record, without those of streams, or of cases, that the reader may not read."""
    records = EffectService(sensing).records(before, MOST)
    more = records[-1]["number"] if len(records) == MOST else None
    seen = [effect_answer(one, language) for one in records if _readable(streams, actor, one)]
    return fresh_answer(request, EffectList(effects=seen, before=more), language)


@router.get("/{number}", summary="One evaluation", responses=answering(EffectAnswer))
def effect(
    request: Request, sensing: TheSensing, streams: TheStreams, actor: TheActor, number: Number, language: Language
) -> Response:
    """With question, data, all methods beside each other and who asked; not there for who may not read its streams."""
    record = EffectService(sensing).record(number)
    if not _readable(streams, actor, record):
        raise NotFoundError("effect-unknown", received=record["number"])
    return fresh_answer(request, effect_answer(record, language), language)


@router.post(
    "",
    summary="Ask what a measure changed",
    status_code=202,
    responses=answering(WorkTold, 202, "Runs: `GET` of /city/work tells how far it is, `DELETE` stops it."),
    dependencies=[requires(Permission.WRITE_CITY), *ONLY_JSON],
)
def ask(
    request: Request,
    state: TheState,
    sensing: TheSensing,
    streams: TheStreams,
    actor: TheActor,
    language: Language,
    body: EffectAsked,
) -> Response:
    """The answer goes on record; its number is that of the work once that is done."""
    question = EffectQuestion(
        tuple(body.streams), body.since, body.until, body.compared_since, tuple(body.controls), tuple(body.weather),
        body.planned, body.what,
    )  # fmt: skip
    try:
        question.require()
    except InputError as problem:
        raise EntryError(problem.code, **problem.arguments) from problem
    names = [streams.one(number).name for number in question.all_streams]

    def work(progress: Progress) -> int:
        return int(EffectService(sensing).evaluate(question, actor.name, progress=progress)["number"])

    note(request, Permission.WRITE_CITY, "effect asked for")
    begun = state.work.start("effect", body.what or names[0], sensing.folder, work)
    return fresh_answer(request, work_answer(begun, language), language, 202)


def _readable(streams: Streams, actor: Actor, record: EffectRecord) -> bool:
    """Whether somebody may see an evaluation; nobody else is told that it is there."""
    readable = {stream.number for stream in streams.seen}
    of_case = record.get("case") is not None and decide(actor, Permission.READ_CASES) is not Verdict.ALLOWED
    return not of_case and readable.issuperset(streams_of(record))
