"""Readings from mosquitto: nothing is lost when it goes and comes back, and nothing is acknowledged too early."""

import getpass
import json
import shutil
import socket
import subprocess
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from citybrain.governance.audit import AuditLog
from citybrain.governance.audit_entries import entries
from citybrain.kernel.errors import InputError
from citybrain.observations.mqtt.broker import PASSWORD, BrokerAddress, BrokerClient
from citybrain.observations.mqtt.mapping import StationStreams, TopicMap
from citybrain.observations.mqtt.messages import Messages
from citybrain.observations.property_answer import answer_property
from citybrain.observations.readings.store import NotStoredError
from citybrain.observations.sensing import Sensing
from citybrain.observations.sensorthings.service import Service
from citybrain.observations.stream_status.status import StreamStatus
from citybrain.observations.warnings.limit_check import to_watch
from citybrain.twin.configuration import parse_configuration
from tests.observations.mqtt.listening import Listener
from tests.observations.mqtt.test_updates import PUBLIC, STEWARD
from tests.observations.mqtt.towns import BASE, add_streams
from tests.sensors import open_sensing

PATIENCE = 30
MOSQUITTO = shutil.which("mosquitto", path="/usr/sbin:/usr/local/sbin:/usr/bin:/usr/local/bin")
pytestmark = pytest.mark.skipif(MOSQUITTO is None, reason="mosquitto is not installed")


def until(true: Callable[[], bool]) -> None:
    end = time.monotonic() + PATIENCE
    while not true():
        assert time.monotonic() < end, "it never came true"
        time.sleep(0.02)


class Mosquitto:
    """A broker that keeps what it has been told in a file."""

    def __init__(self, folder: Path) -> None:
        with socket.create_server(("127.0.0.1", 0)) as free:
            self.port = free.getsockname()[1]
        self.configuration = folder / "mosquitto.conf"
        self.configuration.write_text(
            f"listener {self.port} 127.0.0.1\nallow_anonymous true\nuser {getpass.getuser()}\n"
            f"persistence true\npersistence_location {folder}/\n"
        )
        self.process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        assert MOSQUITTO is not None
        self.process = subprocess.Popen([MOSQUITTO, "-c", str(self.configuration)], stderr=subprocess.DEVNULL)
        until(self._answers)

    def stop(self) -> None:
        if self.process is not None:
            self.process.terminate()
            self.process.wait(PATIENCE)

    def publish(self, topic: str, *told: object) -> None:
        lines = "\n".join(json.dumps(one) for one in told)
        command = ["mosquitto_pub", "-p", str(self.port), "-t", topic, "-q", "1", "-l"]
        subprocess.run(command, input=lines, text=True, check=True, timeout=PATIENCE)

    def _answers(self) -> bool:
        try:
            socket.create_connection(("127.0.0.1", self.port), 1).close()
        except OSError:
            return False
        return True


@pytest.fixture
def mosquitto(tmp_path: Path) -> Iterator[Mosquitto]:
    broker = Mosquitto(tmp_path)
    broker.start()
    yield broker
    broker.stop()


@pytest.fixture
def sensing(tmp_path: Path) -> Iterator[Sensing]:
    (tmp_path / "city").mkdir()
    opened = open_sensing(tmp_path / "city", "Europe/Helsinki")
    yield opened
    opened.close()


@pytest.fixture
def audit(sensing: Sensing) -> Iterator[AuditLog]:
    log = AuditLog(sensing.records)
    yield log
    log.close()


def listening(sensing: Sensing, broker: Mosquitto, audit: AuditLog) -> BrokerClient:
    service = Service(sensing)
    address = BrokerAddress("127.0.0.1", broker.port)
    client = BrokerClient(sensing, Messages(service), service.streams, audit, address, "city", BASE)
    client.start()
    assert client.connected.wait(PATIENCE)
    return client


def hours(first: int, last: int) -> list[dict[str, object]]:
    return [{"result": hour, "phenomenonTime": f"2026-01-31T{hour:02}:00:00Z"} for hour in range(first, last)]


def test_what_is_published_while_one_of_the_two_is_away_arrives_once(
    mosquitto: Mosquitto, sensing: Sensing, audit: AuditLog
) -> None:
    numbers, _, _ = add_streams(sensing)
    topic = f"v1.1/Datastreams({numbers})/Observations"
    client = listening(sensing, mosquitto, audit)
    mosquitto.publish(topic, *hours(0, 5))
    until(lambda: sensing.store.count() == 5)
    mosquitto.stop()
    until(lambda: not client.connected.is_set())
    mosquitto.start()
    mosquitto.publish(topic, *hours(3, 9))
    until(lambda: sensing.store.count() == 9)
    client.close()
    mosquitto.publish(topic, *hours(9, 12))
    again = listening(sensing, mosquitto, audit)
    until(lambda: sensing.store.count() == 12)
    again.close()
    tally = sum(one.received - one.stored - one.duplicates - one.rejected for one in sensing.store.tallies())
    assert tally == 0


