"""Runs an application on a socket that already listens."""

from __future__ import annotations

import asyncio
import socket
from collections.abc import Callable
from typing import Any

import uvicorn
from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol

PATIENCE = 1
"""Seconds that requests under way have to end once the server is told to stop."""

HEAD = 20.0
"""Seconds that the head of a request may take to come; the envelope sees to the body."""

LARGEST_HEAD = 65_536
"""Bytes that the head of a request may have."""

MOST_CONNECTIONS = 1_000
"""Connections at a time; whoever has more gets 503 from uvicorn itself."""


class _Impatient(HttpToolsProtocol):
    """Closes a connection on which no request comes to its end; uvicorn by itself only closes one that lies idle.

    The head of a request that grows beyond all need is refused, since the parser takes any length.
    """

    _due: asyncio.TimerHandle | None = None
    _head: int | None = None
    """Bytes that came since a head began, None where none is under way."""

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        super().connection_made(transport)
        self._wait()

    def data_received(self, data: bytes) -> None:
        super().data_received(data)
        if self._head is None and self.cycle is not None and not self.cycle.response_complete:
            self._wait_no_more()
            return
        self._wait()
        if self._head is not None:
            self._head += len(data)
            if self._head > LARGEST_HEAD and not self.transport.is_closing():
                self.send_400_response(f"The head of a request may have {LARGEST_HEAD} bytes.")

    def on_message_begin(self) -> None:
        self._head = 0
        super().on_message_begin()

    def on_headers_complete(self) -> None:
        self._head = None
        super().on_headers_complete()

    def connection_lost(self, exc: Exception | None) -> None:
        self._wait_no_more()
        super().connection_lost(exc)

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


def serve_on(app: Any, listening: socket.socket, give_up: Callable[[], None]) -> None:
    """Serves until the process is told to stop; `give_up` then ends what still computes."""
    config = uvicorn.Config(
        app,
        http=_Impatient,
        limit_concurrency=MOST_CONNECTIONS,
        log_level="warning",
        access_log=False,
        server_header=False,
        timeout_keep_alive=30,
        timeout_graceful_shutdown=PATIENCE,
    )
    _Server(config, give_up).run(sockets=[listening])
