"""Requests that are under way at a time: those beyond are refused at once, those of nobody known before all others."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from starlette.requests import Request

from citybrain.api.limits import origin_of

MOST = 1_000
"""Requests under way, whoever asks."""

MOST_ANONYMOUS = 400
"""Of those, requests without a token or a session: the rest is room for people and devices that have one."""

OF_ONE = 100
"""Of those, requests of one address."""

AGAIN = 2
"""Seconds after which somebody who was refused may ask again."""

OPEN = frozenset({"/health"})
"""Addresses that are always answered."""

CREDENTIALS = frozenset({b"authorization", b"cookie"})


class CrowdedError(Exception):
    """Too much is under way."""


class Crowd:
    """Those of one server; all of it runs in the thread of the loop."""

    def __init__(self, most: int = MOST, anonymous: int = MOST_ANONYMOUS, of_one: int = OF_ONE) -> None:
        self._most, self._most_anonymous, self._of_one = most, anonymous, of_one
        self._anonymous: Counter[str] = Counter()
        self._count = 0
        self._count_anonymous = 0

    @contextmanager
    def enter(self, request: Request) -> Iterator[None]:
        """Held while a request is answered. Raises CrowdedError where there is no room for it."""
        if request.scope["path"] in OPEN:
            yield
            return
        if self._count >= self._most:
            raise CrowdedError
        origin = None if _shows_credentials(request.scope) else origin_of(request)
        if origin is not None:
            if self._count_anonymous >= self._most_anonymous or self._anonymous[origin] >= self._of_one:
                raise CrowdedError
            self._anonymous[origin] += 1
            self._count_anonymous += 1
        self._count += 1
        try:
            yield
        finally:
            self._count -= 1
            if origin is not None:
                self._count_anonymous -= 1
                self._anonymous[origin] -= 1
                if not self._anonymous[origin]:
                    del self._anonymous[origin]


def _shows_credentials(scope: Any) -> bool:
    """Whether a request brings a token or a session; whether they hold is seen later, and costs little."""
    return any(name in CREDENTIALS for name, _ in scope["headers"])
