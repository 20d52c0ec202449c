"""A message as readings: an Observation of SensorThings, or plain JSON that city.toml explains."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any, Protocol

from citybrain.governance import Actor, Permission, require
from citybrain.kernel.errors import CityBrainError
from citybrain.observations.incoming import Reading, as_readings
from citybrain.observations.mqtt.intake import rejection
from citybrain.observations.mqtt.names import VERSION
from citybrain.observations.mqtt.observations import plain_observation, read_document
from citybrain.observations.mqtt.topics import published
from citybrain.observations.readings.columns import Delivery, Rejected
from citybrain.observations.readings.store import NotStoredError
from citybrain.observations.sensorthings.errors import ConflictError
from citybrain.observations.sensorthings.service import Service
from citybrain.observations.sensorthings.writing.parsed_observations import NotTakenError
from citybrain.records.errors import NotRecordedError


class Mapped(Protocol):
    """Topics that city.toml explains."""

    def read(self, topic: str, payload: bytes, now: int) -> list[Reading]:
        """The readings of a message. Raises InputError, also for a topic that is not explained."""


class TakenMessages:
    """Messages that were read together: readings, those that are none, and what else is to be made of them."""

    def __init__(self) -> None:
        self.arrived: list[Reading] = []
        self.rejected: list[Rejected] = []
        self.acts: list[Callable[[], None]] = []


class Messages:
    """Reads messages of all topics."""

    def __init__(self, service: Service, mapped: Mapped | None = None) -> None:
        self._sensing = service.sensing
        self._mapped = mapped
        self._service = service

    def read(self, topic: str, payload: bytes, now: int, actor: Actor, source: str, taken: TakenMessages) -> None:
        """Read one message that came now [µs]. Raises NotRecordedError where it cannot be told what it is of."""
        try:
            if self._mapped is not None and not topic.startswith(f"{VERSION}/"):
                require(actor, Permission.WRITE_OBSERVATIONS)
                taken.arrived += self._mapped.read(topic, payload, now)
                return
            resource, stream = published(topic)
            told = read_document(payload)
            reading = plain_observation(told, stream, partial(self._service.observing.type_of, actor), now)
            if reading is not None:
                taken.arrived.append(reading)
            else:
                taken.acts.append(lambda: self._create(resource, told, actor, source, rejection_of))
        except NotRecordedError:
            raise
        except CityBrainError as problem:
            taken.rejected.append(rejection(problem, payload, topic))

        def rejection_of(problem: CityBrainError) -> Rejected:
            return rejection(problem, payload, topic)

    def _create(
        self, resource: str, told: Any, actor: Actor, source: str, rejection_of: Callable[[CityBrainError], Rejected]
    ) -> None:
        """Make an observation that says more than a reading. Raises NotStoredError and NotRecordedError."""
        try:
            self._service.create(actor, resource, told)
        except (NotStoredError, NotRecordedError):
            raise
        except (NotTakenError, ConflictError):
            return  # it stands apart already
        except CityBrainError as problem:
            self._sensing.deliver(Delivery(source, as_readings([]), [rejection_of(problem)])).result()
