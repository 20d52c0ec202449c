"""Bodies that come slowly, or never: they hold no turn, and no room that others need."""

import socket
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager

import httpx

from citybrain.api.arriving import ArrivingBodies
from tests.api.test_serving import running

SLOW = 0.5
"""Seconds in which whoever is honest is answered."""

PROGRAM = """
from contextlib import AsyncExitStack
from typing import Annotated

from fastapi import Depends, FastAPI, Request

from citybrain.api import serving
from citybrain.api.arriving import ArrivingBodies
from citybrain.api.guards import IN_TURN
from citybrain.api.http_guard import HttpGuard
from citybrain.api.identity import actor_of
from citybrain.api.metrics import Metrics
from citybrain.api.turns import RequestTurns
from citybrain.cli.server import listen
from citybrain.governance import ANONYMOUS


class Held:
    turns, arrivals, known_arrivals = RequestTurns(2, 1), RequestTurns(2, 1), RequestTurns(2, 1)


async def read(request: Request) -> bytes:
    return await request.body()


app = FastAPI()
app.state.citybrain = Held()
app.dependency_overrides[actor_of] = lambda: ANONYMOUS


@app.post("/photo", dependencies=[IN_TURN])
def photo(raw: Annotated[bytes, Depends(read)]) -> int:
    return len(raw)


@app.post("/words")
def words(said: dict[str, int]) -> int:
    return len(said)


guard = HttpGuard(app, Metrics())
guard.arriving = ArrivingBodies(most=3)
listening = listen("127.0.0.1", 0)
print(listening.getsockname()[1], flush=True)
serving.serve_on(guard, listening, lambda: None)
"""


class Coming:
    def __init__(self) -> None:
        self.is_here = True

    def let_go(self) -> None:
        self.is_here = False


def test_the_oldest_body_of_who_sends_most_makes_room() -> None:
    arriving = ArrivingBodies(most=3)
    first, second, other, new = (Coming() for _ in range(4))
    for body, owner in ((first, "a"), (second, "a"), (other, "b"), (other, "b"), (new, "c")):
        arriving.arrive(body, owner)
    assert [one.is_here for one in (first, second, other, new)] == [False, True, True, True]
    for body, owner in ((first, "a"), (second, "a"), (other, "b"), (new, "c")):
        arriving.leave(body, owner)
    assert arriving.count == 0


@contextmanager
def slow(port: int, path: str, host: str, length: int) -> Iterator[socket.socket]:
    """A request whose body does not come."""
    with socket.socket() as one:
        one.bind((host, 0))
        one.connect(("127.0.0.1", port))
        one.sendall(
            f"POST {path} HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
            f"Content-Length: {length}\r\n\r\n{{".encode()
        )
        yield one


def test_slow_bodies_hold_no_turn_and_the_oldest_of_them_makes_room() -> None:
    with running(PROGRAM) as port, ExitStack() as coming:
        held = [coming.enter_context(slow(port, "/photo", f"127.0.0.{place}", 1_000_000)) for place in (2, 3, 3)]
        begin = time.monotonic()
        url = f"http://127.0.0.1:{port}"
        assert httpx.post(f"{url}/photo", content=b"x" * 1_000, timeout=10).text == "1000"
        held += [coming.enter_context(slow(port, "/words", "127.0.0.4", 1_000)) for _ in range(4)]
        assert httpx.post(f"{url}/words", json={"a": 1}, timeout=10).text == "1"
        assert time.monotonic() - begin < 10 * SLOW
        held[-4].settimeout(5)
        assert held[-4].recv(100).startswith(b"HTTP/1.1 408")
