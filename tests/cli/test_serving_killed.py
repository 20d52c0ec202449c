"""A server that is killed while sensors send over HTTP: what it answered is there once, in order."""

import http.client
import itertools
import json
import subprocess
import threading
from pathlib import Path

import numpy as np

from benchmarks.killed_server import run
from citybrain.governance import Role, register
from citybrain.observations.catalogue import Catalogue
from citybrain.observations.locations import move
from citybrain.observations.properties import known_properties
from citybrain.observations.readings.embedded import open_store
from citybrain.observations.times import written
from citybrain.records import open_records
from tests.city import write_city
from tests.cli.test_processes import COMMAND, free_port
from tests.cli.test_serving_mqtt import answers, until

SENSORS, ROUNDS, ENOUGH = 8, 2, 400
SECOND = 1_000_000
BEGIN = 1_700_000_000 * SECOND


def test_what_was_answered_is_there_once_and_in_order(tmp_path: Path) -> None:
    city = write_city(tmp_path / "city")
    records = open_records(city)
    with records.begin() as connection:
        catalogue = Catalogue(connection, "test")
        streams = [catalogue.stream(f"S{n}", known_properties()["pm10"], "test") for n in range(SENSORS)]
        for number in range(SENSORS):
            move(connection, number + 1, f"S{number}", (24.9 + number / 100, 60.1), 0, "test")
        register.add_identity(connection, "sensors", [Role.DEVICE_OPERATOR], "test")
        token = register.give_token(connection, "sensors", (), 1, "", "test")
    records.close()
    answered: list[dict[int, int]] = [{} for _ in streams]
    for _ in range(ROUNDS):
        port = free_port()
        server = subprocess.Popen([COMMAND, "serve", str(city), "--port", str(port), "--mqtt-port", "0"])
        begun = sum(map(len, answered))
        try:
            until(lambda port=port: answers(port))  # type: ignore[misc]
            for told, stream in zip(answered, streams, strict=True):
                threading.Thread(target=send, args=(port, token.text, stream, told), daemon=True).start()
            until(lambda begun=begun: sum(map(len, answered)) > begun + ENOUGH)  # type: ignore[misc]
        finally:
            server.kill()
            server.wait()
        store = open_store(city)
        for told, stream in zip(answered, streams, strict=True):
            found = store.last(stream, 100_000)
            order = np.argsort(found.identity)
            there = dict(zip(found.identity[order].tolist(), found.readings.value[order].tolist(), strict=True))
            assert told.items() <= there.items()
            values = list(there.values())
            assert values == sorted(set(values))
        assert sum(tally.stored for tally in store.tallies()) == store.count()
        store.close()


def send(port: int, token: str, stream: int, answered: dict[int, int]) -> None:
    """Send one reading after another until nobody answers."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
    headers = {"Authorization": f"Bearer {token}", "Content-Type": "application/json"}
    for value in itertools.count(max(answered.values(), default=0) + 2):  # of the last one nobody knows
        body = {"result": value, "phenomenonTime": written(BEGIN + value * SECOND), "Datastream": {"@iot.id": stream}}
        try:
            connection.request("POST", "/sta/v1.1/Observations", json.dumps(body), headers)
            response = connection.getresponse()
            told = json.load(response)
        except (OSError, http.client.HTTPException):
            return
        assert response.status == 201, told
        answered[told["@iot.id"]] = value


def test_nothing_of_all_who_write_is_lost_or_twice_and_the_audit_log_is_proved(tmp_path: Path) -> None:
    for found in run(tmp_path, 2):
        assert min(found.acknowledged.values()) > 0
        assert (found.missing.total(), found.twice.total(), found.faults) == (0, 0, ())
