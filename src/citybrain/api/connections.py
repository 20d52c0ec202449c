"""Connections of one server by whom they belong to: one too many closes the one that lay idle longest."""

from __future__ import annotations

import math
import resource
from collections import defaultdict
from contextlib import suppress
from typing import Protocol

MOST = 4_000
"""Connections at a time, fewer where the system allows fewer open files."""

OF_ONE = 256
"""Of one address; a proxy that is declared may have any number of them."""

SPARE_FILES = 256
"""Open files that are left for the city itself."""

MADE_ROOM = 0.05
"""Share of all connections that is closed at once where there are too many, so that room is sought seldom."""


class HeldConnection(Protocol):
    """What must be known of a connection."""

    @property
    def idle(self) -> bool:
        """Whether no request is under way."""

    def abort(self) -> None:
        """Close it at once."""


class Connections:
    """All connections of a server; all of it runs in the thread of the loop."""

    def __init__(self, most: int = MOST, of_one: int = OF_ONE) -> None:
        self._most, self._of_one = most, of_one
        self._owners: defaultdict[str, dict[HeldConnection, None]] = defaultdict(dict)
        self.count = 0

    def arrive(self, connection: HeldConnection, owner: str, declared: bool = False) -> bool:
        """Whether there is room for a connection; `declared` for one of a proxy, which stands for many."""
        own = self._owners[owner]
        if not declared and len(own) >= self._of_one:
            self._close_idle(owner, 1)
        if self.count >= self._most:
            largest = max(self._owners, key=lambda one: len(self._owners[one]))
            self._close_idle(largest, math.ceil(self._most * MADE_ROOM))
        if self.count >= self._most or (not declared and len(own) >= self._of_one):
            return False
        self._owners[owner] = own  # it went where its last connection was closed just now
        own[connection] = None
        self.count += 1
        return True

    def leave(self, connection: HeldConnection, owner: str) -> None:
        """A connection is closed; nothing happens where it is known to be."""
        own = self._owners.get(owner, {})
        if connection in own:
            del own[connection]
            self.count -= 1
        if not own:
            self._owners.pop(owner, None)

    def _close_idle(self, owner: str, number: int) -> None:
        """Close those that arrived first among the idle ones of somebody."""
        idle = [connection for connection in self._owners[owner] if connection.idle][:number]
        for connection in idle:
            self.leave(connection, owner)
            connection.abort()


def most_connections() -> int:
    """How many connections the system allows, after as many open files are asked for as there may be."""
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    wanted = 2 * MOST if hard == resource.RLIM_INFINITY else min(2 * MOST, hard)
    if soft != resource.RLIM_INFINITY and soft < wanted:
        with suppress(ValueError, OSError):
            resource.setrlimit(resource.RLIMIT_NOFILE, (wanted, hard))
            soft = wanted
    return MOST if soft == resource.RLIM_INFINITY else max(min(MOST, soft - SPARE_FILES), 1)
