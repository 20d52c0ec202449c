"""Bodies of requests that are on their way: one too many lets go of the oldest of whoever sends most of them.

A body that comes slowly holds the room of a request as long as it comes. Those of somebody who is honest are here in
seconds; where all room is taken, those are let go that wait longest among those of the address with most.
"""

from __future__ import annotations

from collections import defaultdict
from typing import Protocol

MOST = 200
"""Bodies at a time, half of the requests that may be under way without a token or a session."""


class ArrivingBody(Protocol):
    """What must be known of a body that comes."""

    def let_go(self) -> None:
        """End its request: it came too slowly."""


class ArrivingBodies:
    """Those of one server; all of it runs in the thread of the loop."""

    def __init__(self, most: int = MOST) -> None:
        self._most = most
        self._owners: defaultdict[str, dict[ArrivingBody, None]] = defaultdict(dict)
        self.count = 0

    def arrive(self, body: ArrivingBody, owner: str) -> None:
        """A body comes; where there is no room for it, another one is let go."""
        if body in self._owners.get(owner, {}):
            return
        if self.count >= self._most:
            largest = max(self._owners, key=lambda one: len(self._owners[one]))
            oldest = next(iter(self._owners[largest]))
            self.leave(oldest, largest)
            oldest.let_go()
        self._owners[owner][body] = None
        self.count += 1

    def leave(self, body: ArrivingBody, owner: str) -> None:
        """A body is here, or its request has ended; nothing happens where that is known."""
        own = self._owners.get(owner, {})
        if body in own:
            del own[body]
            self.count -= 1
        if not own:
            self._owners.pop(owner, None)
