"""A server of its own process, as people start it."""

import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx

from citybrain.cli.server import listen

PATIENCE = 120.0


@contextmanager
def serving(city: Path, ready: bool = True) -> Iterator[tuple[str, int]]:
    """Address and process number of a server that answers or, unless told otherwise, has computed today's city."""
    with listen("127.0.0.1", 0) as probe:
        port = probe.getsockname()[1]
    command = [Path(sys.executable).with_name("citybrain"), "serve", city, "--port", str(port)]
    process = subprocess.Popen(command, stderr=subprocess.DEVNULL, env=environment())
    address = f"http://127.0.0.1:{port}"
    try:
        _wait(f"{address}/health", lambda health: bool(health["ready"]) or not ready)
        yield address, process.pid
    finally:
        process.terminate()
        process.wait()


def environment() -> dict[str, str]:
    """That of a person, whose second start finds all modules compiled."""
    return {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}


def _wait(address: str, enough: Callable[[dict], bool]) -> None:
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        try:
            if enough(httpx.get(address, timeout=PATIENCE).json()):
                return
        except httpx.TransportError:
            pass
        time.sleep(0.005)
    raise TimeoutError(f"no answer from {address}")
