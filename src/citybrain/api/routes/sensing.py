"""What the city senses: streams with their state now, readings, history, tracks and the ledger."""

from __future__ import annotations

from typing import Annotated

from fastapi import Path, Query, Request, Response
from pydantic import BaseModel, ConfigDict, Field

from citybrain.api.auditing import note
from citybrain.api.guards import requires
from citybrain.api.identity import TheActor
from citybrain.api.language import Language
from citybrain.api.openapi import API, answering
from citybrain.api.respond import fresh_answer
from citybrain.api.router import Router
from citybrain.api.sensing_reader import TheStreams, TheWatch
from citybrain.api.sta.services import service_of
from citybrain.api.state import TheSensing
from citybrain.base.domains import find_domains
from citybrain.base.moments import Moment
from citybrain.governance import DataClass, Permission, may_read
from citybrain.observations.property_answer import answer_property
from citybrain.observations.stream_status.answers import Asks, now_answer
from citybrain.observations.stream_status.extraordinary import extraordinary
from citybrain.observations.stream_status.history import (
    forecast_answer,
    history_answer,
    ledger_answer,
    readings_answer,
    require_span,
    track_answer,
)
from citybrain.observations.stream_status.nearby import nearby_answer, nearest_of
from citybrain.observations.stream_status.quality import quality_answer
from citybrain.observations.stream_status.shapes import (
    NearbyProperty,
    SensedForecast,
    SensedHistory,
    SensedQuality,
    SensedReadings,
    SensedTrack,
    SensingLedger,
    SensingNow,
)
from citybrain.observations.stream_status.streams import KnownStream

HOUR = 3_600_000_000
SPAN, OUT = 36 * HOUR, 3 * HOUR
"""µs that readings and a track go back where nothing else is asked for."""

router = Router(prefix=f"{API}/sensing", tags=["sensing"])


class PropertyAnswer(BaseModel):
    """The key of a known property, null where it is none of them."""

    model_config = ConfigDict(extra="forbid")
    key: str | None = Field(max_length=100)


Identity = Annotated[int, Path(ge=1, lt=2**31, description="Number of the datastream.")]
Since = Annotated[Moment | None, Query(description="From when on, with its offset from UTC.")]
Before = Annotated[Moment | None, Query(description="Before when, with its offset from UTC; now if absent.")]
EntityName = Annotated[str, Path(max_length=100, description="Name of an entity, as /entities lists it.")]
Longitude = Annotated[float, Query(ge=-180, le=180, allow_inf_nan=False)]
Latitude = Annotated[float, Query(ge=-90, le=90, allow_inf_nan=False)]
Days = Annotated[int, Query(ge=1, le=366)]


@router.get("", summary="What the city measures now, and what needs a person", responses=answering(SensingNow))
def sensing_now(
    request: Request, sensing: TheSensing, watch: TheWatch, streams: TheStreams, actor: TheActor, language: Language
) -> Response:
    """Every stream with its newest reading; concerns are all that is out of the ordinary.

    That is: limits exceeded or expected to be, unusual hours, tests that readings do not pass, streams that are silent.
    """
    now = sensing.now()
    seen = watch.seen(streams.seen, now)
    asks = Asks(language, Permission.ISSUE_WARNINGS in actor.permissions)
    told = now_answer(sensing, seen, now, extraordinary(sensing), asks, streams.withheld)
    return fresh_answer(request, told, language)


@router.get("/streams/{identity}/readings", summary="Readings of a stream", responses=answering(SensedReadings))
def readings(
    request: Request,
    sensing: TheSensing,
    streams: TheStreams,
    identity: Identity,
    since: Since = None,
    before: Before = None,
) -> Response:
    """Of a span of at most 2,000 readings each of them; of a longer one means. 36 hours where no span is asked for."""
    begin, end = _span(since, before, sensing.now(), SPAN)
    return fresh_answer(request, readings_answer(sensing.store, streams.one(identity), begin, end))


@router.get(
    "/streams/{identity}/track", summary="Where a moving sensor measured what", responses=answering(SensedTrack)
)
def track(
    request: Request,
    sensing: TheSensing,
    streams: TheStreams,
    identity: Identity,
    since: Since = None,
    before: Before = None,
) -> Response:
    """The newest 2,000 readings of the span; the last three hours where no span is asked for."""
    begin, end = _span(since, before, sensing.now(), OUT)
    stream = streams.one(identity)
    with sensing.records.read() as connection:
        return fresh_answer(request, track_answer(sensing.store, connection, stream, begin, end))


