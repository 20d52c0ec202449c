"""A city with streams, served over MQTT."""

from __future__ import annotations

import socket
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

from citybrain.governance import Governance, Role, register
from citybrain.governance.tokens import Token
from citybrain.observations.catalogue import Catalogue
from citybrain.observations.mqtt.endpoint import MqttEndpoint
from citybrain.observations.mqtt.messages import Mapped, Messages
from citybrain.observations.properties import known_properties
from citybrain.observations.sensing import Sensing
from citybrain.observations.sensorthings.service import Service
from citybrain.records.tables.sensing import datastream
from tests.sensors import open_sensing

BASE = "http://127.0.0.1:8000/sta/v1.1"


class Town(NamedTuple):
    """A city that is served: its port, and the token of a device called "bus" that may do all that devices may."""

    sensing: Sensing
    governance: Governance
    port: int
    token: str
    number: int


def add_device(sensing: Sensing) -> Token:
    """A token of a device called "bus"."""
    with sensing.records.begin() as connection:
        register.add_identity(connection, "bus", [Role.DEVICE_OPERATOR], "test")
        return register.give_token(connection, "bus", (), 1, "", "test")


def add_streams(sensing: Sensing) -> tuple[int, int, int]:
    """A stream of numbers, one of texts, and one of numbers that is not public."""
    known = known_properties()
    with sensing.records.begin() as connection:
        catalogue = Catalogue(connection, "test")
        numbers = catalogue.stream("Kallio", known["pm2_5"], "test")
        words = catalogue.stream("Kallio", known["wind_direction"], "test")
        hidden = catalogue.stream("Kallio", known["ozone"], "test")
        connection.execute(datastream.update().where(datastream.c.id == hidden).values(data_class="internal"))
    return numbers, words, hidden


@contextmanager
def served(folder: Path, mapped: Mapped | None = None) -> Iterator[Town]:
    """The city open, and the port at which it speaks MQTT."""
    folder.mkdir(exist_ok=True)
    sensing = open_sensing(folder, "Europe/Helsinki")
    token, governance = add_device(sensing), Governance(sensing.records)
    service = Service(sensing)
    endpoint = MqttEndpoint(sensing, Messages(service, mapped), service.streams, governance, BASE)
    listening = socket.create_server(("127.0.0.1", 0))
    port = listening.getsockname()[1]
    endpoint.start(listening)
    try:
        yield Town(sensing, governance, port, token.text, token.number)
    finally:
        endpoint.close()
        governance.close()
        sensing.close()
