"""Who wants to know that things, sensors, datastreams and the like were made or changed."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import NamedTuple, TypeAlias


class ChangedReadings(NamedTuple):
    """An entity that was made or changed: the name of its set, as "Things", and its id."""

    kind: str
    id: int


Told: TypeAlias = Callable[[Sequence[ChangedReadings]], None]
"""Called by who made the change, once it is on disk: takes it and comes back at once."""


class Changes:
    """All listeners of one city. Safe for threads."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._listening: tuple[Told, ...] = ()

    def publish(self, changed: Sequence[ChangedReadings]) -> None:
        """Tell everybody who listens now."""
        if changed:
            for told in self._listening:
                told(changed)

    @contextmanager
    def listen(self, told: Told) -> Iterator[None]:
        """Be told for as long as the block runs."""
        with self._lock:
            self._listening = (*self._listening, told)
        try:
            yield
        finally:
            with self._lock:
                self._listening = tuple(one for one in self._listening if one is not told)
