"""How much may come in how much time: a bucket for each who asks, which drips full and is emptied by asking.

The token bucket of RFC 2697, in memory: a burst passes at once, what comes steadily faster than the rate has to wait.
"""

from __future__ import annotations

import math
import threading
import time
from collections import OrderedDict
from collections.abc import Callable, Hashable
from typing import NamedTuple

from citybrain.governance.errors import TooManyRequestsError

MOST_KEPT = 10_000


class Rate(NamedTuple):
    """Requests per second in the long run, and how many may come at once."""

    per_second: float
    burst: int


class Familiar:
    """What came before, the latest of it. Safe for threads."""

    def __init__(self, most: int = MOST_KEPT) -> None:
        self._most = most
        self._lock = threading.Lock()
        self._seen: OrderedDict[Hashable, None] = OrderedDict()

    def add(self, who: Hashable) -> bool:
        """Whether it was none of them before; from now on it is, until as many others came."""
        with self._lock:
            new = who not in self._seen
            self._seen[who] = None
            self._seen.move_to_end(who)
            while len(self._seen) > self._most:
                self._seen.popitem(last=False)
        return new

    def __contains__(self, who: Hashable) -> bool:
        return who in self._seen


class Buckets:
    """A bucket for everyone who asks. Safe for threads; `clock` tells seconds that never go back."""

    def __init__(self, rate: Rate, clock: Callable[[], float] = time.monotonic) -> None:
        self.rate = rate
        self._clock = clock
        self._lock = threading.Lock()
        self._left: dict[Hashable, tuple[float, float]] = {}

    def take(self, who: Hashable) -> None:
        """Take one out of the bucket of somebody. Raises TooManyRequestsError where it is empty."""
        with self._lock:
            at = self._clock()
            left = self._level(who, at)
            if left >= 1:
                self._left[who] = (left - 1, at)
            if len(self._left) > MOST_KEPT:
                self._forget(at)
        if left < 1:
            raise TooManyRequestsError("access-too-many", wait=math.ceil((1 - left) / self.rate.per_second))

    def give_back(self, who: Hashable) -> None:
        """Put one back: what was asked for did not count."""
        with self._lock:
            at = self._clock()
            self._left[who] = (min(self.rate.burst, self._level(who, at) + 1), at)

    def _level(self, who: Hashable, at: float) -> float:
        left, since = self._left.get(who, (float(self.rate.burst), at))
        return min(self.rate.burst, left + (at - since) * self.rate.per_second)

    def _forget(self, at: float) -> None:
        """Full buckets are as good as none; where all are in use, the fullest half goes."""
        kept = sorted(((self._level(who, at), who) for who in self._left), key=lambda pair: pair[0])
        used = [who for level, who in kept if level < self.rate.burst][: MOST_KEPT // 2]
        self._left = {who: self._left[who] for who in used}
