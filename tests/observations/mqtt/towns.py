"""A city with streams, served over MQTT."""

from __future__ import annotations

import socket
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from citybrain.observations.catalogue import Catalogue
from citybrain.observations.mqtt.endpoint import MqttEndpoint
from citybrain.observations.mqtt.gate import Visitor
from citybrain.observations.mqtt.known import KnownStreams
from citybrain.observations.mqtt.messages import Mapped, Messages
from citybrain.observations.properties import known_properties
from citybrain.observations.sensing import Sensing, open_sensing
from citybrain.records.tables.sensing import datastream

BASE = "http://127.0.0.1:8000/sta/v1.1"
SECRET = "citybrain_secret"


class Doorkeeper:
    """Lets everybody listen to public streams and one client, who knows the secret, do everything."""

    def enter(self, user: str | None, password: str | None) -> Visitor | None:
        if user is None:
            return Visitor("anonymous", False, lambda data_class: data_class == "public")
        return Visitor(user, True, lambda data_class: True) if password == SECRET else None


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
def served(folder: Path, mapped: Mapped | None = None) -> Iterator[tuple[Sensing, int]]:
    """The city open, and the port at which it speaks MQTT."""
    folder.mkdir(exist_ok=True)
    sensing = open_sensing(folder, "Europe/Helsinki")
    known = KnownStreams(sensing.records)
    endpoint = MqttEndpoint(sensing, Messages(known, mapped), known, Doorkeeper(), BASE)
    listening = socket.create_server(("127.0.0.1", 0))
    port = listening.getsockname()[1]
    endpoint.start(listening)
    try:
        yield sensing, port
    finally:
        endpoint.close()
        sensing.close()
