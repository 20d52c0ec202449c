"""The server that has a city open: where it is, and how a command asks it."""

from __future__ import annotations

import json
import os
import sys
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import IO, Any

import typer

from citybrain.cli.reader import READER
from citybrain.messages import keys, render, text

FILE = "serving.json"
"""In the folder of a city while a server has it open; one that was killed leaves it behind."""

TOKEN = "CITYBRAIN_TOKEN"
PATIENCE = 60.0
EVERYWHERE = ("0.0.0.0", "::")


@contextmanager
def standing_at(city: Path, host: str, port: int) -> Iterator[None]:
    """Tell commands on this machine where the server is, until it ends."""
    name = "127.0.0.1" if host in EVERYWHERE else f"[{host}]" if ":" in host else host
    path = city / FILE
    with suppress(OSError):  # a folder that may not be written: commands then say that a server has the city
        path.write_text(json.dumps({"address": f"http://{name}:{port}", "process": os.getpid()}), encoding="utf-8")
    try:
        yield
    finally:
        with suppress(OSError):
            path.unlink()


class Server:
    """A server that is asked with the token of a person who may do what is asked for."""

    def __init__(self, address: str, token: str) -> None:
        self.address = address
        self._token = token

    def ask(self, path: str, method: str = "GET", body: Any = None) -> Any:
        """What the API answers, `body` sent as JSON. Raises CityBrainError with the server's own words where it does
        not do it.
        """
        with self.answer(path, method, body) as answer:
            return json.load(answer)

    @contextmanager
    def answer(self, path: str, method: str, body: Any, purpose: str = "") -> Iterator[IO[bytes]]:
        """The same as a file that is read while it comes, of what is read for a purpose. Raises CityBrainError."""
        from citybrain.kernel.errors import CityBrainError

        headers = {"Authorization": f"Bearer {self._token}", "Accept-Language": READER.language}
        headers |= {} if body is None else {"Content-Type": "application/json"}
        headers |= {"Citybrain-Purpose": purpose} if purpose else {}
        sent = None if body is None else json.dumps(body).encode()
        asked = urllib.request.Request(f"{self.address}/api/v1{path}", sent, headers, method=method)
        try:
            with urllib.request.urlopen(asked, timeout=PATIENCE) as answer:
                yield answer
        except CityBrainError:
            raise
        except urllib.error.HTTPError as problem:
            raise CityBrainError("cli-server-refused", address=self.address, problem=_describe(problem)) from problem
        except (OSError, ValueError) as problem:
            raise CityBrainError("cli-server-silent", address=self.address, problem=str(problem)[:200]) from problem


def server_of(city: Path) -> Server | None:
    """The server that stands at a city, with the token of the environment or one that is asked for; None without one.

    Raises CityBrainError where there is no token and nobody to ask.
    """
    from citybrain.kernel.errors import CityBrainError

    try:
        address = str(json.loads((city / FILE).read_text(encoding="utf-8"))["address"])
    except (OSError, ValueError, KeyError, TypeError):
        return None
    token = os.environ.get(TOKEN, "")
    if not token and sys.stdin.isatty():
        token = str(typer.prompt(text("cli-server-token", READER.language, address=address), hide_input=True, err=True))
    if not token:
        raise CityBrainError("cli-server-no-token", address=address, variable=TOKEN, city=str(city))
    return Server(address, token)


def _describe(problem: urllib.error.HTTPError) -> str:
    """What was wrong, as commands say it where they know its code; else in the words of the server."""
    from citybrain.kernel.errors import CityBrainError

    try:
        answer = json.loads(problem.read(100_000))
        if answer["code"] in keys(READER.language) and "arguments" in answer and len(answer["errors"]) == 1:
            return render(CityBrainError(answer["code"], **answer["arguments"]), READER.language)
        return str(answer["detail"])
    except (OSError, ValueError, KeyError, TypeError):
        return f"HTTP {problem.code}"
