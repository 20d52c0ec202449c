"""What all stores do alike: deliveries go into a queue, and what is in memory of each stream answers many questions."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Sequence
from concurrent.futures import Future

import numpy as np

from citybrain.observations.readings.columns import Delivery, Receipt, Streams, Times
from citybrain.observations.readings.queue import WAIT_FOR_ROOM, DeliveryQueue
from citybrain.observations.readings.state import StreamState
from citybrain.observations.readings.store import Checked, Extent, Flagged, Latest


class StreamMemory(ABC):
    """The part of a store that needs no database; see Store for what each method promises."""

    def __init__(self) -> None:
        self._state = StreamState()
        self._queue = DeliveryQueue()

    def deliver(self, delivery: Delivery, patience: float = WAIT_FOR_ROOM) -> Future[Receipt]:
        """Take a delivery."""
        return self._queue.put(delivery, patience)

    def latest(self, streams: Streams) -> Latest:
        """The newest reading of each stream."""
        return self._state.latest(streams)

    def extent(self, streams: Streams) -> Extent:
        """From when to when each stream has readings."""
        return self._state.extent_of(streams)

    def features(self, stream: int) -> Sequence[int]:
        """Features of interest of the readings of a stream."""
        return self._state.features_of(stream)

    def unchecked(self, most: int, after: int = -1) -> list[tuple[int, int]]:
        """Streams with readings that were not evaluated."""
        return self._state.unchecked(most, after)

    def count(self, stream: int | None = None) -> int:
        """Number of readings of a stream, or of all."""
        return self._state.total if stream is None else int(self.counts(np.array([stream]))[0])

    def counts(self, streams: Streams) -> Times:
        """Number of readings of each stream."""
        return self._state.counts_of(streams)

    def following(self, streams: Streams) -> Times:
        """Number that the next reading of each stream gets."""
        return self._state.following_of(streams)

    def versions(self, streams: Streams | None = None) -> Times:
        """Numbers that are others after readings of streams changed."""
        return self._state.versions(streams)

    def flag(self, stream: int, upto: int, flagged: Flagged) -> None:
        """Replace the flags of readings of a stream up to a number."""
        self.flag_many([Checked(stream, upto, flagged)])

    @abstractmethod
    def flag_many(self, checked: Sequence[Checked]) -> None:
        """Replace the flags of evaluated readings of some streams."""
