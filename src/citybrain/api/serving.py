"""Runs an application on a socket that already listens."""

from __future__ import annotations

import socket
from typing import Any

import uvicorn


def serve_on(app: Any, listening: socket.socket) -> None:
    """Serves until the process is told to stop."""
    config = uvicorn.Config(app, log_level="warning", access_log=False, server_header=False, timeout_keep_alive=30)
    uvicorn.Server(config).run(sockets=[listening])
