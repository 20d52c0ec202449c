"""Commands over real HTTP and a real broker: taken, refused, or nobody knows; secrets and addresses."""

import json
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from paho.mqtt.client import Client, MQTTMessage
from paho.mqtt.enums import CallbackAPIVersion
from pydantic import ValidationError

from citybrain.cases.gate import sending
from citybrain.cases.gate.sending import Command, keep_secret, send
from citybrain.cases.gate.states import CommandPurpose
from citybrain.notifications import guarded_http
from citybrain.twin.configuration_gate import GateConnector
from tests.notifications.receivers import HookReceiver
from tests.observations.mqtt.test_broker import MOSQUITTO, Mosquitto

COMMAND = Command(
    1, "key-1", 7, CommandPurpose.EXECUTE, "room_setpoint", "building_control", "school-3", {"setpoint": 18.0}
)


@pytest.fixture(autouse=True)
def _keys(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CITYBRAIN_KEYS", str(tmp_path / "keys"))


@pytest.fixture
def server() -> Iterator[HookReceiver]:
    receiver = HookReceiver()
    yield receiver
    receiver.close()


@pytest.fixture
def broker(tmp_path: Path) -> Iterator[GateConnector]:
    if MOSQUITTO is None:
        pytest.skip("service missing: mosquitto")
    mosquitto = Mosquitto(tmp_path)
    mosquitto.start()
    yield GateConnector(address=f"mqtt://127.0.0.1:{mosquitto.port}", network="private")
    assert mosquitto.process is not None
    mosquitto.process.kill()
    mosquitto.process.wait()


def private(server: HookReceiver) -> GateConnector:
    return GateConnector(address=f"{server.origin}/commands", network="private")


def test_a_command_is_sent_with_its_key_and_its_secret(server: HookReceiver) -> None:
    keep_secret("building_control", "s3cret")
    assert send(COMMAND, private(server)).state == "taken"
    ((headers, _),) = server.calls
    assert (headers["idempotency-key"], headers["authorization"]) == ("key-1", "Bearer s3cret")
    assert server.documents() == [
        {"id": "key-1", "proposal": 7, "purpose": "execute", "kind": "room_setpoint", "target": "school-3",
         "values": {"setpoint": 18.0}}
    ]  # fmt: skip


@pytest.mark.parametrize(("answer", "state"), [(403, "refused"), (302, "refused"), (503, "unknown"), (500, "unknown")])
def test_what_a_server_answers_says_whether_it_may_have_been_done(
    server: HookReceiver, answer: int, state: str
) -> None:
    server.answer = answer
    assert send(COMMAND, private(server)).state == state
    assert len(server.calls) == 1


def test_a_server_that_never_answers_leaves_it_unknown(server: HookReceiver, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(guarded_http, "PATIENCE", 0.3)
    server.pause = 1.0
    assert send(COMMAND, private(server)).state == "unknown"
    assert len(server.calls) == 1


def test_a_secret_that_others_can_read_is_not_used(server: HookReceiver, tmp_path: Path) -> None:
    keep_secret("building_control", "s3cret")
    (tmp_path / "keys" / "gate" / "building_control").chmod(0o644)
    assert send(COMMAND, private(server)) == ("refused", "gate-secret-unusable")
    assert server.calls == []


def test_a_private_address_is_called_only_where_it_is_said_to_be_private(server: HookReceiver) -> None:
    public = GateConnector.model_construct(address=f"{server.origin}/commands", network="public")
    assert send(COMMAND, public).state != "taken"
    assert server.calls == []


@pytest.mark.parametrize("said", [
    {"address": "http://control.example"}, {"address": "mqtt://broker.example"}, {"address": "ftp://control.example"},
    {"address": "https://user:secret@control.example"}, {"address": "mqtts://broker.example/topic"},
    {"address": "https://control.example", "user": "me"}, {"address": "mqtts://broker.example", "topic": "city/#"},
])  # fmt: skip
def test_a_connector_that_is_not_safe_is_refused(said: dict[str, str]) -> None:
    with pytest.raises(ValidationError):
        GateConnector(**said)  # type: ignore[arg-type]


def test_a_broker_says_whether_anybody_took_the_command(broker: GateConnector) -> None:
    nobody = send(COMMAND, broker)
    assert nobody == ("refused", "gate-broker-refuses")
    taken: list[MQTTMessage] = []
    came, listening = threading.Event(), threading.Event()
    listener = Client(CallbackAPIVersion.VERSION2)
    listener.on_message = lambda _client, _data, message: (taken.append(message), came.set())
    listener.on_subscribe = lambda *_: listening.set()
    listener.connect("127.0.0.1", int(broker.address.rpartition(":")[2]))
    listener.loop_start()
    listener.subscribe("citybrain/commands/+", qos=1)
    assert listening.wait(10)
    assert send(COMMAND, broker).state == "taken"
    assert came.wait(10)
    listener.disconnect()
    listener.loop_stop()
    (message,) = taken
    assert (message.topic, message.retain) == ("citybrain/commands/school-3", False)
    assert json.loads(message.payload)["values"] == {"setpoint": 18.0}


def test_a_broker_that_is_gone_took_nothing() -> None:
    gone = GateConnector(address="mqtt://127.0.0.1:9", network="private")
    assert send(COMMAND, gone) == ("refused", "sending-unreachable")


def test_a_broker_that_never_answers_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    import socket

    monkeypatch.setattr(sending, "PATIENCE", 0.3)
    with socket.create_server(("127.0.0.1", 0)) as silent:
        hung = GateConnector(address=f"mqtt://127.0.0.1:{silent.getsockname()[1]}", network="private")
        assert send(COMMAND, hung).state == "refused"  # nothing was published before it said that it listens
