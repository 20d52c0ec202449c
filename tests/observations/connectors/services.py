"""A service on this machine that answers as the real one is documented to answer; it can be taken away."""

from __future__ import annotations

import json
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs, urlsplit

from citybrain.twin.configuration_sensing import ConnectorSettings

Answer = Callable[[str, dict[str, str]], object]
"""What stands at a path with these parameters: bytes, JSON, or the status of an error."""


class Service:
    """What was asked for, and how to answer."""

    def __init__(self, answer: Answer) -> None:
        self.answer = answer
        self.asked: list[tuple[str, dict[str, str], dict[str, str]]] = []
        self.url = ""


@contextmanager
def serving(answer: Answer) -> Iterator[Service]:
    service = Service(answer)

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            place = urlsplit(self.path)
            asked = {name: values[0] for name, values in parse_qs(place.query).items()}
            service.asked.append((place.path, asked, dict(self.headers)))
            told = service.answer(place.path, asked)
            status = told if isinstance(told, int) else 200
            content = told if isinstance(told, bytes) else json.dumps(told).encode()
            self.send_response(status)
            self.send_header("Content-Length", str(len(content)))
            self.end_headers()
            self.wfile.write(content)

        def log_message(self, *_: object) -> None:
            """Says nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    service.url = f"http://127.0.0.1:{server.server_port}"
    thread = threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True)
    thread.start()
    try:
        yield service
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def asking(kind: str, **parameters: object) -> ConnectorSettings:
    return ConnectorSettings(name="test", kind=kind, parameters=parameters)
