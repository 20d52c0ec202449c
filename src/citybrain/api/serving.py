"""Runs an application on a socket that already listens."""

from __future__ import annotations

import asyncio
import socket
from collections.abc import Callable
from typing import Any

import uvicorn
from uvicorn.protocols.http.h11_impl import H11Protocol

PATIENCE = 1
"""Seconds that requests under way have to end once the server is told to stop."""

HEAD = 20.0
"""Seconds that the head of a request may take to come; the envelope sees to the body."""

MOST_CONNECTIONS = 1_000
"""Connections at a time; whoever has more gets 503 from uvicorn itself."""


class _Impatient(H11Protocol):
    """Closes a connection on which no request comes to its end; uvicorn by itself only closes one that lies idle."""

    _due: asyncio.TimerHandle | None = None

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        super().connection_made(transport)
        self._due = self.loop.call_later(HEAD, self.timeout_keep_alive_handler)

    def data_received(self, data: bytes) -> None:
        super().data_received(data)
        if self.cycle is not None and not self.cycle.response_complete:
            self._wait_no_more()
        elif self._due is None:
            self._due = self.loop.call_later(HEAD, self.timeout_keep_alive_handler)

    def connection_lost(self, exc: Exception | None) -> None:
        self._wait_no_more()
        super().connection_lost(exc)

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
