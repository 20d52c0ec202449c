"""Runs an application on a socket that already listens."""

from __future__ import annotations

import socket
from collections.abc import Callable
from typing import Any

import uvicorn

PATIENCE = 1
"""Seconds that requests under way have to end once the server is told to stop."""


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
        log_level="warning",
        access_log=False,
        server_header=False,
        timeout_keep_alive=30,
        timeout_graceful_shutdown=PATIENCE,
    )
    _Server(config, give_up).run(sockets=[listening])
