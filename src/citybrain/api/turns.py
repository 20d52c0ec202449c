"""Turns of requests that hold a thread for long: those beyond wait without one, so that all others are answered."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from citybrain.governance.errors import TooManyRequestsError

AT_ONCE = 20
"""Half of the threads that answer requests (anyio has 40)."""

OF_ONE = 6
"""Those of one who asks: as many as a browser has connections to one server."""

MOST_OF_ONE = 50
"""Requests of one who asks that may wait for a turn or have one."""

AGAIN = 5
"""Seconds after which somebody who asked too much may ask again."""


class _TurnsOfOne:
    def __init__(self, at_once: int) -> None:
        self.turns = asyncio.Semaphore(at_once)
        self.count = 0


class RequestTurns:
    """Those of one server; all of it runs in the thread of the loop."""

    def __init__(self, at_once: int = AT_ONCE, of_one: int = OF_ONE, most_of_one: int = MOST_OF_ONE) -> None:
        self._turns = asyncio.Semaphore(at_once)
        self._of_one, self._most_of_one = of_one, most_of_one
        self._callers: dict[str, _TurnsOfOne] = {}

    @property
    def count(self) -> int:
        """Requests that wait for a turn or have one."""
        return sum(caller.count for caller in self._callers.values())

    @asynccontextmanager
    async def turn(self, who: str) -> AsyncIterator[None]:
        """Held by a request while it is worked at. Raises TooManyRequestsError where too many of one who asks wait."""
        caller = self._callers.setdefault(who, _TurnsOfOne(self._of_one))
        if caller.count >= self._most_of_one:
            raise TooManyRequestsError("access-too-many", wait=AGAIN)
        caller.count += 1
        try:
            async with caller.turns, self._turns:
                yield
        finally:
            caller.count -= 1
            if not caller.count:
                del self._callers[who]
