"""Seats of those who listen to events: each has a thread of its own while it waits."""

from __future__ import annotations

from collections import Counter
from typing import NamedTuple

import anyio

MOST = 192
"""Listeners of one server."""

MOST_ANONYMOUS = 64
"""Of those, listeners who did not sign in: the rest is room for those who did."""

OF_ONE = 16
"""Of those, listeners of one address."""

OF_ONE_SIGNED_IN = 32
"""Listeners of one who signed in."""


class Listener(NamedTuple):
    """Whose seat it is: the name of who signed in, else an address."""

    of: str
    signed_in: bool


class Seats:
    """Who listens to one server, all within its loop."""

    def __init__(self, most: int = MOST, anonymous: int = MOST_ANONYMOUS, of_one: int = OF_ONE) -> None:
        self.most, self.most_anonymous, self.of_one = most, anonymous, of_one
        self._origins: Counter[Listener] = Counter()
        self._limiter: anyio.CapacityLimiter | None = None

    @property
    def taken(self) -> int:
        """How many listen."""
        return self._origins.total()

    def has_room(self, one: Listener) -> bool:
        """Whether one more may listen."""
        same = sum(number for other, number in self._origins.items() if other.signed_in == one.signed_in)
        most = self.most - self.most_anonymous if one.signed_in else self.most_anonymous
        return same < most and self._origins[one] < (OF_ONE_SIGNED_IN if one.signed_in else self.of_one)

    def take(self, origin: Listener) -> None:
        """One more listens."""
        self._origins[origin] += 1

    def leave(self, origin: Listener) -> None:
        """One listens no more."""
        self._origins[origin] -= 1
        if not self._origins[origin]:
            del self._origins[origin]

    def threads(self) -> anyio.CapacityLimiter:
        """Threads of those who wait; made within the loop."""
        self._limiter = self._limiter or anyio.CapacityLimiter(self.most)
        return self._limiter
