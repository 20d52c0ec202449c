"""Hands what listeners get to the loop of the endpoint, so that never more than one part of it waits in memory."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Protocol, TypeAlias, TypeVar

MOST_UNSENT = 4 << 20
"""Bytes that may wait for a client that listens; one that is slower is let go."""

MOST_UNSENT_IN_ALL = 64 << 20
"""Bytes that may wait for all of them; of more, those that are furthest behind are let go."""

GRACE = 0.1
"""Seconds that all are waited for before the next part, where one is half as far behind as it may be."""

PATIENCE = 0.5
"""Seconds between looks whether the endpoint was closed."""

Message: TypeAlias = bytes | tuple[str, bytes]
"""A packet that is the same for everybody; or topic and payload of a message that each client gets with a number."""


class Receiver(Protocol):
    """A client that listens."""

    @property
    def unsent(self) -> int:
        """Bytes that wait for it."""

    def send(self, messages: Sequence[Message]) -> None:
        """Send messages to it, in the thread of the loop."""

    def let_go(self) -> None:
        """Close its connection since it is too far behind."""


Listening = TypeVar("Listening", bound=Receiver)


class FanOut:
    """Of one endpoint: `back` has something done by its loop, `everybody` are its clients."""

    def __init__(
        self,
        back: Callable[[Callable[[], None]], None],
        everybody: Callable[[], Iterable[Receiver]],
        closed: Callable[[], bool],
        most: int = MOST_UNSENT,
        in_all: int = MOST_UNSENT_IN_ALL,
    ) -> None:
        self._back, self._everybody, self._closed = back, everybody, closed
        self._most, self._in_all = most, in_all
        self._furthest = 0

    def hand_over(self, parts: Mapping[Listening, Sequence[Message]]) -> None:
        """Have messages written, and wait for it in the thread that calls."""
        if not parts:
            return
        written = threading.Event()

        def write() -> None:
            try:
                self._write(parts)
            finally:
                written.set()

        self._back(write)
        while not written.wait(PATIENCE) and not self._closed():
            pass
        if self._furthest > self._most // 2 and not self._closed():
            time.sleep(GRACE)

    def _write(self, parts: Mapping[Listening, Sequence[Message]]) -> None:
        for receiver, messages in parts.items():
            if receiver.unsent > self._most:
                receiver.let_go()
            else:
                receiver.send(messages)
        behind = sorted(((one.unsent, number, one) for number, one in enumerate(self._everybody())), reverse=True)
        unsent = sum(size for size, _, _ in behind)
        for size, _, furthest in behind:
            if unsent <= self._in_all:
                self._furthest = size
                return
            furthest.let_go()
            unsent -= size
        self._furthest = 0
