"""How far a long evaluation has come, and the way to stop it."""

from __future__ import annotations

import threading
from collections.abc import Callable

from citybrain.kernel import PlanError

Listener = Callable[[str, int, int], None]


def _nobody(part: str, done: int, of: int) -> None:
    """Tells nobody."""


class Progress:
    """Steps of an evaluation, told to a listener as they are done; safe for threads."""

    def __init__(self, listener: Listener = _nobody) -> None:
        self._listener = listener
        self._stopped = threading.Event()
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
        self.part, self.done, self.of = part, done, of
        self._listener(part, done, of)
        self.check()
