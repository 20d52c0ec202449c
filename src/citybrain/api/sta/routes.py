"""Routes of /sta/v1.1. The addresses are the standard's own, which no list of routes can tell: one route takes all."""

from __future__ import annotations

import threading
from functools import lru_cache
from typing import cast

from anyio import CapacityLimiter, to_thread
from anyio.lowlevel import RunVar
from fastapi import Request, Response
from fastapi.concurrency import run_in_threadpool
from fastapi.routing import APIRoute
from starlette.datastructures import URL

from citybrain.api.auditing import note
from citybrain.api.identity import TheActor
from citybrain.api.language import language_of
from citybrain.api.respond import takes_brotli, text_answer
from citybrain.api.router import Router
from citybrain.api.sta.batch import batch
from citybrain.api.sta.bodies import written
from citybrain.api.sta.exchange import METHODS, Answered, Asked, answer_at_hand, answered, answered_as_bytes, pairs_of
from citybrain.api.sta.qgis import is_qgis, long_ids_as_texts
from citybrain.api.sta.refusals import headers_of, refusal
from citybrain.api.sta.services import service_of
from citybrain.api.state import state_of
from citybrain.governance import Actor
from citybrain.kernel.errors import CityBrainError
from citybrain.observations.sensing import Sensing
from citybrain.observations.sensorthings.service import Service

STA = "/sta/v1.1"
BATCH = "$batch"
KEEP_NOTHING = "no-store"
"""Readings go out of date at once, and who asks next may be somebody who may not see them: some clients, QGIS among
them, show what they kept without asking again."""

MOST_WRITING = 32
"""Requests that write at a time; more wait for their turn."""

TURN = 0.05
"""Seconds that a request waits for the one before it.

Records come a row at a time, and each row lets another thread in: four answers at once take three times the processor
of four after another. Behind one that takes long nobody waits any longer than this.
"""

MOST_AT_ONCE = 50_000
"""Bytes that may be compressed while all other requests wait: about a millisecond."""

_TURN = threading.Lock()
_WRITES: RunVar[CapacityLimiter] = RunVar("sta-writes")

router = Router(include_in_schema=False)


@router.api_route(STA, methods=[*METHODS])
@router.api_route(STA + "/{resource:path}", methods=[*METHODS])
async def answer(request: Request, actor: TheActor, resource: str = "") -> Response:
    """Answers a request of SensorThings."""
    if request.method == "GET":
        known = _at_hand(request, actor, resource)
        if known is not None:
            return known
        return await run_in_threadpool(_answer_in_turn, request, actor, resource)
    body = await request.body()
    return await to_thread.run_sync(_answer, request, actor, resource, body, limiter=_writes())


def _at_hand(request: Request, actor: Actor, resource: str) -> Response | None:
    """An answer that is remembered and still holds, without a thread for it; None where it has to be made."""
    sensing = state_of(request).city.opened(Sensing)
    if sensing is None or is_qgis(request):
        return None
    try:
        asked = Asked("GET", resource, pairs_of(request.url.query))
    except CityBrainError:
        return None
    known = answer_at_hand(service_of(sensing), actor, root_of(request), asked)
    if known is None or (takes_brotli(request) and len(known.raw or b"") > MOST_AT_ONCE):
        return None
    return sent(request, known)


def _writes() -> CapacityLimiter:
    """The threads of those who write: where all of them wait for a disk, whoever reads is still answered."""
    try:
        return _WRITES.get()
    except LookupError:
        _WRITES.set(limiter := CapacityLimiter(MOST_WRITING))
        return limiter


def _answer_in_turn(request: Request, actor: Actor, resource: str) -> Response:
    mine = _TURN.acquire(timeout=TURN)
    try:
        return _answer(request, actor, resource, b"")
    finally:
        if mine:
            _TURN.release()


def _answer(request: Request, actor: Actor, resource: str, body: bytes) -> Response:
    language = language_of(request)
    root = root_of(request)
    type_ = request.headers.get("content-type", "application/json")
    try:
        service = _service(request)
        if resource.strip("/") == BATCH and request.method == "POST":
            return sent(request, batch(service, actor, root, language, body, type_))
        asked = Asked(request.method, resource, pairs_of(request.url.query), body, type_)
        short = None if is_qgis(request) else answered_as_bytes(service, actor, root, asked)
        return sent(request, short or answered(service, actor, root, asked))
    except CityBrainError as error:
        return refused(request, error, language)


def root_of(request: Request) -> str:
    """Where the service is, as the client calls it."""
    scope = request.scope
    return _root(scope["scheme"], tuple(scope["server"] or ()), request.headers.get("host", ""))


@lru_cache(64)
def _root(scheme: str, server: tuple[str | int, ...], host: str) -> str:
    headers = [(b"host", host.encode("latin-1"))]
    return str(URL(scope={"scheme": scheme, "server": server or None, "headers": headers, "path": STA}))


def refused(request: Request, error: CityBrainError, language: str) -> Response:
    """An error as an answer."""
    status, document = refusal(error, language)
    headers = {"Content-Language": language, **headers_of(error)}
    return sent(request, Answered(status, document, headers=headers))


def _service(request: Request) -> Service:
    return service_of(state_of(request).city.sensing)


def sent(request: Request, told: Answered) -> Response:
    """An answer over HTTP."""
    for act, what, number in told.noted:
        note(request, act, what, number)
    if told.raw is None and told.text is None and told.document is None:
        return Response(status_code=told.status, headers=dict(told.headers))
    response = text_answer(request, _raw(request, told), told.type)
    response.status_code = told.status
    response.headers["Cache-Control"] = KEEP_NOTHING
    response.headers.update(told.headers)
    return response


def _raw(request: Request, told: Answered) -> bytes:
    if told.raw is not None:
        return told.raw
    if told.text is not None:
        return told.text.encode()
    return written(long_ids_as_texts(told.document) if is_qgis(request) else told.document)


ROUTE = next(route for route in cast(list[APIRoute], router.routes) if "{" in route.path)
"""The route of all that has an address below that of the service."""
