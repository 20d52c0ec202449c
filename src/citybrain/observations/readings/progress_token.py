"""How far long work on readings has come, and the way to stop it from another thread."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from citybrain.kernel.errors import CityBrainError


class StoppedError(CityBrainError):
    """Somebody asked the work to stop; what it had not finished is as it was."""

    def __init__(self) -> None:
        super().__init__("upkeep-stopped")


class ProgressToken:
    """Parts of the work that are done, and whether it is to go on. Safe for threads."""

    def __init__(self) -> None:
        self.done = 0
        self.of = 0
        self._stopped = threading.Event()
        self._lock = threading.Lock()
        self._cancel: Callable[[], object] | None = None

    @property
    def stopped(self) -> bool:
        """Whether somebody asked it to stop."""
        return self._stopped.is_set()

    def step(self, done: int, of: int) -> None:
        """So many parts are done. Raises StoppedError."""
        self.done, self.of = done, of
        self.check()

    def check(self) -> None:
        """Raises StoppedError where somebody asked to stop."""
        if self.stopped:
            raise StoppedError

    def stop(self) -> None:
        """Let the work end: at its next step, or at once where it can be cancelled."""
        self._stopped.set()
        with self._lock:
            if self._cancel is not None:
                self._cancel()

    @contextmanager
    def cancelling(self, cancel: Callable[[], object]) -> Iterator[None]:
        """While this lasts, stopping calls `cancel`; whatever error that brings about is a StoppedError."""
        with self._lock:
            self._cancel = cancel
        try:
            self.check()
            yield
        except Exception as problem:
            if self.stopped:
                raise StoppedError from problem
            raise
        finally:
            with self._lock:
                self._cancel = None
