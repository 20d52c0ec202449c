"""The short way of a single observation: sensors send thousands a second, each in a request of its own.

It is taken before any route, and nothing in it waits but for the disk. Whatever is not quite ordinary, and whatever is
wrong, goes on to the routes, which answer it as they answer everything.
"""

from __future__ import annotations

import asyncio
import re
from collections.abc import Awaitable, Callable
from typing import Any, NamedTuple

from fastapi import Request

from citybrain.api.identity import token_of
from citybrain.api.language import language_of
from citybrain.api.sta.bodies import loaded
from citybrain.api.sta.exchange import made
from citybrain.api.sta.routes import ROUTE, STA, refused, root_of, sent
from citybrain.api.sta.services import service_of
from citybrain.api.state import State
from citybrain.governance import Actor, Permission
from citybrain.kernel.errors import CityBrainError
from citybrain.observations.sensing import Sensing
from citybrain.observations.sensorthings.writing.observing import Handed

ADDRESS = re.compile(rf"^{STA}/((?:Datastreams\(\d+\)/)?Observations)$")
LARGEST = 20_000
"""Bytes of an observation that is ordinary."""

Receive = Callable[[], Awaitable[Any]]


class _Asked(NamedTuple):
    request: Request
    resource: str
    actor: Actor


class ObservationFastPath:
    """ASGI middleware before the routes."""

    def __init__(self, app: Any, state: State) -> None:
        self.app = app
        self.state = state

    async def __call__(self, scope: Any, receive: Any, send: Any) -> None:
        """Answers one request, or passes it on with all that came of it."""
        asked = self._asked(scope)
        if asked is None:
            await self.app(scope, receive, send)
            return
        parts = await _parts(receive)
        handed = self._handed(asked, b"".join(part.get("body", b"") for part in parts))
        if handed is None:
            await self.app(scope, _again(parts, receive), send)
            return
        scope["route"] = ROUTE
        asked.request.state.actor = asked.actor
        try:
            answer = made(await _on_disk(handed), root_of(asked.request))
            response = sent(asked.request, answer)
        except CityBrainError as error:
            response = refused(asked.request, error, language_of(asked.request))
        await response(scope, receive, send)

    def _asked(self, scope: Any) -> _Asked | None:
        """Who sends a single observation and where; None for all else, and where that has to be looked up first."""
        if scope["type"] != "http" or scope["method"] != "POST" or scope["query_string"]:
            return None
        found, governance = ADDRESS.match(scope["path"]), self.state.opened_governance
        if found is None or governance is None or governance.audit.full:
            return None
        request = Request(scope)
        text = token_of(request)
        actor = governance.access.remembered(text) if text else None
        return (
            _Asked(request, found[1], actor) if actor and Permission.WRITE_OBSERVATIONS in actor.permissions else None
        )

    def _handed(self, asked: _Asked, body: bytes) -> Handed | None:
        """What was handed to the store; None where the routes have to see to it."""
        sensing = self.state.city.opened(Sensing)
        if sensing is None or len(body) > LARGEST:
            return None
        try:
            ready = service_of(sensing).ordinary(asked.resource, loaded(body))
            if ready is None:
                return None
            self.state.limits.token.take(asked.actor.token)
            return ready(asked.actor)
        except CityBrainError:
            return None


async def _on_disk(handed: Handed) -> Any:
    return handed.settled(await asyncio.wrap_future(handed.promise))


async def _parts(receive: Receive) -> list[Any]:
    """The body as it came, up to what an ordinary observation has."""
    parts, size, more = [], 0, True
    while more and size <= LARGEST:
        part = await receive()
        parts.append(part)
        size, more = size + len(part.get("body", b"")), part.get("more_body", False)
    return parts


def _again(parts: list[Any], receive: Receive) -> Receive:
    """Receives again what was received, then what follows."""
    waiting = iter(parts)

    async def again() -> Any:
        part = next(waiting, None)
        return await receive() if part is None else part

    return again
