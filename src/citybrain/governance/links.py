"""Links that sign somebody in once and within minutes: codes in the memory of the process, kept as hashes.

Whoever can start the server of a city can also give its administrator a new secret; the link only spares them the way.
"""

from __future__ import annotations

import re
import secrets
import threading
import time
from collections.abc import Callable

from citybrain.governance.sessions import digest

MINUTES = 10
LASTS = MINUTES * 60
"""Seconds that a link can be followed."""

FORM = re.compile(r"citybrain_once_[A-Za-z0-9_-]{43}")


class Links:
    """All that can be followed. Safe for threads; `clock` tells seconds that never go back."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._lock = threading.Lock()
        self._open: dict[bytes, tuple[int, float]] = {}

    def issue(self, token: int) -> str:
        """A code that stands for a token, by its number."""
        code = f"citybrain_once_{secrets.token_urlsafe(32)}"
        with self._lock:
            self._open[digest(code)] = (token, self._clock() + LASTS)
        return code

    def follow(self, code: str) -> int | None:
        """Number of the token of a code, which then holds no longer; None for any code that does not hold."""
        with self._lock:
            found = self._open.pop(digest(code), None)
        return found[0] if found is not None and self._clock() < found[1] else None


def is_link(text: str) -> bool:
    """Whether a text has the form of a code, be it one that holds or not."""
    return FORM.fullmatch(text) is not None