def test_what_could_not_be_stored_is_sent_again(
    mosquitto: Mosquitto, sensing: Sensing, audit: AuditLog, monkeypatch: pytest.MonkeyPatch
) -> None:
    numbers, _, _ = add_streams(sensing)
    deliver, refused = sensing.deliver, []

    def full_once(delivery):
        if not refused:
            refused.append(delivery)
            raise NotStoredError("observations-disk-full", file="observations.duckdb", problem="no space")
        return deliver(delivery)

    monkeypatch.setattr(sensing, "deliver", full_once)
    client = listening(sensing, mosquitto, audit)
    mosquitto.publish(f"v1.1/Datastreams({numbers})/Observations", *hours(0, 8))
    until(lambda: sensing.store.count() == 8)
    assert refused
    client.close()


def test_messages_that_are_no_readings_are_set_apart(mosquitto: Mosquitto, sensing: Sensing, audit: AuditLog) -> None:
    client = listening(sensing, mosquitto, audit)
    mosquitto.publish("v1.1/Datastreams(77)/Observations", {"result": 1})
    until(lambda: bool(list(sensing.store.quarantined())))
    (apart,) = sensing.store.quarantined()
    assert (apart.code, apart.source) == ("reading-stream-unknown", "mqtt:127.0.0.1")
    client.close()
    audit.close()
    with sensing.records.read() as connection:
        assert [(one["who"], one["things"]) for one in entries(connection, 5)] == [("mqtt:127.0.0.1", 1)]


QUAY = {
    "name": "Quay",
    "description": "Quay",
    "encodingType": "application/geo+json",
    "location": {"type": "Point", "coordinates": [24.9, 60.2]},
}


def test_listeners_at_the_broker_are_told_what_came_another_way(
    mosquitto: Mosquitto, sensing: Sensing, audit: AuditLog
) -> None:
    numbers, _, hidden = add_streams(sensing)
    service = Service(sensing)
    service.create(STEWARD, f"Datastreams({numbers})/Thing/Locations", QUAY)
    client = listening(sensing, mosquitto, audit)
    with Listener(mosquitto.port) as listener:
        listener.subscribe("v1.1/#")
        service.create(STEWARD, "Things", {"name": "Quay", "description": "Quay", "Datastreams": [PUBLIC]})
        for stream in (hidden, numbers):
            service.create(STEWARD, f"Datastreams({stream})/Observations", {"result": stream})
        got = dict(listener.came.get(timeout=PATIENCE) for _ in range(10))
        assert {"v1.1/Things", "v1.1/Observations", f"v1.1/Datastreams({numbers})/Observations"} < set(got)
        assert got["v1.1/Observations"]["result"] == numbers
        mosquitto.publish(f"v1.1/Datastreams({numbers})/Observations", *hours(3, 4))
        assert listener.came.get(timeout=PATIENCE)[1] == hours(3, 4)[0]
        until(lambda: sensing.store.count() == 3)
        assert listener.came.empty()
    client.close()
    assert all(one.duplicates == one.rejected == 0 for one in sensing.store.tallies())


def test_addresses_of_brokers(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(PASSWORD, raising=False)
    assert BrokerAddress.read("mqtt://broker") == BrokerAddress("broker", 1883)
    assert BrokerAddress.read("mqtts://a:b%40@broker:99") == BrokerAddress("broker", 99, True, "a", "b@")
    monkeypatch.setenv(PASSWORD, "secret")
    assert BrokerAddress.read("mqtt://a@broker").password == "secret"
    for wrong in ("broker:1883", "http://broker", "mqtt://", "mqtt://broker:port", "mqtt://broker/topic"):
        with pytest.raises(InputError):
            BrokerAddress.read(wrong)


def test_a_property_that_messages_name_is_recognised_or_asked_about(
    sensing: Sensing, mosquitto: Mosquitto, audit: AuditLog
) -> None:
    lines = 'name = "K"\n[[mqtt.topic]]\npattern = "air/{station}/{property}"\nunit = "ug/m3"'
    service, topics = Service(sensing), parse_configuration(lines).mqtt.topic
    mapped = TopicMap(topics, StationStreams(sensing.records, "MQTT", "mqtt"), service.streams.type_of)
    address = BrokerAddress("127.0.0.1", mosquitto.port)
    messages = Messages(service, mapped)
    client = BrokerClient(sensing, messages, service.streams, audit, address, "city", BASE, mapped.filters)
    client.start()
    try:
        assert client.connected.wait(PATIENCE)
        mosquitto.publish("air/Kallio/PM2.5", 5)
        mosquitto.publish("air/Kallio/Feinstaub", 7)
        until(lambda: sensing.store.count() == 2)
        known, asked = StreamStatus(sensing).streams()
        assert (known.key, known.asked, known.unit) == ("pm2_5", False, "µg/m3")
        assert (asked.key, asked.asked, asked.unit) == ("Feinstaub", True, "µg/m3")
        assert [one.subject.number for one in to_watch(sensing, "FI")] == [known.number]
        answer_property(service, STEWARD, asked.measured, "pm10")
        mosquitto.publish("air/Kallio/Feinstaub", 9)
        until(lambda: sensing.store.count(asked.number) == 2)
        assert [(one.key, one.asked) for one in StreamStatus(sensing).streams()] == [("pm2_5", False), ("pm10", False)]
        assert [one.subject.number for one in to_watch(sensing, "FI")] == [known.number, asked.number]
    finally:
        client.close()
