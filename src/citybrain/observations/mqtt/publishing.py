"""Tells listeners at a broker elsewhere what a city stores: the topics of OGC 18-088, section 14.2, for everybody.

A broker does not say who listens to what, so it gets the topics of the sets and of single entities, in full and without
those that choose properties, of what is public.
"""

from __future__ import annotations

import logging
import queue
import threading
from collections.abc import Callable, Sequence
from typing import TypeAlias

from citybrain.governance import ANONYMOUS, may_read
from citybrain.observations.changes import ChangedReadings
from citybrain.observations.feed import StoredReadings
from citybrain.observations.mqtt.entities import entity_interest, update
from citybrain.observations.mqtt.names import ALL, VERSION, topic_of
from citybrain.observations.mqtt.observations import each, write_observation
from citybrain.observations.sensing import Sensing
from citybrain.observations.sensorthings.model import OBSERVATION
from citybrain.observations.sensorthings.sources import Visible
from citybrain.observations.sensorthings.writing.streams import KnownStreams

Publish: TypeAlias = Callable[[str, bytes], None]
LOG = logging.getLogger("citybrain.mqtt")
PATIENCE = 0.5
"""Seconds between looks whether nothing more is to be told."""

MOST_WAITING = 10_000
"""Changes of entities that wait to be told; more are not told."""


class Publisher:
    """Publishes in a thread of its own. What came from `source` is not told again: its listeners have it already."""

    def __init__(self, sensing: Sensing, known: KnownStreams, base: str, source: str, publish: Publish) -> None:
        self._sensing = sensing
        self._known = known
        self._base = base
        self._source = source
        self._publish = publish
        self._changed: queue.Queue[ChangedReadings] = queue.Queue(MOST_WAITING)
        self._closing = threading.Event()
        self._thread = threading.Thread(target=self._run, name="mqtt-publisher", daemon=True)

    def start(self) -> None:
        """Begin."""
        self._thread.start()

    def close(self) -> None:
        """Tell no more."""
        self._closing.set()
        self._thread.join()

    def _run(self) -> None:
        with self._sensing.changes.listen(self._put), self._sensing.feed.subscribe() as subscription:
            while not self._closing.is_set() and not subscription.closed:
                try:
                    for stored in subscription.take(PATIENCE):
                        if stored.source != self._source:
                            self._observations(stored)
                    while not self._changed.empty():
                        self._entity(self._changed.get())
                except Exception:
                    LOG.exception("listeners at the broker miss something")

    def _put(self, changed: Sequence[ChangedReadings]) -> None:
        for one in changed:
            if one.kind != OBSERVATION.plural and not self._changed.full():
                self._changed.put_nowait(one)

    def _observations(self, stored: StoredReadings) -> None:
        for identity, arrived in each(stored):
            known = self._known.get(arrived.stream)
            if known is not None and may_read(ANONYMOUS, known.data_class):
                payload = write_observation(self._base, identity, arrived)
                self._publish(topic_of(arrived.stream), payload)
                self._publish(ALL, payload)

    def _entity(self, changed: ChangedReadings) -> None:
        topics = f"{VERSION}/{changed.kind}", f"{VERSION}/{changed.kind}({changed.id})"
        wanted = entity_interest(topics[1])
        assert wanted is not None
        payload = update(self._sensing, Visible(ANONYMOUS.reads), self._base, wanted, changed)
        if payload is not None:
            for topic in topics:
                self._publish(topic, payload)
