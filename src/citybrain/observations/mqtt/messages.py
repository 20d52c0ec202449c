"""A message as readings: an Observation of SensorThings, or plain JSON that city.toml explains."""

from __future__ import annotations

from typing import Protocol

from citybrain.observations.incoming import Arrived
from citybrain.observations.mqtt.known import KnownStreams
from citybrain.observations.mqtt.observations import read_observation
from citybrain.observations.mqtt.topics import VERSION, published


class Mapped(Protocol):
    """Topics that city.toml explains."""

    def read(self, topic: str, payload: bytes, now: int) -> list[Arrived]:
        """The readings of a message. Raises InputError, also for a topic that is not explained."""


class Messages:
    """Reads messages of all topics."""

    def __init__(self, known: KnownStreams, mapped: Mapped | None = None) -> None:
        self._known = known
        self._mapped = mapped

    def read(self, topic: str, payload: bytes, now: int) -> list[Arrived]:
        """The readings of a message that came now [µs]. Raises InputError and NotFoundError."""
        if self._mapped is not None and not topic.startswith(f"{VERSION}/"):
            return self._mapped.read(topic, payload, now)
        return [read_observation(payload, published(topic), self._known.is_numeric, now)]
