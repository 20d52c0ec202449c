"""New readings as they come, as server-sent events (HTML Living Standard, 9.2)."""

from __future__ import annotations

import json
import math
import time
from collections.abc import AsyncGenerator, Sequence
from contextlib import aclosing
from typing import Annotated, Any

import anyio
from anyio import to_thread
from fastapi import Query, Request, Response
from starlette.requests import ClientDisconnect
from starlette.responses import StreamingResponse
from starlette.types import Receive, Scope, Send

from citybrain.api.identity import TheActor
from citybrain.api.limits import origin_of
from citybrain.api.listeners import Listener, Seats
from citybrain.api.openapi import API, sending
from citybrain.api.problems import problem
from citybrain.api.router import Router
from citybrain.api.sensing_reader import OpenStreams, TheStreams, TheWatch
from citybrain.api.state import TheSensing, TheState
from citybrain.governance import ANONYMOUS
from citybrain.governance.access import STANDS
from citybrain.messages import text
from citybrain.observations.feed import StoredReadings, Subscription
from citybrain.observations.readings.columns import joined
from citybrain.observations.sensing import Sensing
from citybrain.observations.stream_status.answers import instant
from citybrain.observations.stream_status.streams import places_of

HEARTBEAT = 10.0
"""Seconds after which a listener is told the time where nothing new came."""

PATIENCE = 10.0
"""Seconds that a listener may take to receive one event before it is given up."""

AGAIN = "30"
"""Seconds after which somebody for whom there was no room may ask again."""

MOST_AT_ONCE = 500
"""Streams of one event; of more, those that came first are left out, and the page asks for all of them."""


Most = Annotated[int | None, Query(ge=1, le=10**6, description="Ends after so many events; never if absent.")]
router = Router(prefix=f"{API}/sensing", tags=["sensing"])


class EventStream(StreamingResponse):
    """Gives up a client that does not read, rather than keep for it what it does not take; has a `seat`."""

    def __init__(self, events: AsyncGenerator[bytes], seats: Seats, seat: Listener) -> None:
        super().__init__(events, media_type="text/event-stream", headers={"Cache-Control": "no-store"})
        self.events, self.seats, self.seat = events, seats, seat
        seats.take(seat)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer, and leave the seat whatever comes."""
        try:
            await super().__call__(scope, receive, send)
        finally:
            self.seats.leave(self.seat)

    async def stream_response(self, send: Send) -> None:
        """Send each event as it comes. Raises ClientDisconnect for a client that is too slow."""
        await send({"type": "http.response.start", "status": self.status_code, "headers": self.raw_headers})
        async with aclosing(self.events):
            async for event in self.events:
                with anyio.move_on_after(PATIENCE) as waiting:
                    await send({"type": "http.response.body", "body": event, "more_body": True})
                if waiting.cancelled_caught:
                    raise ClientDisconnect
        await send({"type": "http.response.body", "body": b"", "more_body": False})


@router.get(
    "/events",
    summary="New readings as they come",
    response_class=Response,
    responses=sending("text/event-stream"),
)
async def events(
    request: Request,
    state: TheState,
    sensing: TheSensing,
    watch: TheWatch,
    streams: TheStreams,
    actor: TheActor,
    most: Most = None,
) -> Response:
    """Server-sent events: `readings` with the newest reading of each stream that has one, `time` where nothing came.

    Ends when the server stops, and within two seconds after the token was revoked or somebody signed out; a stream
    that becomes closed is told no longer. A client that does not read is dropped. 503 where too many listen.
    """
    seats = state.seats
    seat = Listener(origin_of(request), False) if actor == ANONYMOUS else Listener(actor.name, True)
    if not seats.has_room(seat):
        detail = text("sensing-listeners", allowed=seats.taken)
        refusal = problem(503, "sensing-listeners", detail, "en")
        refusal.headers["Retry-After"] = AGAIN
        return refusal
    _ = streams.seen  # the audit log is told who listens to what is not public
    answer = _events(sensing, OpenStreams(request, watch, sensing, actor), seats, most)
    return EventStream(answer, seats, seat)


async def _events(sensing: Sensing, listener: OpenStreams, seats: Seats, most: int | None) -> AsyncGenerator[bytes]:
    with sensing.feed.subscribe() as subscription:
        yield _event("time", sensing, [])
        sent, told_at = 1, time.monotonic()
        while not subscription.closed and sent != most:
            came = await _came(subscription, seats)
            allowed = await to_thread.run_sync(listener.now)
            if subscription.closed or allowed is None:
                return
            if came or time.monotonic() - told_at >= HEARTBEAT:
                told = await to_thread.run_sync(_readings, sensing, came, allowed) if came else []
                yield _event("readings" if told else "time", sensing, told)
                sent, told_at = sent + 1, time.monotonic()


async def _came(subscription: Subscription, seats: Seats) -> list[StoredReadings]:
    """What came since the last time; whoever gives up waiting does not wait for the thread."""
    threads, wait = seats.threads(), min(HEARTBEAT, STANDS)
    return await to_thread.run_sync(subscription.take, wait, limiter=threads, abandon_on_cancel=True)


def _readings(sensing: Sensing, came: Sequence[StoredReadings], allowed: frozenset[int]) -> list[dict[str, Any]]:
    """The newest reading of each stream among those that came, with its place where it has one of its own."""
    readings = joined([stored.readings for stored in came])
    newest = {int(stream): row for row, stream in enumerate(readings.stream) if int(stream) in allowed}
    rows = list(newest.items())[-MOST_AT_ONCE:]
    assert readings.feature is not None
    features = {int(readings.feature[row]) for _, row in rows if readings.feature[row] >= 0}
    places = {}
    if features:
        with sensing.records.read() as connection:
            places = places_of(connection, features)
    return [_reading(stream, readings, row, places.get(int(readings.feature[row]))) for stream, row in rows]


def _reading(stream: int, readings: Any, row: int, place: tuple[float, float] | None) -> dict[str, Any]:
    value = float(readings.value[row])
    told = {
        "stream": stream,
        "time": instant(int(readings.time[row])),
        "value": value if math.isfinite(value) else None,
        "text": readings.said[row],
    }
    return told if place is None else {**told, "longitude": place[0], "latitude": place[1]}


def _event(name: str, sensing: Sensing, readings: list[dict[str, Any]]) -> bytes:
    told = {"now": instant(sensing.now()), **({"readings": readings} if readings else {})}
    return f"event: {name}\ndata: {json.dumps(told, ensure_ascii=False)}\n\n".encode()
