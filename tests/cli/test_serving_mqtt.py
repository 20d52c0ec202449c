"""A server that speaks MQTT, asks connectors, and listens to a broker, as a process of its own."""

import json
import socket
import subprocess
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from paho.mqtt.client import Client
from paho.mqtt.enums import CallbackAPIVersion

from citybrain.cli.server import ways_in
from citybrain.governance import Role, register
from citybrain.kernel.errors import InputError
from citybrain.observations.catalogue import Catalogue
from citybrain.observations.properties import known_properties
from citybrain.observations.readings.embedded import open_store
from citybrain.records import open_records
from tests.city import write_city
from tests.cli.test_processes import COMMAND, free_port

PATIENCE = 120


def until(true: Callable[[], object]) -> None:
    end = time.monotonic() + PATIENCE
    while not true():
        assert time.monotonic() < end, "it never came true"
        time.sleep(0.1)


def answers(port: int) -> bool:
    try:
        socket.create_connection(("127.0.0.1", port), 1).close()
    except OSError:
        return False
    return True


def test_what_was_acknowledged_is_there_after_the_server_is_killed(tmp_path: Path) -> None:
    city, port = write_city(tmp_path / "city"), free_port()
    records = open_records(city)
    with records.begin() as connection:
        stream = Catalogue(connection, "test").stream("Kallio", known_properties()["pm10"], "test")
        register.add_identity(connection, "bus", [Role.DEVICE_OPERATOR], "test")
        token = register.give_token(connection, "bus", (), 1, "", "test")
    records.close()
    command = [COMMAND, "serve", str(city)]
    server = subprocess.Popen([*command, "--port", str(free_port()), "--mqtt-port", str(port)])
    client = Client(CallbackAPIVersion.VERSION2)
    acknowledged: set[int] = set()
    client.on_publish = lambda *told: acknowledged.add(told[2])
    client.username_pw_set("bus", token.text)
    try:
        until(lambda: answers(port))
        client.connect("127.0.0.1", port)
        client.loop_start()
        until(client.is_connected)
        sent = {}
        for number in range(2000):
            told = {
                "result": number,
                "phenomenonTime": time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime(1.7e9 + number)),
            }
            sent[client.publish(f"v1.1/Datastreams({stream})/Observations", json.dumps(told), 1).mid] = number
        until(lambda: len(acknowledged) > 500)
    finally:
        server.kill()
        server.wait()
        client.loop_stop()
    there = {sent[number] for number in acknowledged}
    store = open_store(city)
    stored = store.last(stream, 5000).readings.value.tolist()
    store.close()
    assert there <= set(stored)
    assert len(stored) == len(set(stored))


def test_a_port_that_is_taken_is_told(tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken, pytest.raises(InputError, match="cli-cannot-listen"):
        ways_in(tmp_path, "", "127.0.0.1", taken.getsockname()[1], None)
    assert ways_in(tmp_path, "", "127.0.0.1", 0, None).listening is None
    with pytest.raises(InputError, match="mqtt-address"):
        ways_in(tmp_path, "", "127.0.0.1", 0, "nonsense")
