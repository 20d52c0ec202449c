"""Keeps what was made last; what several threads ask for at once is made once."""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Callable, Hashable
from concurrent.futures import Future
from typing import Generic, TypeVar

T = TypeVar("T")


class Memo(Generic[T]):
    """The `most` values that were asked for last, by key. A failure is told to all who wait and is not kept."""

    def __init__(self, most: int) -> None:
        self.most = most
        self._kept: OrderedDict[Hashable, Future[T]] = OrderedDict()
        self._lock = threading.Lock()

    def get(self, key: Hashable, make: Callable[[], T]) -> T:
        """The kept value, or the one that `make` makes now."""
        with self._lock:
            future = self._kept.get(key)
            mine = future is None
            if future is None:
                future = self._kept[key] = Future()
                self._drop_oldest()
            self._kept.move_to_end(key)
        if mine:
            self._fill(key, future, make)
        return future.result()

    def find(self, key: Hashable) -> T | None:
        """The kept value, None where it is not (or no longer) kept."""
        with self._lock:
            future = self._kept.get(key)
            if future is None:
                return None
            self._kept.move_to_end(key)
        return future.result()

    def find_done(self, key: Hashable) -> T | None:
        """As `find`, but without waiting for what is still being made."""
        with self._lock:
            future = self._kept.get(key)
        return future.result() if future is not None and future.done() and not future.exception() else None

    def done(self) -> list[T]:
        """All kept values that were made."""
        with self._lock:
            futures = list(self._kept.values())
        return [future.result() for future in futures if future.done() and not future.exception()]

    def drop(self, key: Hashable) -> bool:
        """Forgets a value that was made; whether there was one."""
        with self._lock:
            future = self._kept.get(key)
            if future is None or not future.done():
                return False
            del self._kept[key]
            return True

    def _fill(self, key: Hashable, future: Future[T], make: Callable[[], T]) -> None:
        try:
            future.set_result(make())
        except BaseException as error:
            with self._lock:
                self._kept.pop(key, None)
            future.set_exception(error)

    def _drop_oldest(self) -> None:
        """Lets go of the values asked for longest ago; what is still being made stays."""
        for key in [k for k, future in self._kept.items() if future.done()]:
            if len(self._kept) <= self.most:
                return
            del self._kept[key]
