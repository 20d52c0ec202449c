"""An application on a socket of this machine, in a thread of the test."""

from __future__ import annotations

import socket
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import uvicorn
from fastapi import FastAPI

from citybrain.api.serving import FastPath, configured


@contextmanager
def served(app: FastAPI, fast_path: FastPath | None = None) -> Iterator[str]:
    """The address at which an application answers."""
    listening = socket.create_server(("127.0.0.1", 0))
    server = uvicorn.Server(configured(app, fast_path))
    thread = threading.Thread(target=server.run, kwargs={"sockets": [listening]}, daemon=True)
    thread.start()
    wait(lambda: server.started)
    try:
        yield f"http://127.0.0.1:{listening.getsockname()[1]}"
    finally:
        app.state.citybrain.stop()
        server.should_exit = True
        thread.join(20)


def wait(until: Callable[[], object], seconds: float = 20) -> None:
    """Until something holds."""
    end = time.monotonic() + seconds
    while not until():
        assert time.monotonic() < end, "never"
        time.sleep(0.02)
