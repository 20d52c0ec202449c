"""How often a code had a plan of its own worked out that was refused: each costs as much as one that is taken."""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Iterator
from contextlib import contextmanager
from weakref import WeakKeyDictionary

from citybrain.people.consultations.document import ConsultationFaultsError
from citybrain.records import CityRecords

MOST_TRIES = 20
"""Refused plans of a code: the page shows what a plan costs before it is sent."""

MOST_CODES = 20_000
"""Codes that are remembered, until the server ends; the one that tried last stays longest."""


class RefusedTries:
    """Counts by code. Safe for threads."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._refused: OrderedDict[str, int] = OrderedDict()

    @contextmanager
    def counted(self, code: str) -> Iterator[None]:
        """Around the work for a code; one more where it is refused. Raises ConsultationFaultsError past the most."""
        with self._lock:
            if self._refused.get(code, 0) >= MOST_TRIES:
                raise ConsultationFaultsError("consultation-tries", allowed=MOST_TRIES)
        try:
            yield
        except ConsultationFaultsError:
            with self._lock:
                self._refused[code] = self._refused.pop(code, 0) + 1
                while len(self._refused) > MOST_CODES:
                    self._refused.popitem(last=False)
            raise


_LOCK = threading.Lock()
_TRIES: WeakKeyDictionary[CityRecords, RefusedTries] = WeakKeyDictionary()


def tries_of(records: CityRecords) -> RefusedTries:
    """The counts of a city, by its records."""
    with _LOCK:
        return _TRIES.setdefault(records, RefusedTries())
