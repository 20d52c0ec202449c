"""Which address had a reading beside a sensor today: in memory alone, so that records name nobody."""

from __future__ import annotations

import secrets
import threading
from collections import OrderedDict
from hashlib import blake2b
from weakref import WeakKeyDictionary

from citybrain.records import CityRecords

MOST = 20_000
"""Marks that are kept, the newest ones."""


class PairsOfSenders:
    """One pair of each sender, sensor and day, as marks with a key that ends with the process. Safe for threads."""

    def __init__(self) -> None:
        self._key = secrets.token_bytes(32)
        self._lock = threading.Lock()
        self._marks: OrderedDict[bytes, None] = OrderedDict()

    def first(self, sender: str, stream: int, day: str) -> bool:
        """Whether a sender has no pair with a sensor on a day yet; from now on they have."""
        mark = blake2b(f"{sender} {stream} {day}".encode(), key=self._key, digest_size=16).digest()
        with self._lock:
            if mark in self._marks:
                return False
            self._marks[mark] = None
            while len(self._marks) > MOST:
                self._marks.popitem(last=False)
            return True


_LOCK = threading.Lock()
_PAIRS: WeakKeyDictionary[CityRecords, PairsOfSenders] = WeakKeyDictionary()


def pairs_of_senders(records: CityRecords) -> PairsOfSenders:
    """Those of a city, by its records."""
    with _LOCK:
        return _PAIRS.setdefault(records, PairsOfSenders())
