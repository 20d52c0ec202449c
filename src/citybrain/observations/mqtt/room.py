"""Room for clients of the endpoint: who is known has room of their own, which nobody else can take."""

from __future__ import annotations

from collections import Counter
from typing import Protocol

MOST_KNOWN = 2_000
"""Clients with a token."""

MOST_ANONYMOUS = 500
"""Clients that anybody may be."""

OF_ONE = 100
"""Anonymous clients of one address."""

MOST_NEW = 500
"""Clients that did not introduce themselves yet; one more closes the one that waits longest."""


class Guest(Protocol):
    """What must be known of a connection."""

    @property
    def origin(self) -> str:
        """Whom its address belongs to."""

    def abort(self) -> None:
        """Close it at once."""


class Room:
    """Of one endpoint; all of it runs in the thread of its loop."""

    def __init__(
        self, known: int = MOST_KNOWN, anonymous: int = MOST_ANONYMOUS, of_one: int = OF_ONE, new: int = MOST_NEW
    ) -> None:
        self._most_known, self._most_anonymous, self._of_one, self._most_new = known, anonymous, of_one, new
        self._new: dict[Guest, None] = {}
        self._known: set[Guest] = set()
        self._anonymous: set[Guest] = set()
        self._origins: Counter[str] = Counter()

    def arrive(self, guest: Guest) -> None:
        """A connection came, of which nothing is known; whoever introduces itself at once is not closed for others."""
        self._new[guest] = None
        if len(self._new) > self._most_new:
            oldest = next(iter(self._new))
            del self._new[oldest]
            oldest.abort()

    def enter(self, guest: Guest, anonymous: bool) -> bool:
        """Whether there is room for a client that said who it is."""
        self._new.pop(guest, None)
        if not anonymous:
            if len(self._known) >= self._most_known:
                return False
            self._known.add(guest)
            return True
        if len(self._anonymous) >= self._most_anonymous or self._origins[guest.origin] >= self._of_one:
            return False
        self._anonymous.add(guest)
        self._origins[guest.origin] += 1
        return True

    def leave(self, guest: Guest) -> None:
        """A connection is gone."""
        self._new.pop(guest, None)
        self._known.discard(guest)
        if guest in self._anonymous:
            self._anonymous.discard(guest)
            self._origins[guest.origin] -= 1
            if not self._origins[guest.origin]:
                del self._origins[guest.origin]
