"""Where a reading comes from, over HTTP."""

from __future__ import annotations

from fastapi import Request, Response

from citybrain.api.guards import IN_TURN
from citybrain.api.language import Language
from citybrain.api.openapi import API, COMPUTES, answering
from citybrain.api.respond import json_answer
from citybrain.api.router import Router
from citybrain.api.state import TheSensing
from citybrain.cases.tracing.answer import TraceEvidence
from citybrain.cases.tracing.question import TraceQuestion
from citybrain.cases.tracing.service import trace as trace_city

router = Router(prefix=API, tags=["sensing"])


@router.post(
    "/traces",
    summary="Where readings come from",
    dependencies=[IN_TURN],
    openapi_extra=COMPUTES,
    responses=answering(TraceEvidence),
)
def trace(request: Request, sensing: TheSensing, body: TraceQuestion, language: Language) -> Response:
    """Probability and rate of each known source and of one that nobody knows, and where that would be; `cannot_tell`
    in calm, where too few stations read, or where nothing explains the readings. Streams that not anybody may see do
    not count.
    """
    return json_answer(request, trace_city(body, sensing), language)
