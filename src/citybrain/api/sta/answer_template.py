"""The answer to an observation that is stored, made once for all requests of a connection that have the same head.

It is made by the very layers that make every answer, so it cannot differ from theirs: host, origin, proxy, language,
headers and the form of ids are theirs. What changes from one answer to the next is filled in: id, length, request.
"""

from __future__ import annotations

from typing import Any, NamedTuple

from fastapi import Request
from uvicorn.middleware.proxy_headers import ProxyHeadersMiddleware

from citybrain.api.http_guard import HttpGuard
from citybrain.api.identity import token_of
from citybrain.api.metrics import Metrics
from citybrain.api.serving import HeldRequest
from citybrain.api.sta.exchange import made
from citybrain.api.sta.routes import root_of, sent
from citybrain.observations.readings.columns import NO_TIME
from citybrain.observations.sensorthings.model import OBSERVATION
from citybrain.observations.sensorthings.writing.parsed_observations import ParsedObservation
from citybrain.observations.sensorthings.writing.writer import Made
from citybrain.observations.times import Span

SAMPLE = 7_412_960_358_127_406
"""The id for which an answer is made; its digits stand in no address."""

CHANGING = frozenset({b"content-length", b"x-request-id"})
LENGTH = b"content-length"
CREATED = 201
_METRICS = Metrics()
"""Of answers that nobody gets."""


class AnswerTemplate(NamedTuple):
    """Head of a request (all but the length of its body), its token, and the pieces of the answer between ids."""

    head: list[tuple[bytes, bytes]]
    token: str
    lines: list[bytes]
    body: list[bytes]

    def written(self, identity: int, request: str) -> bytes:
        """All of the answer that follows the headers of the server itself."""
        key = b"%d" % identity
        body = key.join(self.body)
        return b"%scontent-length: %d\r\nx-request-id: %s\r\n\r\n%s" % (
            key.join(self.lines),
            len(body),
            request.encode(),
            body,
        )


def template_of(held: HeldRequest, hosts: frozenset[str] | None) -> AnswerTemplate | None:
    """The template for a request; None where it has no token, or would be refused for its head."""
    head = [pair for pair in held.scope["headers"] if pair[0] != LENGTH]
    known: AnswerTemplate | None = held.memory.get("template")
    if known is not None and known.head == head:
        return known
    made_now = _made(held, head, hosts)
    if made_now is not None:
        held.memory["template"] = made_now
    return made_now


def _made(held: HeldRequest, head: list[tuple[bytes, bytes]], hosts: frozenset[str] | None) -> AnswerTemplate | None:
    tokens: list[str] = []
    told: list[Any] = []

    async def answer(scope: Any, receive: Any, send: Any) -> None:
        request = Request(scope)
        if text := token_of(request):
            tokens.append(text)
            arrived = ParsedObservation(0, Span(NO_TIME), NO_TIME, 0.0, None, identity=SAMPLE)
            await sent(request, made(Made(OBSERVATION, arrival=arrived), root_of(request)))(scope, receive, send)

    async def send(message: Any) -> None:
        told.append(message)

    guard: Any = HttpGuard(answer, _METRICS, hosts)
    layers = ProxyHeadersMiddleware(guard, held.trusted)
    _run({**held.scope, "state": {}}, layers, send)
    if not tokens or len(told) != 2 or told[0]["status"] != CREATED:
        return None
    mark = str(SAMPLE).encode()
    fields = [(name.lower(), value) for name, value in told[0]["headers"] if name.lower() not in CHANGING]
    lines = b"".join(b"%s: %s\r\n" % pair for pair in fields).split(mark)
    body = told[1]["body"].split(mark)
    if (len(lines), len(body)) != (2, 3):
        return None
    return AnswerTemplate(head, tokens[0], lines, body)


def _run(scope: Any, layers: Any, send: Any) -> None:
    """Run layers that wait for nothing."""
    running = layers(scope, None, send)
    try:
        running.send(None)
    except StopIteration:
        return
    running.close()
