"""What waits for somebody to come back within minutes, once: in the memory of the process, keys kept as hashes."""

from __future__ import annotations

import hashlib
import threading
import time
from collections import OrderedDict
from collections.abc import Callable
from typing import Generic, TypeVar

MOST = 10_000
"""Of more, the oldest are forgotten."""

Value = TypeVar("Value")


class Pending(Generic[Value]):
    """Values by keys that nobody guesses. Safe for threads; `clock` tells seconds that never go back."""

    def __init__(self, lasts: float, clock: Callable[[], float] = time.monotonic) -> None:
        self._lasts = lasts
        self._clock = clock
        self._lock = threading.Lock()
        self._waiting: OrderedDict[bytes, tuple[Value, float]] = OrderedDict()

    def put(self, key: str, value: Value) -> None:
        """A value waits under a key."""
        with self._lock:
            self._waiting[digest(key)] = (value, self._clock() + self._lasts)
            while len(self._waiting) > MOST:
                self._waiting.popitem(last=False)

    def take(self, key: str) -> Value | None:
        """The value of a key, which then waits no longer; None for a key that does not hold."""
        with self._lock:
            waiting = self._waiting.pop(digest(key), None)
        return waiting[0] if waiting is not None and self._clock() < waiting[1] else None


def digest(text: str) -> bytes:
    """What is kept of something that nobody can guess."""
    return hashlib.sha256(text.encode(errors="replace")).digest()
