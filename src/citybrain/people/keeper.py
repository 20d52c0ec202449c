"""Erases by rule what residents said of themselves, also while nobody looks: see docs/services.md, Privacy."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable

from citybrain.kernel.errors import CityBrainError

LOG = logging.getLogger("citybrain.people")
PAUSE = 3_600.0
FIRST = 60.0
"""Seconds until it looks for the first time, and between two looks."""


class ErasureKeeper:
    """A thread until it is closed. erase: erases some of what is due, and says how many."""

    def __init__(self, erase: Callable[[], int], first: float = FIRST, pause: float = PAUSE) -> None:
        self._erase, self._first, self._pause = erase, first, pause
        self._stopped = threading.Event()
        self._thread = threading.Thread(target=self._run, name="erasure by rule", daemon=True)
        self._thread.start()

    def close(self) -> None:
        """Stop after what is under way."""
        self._stopped.set()
        self._thread.join()

    def _run(self) -> None:
        pause = self._first
        while not self._stopped.wait(pause):
            pause = self._pause
            try:
                while self._erase():
                    if self._stopped.is_set():
                        return
            except Exception as problem:
                if self._stopped.is_set():
                    return
                LOG.error("erasure by rule: %s", problem, exc_info=not isinstance(problem, CityBrainError))
