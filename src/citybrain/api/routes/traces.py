"""Where a reading comes from, over HTTP."""

from __future__ import annotations

from fastapi import Request, Response
from pydantic import BaseModel, Field

from citybrain.api.guards import IN_TURN
from citybrain.api.language import Language
from citybrain.api.openapi import API, COMPUTES, answering
from citybrain.api.respond import json_answer
from citybrain.api.router import Router
from citybrain.api.sensing_reader import TheStreams
from citybrain.api.state import TheSensing
from citybrain.base.moments import Moment
from citybrain.cases.tracing.answer import TraceEvidence
from citybrain.cases.tracing.errors import TraceError
from citybrain.cases.tracing.network import NetworkEvidence, NetworkQuestion, trace_network
from citybrain.cases.tracing.question import MOST_HOURS, TraceQuestion, hours_between
from citybrain.cases.tracing.service import trace as trace_city
from citybrain.cases.tracing.station import StationEvidence, station_evidence
from citybrain.kernel import InputError

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


class StationAsked(BaseModel, extra="forbid"):
    """A stream, and the hours that are asked about, at most a day."""

    stream: int = Field(ge=1, lt=2**31)
    start: Moment
    end: Moment


@router.post(
    "/traces/station",
    summary="What one station says of where its readings come from",
    dependencies=[IN_TURN],
    openapi_extra=COMPUTES,
    responses=answering(StationEvidence),
)
def station(request: Request, sensing: TheSensing, streams: TheStreams, body: StationAsked) -> Response:
    """From which side and in which wind the highest tenth of thirty days was read, and which kinds of source emit such
    ratios of pollutants. 404 for a stream that the reader may not see.
    """
    hours = hours_between(body.start, body.end)
    if not 0 < len(hours) <= MOST_HOURS:
        raise TraceError("trace-hours", received=str(len(hours)), allowed=str(MOST_HOURS))
    return json_answer(request, station_evidence(sensing, streams.one(body.stream).number, hours))


@router.post(
    "/traces/network",
    summary="Where on a network of water something was let in",
    dependencies=[IN_TURN],
    openapi_extra=COMPUTES,
    responses=answering(NetworkEvidence),
)
def network(request: Request, body: NetworkQuestion) -> Response:
    """Probability of each node of a network that flows one way, by samples above and below a limit and the time that
    water takes, and of none of them; `cannot_tell` where no sample is above.
    """
    try:
        evidence = trace_network(body)
    except InputError as problem:
        raise TraceError(problem.code, **problem.arguments) from None
    return json_answer(request, evidence)
