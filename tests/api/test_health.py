"""Probes are answered by a thread of their own, on a socket that nobody else fills."""

import http.client
import socket
import threading
import time
from collections.abc import Iterator
from contextlib import suppress

import pytest

from citybrain.api.health import Health, answering_probes

HEALTHY: Health = {"status": "ready", "ready": True, "version": "1"}


@pytest.fixture
def port() -> Iterator[int]:
    with socket.create_server(("127.0.0.1", 0)) as listening, answering_probes(listening, lambda: HEALTHY):
        yield listening.getsockname()[1]


def probe(port: int, path: str = "/health", method: str = "GET") -> tuple[int, bytes]:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=20)
    connection.request(method, path)
    answer = connection.getresponse()
    return answer.status, answer.read()


def test_a_probe_is_answered_and_nothing_else(port: int) -> None:
    assert probe(port) == (200, b'{"status": "ready", "ready": true, "version": "1"}')
    assert probe(port, "/api/v1/city")[0] == 404
    assert probe(port, method="POST")[0] == 501


def test_who_says_nothing_holds_up_the_next_for_a_second(port: int) -> None:
    with socket.create_connection(("127.0.0.1", port)):
        begin = time.monotonic()
        assert probe(port)[0] == 200
        assert time.monotonic() - begin < 10
    assert probe(port)[0] == 200


def test_who_goes_on_saying_a_little_holds_up_the_next_no_longer(port: int) -> None:
    with socket.create_connection(("127.0.0.1", port)) as slow:
        ended = threading.Event()

        def drip() -> None:
            with suppress(OSError):
                while not ended.wait(0.2):
                    slow.send(b"G")

        dripping = threading.Thread(target=drip)
        dripping.start()
        try:
            begin = time.monotonic()
            assert probe(port)[0] == 200
            assert time.monotonic() - begin < 5
        finally:
            ended.set()
            dripping.join()


def test_the_socket_is_closed_in_the_end() -> None:
    listening = socket.create_server(("127.0.0.1", 0))
    port = listening.getsockname()[1]
    with answering_probes(listening, lambda: HEALTHY):
        pass
    with pytest.raises(ConnectionRefusedError):
        probe(port)
