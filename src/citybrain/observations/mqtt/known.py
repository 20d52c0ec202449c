"""What must be known of a datastream for each of its messages, held in memory and read again after some seconds."""

from __future__ import annotations

import threading
import time
from typing import NamedTuple

from sqlalchemy import select

from citybrain.kernel.errors import NotFoundError
from citybrain.records import Records
from citybrain.records.tables.sensing import datastream

FRESH = 2.0
"""Seconds after which the streams are read again: other programs write records too."""

SOON = 0.2
"""Seconds after which they are read again for one that is not there."""


class KnownStream(NamedTuple):
    """The observation type of its results, and who may read them."""

    type: str
    data_class: str


class KnownStreams:
    """All datastreams of a city that count, read at once. Safe for threads."""

    def __init__(self, records: Records) -> None:
        self._records = records
        self._lock = threading.Lock()
        self._read_at = -FRESH
        self._streams: dict[int, KnownStream] = {}

    def get(self, stream: int) -> KnownStream | None:
        """That stream; None where there is none."""
        found = self._read(FRESH).get(stream)
        return self._read(SOON).get(stream) if found is None else found

    def type_of(self, stream: int) -> str:
        """The observation type of a stream. Raises NotFoundError where there is none."""
        found = self.get(stream)
        if found is None:
            raise NotFoundError("reading-stream-unknown", received=str(stream))
        return found.type

    def _read(self, patience: float) -> dict[int, KnownStream]:
        with self._lock:
            if time.monotonic() - self._read_at > patience:
                asked = select(datastream.c.id, datastream.c.observation_type, datastream.c.data_class)
                with self._records.read() as connection:
                    rows = connection.execute(asked.where(datastream.c.withdrawn_at.is_(None)))
                    self._streams = {row[0]: KnownStream(row[1], row[2]) for row in rows}
                self._read_at = time.monotonic()
            return self._streams
