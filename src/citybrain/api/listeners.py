"""Seats of those who listen to events: each has a thread of its own while it waits."""

from __future__ import annotations

from collections import Counter

import anyio

MOST = 192
"""Listeners of one server."""

MOST_ANONYMOUS = 64
"""Of those, listeners who did not sign in: the rest is room for those who did."""

OF_ONE = 16
"""Of those, listeners of one address."""

SIGNED_IN = ""
"""Stands for all who signed in where others have their address."""


class Seats:
    """Who listens to one server, all within its loop."""

    def __init__(self, most: int = MOST, anonymous: int = MOST_ANONYMOUS, of_one: int = OF_ONE) -> None:
        self.most, self.most_anonymous, self.of_one = most, anonymous, of_one
        self._origins: Counter[str] = Counter()
        self._limiter: anyio.CapacityLimiter | None = None

    @property
    def taken(self) -> int:
        """How many listen."""
        return self._origins.total()

    def has_room(self, origin: str) -> bool:
        """Whether one more may listen."""
        signed_in = self._origins[SIGNED_IN]
        if origin == SIGNED_IN:
            return signed_in < self.most - self.most_anonymous
        return self.taken - signed_in < self.most_anonymous and self._origins[origin] < self.of_one

    def take(self, origin: str) -> None:
        """One more listens."""
        self._origins[origin] += 1

    def leave(self, origin: str) -> None:
        """One listens no more."""
        self._origins[origin] -= 1
        if not self._origins[origin]:
            del self._origins[origin]

    def threads(self) -> anyio.CapacityLimiter:
        """Threads of those who wait; made within the loop."""
        self._limiter = self._limiter or anyio.CapacityLimiter(self.most)
        return self._limiter
