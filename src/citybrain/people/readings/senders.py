"""Which address measured what, where and beside which sensor: in memory alone, so that records name nobody."""

from __future__ import annotations

import secrets
import threading
from collections import OrderedDict
from hashlib import blake2b
from weakref import WeakKeyDictionary

from citybrain.records import CityRecords

MOST = 20_000
"""Marks of each kind that are kept, the newest ones."""


class MarksOfSenders:
    """A number for each sender and occasion, by marks with a key that ends with the process. Safe for threads."""

    def __init__(self) -> None:
        self._key = secrets.token_bytes(32)
        self._lock = threading.Lock()
        self._marks: OrderedDict[bytes, int] = OrderedDict()

    def number(self, sender: str, occasion: str) -> int | None:
        """What a sender was marked with at an occasion; None before."""
        with self._lock:
            return self._marks.get(self._mark(sender, occasion))

    def put(self, sender: str, occasion: str, number: int = 1) -> None:
        """Mark a sender at an occasion."""
        with self._lock:
            self._marks[self._mark(sender, occasion)] = number
            while len(self._marks) > MOST:
                self._marks.popitem(last=False)

    def _mark(self, sender: str, occasion: str) -> bytes:
        return blake2b(f"{sender} {occasion}".encode(), key=self._key, digest_size=16).digest()


class Senders:
    """What is remembered of senders of readings in one city."""

    def __init__(self) -> None:
        self.pairs = MarksOfSenders()
        """By sensor and day: the first reading beside it is a pair."""

        self.hours = MarksOfSenders()
        """By what is measured, cell and hour: one reading counts."""

        self.people = MarksOfSenders()
        """By what is measured and cell: which one of those who measured there it is."""

        self.taking = threading.Lock()
        """Held while one is looked up and marked."""


_LOCK = threading.Lock()
_SENDERS: WeakKeyDictionary[CityRecords, Senders] = WeakKeyDictionary()


def senders_of(records: CityRecords) -> Senders:
    """Those of a city, by its records."""
    with _LOCK:
        return _SENDERS.setdefault(records, Senders())
