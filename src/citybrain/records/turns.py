"""The right to write a database, given to the threads of a process in the order in which they ask for it."""

from __future__ import annotations

import os
import threading
from collections import deque
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from weakref import WeakValueDictionary


class Turns:
    """Those of one file. SQLite lets in whoever asks at the right moment, so that one of many could wait for ever."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._line: deque[threading.Lock] = deque()

    @contextmanager
    def turn(self, patience: float) -> Iterator[None]:
        """Wait until all that asked before are done. Raises TimeoutError where that takes more than so many seconds."""
        own = threading.Lock()
        own.acquire()
        with self._lock:
            first = not self._line
            self._line.append(own)
        try:
            if not first and not own.acquire(timeout=patience):
                raise TimeoutError
            yield
        finally:
            with self._lock:
                leads = self._line[0] is own
                self._line.remove(own)
                if leads and self._line:
                    self._line[0].release()


_OF_FILES: WeakValueDictionary[str, Turns] = WeakValueDictionary()
_LOCK = threading.Lock()


def turns_of(path: Path) -> Turns:
    """The turns of a file: the same for all of a process that have it open."""
    with _LOCK:
        return _OF_FILES.setdefault(os.path.realpath(path), Turns())
