"""Routers of resources: every request is told who asks, and refused where the log could not tell of it."""

from __future__ import annotations

from collections.abc import Callable, Coroutine, Mapping, Sequence
from typing import Any

from anyio import CapacityLimiter, to_thread
from anyio.lowlevel import RunVar
from fastapi import APIRouter, Depends, Request, Response
from fastapi.concurrency import run_in_threadpool
from fastapi.routing import APIRoute
from starlette.routing import BaseRoute, Match
from starlette.types import Receive, Scope, Send

from citybrain.api.auditing import require_log
from citybrain.api.identity import actor_of
from citybrain.api.problems import TooManyKeysError
from citybrain.plans.document import loads_in_turns

MOST_KEYS = 1_000
"""Keys of one object in the body of a request: each that no field has becomes an error."""

LARGE = 50_000
"""Bytes of a body from which it is read in a thread, one at a time: all requests wait for the loop."""

_READING: RunVar[CapacityLimiter] = RunVar("large-bodies")


class BoundedRequest(Request):
    """A request whose body is read as JSON of objects that are not too large."""

    async def json(self) -> Any:
        """The body. Raises TooManyKeysError, and JSONDecodeError for what is no JSON."""
        raw = await self.body()
        if len(raw) <= LARGE:
            return _read(raw)
        return await to_thread.run_sync(_read, raw, limiter=_one_at_a_time())


def _read(raw: bytes) -> Any:
    return loads_in_turns(raw, object_pairs_hook=_object)


def _one_at_a_time() -> CapacityLimiter:
    try:
        return _READING.get()
    except LookupError:
        _READING.set(limiter := CapacityLimiter(1))
        return limiter


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    if len(pairs) > MOST_KEYS:
        raise TooManyKeysError(len(pairs), MOST_KEYS)
    return dict(pairs)


class BoundedRoute(APIRoute):
    """A route that reads bodies so."""

    def get_route_handler(self) -> Callable[[Request], Coroutine[Any, Any, Response]]:
        """What answers a request."""
        answer = super().get_route_handler()

        async def bounded(request: Request) -> Response:
            return await answer(BoundedRequest(request.scope, request.receive))

        return bounded


class Router(APIRouter):
    """A router whose routes are complete: the application takes them as they are and need not make them again."""

    def __init__(self, **more: Any) -> None:
        super().__init__(route_class=BoundedRoute, dependencies=[Depends(actor_of), Depends(require_log)], **more)


ANY = "{"
"""Of routes that answer whatever stands after an address."""


def by_resource(routes: Sequence[BaseRoute], address: str) -> dict[str, APIRouter]:
    """Routes by the part of their path after an address, in their order: a request is held against those alone.

    Those with a variable there stand under `ANY`. Raises ValueError where only some have one.
    """
    parts: dict[str, list[BaseRoute]] = {}
    for route in routes:
        resource = _resource(getattr(route, "path", ""), address)
        parts.setdefault(ANY if "{" in resource else resource, []).append(route)
    if ANY in parts and len(parts) > 1:
        raise ValueError(f"some routes have a variable right after {address}, others a name")
    return {resource: APIRouter(routes=some, redirect_slashes=False) for resource, some in parts.items()}


def _resource(path: str, address: str) -> str:
    return path.removeprefix(address).partition("/")[0]


NOTHING = APIRouter(redirect_slashes=False)
"""Answers that nothing is there."""


class ExactRoutes(BaseRoute):
    """Those of some routes whose paths have no variable: one look finds which of them an address is, however many
    there are. They stand at their own place, too, for who lists what there is.
    """

    def __init__(self, routes: Sequence[BaseRoute]) -> None:
        known = {getattr(one, "path", ""): one for one in reversed(routes)}  # of one path the first, as they are tried
        self._routes = {path: one for path, one in known.items() if ANY not in path}

    def matches(self, scope: Scope) -> tuple[Match, Scope]:
        """What the route of the address says of a request."""
        route = self._routes.get(scope["path"]) if scope["type"] == "http" else None
        return (Match.NONE, {}) if route is None else route.matches(scope)

    async def handle(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Hand a request on to it."""
        await self._routes[scope["path"]].handle(scope, receive, send)


def resources_of(routers: Sequence[APIRouter], address: str) -> frozenset[str]:
    """Parts of the paths of routers after an address, up to the next stroke."""
    return frozenset(_resource(getattr(one, "path", ""), address) for router in routers for one in router.routes)


class LaterRoutes(BaseRoute):
    """All routes below an address, but for some resources; they are made when the first request comes for them."""

    def __init__(
        self, address: str, make: Callable[[], Sequence[APIRouter]], but: frozenset[str] = frozenset()
    ) -> None:
        self._address, self._but = address, but
        self._make = make
        self._routers: Mapping[str, APIRouter] | None = None

    def matches(self, scope: Scope) -> tuple[Match, Scope]:
        """Takes every request below the address that is for none of those resources."""
        inside = scope["type"] == "http" and scope["path"].startswith(self._address)
        taken = inside and _resource(scope["path"], self._address) not in self._but
        return (Match.FULL if taken else Match.NONE), {}

    async def handle(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Hand a request on; what is imported for the first one holds up no other request."""
        if self._routers is None:
            routers = await run_in_threadpool(self._make)
            routes = [route for router in routers for route in router.routes]
            self._routers = by_resource(routes, self._address)
        resource = ANY if ANY in self._routers else _resource(scope["path"], self._address)
        await self._routers.get(resource, NOTHING).app(scope, receive, send)
