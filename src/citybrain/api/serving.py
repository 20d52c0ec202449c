"""Runs an application on a socket that already listens."""

from __future__ import annotations

import asyncio
import functools
import socket
from collections.abc import Callable, Iterable
from typing import Any, Protocol

import uvicorn
from uvicorn.protocols.http.httptools_impl import STATUS_LINE, HttpToolsProtocol, RequestResponseCycle

from citybrain.api.connections import Connections, most_connections
from citybrain.governance.origins import address_origin

PATIENCE = 1
"""Seconds that requests under way have to end once the server is told to stop."""

HEAD = 20.0
"""Seconds that the head of a request may take to come; the envelope sees to the body."""

LARGEST_HEAD = 65_536
"""Bytes that the head of a request may have."""

END = b"\r\n\r\n"
"""Of a head."""

WAITING = 256
"""Connections that wait to be taken, and that are taken before the next request is answered."""

SOON = 1.0
"""Seconds after its head in which the body of a request that is held back has to come."""


class HeldRequest:
    """A request that is here as a whole and that the application has not been told of."""

    __slots__ = ("_cycle", "_protocol")

    def __init__(self, protocol: _Impatient, cycle: RequestResponseCycle) -> None:
        self._protocol, self._cycle = protocol, cycle

    @property
    def scope(self) -> Any:
        """The request as an application is told of it."""
        return self._cycle.scope

    @property
    def body(self) -> bytes:
        """All of it."""
        return bytes(self._cycle.body)

    @property
    def memory(self) -> dict[str, Any]:
        """What is remembered of the connection as long as it lasts."""
        return self._protocol.memory

    @property
    def trusted(self) -> Any:
        """Addresses of proxies whose word on scheme and client counts."""
        return self._protocol.config.forwarded_allow_ips

    def answer(self, created: bytes) -> None:
        """Answer that something was created: further headers, and a body."""
        cycle = self._cycle
        if cycle.disconnected:
            return
        lines = [STATUS_LINE[201], *(b"%s: %s\r\n" % pair for pair in cycle.default_headers)]
        if not cycle.keep_alive:
            lines.append(b"connection: close\r\n")
        cycle.transport.write(b"".join((*lines, created)))
        cycle.response_started = cycle.response_complete = True
        if not cycle.keep_alive:
            cycle.transport.close()
        cycle.on_response()

    def pass_on(self, app: Any = None) -> None:
        """Let the application answer, or another one."""
        self._protocol.begin(self._cycle, app)

    def close(self) -> None:
        """Close the connection."""
        self._cycle.transport.close()


class FastPath(Protocol):
    """What takes requests before they become tasks of the application."""

    largest: int
    """Bytes that their bodies may have."""

    def concerns(self, scope: Any) -> bool:
        """Whether a request may be taken, by its head."""

    def take(self, held: HeldRequest) -> bool:
        """Take a request, and answer it or pass it on at some time; False where the application is to answer it."""