@router.get("/streams/{identity}/forecast", summary="What is expected of a stream", responses=answering(SensedForecast))
def ahead(
    request: Request, sensing: TheSensing, streams: TheStreams, identity: Identity, language: Language
) -> Response:
    """Means of the hours of the next three days with their intervals; the reason where none can be told."""
    return fresh_answer(request, forecast_answer(sensing, streams.one(identity), language), language)


@router.get(
    "/streams/{identity}/quality",
    summary="How whole and how good the readings of a stream are",
    responses=answering(SensedQuality),
)
def quality(request: Request, sensing: TheSensing, streams: TheStreams, identity: Identity) -> Response:
    """Readings there are as a share of those expected, and how often they did not pass which test in the last week."""
    return fresh_answer(request, quality_answer(sensing, streams.one(identity).number))


@router.get(
    "/near/{entity}",
    summary="What sensors near a row of an entity measure",
    responses=answering(list[NearbyProperty]),
)
def near(
    request: Request, sensing: TheSensing, watch: TheWatch, streams: TheStreams, entity: EntityName,
    longitude: Longitude, latitude: Latitude, language: Language,
) -> Response:  # fmt: skip
    """Each property that a domain names for the entity, with the newest reading of the nearest sensor that the reader
    may see. A place is asked for, not a row: where rows lie is told with them.
    """
    wanted, nearest = find_domains().sensed_at(entity), dict[str, tuple[KnownStream, float]]()
    for key, metres in wanted.items():
        if found := nearest_of(streams.readable, key, (longitude, latitude), metres):
            nearest[key] = found
    seen = watch.seen([streams.one(stream.number) for stream, _ in nearest.values()], sensing.now())
    told = {key: (one, metres) for (key, (_, metres)), one in zip(nearest.items(), seen, strict=True)}
    return fresh_answer(request, nearby_answer(wanted, told, language), language)


@router.put(
    "/properties/{identity}",
    summary="Say which known property an observed property is",
    status_code=204,
    dependencies=[requires(Permission.WRITE_SENSORS)],
)
def answer(request: Request, sensing: TheSensing, actor: TheActor, identity: Identity, body: PropertyAnswer) -> None:
    """Its streams join the limits, tests, map and warnings of that property; `key` is null for none of them."""
    answer_property(service_of(sensing), actor, identity, body.key)
    note(request, Permission.WRITE_SENSORS, f"property {identity} is {body.key}")


@router.get("/history", summary="Hourly means of all streams of a property", responses=answering(SensedHistory))
def history(
    request: Request,
    sensing: TheSensing,
    streams: TheStreams,
    property: Annotated[str, Query(max_length=200, description="Key of the property.")],
    since: Since = None,
    before: Before = None,
) -> Response:
    """What the map shows at each hour of a span; seven days where no span is asked for."""
    begin, end = _span(since, before, sensing.now(), 7 * 24 * HOUR)
    return fresh_answer(request, history_answer(sensing.store, streams.seen, property, begin, end))


@router.get("/ledger", summary="What came in and what became of it", responses=answering(SensingLedger))
def ledger(request: Request, sensing: TheSensing, actor: TheActor, language: Language, days: Days = 7) -> Response:
    """Received = stored + duplicates + rejected, of each source on the newest days; why readings were set apart.

    What was received stands there for who may read data of every class, names of senders for who reads internal data.
    """
    reads_internal = may_read(actor, DataClass.INTERNAL)
    reads_all = all(may_read(actor, of) for of in DataClass)
    counts = sensing.ingest_counts.last_hour()
    told = ledger_answer(sensing.store, counts, days, language, reads_internal, reads_all)
    if reads_all and told["rejected"]:
        note(request, Permission.READ_OBSERVATIONS, "what was set apart", len(told["rejected"]))
    return fresh_answer(request, told, language)


def _span(since: Moment | None, before: Moment | None, now: int, length: int) -> tuple[int, int]:
    """What is asked for [µs]. Raises QuestionError where it ends before it begins."""
    end = now + 1 if before is None else round(before.timestamp() * 1e6)
    begin = end - length if since is None else round(since.timestamp() * 1e6)
    require_span(begin, end)
    return begin, end
