"""Whoever may less than when they came in hears no more over MQTT after two seconds."""

import queue
import socket
import time
from pathlib import Path

import pytest

from citybrain.governance import Role, register
from citybrain.observations.mqtt import packets
from citybrain.records.tables.sensing import datastream
from tests.observations.mqtt.listening import PATIENCE, Listener, published
from tests.observations.mqtt.test_endpoint import raw
from tests.observations.mqtt.towns import add_streams, served


def test_a_connection_ends_within_two_seconds_after_its_token_was_revoked(tmp_path: Path) -> None:
    with served(tmp_path) as town, raw(town) as one, Listener(town.port) as anybody:
        hidden = add_streams(town.sensing)[2]
        assert anybody.answer.result(PATIENCE) == 0
        one.sendall(_subscription(f"v1.1/Datastreams({hidden})/Observations"))
        assert one.recv(5) == packets.suback(1, [0])
        one.settimeout(0.5)
        with pytest.raises(TimeoutError):
            one.recv(1)  # a token that holds keeps it
        with town.sensing.records.begin() as connection:  # as another program does
            register.revoke_token(connection, town.number, "test")
        one.settimeout(2)
        assert cut_off(one)
        assert anybody.subscribe("v1.1/Observations") == [1]


def test_a_connection_ends_within_two_seconds_after_its_role_was_narrowed_and_comes_again_with_less(
    tmp_path: Path,
) -> None:
    with served(tmp_path) as town, raw(town) as one:
        with town.sensing.records.begin() as connection:
            register.set_roles(connection, "bus", [Role.AUDITOR], "test")
        one.settimeout(2)
        assert cut_off(one)
        with raw(town) as again:
            again.settimeout(2.5)
            with pytest.raises(TimeoutError):
                again.recv(1)


def test_a_stream_that_becomes_closed_is_told_to_nobody_after_two_seconds(tmp_path: Path) -> None:
    with served(tmp_path) as town, Listener(town.port) as anybody:
        numbers, _, _ = add_streams(town.sensing)
        topic = f"v1.1/Datastreams({numbers})/Observations"
        name = f"v1.1/Datastreams({numbers})/name"
        assert anybody.subscribe(topic, name) == [1, 1]
        published(town, topic, {"result": 1})
        assert anybody.came.get(timeout=PATIENCE)[0] == topic
        with town.sensing.records.begin() as connection:  # as another program does
            connection.execute(datastream.update().values(data_class="internal", name="Secret"))
        time.sleep(2)
        published(town, topic, {"result": 2})
        with pytest.raises(queue.Empty):
            anybody.came.get(timeout=1)


def _subscription(name: str) -> bytes:
    """SUBSCRIBE of one filter."""
    return bytes((0x82, len(name) + 5, 0, 1, 0, len(name))) + name.encode() + b"\0"


def cut_off(client: socket.socket) -> bool:
    """Whether the server closes a connection, in whichever way."""
    try:
        return client.recv(1) == b""
    except ConnectionResetError:
        return True
