"""How far a long evaluation has come, how long it will take, and the ways to end it."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable

from citybrain.kernel import PlanError

Listener = Callable[[str, int, int], None]


def _nobody(part: str, done: int, of: int) -> None:
    """Tells nobody."""


class Progress:
    """Steps of an evaluation, told to a listener as they are done; safe for threads.

    `enough` asks work that betters what it has, such as a search, to end with the best so far.
    """

    def __init__(self, listener: Listener = _nobody, clock: Callable[[], float] = time.monotonic) -> None:
        self._listener = listener
        self._clock = clock
        self._begun, self._at, self._before = 0.0, 0.0, 0
        self._stopped, self._enough = threading.Event(), threading.Event()
        self.part = ""
        self.done = 0
        self.of = 0

    def silent(self) -> Progress:
        """One for a part of the work that tells nobody how far it is, and stops with the whole."""
        part = Progress()
        part._stopped = self._stopped
        return part

    def stop(self) -> None:
        """Lets the evaluation end at its next step."""
        self._stopped.set()

    def finish(self) -> None:
        """Says that what there is so far is enough."""
        self._enough.set()

    @property
    def enough(self) -> bool:
        """Whether somebody said that what there is so far is enough."""
        return self._enough.is_set()

    @property
    def seconds_left(self) -> float | None:
        """Seconds that the present part takes at the pace that it had so far; None before that can be told."""
        steps = self.done - self._before
        return (self.of - self.done) * (self._at - self._begun) / steps if steps > 0 else None

    @property
    def stopped(self) -> bool:
        """Whether somebody asked it to stop."""
        return self._stopped.is_set()

    def check(self) -> None:
        """Raises PlanError where somebody asked to stop."""
        if self._stopped.is_set():
            raise PlanError("plan-cancelled")

    def step(self, part: str, done: int, of: int) -> None:
        """So much of a part is done. Raises PlanError where somebody asked to stop."""
        self._at = self._clock()
        if part != self.part:
            self._begun, self._before = self._at, done
        self.part, self.done, self.of = part, done, of
        self._listener(part, done, of)
        self.check()
