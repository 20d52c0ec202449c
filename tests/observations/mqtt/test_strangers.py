"""Strangers and slow listeners at the endpoint of MQTT take nothing from devices and other listeners."""

import socket
import struct
import threading
from contextlib import suppress
from functools import partial
from pathlib import Path

import numpy as np
import pytest

from citybrain.observations.mqtt import endpoint, packets
from citybrain.observations.mqtt.fan_out import FanOut
from citybrain.observations.mqtt.room import Room
from tests.observations.mqtt.listening import PATIENCE, published
from tests.observations.mqtt.towns import Town, add_streams, served
from tests.sensors import read
from tests.serving import wait


def test_anybody_who_is_too_many_is_refused_and_a_device_with_a_token_is_not(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(endpoint, "Room", lambda: Room(anonymous=1))
    with served(tmp_path) as town, plain(town) as one:
        one.sendall(introduction("page"))
        assert one.recv(4) == packets.connack(packets.MqttAnswer.ACCEPTED)
        with plain(town) as other:
            other.sendall(introduction("other"))
            assert other.recv(4) == packets.connack(packets.MqttAnswer.UNAVAILABLE)
            assert refused(other)
        numbers, _, _ = add_streams(town.sensing)
        published(town, f"v1.1/Datastreams({numbers})/Observations", {"result": 1})
        one.sendall(b"\xc0\0")
        assert one.recv(2) == packets.PINGRESP


def test_nobody_takes_over_the_connection_of_a_device(tmp_path: Path) -> None:
    with served(tmp_path) as town, plain(town) as device:
        device.sendall(introduction("bus-7", town.token))
        assert device.recv(4) == packets.connack(packets.MqttAnswer.ACCEPTED)
        with plain(town) as stranger:
            stranger.sendall(introduction("bus-7"))
            assert stranger.recv(4) == packets.connack(packets.MqttAnswer.ACCEPTED)
            device.sendall(b"\xc0\0")
            assert device.recv(2) == packets.PINGRESP
        with plain(town) as again:
            again.sendall(introduction("bus-7", town.token))
            assert again.recv(4) == packets.connack(packets.MqttAnswer.ACCEPTED)
            assert refused(device)


def plain(town: Town) -> socket.socket:
    """A connection that said nothing yet."""
    return socket.create_connection(("127.0.0.1", town.port), timeout=PATIENCE)


def introduction(client: str, token: str | None = None) -> bytes:
    """CONNECT, of anybody or with a token as the password."""
    told = b"".join(struct.pack("!H", len(text)) + text.encode() for text in (client, *(("u", token) if token else ())))
    body = b"\0\4MQTT\4" + bytes((0xC2 if token else 2, 0, 60)) + told
    return bytes((0x10, len(body))) + body


def test_a_listener_that_takes_nothing_is_let_go_and_others_hear_all(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(endpoint, "FanOut", partial(FanOut, most=1_000_000))
    with served(tmp_path) as town, plain(town) as quick, socket.socket() as slow:
        numbers, _, _ = add_streams(town.sensing)
        slow.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
        slow.settimeout(PATIENCE)
        slow.connect(("127.0.0.1", town.port))
        for name, one in (("quick", quick), ("slow", slow)):
            one.sendall(introduction(name) + b"\x82\x16\0\1\0\x11v1.1/Observations\0")
            assert one.recv(4) == packets.connack(packets.MqttAnswer.ACCEPTED)
            assert one.recv(5) == packets.suback(1, [0])
        got = bytearray()
        reading = threading.Thread(
            target=lambda: [got.extend(piece) for piece in iter(lambda: quick.recv(1 << 16), b"")]
        )
        reading.start()
        count = 40_000
        times = np.arange(count) * 1_000_000 + 1_700_000_000_000_000
        read(town.sensing, numbers, times.tolist(), 1.0)
        heard = b'"@iot.selfLink"'
        wait(lambda: got.count(heard) == count)
        assert cut_off(slow).count(heard) < count
        quick.shutdown(socket.SHUT_RDWR)
        reading.join()


def cut_off(client: socket.socket) -> bytes:
    """What a client got until its connection ended."""
    got = bytearray()
    with suppress(ConnectionResetError):
        while piece := client.recv(1 << 16):
            got += piece
    return bytes(got)


def refused(client: socket.socket) -> bool:
    """Whether a connection was closed, or cut off."""
    try:
        return client.recv(1) == b""
    except ConnectionResetError:
        return True
