"""What is made once: a property, also where several threads ask for it first, and what is made of equal things."""

from __future__ import annotations

import threading
from collections.abc import Callable
from functools import cached_property
from typing import Any, Generic, Self, TypeVar, overload

K = TypeVar("K")
T = TypeVar("T")


class made_once(cached_property[T]):  # noqa: N801 (used as a decorator, as cached_property is)
    """A cached property with the lock that `functools.cached_property` has no longer since Python 3.12.

    Who asks while it is being made waits. What it reads may be such properties too.
    """

    def __init__(self, make: Callable[[Any], T]) -> None:
        super().__init__(make)
        self._making = threading.RLock()

    @overload
    def __get__(self, instance: None, owner: type[Any] | None = None) -> Self: ...

    @overload
    def __get__(self, instance: object, owner: type[Any] | None = None) -> T: ...

    def __get__(self, instance: object, owner: type[Any] | None = None) -> Self | T:
        with self._making:
            return super().__get__(instance, owner)


class MadeOfEqual(Generic[K, T]):
    """What was made of the newest few things: it is not made again of one that equals them. Safe for threads."""

    def __init__(self, most: int = 4) -> None:
        self._most = most
        self._made: list[tuple[K, T]] = []

    def get(self, of: K, make: Callable[[], T]) -> T:
        """What was made of an equal thing, else what is made now; raises what `make` raises."""
        known = self._made
        for one, made in known:
            if one == of:
                return made
        made = make()
        self._made = [(of, made), *known[: self._most - 1]]
        return made
