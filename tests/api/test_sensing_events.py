"""New readings as they come: over real sockets, to listeners that are quick, slow, gone, or too many."""

import json
import socket
import time
from collections.abc import Iterator
from pathlib import Path

import httpx
import numpy as np
import pytest
from fastapi import FastAPI
from sqlalchemy import update

from citybrain.api.app import create_app
from citybrain.api.listeners import OF_ONE_SIGNED_IN, Listener, Seats
from citybrain.api.routes import sensing_events
from citybrain.governance import register
from citybrain.observations.readings.columns import Delivery, Readings
from citybrain.observations.sensing import Sensing
from citybrain.open_city import OpenCity
from citybrain.records.tables.sensing import datastream
from tests.access import token_of
from tests.city import city_around, write_city
from tests.sensors import read, sensor, spot
from tests.serving import served, wait

PATH = "/api/v1/sensing/events"


class Running:
    """A server with its readings open."""

    def __init__(self, app: FastAPI, sensing: Sensing, address: str, port: int) -> None:
        self.app, self.sensing, self.address, self.port = app, sensing, address, port

    @property
    def seats(self) -> Seats:
        """Seats of its listeners."""
        return self.app.state.citybrain.seats


@pytest.fixture
def server(tmp_path: Path) -> Iterator[Running]:
    workspace = OpenCity(write_city(tmp_path)).workspace
    app = create_app(city_around(workspace), Path("nowhere"))
    with served(app) as address:
        sensing = app.state.citybrain.city.sensing
        yield Running(app, sensing, address, int(address.rpartition(":")[2]))


def events(lines: Iterator[str]) -> Iterator[tuple[str, dict]]:
    name = ""
    for line in lines:
        if line.startswith("event: "):
            name = line.removeprefix("event: ")
        elif line.startswith("data: "):
            yield name, json.loads(line.removeprefix("data: "))


def test_a_new_reading_is_told_with_its_place_and_only_to_whom_it_may_be(server: Running) -> None:
    sensing = server.sensing
    open_, secret = sensor(sensing, "A"), sensor(sensing, "B", data_class="personal")
    vehicle = sensor(sensing, "Vehicle", place=None)
    there = spot(sensing, (24.9, 60.1))
    with httpx.stream("GET", server.address + PATH, timeout=20) as answer:
        assert answer.headers["content-type"].startswith("text/event-stream")
        told = events(answer.iter_lines())
        name, first = next(told)
        assert name == "time"
        assert first["now"].endswith("Z")
        now = sensing.now()
        read(sensing, secret, [now], 9.0)
        read(sensing, open_, [now, now + 1_000_000], [1.0, 2.5])
        heard: list[dict] = []
        while not heard:
            heard += next(told)[1].get("readings", [])
        assert [(one["stream"], one["value"], one["text"]) for one in heard] == [(open_, 2.5, None)]
        read(sensing, vehicle, [now], 3.0, [there])
        moved: list[dict] = []
        while not moved:
            moved += next(told)[1].get("readings", [])
        assert (moved[0]["longitude"], moved[0]["latitude"]) == (24.9, 60.1)


def heard_of(told: Iterator[tuple[str, dict]], until: int) -> set[int]:
    """Streams that are told until one of them is."""
    heard: set[int] = set()
    while until not in heard:
        heard |= {one["stream"] for one in next(told)[1].get("readings", [])}
    return heard


def test_a_stream_that_becomes_closed_is_told_no_longer(server: Running) -> None:
    sensing = server.sensing
    one, other = sensor(sensing, "A"), sensor(sensing, "B")
    with httpx.stream("GET", server.address + PATH, timeout=20) as answer:
        told = events(answer.iter_lines())
        next(told)
        read(sensing, one, [sensing.now()], 1.0)
        heard_of(told, one)
        with sensing.records.begin() as connection:
            connection.execute(update(datastream).where(datastream.c.id == one).values(data_class="internal"))
        read(sensing, one, [sensing.now()], 2.0)
        read(sensing, other, [sensing.now()], 3.0)
        assert heard_of(told, other) == {other}


