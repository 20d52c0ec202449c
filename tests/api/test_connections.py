"""Connections: whoever opens one too many loses the idlest of their own, and nobody else does."""

import socket
import time

import httpx

from citybrain.api.connections import Connections
from tests.api.test_serving import running

FLOOD = 1_100
PROGRAM = """
from citybrain.api import serving
from citybrain.api.http_guard import HttpGuard
from citybrain.api.metrics import Metrics
from citybrain.cli.server import listen

async def app(scope, receive, send):
    if scope["type"] != "lifespan":
        await send({"type": "http.response.start", "status": 200, "headers": [(b"content-length", b"2")]})
        await send({"type": "http.response.body", "body": scope["client"][0][:2].encode()})

listening = listen("127.0.0.1", 0)
print(listening.getsockname()[1], flush=True)
serving.serve_on(HttpGuard(app, Metrics()), listening, lambda: None)
"""


class Opened:
    def __init__(self, idle: bool = True) -> None:
        self.idle, self.open = idle, True

    def abort(self) -> None:
        self.open = False


def test_one_too_many_of_an_address_closes_its_idlest_and_no_other() -> None:
    known = Connections(most=100, of_one=3)
    other, busy, *idle = Opened(), Opened(idle=False), Opened(), Opened()
    assert known.arrive(other, "b")
    assert all(known.arrive(one, "a") for one in (busy, *idle))
    new = Opened()
    assert known.arrive(new, "a")
    assert [one.open for one in (other, busy, *idle, new)] == [True, True, False, True, True]
    assert known.count == 4


def test_where_nothing_is_idle_the_new_one_is_refused_and_a_declared_proxy_may_have_more() -> None:
    known = Connections(most=100, of_one=2)
    busy = [Opened(idle=False) for _ in range(2)]
    assert all(known.arrive(one, "a") for one in busy)
    assert not known.arrive(Opened(), "a")
    assert known.arrive(Opened(), "a", declared=True)
    known.leave(busy[0], "a")
    known.leave(busy[0], "a")
    assert known.count == 2


def test_where_all_together_are_too_many_who_has_most_makes_room() -> None:
    known = Connections(most=20, of_one=15)
    many, few = [Opened() for _ in range(15)], [Opened() for _ in range(5)]
    assert all(known.arrive(one, "a") for one in many)
    assert all(known.arrive(one, "b") for one in few)
    assert known.arrive(Opened(), "c")
    assert ([one.open for one in many], all(one.open for one in few)) == ([False] + [True] * 14, True)
    only = Connections(most=1)
    assert only.arrive(Opened(), "a")
    assert only.arrive(Opened(), "a")
    assert only.count == 1


def test_idle_connections_of_one_address_stop_nobody() -> None:
    with running(PROGRAM) as port:
        idle = [socket.create_connection(("127.0.0.1", port)) for _ in range(FLOOD)]
        begin = time.monotonic()
        assert httpx.get(f"http://127.0.0.1:{port}/", timeout=10).status_code == 200
        assert time.monotonic() - begin < 5
        for one in idle:
            one.close()


def test_what_a_request_says_of_where_it_comes_from_is_not_believed_of_anybody() -> None:
    with running(PROGRAM) as port:
        there = {"X-Forwarded-For": "99.0.0.1"}
        assert httpx.get(f"http://127.0.0.1:{port}/", headers=there, timeout=10).text == "12"
    declared = PROGRAM.replace("lambda: None)", 'lambda: None, proxies=["127.0.0.1"])')
    with running(declared) as port:
        assert httpx.get(f"http://127.0.0.1:{port}/", headers=there, timeout=10).text == "99"