class _Impatient(HttpToolsProtocol):
    """Closes a connection on which no request comes to its end; uvicorn by itself only closes one that lies idle.

    One that is idle is closed early where its address, or all together, have too many (`Connections`).

    The head of a request that grows beyond all need is refused, since the parser takes any length. A request that the
    fast path may take is held back until its body is here.
    """

    _held: RequestResponseCycle | None = None
    _soon: asyncio.TimerHandle | None = None
    _due: asyncio.TimerHandle | None = None
    _head: int | None = None
    """Bytes that came since a head began, None where none is under way."""

    def __init__(
        self,
        *arguments: Any,
        known: Connections,
        proxies: frozenset[str],
        fast_path: FastPath | None = None,
        **named: Any,
    ) -> None:
        super().__init__(*arguments, **named)
        self._fast_path = fast_path
        self._known, self._proxies = known, proxies
        self._owner = ""
        self.memory: dict[str, Any] = {}

    @property
    def idle(self) -> bool:
        """Whether no request is under way."""
        return self.cycle is None or (self.cycle.response_complete and not self.pipeline)

    def abort(self) -> None:
        """Close the connection at once."""
        self.transport.abort()

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        super().connection_made(transport)
        host = self.client[0] if self.client else ""
        self._owner = address_origin(host)
        if not self._known.arrive(self, self._owner, host in self._proxies):
            transport.abort()
            return
        self._wait()

    def data_received(self, data: bytes) -> None:
        super().data_received(data)
        self._hold_for_a_while()
        if self._head is None and self.cycle is not None and not self.cycle.response_complete:
            self._wait_no_more()
            return
        self._wait()
        if self._head is not None:
            self._head += len(data) - (data.rfind(END) + 1)  # what stands before is of requests that came whole
            if self._head > LARGEST_HEAD and not self.transport.is_closing():
                self.send_400_response(f"The head of a request may have {LARGEST_HEAD} bytes.")

    def on_message_begin(self) -> None:
        self._head = 0
        super().on_message_begin()

    def on_headers_complete(self) -> None:
        self._head = None
        super().on_headers_complete()

    def on_body(self, body: bytes) -> None:
        super().on_body(body)
        if self._held is not None and self._fast_path is not None and len(self._held.body) > self._fast_path.largest:
            self._let_go()

    def on_message_complete(self) -> None:
        super().on_message_complete()
        self._let_go()

    def connection_lost(self, exc: Exception | None) -> None:
        self._wait_no_more()
        self._known.leave(self, self._owner)
        super().connection_lost(exc)
        self._let_go()

    def on_response_complete(self) -> None:
        super().on_response_complete()
        if self.pipeline:  # no more is read while requests wait: one that never ends would fill the memory
            self.flow.pause_reading()
        self._hold_for_a_while()  # the next one of a connection may have its turn now, while no more of it comes

    def begin(self, cycle: RequestResponseCycle, app: Any = None) -> None:
        """Let the application answer a request, or another one."""
        super()._start_asgi_task(cycle, app or self.app)

    def _start_asgi_task(self, cycle: RequestResponseCycle, app: Any) -> None:
        """A request has its turn, of which all or only the head may be here."""
        may_wait = cycle.waiting_for_100_continue or self.flow.write_paused
        if app is not self.app or self._fast_path is None or may_wait or not self._fast_path.concerns(cycle.scope):
            self.begin(cycle, app)
            return
        self._held = cycle
        if not cycle.more_body:
            self._let_go()

    def _hold_for_a_while(self) -> None:
        if self._held is not None and self._soon is None:
            self._soon = self.loop.call_later(SOON, self._let_go)

    def _let_go(self) -> None:
        """Offer what is held back to the fast path where all of it is here, else tell the application of it."""
        cycle, self._held = self._held, None
        if self._soon is not None:
            self._soon.cancel()
            self._soon = None
        if cycle is None:
            return
        offered = self._fast_path is not None and not cycle.more_body and not cycle.disconnected
        if not (offered and self._fast_path.take(HeldRequest(self, cycle))):  # type: ignore[union-attr]
            self.begin(cycle)

    def _wait(self) -> None:
        if self._due is None:
            self._due = self.loop.call_later(HEAD, self.timeout_keep_alive_handler)

    def _wait_no_more(self) -> None:
        if self._due is not None:
            self._due.cancel()
            self._due = None


class _Server(uvicorn.Server):
    """Tells the application to give up its work before it waits for requests that wait for that work."""

    def __init__(self, config: uvicorn.Config, give_up: Callable[[], None]) -> None:
        super().__init__(config)
        self._give_up = give_up

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        self._give_up()
        await super().shutdown(sockets)


def configured(app: Any, fast_path: FastPath | None = None, proxies: Iterable[str] = ()) -> uvicorn.Config:
    """How an application is served. What a request says of who asks counts only where it comes from `proxies`."""
    believed = sorted(proxies)
    protocol = functools.partial(
        _Impatient, fast_path=fast_path, known=Connections(most_connections()), proxies=frozenset(believed)
    )
    return uvicorn.Config(
        app,
        http=protocol,  # type: ignore[arg-type]
        proxy_headers=bool(believed),
        forwarded_allow_ips=believed,
        backlog=WAITING,
        log_level="warning",
        access_log=False,
        server_header=False,
        timeout_keep_alive=30,
        timeout_graceful_shutdown=PATIENCE,
    )


def serve_on(
    app: Any,
    listening: socket.socket,
    give_up: Callable[[], None],
    fast_path: FastPath | None = None,
    proxies: Iterable[str] = (),
) -> None:
    """Serves until the process is told to stop; `give_up` then ends what still computes."""
    _Server(configured(app, fast_path, proxies), give_up).run(sockets=[listening])
