"""Whether the server is alive, told on a socket and in a thread of their own, however busy the server is."""

from __future__ import annotations

import json
import socket
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, HTTPServer
from typing import ClassVar

from typing_extensions import TypedDict

from citybrain import __version__
from citybrain.api.state import State, Status

PATH = "/health"
PATIENCE = 1.0
"""Seconds that a probe may take to ask."""


class Health(TypedDict):
    """Whether the city is open, and the version of the program."""

    status: Status
    ready: bool
    version: str


def health_of(state: State) -> Health:
    """`status` is starting, ready or failed."""
    return {"status": state.status, "ready": state.status == "ready", "version": __version__}


@contextmanager
def answering_probes(listening: socket.socket, tell: Callable[[], Health]) -> Iterator[None]:
    """Answer `GET /health` alone on a socket that listens, one probe after another, and close it in the end."""
    server = HTTPServer(listening.getsockname()[:2], _probed(tell), bind_and_activate=False)
    server.socket.close()
    server.socket = listening
    thread = threading.Thread(target=server.serve_forever, name="health", daemon=True)
    thread.start()
    try:
        yield
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def _probed(tell: Callable[[], Health]) -> type[BaseHTTPRequestHandler]:
    class Probe(BaseHTTPRequestHandler):
        """One probe."""

        timeout: ClassVar[float] = PATIENCE

        def handle(self) -> None:
            """Hang up in time, also on who goes on saying a little."""
            late = threading.Timer(PATIENCE, _hang_up, [self.connection])
            late.start()
            try:
                with suppress(OSError):
                    super().handle()
            finally:
                late.cancel()

        def do_GET(self) -> None:
            known = self.path == PATH
            body = json.dumps(tell()).encode() if known else b""
            self.send_response(HTTPStatus.OK if known else HTTPStatus.NOT_FOUND)
            self.send_header("Content-Type", "application/json")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, format: str, *arguments: object) -> None:
            """Probes come every few seconds: nothing is written of them."""

        def version_string(self) -> str:
            """Nothing about the program."""
            return "citybrain"

    return Probe


def _hang_up(connection: socket.socket) -> None:
    with suppress(OSError):  # it is closed already
        connection.shutdown(socket.SHUT_RDWR)
