"""Messages of many clients gathered into deliveries: one for each source of all that came during the last commit."""

from __future__ import annotations

import threading
from collections import deque
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from citybrain.kernel.errors import CityBrainError
from citybrain.observations.incoming import Reading, as_readings
from citybrain.observations.readings.columns import Delivery, Rejected
from citybrain.observations.sensing import Sensing

MOST_AT_ONCE = 50_000
"""Readings that are delivered together."""

LONGEST_RECEIVED = 2_000
"""Characters that are kept of a message that is no reading."""

Settled: TypeAlias = Callable[[Exception | None], None]
"""Called in the thread of the intake: with None once all is on disk; else with the problem, nothing was stored."""


@dataclass(frozen=True)
class Parcel:
    """What one client sent together."""

    source: str
    arrived: list[Reading]
    rejected: list[Rejected]
    settled: Settled
    acts: Sequence[Callable[[], None]] = ()
    """What else is to be done, after the readings are on disk and before it is settled."""

    @property
    def size(self) -> int:
        """Readings and rejected ones."""
        return len(self.arrived) + len(self.rejected) + len(self.acts)


class Intake:
    """Takes parcels at once, in order, and settles each in that order. Safe for threads."""

    def __init__(self, sensing: Sensing) -> None:
        self._sensing = sensing
        self._changed = threading.Condition()
        self._waiting: deque[Parcel] = deque()
        self._closed = False
        self.size = 0
        """Readings that are not settled yet: whoever brings more should wait while they are many."""
        self._thread = threading.Thread(target=self._run, name="mqtt-intake", daemon=True)
        self._thread.start()

    def put(self, parcel: Parcel) -> None:
        """Hand in; never waits."""
        with self._changed:
            if not self._closed:
                self._waiting.append(parcel)
                self.size += parcel.size
                self._changed.notify()
                return
        parcel.settled(CityBrainError("observations-closed"))

    def close(self) -> None:
        """Deliver what waits, then end."""
        with self._changed:
            self._closed = True
            self._changed.notify()
        self._thread.join()

    def _take(self) -> list[Parcel]:
        with self._changed:
            self._changed.wait_for(lambda: self._waiting or self._closed)
            taken: list[Parcel] = []
            size = 0
            while self._waiting and size < MOST_AT_ONCE:
                taken.append(self._waiting.popleft())
                size += taken[-1].size
            return taken

    def _run(self) -> None:
        while taken := self._take():
            problem = self._deliver(taken)
            with self._changed:
                self.size -= sum(parcel.size for parcel in taken)
            for parcel in taken:
                parcel.settled(problem.get(parcel.source) or _done(parcel))

    def _deliver(self, taken: Iterable[Parcel]) -> dict[str, Exception]:
        """What went wrong, by source."""
        arrived: dict[str, list[Reading]] = {}
        rejected: dict[str, list[Rejected]] = {}
        for parcel in taken:
            arrived.setdefault(parcel.source, []).extend(parcel.arrived)
            rejected.setdefault(parcel.source, []).extend(parcel.rejected)
        problems: dict[str, Exception] = {}
        promises = {}
        for source, readings in arrived.items():
            try:
                delivery = Delivery(source, as_readings(readings), rejected[source])
                promises[source] = self._sensing.deliver(delivery)
            except Exception as problem:
                problems[source] = problem
        for source, promise in promises.items():
            try:
                promise.result()
            except Exception as problem:
                problems[source] = problem
        return problems


def _done(parcel: Parcel) -> Exception | None:
    """What went wrong with what else was to be done."""
    try:
        for act in parcel.acts:
            act()
    except Exception as problem:
        return problem
    return None


def rejection(problem: CityBrainError, received: bytes, place: str) -> Rejected:
    """A message that is no reading, with what is told about it."""
    text = received[:LONGEST_RECEIVED].decode(errors="replace")
    return Rejected(problem.code, text, place, dict(problem.arguments))
