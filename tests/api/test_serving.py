"""Clients that send a request slowly or never to its end do not keep a connection."""

import json
import select
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from threading import Thread

import pytest

from citybrain.api.http_guard import LARGEST_BODY

PROGRAM = """
import socket, sys
from citybrain.api import http_guard, serving
from citybrain.api.http_guard import HttpGuard
from citybrain.api.metrics import Metrics
from citybrain.cli.server import listen

http_guard.PATIENCE, http_guard.SLOWEST, serving.HEAD, serving.SOON = 1.0, 1000, 1.0, 0.2

async def app(scope, receive, send):
    if scope["type"] == "lifespan":
        return
    size, more = 0, True
    while more:
        message = await receive()
        size, more = size + len(message["body"]), message["more_body"]
    body = str(size).encode()
    await send({"type": "http.response.start", "status": 200, "headers": [(b"content-length", b"%d" % len(body))]})
    await send({"type": "http.response.body", "body": body})

class FastPath:
    largest = 1000

    def concerns(self, scope):
        return scope["path"] == "/fast"

    def take(self, held):
        return False

listening = listen("127.0.0.1", 0)
print(listening.getsockname()[1], flush=True)
serving.serve_on(HttpGuard(app, Metrics()), listening, lambda: None, FastPath())
"""
PATIENT = PROGRAM.replace("serving.SOON = 1.0, 1000, 1.0,", "serving.SOON = 1.0, 1000, 60.0,")
"""The same with a minute for a head: what is not about time must not fail where the machine is slow."""
PATIENCE = 60


@contextmanager
def running(program: str) -> Iterator[int]:
    process = subprocess.Popen([sys.executable, "-c", program], stdout=subprocess.PIPE, text=True)
    assert process.stdout is not None
    yield int(process.stdout.readline())
    process.terminate()
    process.wait(PATIENCE)


@pytest.fixture(scope="module")
def port() -> Iterator[int]:
    """A server that waits a second, and a second more for each 1,000 bytes."""
    with running(PROGRAM) as port:
        yield port


@pytest.fixture
def connection(port: int) -> Iterator[socket.socket]:
    with socket.create_connection(("127.0.0.1", port), timeout=PATIENCE) as opened:
        yield opened


def head(size: int) -> bytes:
    return f"POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: {size}\r\n\r\n".encode()


def all_of(connection: socket.socket) -> bytes:
    """What comes until the server closes."""
    parts = []
    while part := connection.recv(65_536):
        parts.append(part)
    return b"".join(parts)


@pytest.mark.parametrize("begin", [b"", b"GET / HT", b"GET / HTTP/1.1\r\nHost: localhost\r\nX-Slow: "])
def test_a_head_that_does_not_end_is_not_waited_for(connection: socket.socket, begin: bytes) -> None:
    connection.sendall(begin)
    assert all_of(connection) == b""


def test_a_second_head_on_a_connection_is_not_waited_for_either(connection: socket.socket) -> None:
    connection.sendall(head(3) + b"abc" + b"POST / HT")
    answer = all_of(connection)
    assert answer.startswith(b"HTTP/1.1 200")
    assert answer.endswith(b"\r\n\r\n3")


def test_a_body_that_does_not_come_is_told_and_the_connection_closed(connection: socket.socket) -> None:
    connection.sendall(head(100) + b"abc")
    answer, _, body = all_of(connection).partition(b"\r\n\r\n")
    assert answer.startswith(b"HTTP/1.1 408")
    assert b"connection: close" in answer.lower()
    assert json.loads(body)["code"] == "request-too-slow"


def test_a_body_that_does_not_come_is_not_waited_for_behind_another_request_either(connection: socket.socket) -> None:
    fast = head(100).replace(b"POST /", b"POST /fast")
    connection.sendall(head(3) + b"abc" + fast)
    first, _, second = all_of(connection).partition(b"\r\n\r\n3")
    assert first.startswith(b"HTTP/1.1 200")
    assert second.startswith(b"HTTP/1.1 408")


def test_requests_that_come_in_time_are_answered_on_one_connection(connection: socket.socket) -> None:
    for size in (1, 10_000, 500_000):
        connection.sendall(head(size) + b"x" * size)
        answer = b""
        while not answer.endswith(f"\r\n\r\n{size}".encode()):
            part = connection.recv(65_536)
            assert part, answer
            answer += part
        assert answer.startswith(b"HTTP/1.1 200")


def test_many_small_requests_at_once_are_no_long_head() -> None:
    number, answers = 3_000, b""
    with running(PATIENT) as port, socket.create_connection(("127.0.0.1", port), timeout=PATIENCE) as connection:
        sending = Thread(target=connection.sendall, args=((head(3) + b"abc") * number,))
        sending.start()
        while answers.count(b"\r\n\r\n3") < number:
            part = connection.recv(65_536)
            assert part, answers[-300:]
            answers += part
        sending.join()
    assert answers.count(b"HTTP/1.1 200") == number


def test_requests_of_which_nobody_reads_the_answers_do_not_pile_up() -> None:
    request = head(3).replace(b"\r\n\r\n", b"\r\nX-Long: " + b"x" * 8_000 + b"\r\n\r\n") + b"abc"
    with running(PATIENT) as port, socket.socket() as connection:
        connection.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
        connection.connect(("127.0.0.1", port))
        connection.settimeout(1)
        sent, most = 0, 120_000_000
        with suppress(TimeoutError):
            while sent < most:
                sent += connection.send(request[sent % len(request) :] + request * 20)
    assert sent < most  # the machine holds some megabytes of a connection, and as many were answered


def test_a_head_beyond_all_need_is_refused(connection: socket.socket) -> None:
    lines = b"".join(f"X-{number}: {'x' * 990}\r\n".encode() for number in range(66))
    connection.sendall(b"GET / HTTP/1.1\r\nHost: localhost\r\n" + lines)
    assert all_of(connection).startswith(b"HTTP/1.1 400")


@pytest.mark.parametrize(
    "head", [head(10**9), b"POST / HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\n"]
)
def test_a_body_of_a_gigabyte_is_refused_when_the_first_megabytes_have_come(
    connection: socket.socket, head: bytes
) -> None:
    connection.sendall(head)
    block = b"x" * 65_536
    piece = block if b"Length" in head else b"10000\r\n" + block + b"\r\n"
    sent = 0
    while sent < 10**9 and not select.select([connection], [], [], 0)[0]:
        try:
            sent += connection.send(piece[sent % len(piece) :])
        except ConnectionError:
            break
    answer = connection.recv(65_536)
    assert answer.startswith(b"HTTP/1.1 413")
    assert sent < 10 * LARGEST_BODY  # what the two ends of the connection hold comes on top
