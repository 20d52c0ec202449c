"""The ways by which readings come into an open city besides HTTP: MQTT, a broker elsewhere, connectors."""

from __future__ import annotations

import hashlib
import socket
from dataclasses import dataclass
from pathlib import Path

from citybrain.governance import Governance
from citybrain.kernel.errors import NotFoundError
from citybrain.observations.connectors.known import checked
from citybrain.observations.connectors.schedule import Schedule
from citybrain.observations.mqtt.broker import BrokerAddress, BrokerClient
from citybrain.observations.mqtt.endpoint import MqttEndpoint
from citybrain.observations.mqtt.mapping import StationStreams, TopicMap, check
from citybrain.observations.mqtt.messages import Messages
from citybrain.observations.retention.declaration import declared
from citybrain.observations.retention.service import RetentionService
from citybrain.observations.sensing import Sensing
from citybrain.observations.sensorthings.service import Service
from citybrain.twin.configuration import read_configuration
from citybrain.twin.configuration_sensing import ConnectorSettings, MqttTopicSettings


@dataclass(frozen=True)
class IngestChannels:
    """What a server offers: a socket that listens for MQTT, a broker elsewhere, the address of SensorThings, and what
    city.toml says about topics and connectors."""

    base: str
    listening: socket.socket | None = None
    broker: BrokerAddress | None = None
    topics: tuple[MqttTopicSettings, ...] = ()
    connectors: tuple[ConnectorSettings, ...] = ()

    def open(self, sensing: Sensing, governance: Governance) -> None:
        """Open them for a city, and begin its upkeep by the clock; all of it is closed with the city."""
        if (retention := sensing.background_service(RetentionService)) is not None:
            retention.schedule()
        service = Service(sensing)
        known = service.streams
        mapped = TopicMap(self.topics, StationStreams(sensing.records, "MQTT", "mqtt"), known.type_of)
        messages = Messages(service, mapped if self.topics else None)
        if self.connectors:
            schedule = Schedule(sensing, self.connectors)
            sensing.add_background_service(schedule)
            schedule.start()
        if self.broker is not None:
            session = session_of(sensing.folder)
            audit = governance.audit
            client = BrokerClient(sensing, messages, known, audit, self.broker, session, self.base, mapped.filters)
            sensing.add_background_service(client)
            client.start()
            sensing.broker = self.broker.text
        if self.listening is not None:
            endpoint = MqttEndpoint(sensing, messages, known, governance, self.base)
            sensing.add_background_service(endpoint)
            endpoint.start(self.listening)
            host, port = self.listening.getsockname()[:2]
            sensing.mqtt = f"mqtt://{host}:{port}"


def declared_in(city: Path) -> tuple[tuple[MqttTopicSettings, ...], tuple[ConnectorSettings, ...]]:
    """Topics and connectors of city.toml, checked; none where a city has no such file.

    Raises InputError, also for what it says about upkeep.
    """
    declared(city)
    try:
        configuration = read_configuration(city)
    except NotFoundError:
        return (), ()
    for topic in configuration.mqtt.topic:
        check(topic)
    for connector in configuration.connector:
        checked(connector)
    return tuple(configuration.mqtt.topic), tuple(configuration.connector)


def session_of(folder: Path) -> str:
    """The name of a city's session at a broker, the same at each start, another one for another folder or machine."""
    place = f"{socket.gethostname()}:{folder.resolve()}"
    return f"citybrain-{hashlib.blake2b(place.encode(), digest_size=6).hexdigest()}"
