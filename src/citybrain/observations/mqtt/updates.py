"""Tells listeners of changed entities, in a thread of its own."""

from __future__ import annotations

import logging
import threading
from collections import OrderedDict
from collections.abc import Callable, Iterable, Sequence
from collections.abc import Set as AbstractSet
from typing import TypeAlias

from citybrain.governance import DataClass
from citybrain.observations.changes import ChangedReadings
from citybrain.observations.mqtt.connection import Connection
from citybrain.observations.mqtt.entities import EntityInterest, update
from citybrain.observations.sensing import Sensing
from citybrain.observations.sensorthings.sources import Visible

LOG = logging.getLogger("citybrain.mqtt")
MOST_WAITING = 10_000
"""Changes that wait to be told; of more, the oldest are dropped."""

Listening: TypeAlias = tuple[Connection, EntityInterest, int]
Send: TypeAlias = Callable[[Connection, EntityInterest, bytes, int], None]


class Updates:
    """Takes changes at once; an entity that changes several times before it is told is told once."""

    def __init__(self, sensing: Sensing, base: str, listening: Callable[[], Iterable[Listening]], send: Send) -> None:
        self._sensing = sensing
        self._base = base
        self._listening = listening
        self._send = send
        self._changed = threading.Condition()
        self._waiting: OrderedDict[ChangedReadings, None] = OrderedDict()
        self._closed = False
        self._thread = threading.Thread(target=self._run, name="mqtt-updates", daemon=True)
        self._thread.start()

    def put(self, changed: Sequence[ChangedReadings]) -> None:
        """Take note of changes; never waits."""
        kinds = {wanted.kind for _, wanted, _ in self._listening()}
        with self._changed:
            for one in changed:
                if one.kind in kinds:
                    self._waiting[one] = None
                if len(self._waiting) > MOST_WAITING:
                    self._waiting.popitem(last=False)
            self._changed.notify()

    def close(self) -> None:
        """Tell no more."""
        with self._changed:
            self._closed = True
            self._changed.notify()
        self._thread.join()

    def _run(self) -> None:
        while True:
            with self._changed:
                self._changed.wait_for(lambda: self._waiting or self._closed)
                if self._closed:
                    return
                taken = list(self._waiting)
                self._waiting.clear()
            for one in taken:
                try:
                    self._tell(one)
                except Exception:
                    LOG.exception("listeners miss that %s(%d) changed", *one)

    def _tell(self, changed: ChangedReadings) -> None:
        payloads: dict[tuple[AbstractSet[DataClass | int], str], bytes | None] = {}
        for connection, wanted, quality in list(self._listening()):
            if connection.visitor is None:
                continue
            reads = connection.visitor.actor().reads
            if (reads, wanted.filter) not in payloads:
                payload = update(self._sensing, Visible(reads), self._base, wanted, changed)
                payloads[reads, wanted.filter] = payload
            payload = payloads[reads, wanted.filter]
            if payload is not None and not (wanted.within and self._told(connection, wanted, payload)):
                self._send(connection, wanted, payload, quality)

    def _told(self, connection: Connection, wanted: EntityInterest, payload: bytes) -> bool:
        """Whether a listener to a property knows its value: only another one is an update of it."""
        before = connection.known.get(wanted.filter)
        connection.known[wanted.filter] = payload
        return before == payload
