"""What waits for somebody to come back within minutes, once: in the memory of the process, keys kept as hashes."""

from __future__ import annotations

import hashlib
import threading
import time
from collections import OrderedDict, defaultdict
from collections.abc import Callable
from typing import Generic, NamedTuple, TypeVar

MOST = 20_000
"""Of more, the oldest are forgotten."""

MOST_OF_ONE = 200
"""Of more that one address began, its own oldest are."""

Value = TypeVar("Value")


class _Waiting(NamedTuple, Generic[Value]):
    value: Value
    until: float
    origin: str


class Pending(Generic[Value]):
    """Values by keys that nobody guesses. Safe for threads; `clock` tells seconds that never go back."""

    def __init__(self, lasts: float, clock: Callable[[], float] = time.monotonic) -> None:
        self._lasts = lasts
        self._clock = clock
        self._lock = threading.Lock()
        self._waiting: OrderedDict[bytes, _Waiting[Value]] = OrderedDict()
        self._begun: defaultdict[str, OrderedDict[bytes, None]] = defaultdict(OrderedDict)

    def put(self, key: str, value: Value, origin: str = "") -> None:
        """A value waits under a key that somebody at an address began with."""
        kept = digest(key)
        with self._lock:
            self._remove(kept)
            self._waiting[kept] = _Waiting(value, self._clock() + self._lasts, origin)
            self._begun[origin][kept] = None
            if len(self._begun[origin]) > MOST_OF_ONE:
                self._remove(next(iter(self._begun[origin])))
            if len(self._waiting) > MOST:
                self._remove(next(iter(self._waiting)))

    def take(self, key: str) -> Value | None:
        """The value of a key, which then waits no longer; None for a key that does not hold."""
        with self._lock:
            waiting = self._remove(digest(key))
        return waiting.value if waiting is not None and self._clock() < waiting.until else None

    def _remove(self, kept: bytes) -> _Waiting[Value] | None:
        waiting = self._waiting.pop(kept, None)
        if waiting is not None:
            begun = self._begun[waiting.origin]
            del begun[kept]
            if not begun:
                del self._begun[waiting.origin]
        return waiting


def digest(text: str) -> bytes:
    """What is kept of something that nobody can guess."""
    return hashlib.sha256(text.encode(errors="replace")).digest()
