"""Parts of a city that are made once, when somebody first asks for them. Safe for threads."""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import Any, TypeVar

Part = TypeVar("Part")


class MadeParts:
    """Parts by name; who asks for one that is being made waits for it. One that cannot be made is tried again."""

    def __init__(self) -> None:
        self.made: dict[str, Any] = {}
        self._locks: dict[str, threading.Lock] = {}

    def one(self, name: str, make: Callable[[], Part]) -> Part:
        """The part of a name, made now where it is not there yet."""
        with self._lock(name):
            if name not in self.made:
                self.made[name] = make()
            made: Part = self.made[name]
            return made

    def taken(self, name: str) -> Any:
        """The part of a name, which is no part any more; None where it was not made."""
        with self._lock(name):
            return self.made.pop(name, None)

    def _lock(self, name: str) -> threading.Lock:
        return self._locks.setdefault(name, threading.Lock())
