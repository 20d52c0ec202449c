"""What every request and answer passes through: host, origin, limits of size and time, id, headers, last rescue."""

from __future__ import annotations

import asyncio
import itertools
import logging
import re
import secrets
import time
from collections.abc import Awaitable, Callable, MutableMapping
from typing import Any

from starlette.requests import ClientDisconnect, Request
from starlette.responses import Response

from citybrain.api.arriving import ArrivingBodies
from citybrain.api.crowd import AGAIN, Crowd, CrowdedError
from citybrain.api.language import language_of
from citybrain.api.limits import origin_of
from citybrain.api.metrics import Metrics
from citybrain.api.origin import foreign, stranger
from citybrain.api.problems import problem
from citybrain.base.files import LARGEST_TEXT
from citybrain.cases.photos.bounds import LARGEST as LARGEST_PHOTO
from citybrain.messages import text
from citybrain.observations.importing import LARGEST as LARGEST_READINGS
from citybrain.observations.sound.bounds import LARGEST as LARGEST_RECORDING
from citybrain.observations.sound.bounds import LARGEST_PIECE
from citybrain.twin.drafts.upload import LARGEST_UPLOAD

LOG = logging.getLogger("citybrain.api")
LARGEST_BODY = 2_100_000
LARGEST_OBSERVATIONS = 16_000_000
LARGER = (
    (("PUT",), re.compile(r"^/api/v1/drafts/[^/]+/files/[^/]+$"), LARGEST_UPLOAD),
    (("POST",), re.compile(r"^/api/v1/drafts/restore$"), LARGEST_UPLOAD),
    (("POST",), re.compile(r"^/api/v1/bills/files/[^/]+$"), LARGEST_TEXT),
    (("POST",), re.compile(r"^/api/v1/inventory/files$"), LARGEST_TEXT),
    (("POST",), re.compile(r"^/api/v1/imports/files/[^/]+$"), LARGEST_READINGS),
    (("POST",), re.compile(r"^/api/v1/(cases|inspections)/[^/]+/photos$"), LARGEST_PHOTO),
    (("POST",), re.compile(r"^/api/v1/reports/photos$"), LARGEST_PHOTO),
    (("POST",), re.compile(r"^/open311/v2/requests\.(json|xml)$"), LARGEST_PHOTO),
    (("POST",), re.compile(r"^/api/v1/recordings$"), LARGEST_RECORDING),
    (("POST",), re.compile(r"^/api/v1/recordings/pieces$"), LARGEST_PIECE),
    (("POST",), re.compile(r"^/sta/v1\.1/CreateObservations$"), LARGEST_OBSERVATIONS),
)
"""Methods and addresses that take more, and how many bytes: files are streamed to the disk."""
PATIENCE = 20.0
"""Seconds that the body of a request may take, and for each `SLOWEST` bytes of it that came one more."""

SLOWEST = 10_000
HEAD = "HEAD"
BODY_HEADERS = frozenset({b"content-length", b"transfer-encoding"})
METHODS = frozenset({"GET", HEAD, "POST", "PUT", "PATCH", "DELETE", "OPTIONS"})
Message = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]
HEADERS = {
    "content-security-policy": (
        "default-src 'self'; img-src 'self' data: blob:; worker-src 'self' blob:; object-src 'none'; "
        "base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
    ),
    "x-content-type-options": "nosniff",
    "referrer-policy": "no-referrer",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "permissions-policy": "camera=(), microphone=(), geolocation=(self)",
}
ENCODED = [(name.encode(), value.encode()) for name, value in HEADERS.items()]


_FIRST = secrets.randbits(64)
_COUNTED = itertools.count()


def request_id() -> str:
    """The id of a request: 16 hexadecimal digits, counted from where this process began at random."""
    return f"{(_FIRST + next(_COUNTED)) & 0xFFFF_FFFF_FFFF_FFFF:016x}"


class _TooLargeError(Exception):
    """More came than a request may bring."""


class _TooSlowError(Exception):
    """A request took longer to come than it may."""


class _HeadSentError(OSError):
    """Nobody reads on: a HEAD request was answered. Streams end on an OSError as on a connection that is gone."""


