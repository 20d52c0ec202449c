"""Readings from a broker that stands elsewhere: subscribed with quality of service 1, acknowledged when on disk."""

from __future__ import annotations

import logging
import os
import threading
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import unquote, urlsplit

from paho.mqtt.client import Client, MQTTMessage
from paho.mqtt.enums import CallbackAPIVersion

from citybrain.governance import Actor, Permission, Role
from citybrain.governance.audit import AuditLog, Noted
from citybrain.kernel.errors import InputError
from citybrain.observations.mqtt.intake import Intake, Parcel
from citybrain.observations.mqtt.messages import Messages, TakenMessages
from citybrain.observations.mqtt.names import ALL, MQTT, VERSION
from citybrain.observations.mqtt.publishing import Publisher
from citybrain.observations.sensing import Sensing
from citybrain.observations.sensorthings.writing.streams import KnownStreams

LOG = logging.getLogger("citybrain.mqtt")
TOPICS = (ALL, f"{VERSION}/+/Observations")
PORTS = {"mqtt": 1883, "mqtts": 8883}
PASSWORD = "CITYBRAIN_MQTT_PASSWORD"
KEEP_ALIVE = 30
MOST_QUEUED = 10_000
"""Messages to listeners that wait for the broker; more are not told."""

TOLD = b'"@iot.selfLink"'
"""In what a service tells its listeners, be it this one: no sensor publishes that."""

FIRST_WAIT, LONGEST_WAIT = 1.0, 60.0
"""Seconds until the next try to connect: doubled each time that it fails."""


@dataclass(frozen=True)
class BrokerAddress:
    """Where a broker is and who asks."""

    host: str
    port: int
    secure: bool = False
    user: str | None = None
    password: str | None = None

    @property
    def text(self) -> str:
        """The address without who asks."""
        return f"{'mqtts' if self.secure else 'mqtt'}://{self.host}:{self.port}"

    @staticmethod
    def read(address: str) -> BrokerAddress:
        """Read mqtt://user@host:port or mqtts://...; the password stands in the environment or behind the user.

        Raises InputError for any other address.
        """
        try:
            parts = urlsplit(address)
            port = parts.port
        except ValueError as problem:
            raise InputError("mqtt-address", received=address) from problem
        if parts.scheme not in PORTS or not parts.hostname or parts.path not in ("", "/"):
            raise InputError("mqtt-address", received=address)
        secret = unquote(parts.password) if parts.password else os.environ.get(PASSWORD)
        user = unquote(parts.username) if parts.username else None
        return BrokerAddress(parts.hostname, port or PORTS[parts.scheme], parts.scheme == "mqtts", user, secret)


class BrokerClient:
    """Listens to a broker until it is closed; the session there lasts, so that what comes meanwhile waits.

    `client` is the name of the session: one for each city, the same at each start. Whoever may publish at the broker
    may deliver readings. Listeners there are told what is public and came another way; `base` is the address of
    SensorThings.
    """

    def __init__(
        self,
        sensing: Sensing,
        messages: Messages,
        known: KnownStreams,
        audit: AuditLog,
        address: BrokerAddress,
        client: str,
        base: str,
        topics: Sequence[str] = (),
    ) -> None:
        self._sensing = sensing
        self._messages = messages
        self._audit = audit
        self._address = address
        self._topics = (*TOPICS, *topics)
        self._actor = Actor(
            f"mqtt:{address.host}", frozenset({Role.DEVICE_OPERATOR}), frozenset({Permission.WRITE_OBSERVATIONS})
        )
        self._intake = Intake(sensing)
        self._publisher = Publisher(sensing, known, base, self._actor.name, self._publish)
        self._closing = threading.Event()
        self._heard = False
        self.connected = threading.Event()
        """Set while the broker knows what is subscribed to."""
        self._client = Client(
            CallbackAPIVersion.VERSION2, client, clean_session=False, reconnect_on_failure=False, manual_ack=True
        )
        self._client.max_queued_messages_set(MOST_QUEUED)
        if address.user is not None:
            self._client.username_pw_set(address.user, address.password)
        if address.secure:
            self._client.tls_set()
        self._client.on_connect = self._on_connect
        self._client.on_subscribe = lambda *_: self.connected.set()
        self._client.on_disconnect = lambda *_: self.connected.clear()
        self._client.on_message = self._on_message
        self._thread = threading.Thread(target=self._run, name="mqtt-broker", daemon=True)

    def start(self) -> None:
        """Connect, and again whenever the broker is gone, until closed."""
        self._thread.start()
        self._publisher.start()

    def close(self) -> None:
        """Store and acknowledge what came, then disconnect; the session stays."""
        self._closing.set()
        self._publisher.close()
        self._intake.close()
        self._client.disconnect()
        self._thread.join()

    def _run(self) -> None:
        wait = FIRST_WAIT
        while not self._closing.is_set():
            try:
                self._client.connect(self._address.host, self._address.port, KEEP_ALIVE)
                self._client.loop_forever()
                if self._heard:
                    wait = FIRST_WAIT
            except Exception as problem:
                LOG.warning("the broker %s:%s: %s", self._address.host, self._address.port, problem)
            self._heard = False
            self._closing.wait(wait)
            wait = min(2 * wait, LONGEST_WAIT)

    def _on_connect(self, client: Client, _data: Any, _flags: Any, reason: Any, _properties: Any) -> None:
        if reason.is_failure:
            LOG.warning("the broker %s:%s refuses: %s", self._address.host, self._address.port, reason)
        else:
            self._heard = True
            client.subscribe([(topic, 1) for topic in self._topics])

    def _on_message(self, _client: Client, _data: Any, message: MQTTMessage) -> None:
        if TOLD in message.payload:
            self._client.ack(message.mid, message.qos)
            return
        taken = TakenMessages()
        topic = bytes(message._topic).decode(errors="replace")
        self._messages.read(topic, bytes(message.payload), self._sensing.now(), self._actor, self._actor.name, taken)

        def settled(problem: Exception | None) -> None:
            self._settled(message, problem)

        self._audit.count(Noted(self._actor, Permission.WRITE_OBSERVATIONS, MQTT))
        self._intake.put(Parcel(self._actor.name, taken.arrived, taken.rejected, settled, taken.acts))

    def _publish(self, topic: str, payload: bytes) -> None:
        """Tell listeners; while the broker is away nobody listens."""
        if self.connected.is_set():
            self._client.publish(topic, payload, 1)

    def _settled(self, message: MQTTMessage, problem: Exception | None) -> None:
        """Acknowledge; where it could not be stored connect again after a while, and the broker sends it again."""
        if problem is None:
            self._client.ack(message.mid, message.qos)
        else:
            LOG.warning("messages of the broker %s are not stored: %s", self._address.host, problem)
            self._client.disconnect()
