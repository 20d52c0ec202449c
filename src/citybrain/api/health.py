"""Whether the server is alive, told on a socket and in a thread of their own, however busy the server is."""

from __future__ import annotations

import json
import select
import socket
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler
from io import BytesIO

from typing_extensions import TypedDict

from citybrain import __version__
from citybrain.api.served_city import Status
from citybrain.api.state import State

PATH = "/health"
PATIENCE = 1.0
"""Seconds that a probe may take to ask."""

LARGEST = 65_536
"""Bytes of a head that is read."""

END = b"\r\n\r\n"


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
    listening.settimeout(PATIENCE)
    ended = threading.Event()

    def work() -> None:
        while not ended.is_set():
            with suppress(OSError):  # nobody came, or whoever did is gone
                connection, _ = listening.accept()
                with connection:
                    connection.setblocking(False)
                    connection.send(_Probe(_head(connection), tell).answer)

    thread = threading.Thread(target=work, name="health", daemon=True)
    thread.start()
    try:
        yield
    finally:
        ended.set()
        thread.join()
        listening.close()


def _head(connection: socket.socket) -> bytes:
    """The head of a request. Raises OSError where it does not come in time, however much of it does."""
    head, late = b"", time.monotonic() + PATIENCE
    while END not in head and len(head) <= LARGEST:
        with suppress(BlockingIOError):
            piece = connection.recv(LARGEST)
            if not piece:
                break
            head += piece
            continue
        left = late - time.monotonic()
        if left <= 0 or not select.select([connection], [], [], left)[0]:
            raise TimeoutError
    return head


class _Probe(BaseHTTPRequestHandler):
    """One probe that is here as a whole, and its answer.

    It touches no connection: at each call of the system a busy server takes the turn from who answers.
    """

    def __init__(self, head: bytes, tell: Callable[[], Health]) -> None:
        self.rfile = BytesIO(head)
        self.wfile = written = BytesIO()
        self._tell = tell
        self.handle_one_request()
        self.answer = written.getvalue()
        """All of it; nothing where nothing was asked."""

    def do_GET(self) -> None:
        known = self.path == PATH
        body = json.dumps(self._tell()).encode() if known else b""
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