class HttpGuard:
    """ASGI middleware around the whole application."""

    def __init__(self, app: Any, metrics: Metrics, hosts: frozenset[str] | None = None) -> None:
        self.app = app
        self.metrics = metrics
        self.hosts = hosts
        self.crowd = Crowd()
        self.arriving = ArrivingBodies()

    async def __call__(self, scope: Message, receive: Receive, send: Send) -> None:
        """Answers one request."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        exchange = _Exchange(scope, receive, send, self.arriving)
        begin = time.perf_counter()
        try:
            await self._answer(exchange)
        finally:
            exchange.leave()
            route = getattr(exchange.scope.get("route"), "path", "other")
            method = scope["method"] if scope["method"] in METHODS else "other"
            self.metrics.requests.labels(method, route, str(exchange.status)).inc()
            self.metrics.seconds.labels(route).observe(time.perf_counter() - begin)

    async def _answer(self, exchange: _Exchange) -> None:
        request = Request(exchange.scope)
        if (host := stranger(request, self.hosts)) is not None:
            allowed = ", ".join(sorted(self.hosts or ()))
            await _refusal(request, 421, "request-host", received=host, allowed=allowed)(*exchange.parts)
            return
        if elsewhere := foreign(request):
            await _refusal(request, 403, "request-from-elsewhere", received=elsewhere)(*exchange.parts)
            return
        try:
            with self.crowd.enter(request):
                await self.app(*exchange.parts)
        except CrowdedError:
            response = _refusal(request, 503, "request-crowded", wait=AGAIN)
            response.headers["Retry-After"] = str(AGAIN)
        except (ClientDisconnect, _HeadSentError):
            return
        except _TooLargeError:
            kind = "text" if exchange.largest == LARGEST_BODY else "file"
            response = _refusal(request, 413, "request-too-large", allowed=exchange.largest, kind=kind)
        except _TooSlowError:
            exchange.is_late = False
            response = _refusal(request, 408, "request-too-slow", allowed=SLOWEST)
            response.headers["Connection"] = "close"
        except Exception:
            LOG.exception("request %s %s %s", exchange.id, exchange.method, exchange.scope["path"])
            response = _refusal(request, 500, "request-failed", id=exchange.id)
        else:
            return
        if not exchange.status:
            await response(*exchange.parts)


class _Exchange:
    """One request and its answer.

    HEAD is answered by what answers GET, so that both have the same headers (RFC 9110, 9.3.2); no body is sent.
    """

    def __init__(self, scope: Message, receive: Receive, send: Send, arriving: ArrivingBodies) -> None:
        self.id = request_id()
        self.method = scope["method"]
        self.scope = {**scope, "method": "GET"} if self.method == HEAD else scope
        self.status = 0
        self._receive = receive
        self._send = send
        self._received = 0
        self._begun = time.monotonic()
        self._complete = False
        self._arriving, self._owner = arriving, ""
        self._waiting: asyncio.Timeout | None = None
        self._is_let_go = self.is_late = False
        self.largest = _largest(scope)
        self.scope.setdefault("state", {})["id"] = self.id

    @property
    def parts(self) -> tuple[Message, Receive, Send]:
        """What an ASGI application is called with."""
        return self.scope, self.receive, self.send

    async def receive(self) -> Message:
        """A piece of the body, or once all of it is here that the client is gone.

        Raises _TooLargeError once it grows beyond the limit, _TooSlowError where it does not come.
        """
        if self._complete:
            return await self._receive()
        message = await self._in_time()
        self._received += len(message.get("body", b""))
        self._complete = not message.get("more_body", False)
        if self._complete:
            self.leave()
        if self._received > self.largest:
            raise _TooLargeError
        return message

    async def _in_time(self) -> Message:
        left = self._begun + PATIENCE + self._received / SLOWEST - time.monotonic()
        self._arrive()
        try:
            async with asyncio.timeout(0 if self._is_let_go else left) as self._waiting:
                return await self._receive()
        except TimeoutError:
            self.is_late = True
            raise _TooSlowError from None
        finally:
            self._waiting = None

    def _arrive(self) -> None:
        if self._owner or BODY_HEADERS.isdisjoint(name for name, _ in self.scope["headers"]):
            return
        self._owner = origin_of(Request(self.scope))
        self._arriving.arrive(self, self._owner)

    def leave(self) -> None:
        """Its body is here, or nobody waits for it any more."""
        if self._owner:
            self._arriving.leave(self, self._owner)

    def let_go(self) -> None:
        """Others need the room: what has not come yet is too slow."""
        self._is_let_go = True
        if self._waiting is not None:
            self._waiting.reschedule(0)

    async def send(self, message: Message) -> None:
        """A piece of the answer; its head gets the headers that every answer has, unless it has one of its own.

        Raises _HeadSentError where more than the head is wanted of a stream that nobody reads, _TooSlowError where
        what is to be answered is that the body did not come.
        """
        if self.is_late:
            raise _TooSlowError
        if self.method == HEAD and message["type"] == "http.response.body":
            if message.get("more_body"):
                raise _HeadSentError
            return
        if message["type"] == "http.response.start":
            self.status = message["status"]
            own = {name.lower() for name, _ in message["headers"]}
            added = [header for header in ENCODED if header[0] not in own]
            message["headers"] = [*message["headers"], *added, (b"x-request-id", self.id.encode())]
        await self._send(message)
        if self.method == HEAD:
            await self._send({"type": "http.response.body", "body": b""})


def _largest(scope: Message) -> int:
    """Bytes that the body of a request may have."""
    method, path = scope["method"], scope["path"]
    return next((size for methods, form, size in LARGER if method in methods and form.match(path)), LARGEST_BODY)


def _refusal(request: Request, status: int, code: str, **arguments: Any) -> Response:
    language = language_of(request)
    about = {"request": arguments["id"]} if "id" in arguments else {}
    return problem(status, code, text(code, language=language, **arguments), language, **about)
