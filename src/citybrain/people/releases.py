"""Tables of the first 25, 50, 100, ... answers: made once, since they stay as they are until the next ones.

A table is of the same answers however often it is asked for, also in a database in which one that was sent later is
stored sooner, and whoever asks for it again and again costs nothing.
"""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Callable, Hashable, Mapping
from typing import Any, TypeVar
from weakref import WeakKeyDictionary

from citybrain.people.traits import Trait
from citybrain.records import CityRecords

MOST = 64
"""Tables of a city that are kept."""

T = TypeVar("T")


class Releases:
    """The tables of one city. Safe for threads: who asks while some are made waits for them."""

    def __init__(self) -> None:
        self._making = threading.Lock()
        self._made: OrderedDict[Hashable, tuple[Mapping[str, Trait], Any]] = OrderedDict()

    def released(self, of: Hashable, traits: Mapping[str, Trait], make: Callable[[], T]) -> T:
        """What was made for a number of answers, with the same traits."""
        with self._making:
            known = self._made.get(of)
            if known is not None and known[0] == traits:
                made: T = known[1]
                return made
            made = make()
            self._made[of] = traits, made
            while len(self._made) > MOST:
                self._made.popitem(last=False)
            return made


_LOCK = threading.Lock()
_RELEASES: WeakKeyDictionary[CityRecords, Releases] = WeakKeyDictionary()


def releases_of(records: CityRecords) -> Releases:
    """The tables of a city, by its records."""
    with _LOCK:
        return _RELEASES.setdefault(records, Releases())
