"""Sends one command to the server of a connector, once: it was taken, it was refused, or nobody knows."""

from __future__ import annotations

import json
import threading
from pathlib import Path
from typing import Any, NamedTuple
from urllib.parse import quote

from citybrain.base.keys_folder import keys_folder, open_to_others, write_key
from citybrain.cases.gate.states import CommandPurpose, CommandState
from citybrain.kernel.errors import CityBrainError, NotFoundError
from citybrain.records.errors import NotRecordedError
from citybrain.twin.configuration import read_configuration
from citybrain.twin.configuration_gate import GateConnector, GateSettings

FOLDER = "gate"
PATIENCE = 10.0
"""Seconds that a broker has to answer."""

NOBODY_LISTENS = 0x10
"""Of a message that the broker took and gave to nobody (MQTT 5, 3.4.2.1)."""


class Command(NamedTuple):
    """What is sent; its `key` is the same in whatever becomes of it, so that a receiver tells it from every other."""

    number: int
    key: str
    proposal: int
    purpose: CommandPurpose
    kind: str
    connector: str
    target: str
    values: dict[str, Any]

    @property
    def body(self) -> bytes:
        """As JSON."""
        said = {
            "id": self.key, "proposal": self.proposal, "purpose": self.purpose, "kind": self.kind,
            "target": self.target, "values": self.values,
        }  # fmt: skip
        return json.dumps(said, ensure_ascii=False).encode()


class SendingOutcome(NamedTuple):
    """What became of a command; `problem` is the code of an error."""

    state: CommandState
    problem: str | None = None


def gate_settings(city: Path) -> GateSettings:
    """The connectors of a city; none where it says nothing. Raises InputError for what cannot be understood."""
    try:
        return read_configuration(city).gate
    except NotFoundError:
        return GateSettings()


def send(command: Command, to: GateConnector) -> SendingOutcome:
    """Send a command. What neither was taken nor refused for good may have been done: its outcome is unknown."""
    from citybrain.notifications.faults import RefusedForGoodError

    try:
        (_publish if to.mqtt else _call)(command, to)
    except RefusedForGoodError as problem:
        return SendingOutcome(CommandState.REFUSED, problem.code)
    except NotRecordedError as problem:  # its secret cannot be read: nothing went out
        return SendingOutcome(CommandState.REFUSED, problem.code)
    except CityBrainError as problem:
        return SendingOutcome(CommandState.UNKNOWN, problem.code)
    return SendingOutcome(CommandState.TAKEN)


def keep_secret(connector: str, secret: str) -> None:
    """In place of the one before. Raises NotRecordedError."""
    try:
        write_key(_path(connector), secret.encode())
    except (OSError, RuntimeError) as problem:
        raise NotRecordedError("gate-secret-unusable", problem=str(problem)) from problem


def _secret(connector: str) -> str | None:
    """The secret of a connector; None where there is none. Raises NotRecordedError."""
    if (opened := open_to_others([FOLDER, f"{FOLDER}/{connector}"])) is not None:
        raise NotRecordedError("gate-secret-unusable", problem=str(opened))
    try:
        return _path(connector).read_text(encoding="utf-8").strip()
    except FileNotFoundError:
        return None
    except (OSError, RuntimeError, ValueError) as problem:
        raise NotRecordedError("gate-secret-unusable", problem=str(problem)) from problem


def _path(connector: str) -> Path:
    return keys_folder() / FOLDER / connector


def _call(command: Command, to: GateConnector) -> None:
    """HTTP: the key is that of an idempotent request, whoever asks again."""
    from citybrain.notifications.guarded_http import post

    secret = _secret(command.connector)
    signed = {"Authorization": f"Bearer {secret}"} if secret else {}
    headers = {"Content-Type": "application/json", "Idempotency-Key": command.key, **signed}
    post(to.address, command.body, headers, to.network == "private")


def _publish(command: Command, to: GateConnector) -> None:
    """MQTT 5 with quality of service 1: the broker says that it has it, and whether anybody listens (3.4.2.1)."""
    from paho.mqtt.client import Client
    from paho.mqtt.enums import CallbackAPIVersion, MQTTProtocolVersion

    from citybrain.notifications.faults import RefusedForGoodError, SendingError
    from citybrain.observations.mqtt.broker import BrokerAddress

    secret, address = _secret(command.connector), BrokerAddress.read(to.address)
    connected, published = threading.Event(), threading.Event()
    refusals: list[str] = []
    client = Client(CallbackAPIVersion.VERSION2, protocol=MQTTProtocolVersion.MQTTv5, reconnect_on_failure=False)

    def answered(event: threading.Event, reason: Any) -> None:
        if reason.is_failure or reason.value == NOBODY_LISTENS:
            refusals.append(str(reason))
        event.set()

    client.on_connect = lambda _client, _data, _flags, reason, _properties: answered(connected, reason)
    client.on_publish = lambda _client, _data, _mid, reason, _properties: answered(published, reason)
    if to.user is not None:
        client.username_pw_set(to.user, secret)
    if address.secure:
        client.tls_set()
    try:
        client.connect(address.host, address.port)
    except OSError as problem:  # nothing went out
        raise RefusedForGoodError("sending-unreachable", server=address.text, problem=str(problem)) from problem
    client.loop_start()
    try:
        if not connected.wait(PATIENCE) or refusals:
            raise RefusedForGoodError("gate-broker-refuses", server=address.text, problem=", ".join(refusals) or "-")
        client.publish(f"{to.topic}/{quote(command.target)}", command.body, qos=1)
        if not published.wait(PATIENCE):
            raise SendingError("sending-slow", server=address.text, allowed=PATIENCE)
        if refusals:
            raise RefusedForGoodError("gate-broker-refuses", server=address.text, problem=refusals[0])
    finally:
        client.disconnect()
        client.loop_stop()