def test_events_end_with_the_token(server: Running) -> None:
    secret, token = sensor(server.sensing, "B", data_class="enterprise"), token_of(server.sensing.folder)
    headers = {"authorization": f"Bearer {token.text}"}
    with httpx.stream("GET", server.address + PATH, timeout=20, headers=headers) as answer:
        told = events(answer.iter_lines())
        next(told)
        read(server.sensing, secret, [server.sensing.now()], 1.0)
        assert heard_of(told, secret) == {secret}
        with server.sensing.records.begin() as connection:
            register.revoke_token(connection, token.number, "root")
        begun = time.monotonic()
        assert [name for name, _ in told if name == "readings"] == []
        assert time.monotonic() - begun < 10


def test_the_time_is_told_where_nothing_comes(server: Running, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sensing_events, "HEARTBEAT", 0.05)
    with httpx.stream("GET", f"{server.address}{PATH}?most=4", timeout=20) as answer:
        assert [name for name, _ in events(answer.iter_lines())] == ["time"] * 4


def test_listening_ends_with_the_server(server: Running) -> None:
    with httpx.stream("GET", server.address + PATH, timeout=20) as answer:
        told = events(answer.iter_lines())
        next(told)
        server.app.state.citybrain.stop()
        assert list(told) == []


def test_a_listener_that_goes_leaves_its_seat(server: Running, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sensing_events, "HEARTBEAT", 0.1)
    with httpx.stream("GET", server.address + PATH, timeout=20) as answer:
        told = events(answer.iter_lines())
        next(told)
        assert server.seats.taken == 1
    wait(lambda: server.seats.taken == 0)


def test_too_many_are_told_to_come_back(server: Running) -> None:
    server.seats.most_anonymous = 1
    signed_in = {"authorization": f"Bearer {token_of(server.sensing.folder).text}"}
    with httpx.stream("GET", server.address + PATH, timeout=20) as answer:
        told = events(answer.iter_lines())
        next(told)
        refused = httpx.get(server.address + PATH)
        assert (refused.status_code, refused.headers["retry-after"]) == (503, "30")
        assert refused.json()["code"] == "sensing-listeners"
        with httpx.stream("GET", server.address + PATH, headers=signed_in, timeout=20) as room:
            assert room.status_code == 200


def test_one_address_takes_not_all_seats(server: Running) -> None:
    server.seats.of_one = 1
    assert server.seats.has_room(Listener("127.0.0.1", False))
    with httpx.stream("GET", server.address + PATH, timeout=20) as answer:
        lines = events(answer.iter_lines())  # whoever lets go of it closes the connection
        next(lines)
        assert not server.seats.has_room(Listener("127.0.0.1", False))
        assert server.seats.has_room(Listener("203.0.113.7", False))


def test_one_who_signed_in_takes_not_all_seats() -> None:
    seats, aino = Seats(), Listener("Aino", True)
    for _ in range(OF_ONE_SIGNED_IN):
        assert seats.has_room(aino)
        seats.take(aino)
    assert not seats.has_room(aino)
    assert seats.has_room(Listener("Väinö", True)) and seats.has_room(Listener("Aino", False))
    seats.leave(aino)
    assert seats.has_room(aino)


def test_listeners_of_one_server_take_no_seats_of_another(server: Running, tmp_path: Path) -> None:
    other = create_app(city_around(OpenCity(write_city(tmp_path / "other")).workspace), Path("nowhere"))
    with httpx.stream("GET", server.address + PATH, timeout=20) as answer:
        lines = events(answer.iter_lines())  # whoever lets go of it closes the connection
        next(lines)
        assert (server.seats.taken, other.state.citybrain.seats.taken) == (1, 0)


def test_a_listener_that_does_not_read_is_given_up(server: Running, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sensing_events, "PATIENCE", 0.5)
    stream = sensor(server.sensing, "Talker", "wind_direction")
    with socket.create_connection(("127.0.0.1", server.port)) as slow:
        slow.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
        slow.sendall(f"GET {PATH} HTTP/1.1\r\nHost: 127.0.0.1:{server.port}\r\n\r\n".encode())
        wait(lambda: server.seats.taken == 1)
        now = server.sensing.now()

        def talk() -> bool:
            nonlocal now
            now += 1_000_000
            said = np.array([json.dumps("x" * 300_000)], object)
            readings = Readings(np.array([stream], np.int32), np.array([now]), np.array([np.nan]), said=said)
            server.sensing.deliver(Delivery("talker", readings)).result(20)
            return server.seats.taken == 0

        wait(talk, 60)
    assert httpx.get(f"{server.address}/health").status_code == 200
