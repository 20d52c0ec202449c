"""Writes into the audit log what requests change, and what they read that not everybody may."""

from __future__ import annotations

import asyncio
import logging
from typing import Any

from fastapi import Request
from fastapi.concurrency import run_in_threadpool

from citybrain.api.openapi import COMPUTES
from citybrain.api.origin import SAFE
from citybrain.api.state import State, state_of
from citybrain.governance import ANONYMOUS, Governance, Permission
from citybrain.governance.audit import Noted
from citybrain.governance.audit_entries import REFUSED
from citybrain.records.errors import NotRecordedError

LOG = logging.getLogger("citybrain.api")
PATIENCE = 5.0
"""Seconds that an answer waits for the log, which goes on trying after that."""

COUNTED = frozenset({Permission.READ_OBSERVATIONS, Permission.WRITE_OBSERVATIONS})
"""Acts that come by the thousand: within a second they are one row for each who does them to the same object.

So are requests that are refused, since whoever sends them may send any number.
"""

CACHE = b"cache-control"
SECRETS = frozenset({b"report-code", b"citybrain-device", b"matter-code"})
"""Headers with a code that opens what somebody wrote: the address is the same for all who have one."""

DATA = ("/api/", "/sta/")
"""Begin of addresses whose answers may differ with who asks."""


async def require_log(request: Request) -> None:
    """Raises NotRecordedError where a request would change something and the log could not tell of it."""
    if _changes(request.scope):
        governance = await _governance(state_of(request))
        if governance.audit.full:
            raise NotRecordedError("access-log-full", file=str(governance.records.path))


def note(request: Request, act: Permission, what: str, number: int = 1) -> None:
    """Say what a request does to how many things; without it a request that changes something is told by its address.

    Whoever answers with data that is not public says so here. The log is written once the answer is made.
    """
    request.scope["state"].setdefault("noted", []).append((act, what, number))


class Auditing:
    """ASGI middleware between the envelope and the routes."""

    def __init__(self, app: Any, state: State) -> None:
        self.app = app
        self.state = state

    async def __call__(self, scope: Any, receive: Any, send: Any) -> None:
        """Answers one request."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return

        async def send_noted(message: Any) -> None:
            if message["type"] == "http.response.start":
                await self._note(scope, message["status"])
                message = {**message, "headers": _private(scope, message["headers"])}
            await send(message)

        await self.app(scope, receive, send_noted)

    async def _note(self, scope: Any, status: int) -> None:
        rows = _rows(scope, status)
        if not rows:
            return
        audit = (await _governance(self.state)).audit
        counted = status in REFUSED
        waited = []
        for row in rows:
            if counted or row.act in COUNTED:
                audit.count(row)
            else:
                waited.append(asyncio.wrap_future(audit.note(row)))
        if not waited:
            return
        written, late = await asyncio.wait(waited, timeout=PATIENCE)
        if late or any(one.exception() for one in written):
            LOG.error("request %s was answered before it stood in the audit log", scope["state"]["id"])


def _rows(scope: Any, status: int) -> list[Noted]:
    """What a request did, as the log tells it."""
    said = scope["state"]
    actor, about = said.get("actor", ANONYMOUS), {"request": said["id"], "status": status}
    if status < 400 and "noted" in said:
        return [Noted(actor, act, what, number, **about) for act, what, number in said["noted"]]
    if not _changes(scope):
        return []
    if status in REFUSED:
        return [Noted(actor, scope["method"], scope["route"].path, 0, **about)]
    return [Noted(actor, scope["method"], scope["path"], 1, **about)] if status < 400 else []


def _private(scope: Any, headers: list[tuple[bytes, bytes]]) -> list[tuple[bytes, bytes]]:
    """Headers of an answer; one to somebody who is known is stored by no cache that others share.

    What not everybody may read, and what a code opens, is stored by none. What is public for ever says so itself, and
    files of the page are the same for everybody.
    """
    said = scope["state"]
    is_secret = not SECRETS.isdisjoint(name for name, _ in scope["headers"])
    is_known = said.get("actor", ANONYMOUS) != ANONYMOUS
    if not (is_known or is_secret) or not scope["path"].startswith(DATA):
        return headers
    kept = next((value for name, value in headers if name.lower() == CACHE), b"")
    if b"immutable" in kept or b"no-store" in kept:
        return headers
    told = b"private, " + kept if kept and "noted" not in said and not is_secret else b"no-store"
    return [*((name, value) for name, value in headers if name.lower() != CACHE), (CACHE, told)]


def _changes(scope: Any) -> bool:
    """Whether a request may change something: by its method, and by what its route says of itself."""
    route = scope.get("route")
    return scope["method"] not in SAFE and route is not None and not _computes(route)


def _computes(route: Any) -> bool:
    return bool(COMPUTES.keys() & (getattr(route, "openapi_extra", None) or {}).keys())


async def _governance(state: State) -> Governance:
    opened = state.opened_governance
    return await run_in_threadpool(lambda: state.governance) if opened is None else opened
