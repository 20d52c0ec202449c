"""What closed cases changed: the evaluations of one case."""

from __future__ import annotations

from fastapi import Request, Response

from citybrain.api.auditing import note
from citybrain.api.guards import requires
from citybrain.api.identity import TheActor
from citybrain.api.language import Language
from citybrain.api.openapi import API, answering
from citybrain.api.respond import fresh_answer
from citybrain.api.router import Router
from citybrain.api.routes.bodies import Number
from citybrain.api.sensing_reader import TheStreams
from citybrain.api.state import TheCity, TheSensing
from citybrain.governance import Permission
from citybrain.presenting.answers.case_effect import CaseEffectList, case_effects_answer

router = Router(prefix=f"{API}/cases", tags=["cases"])


@router.get(
    "/{number}/effects",
    summary="What readings say of a closed case",
    dependencies=[requires(Permission.READ_CASES)],
    responses=answering(CaseEffectList),
)
def effects(
    request: Request,
    city: TheCity,
    sensing: TheSensing,
    streams: TheStreams,
    actor: TheActor,
    number: Number,
    language: Language,
) -> Response:
    """One for each window that its rule declares: what was measured against what was to be expected, or when that can
    be told. Nothing for a case that is not closed; 404 for one that the reader may not see.
    """
    from citybrain.cases.effect.of_cases import CaseEffects

    city.cases.one(number, actor)
    told = CaseEffects(sensing, city.cases.rules).of(number)
    note(request, Permission.READ_CASES, f"effects of case {number}", len(told))
    answer = case_effects_answer(told, language, frozenset(one.number for one in streams.seen))
    return fresh_answer(request, answer, language)
