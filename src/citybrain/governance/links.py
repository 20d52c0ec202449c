"""Links that sign somebody in once and within minutes: codes in the memory of the process, kept as hashes.

Whoever can start the server of a city can also give its administrator a new secret; the link only spares them the way.
"""

from __future__ import annotations

import re
import secrets
import time
from collections.abc import Callable

from citybrain.governance.pending import Pending

MINUTES = 10
LASTS = MINUTES * 60
"""Seconds that a link can be followed."""

FORM = re.compile(r"citybrain_once_[A-Za-z0-9_-]{43}")


class Links:
    """All that can be followed. Safe for threads; `clock` tells seconds that never go back."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._open = Pending[int](LASTS, clock)

    def issue(self, token: int) -> str:
        """A code that stands for a token, by its number."""
        code = new_code()
        self._open.put(code, token)
        return code

    def follow(self, code: str) -> int | None:
        """Number of the token of a code, which then holds no longer; None for any code that does not hold."""
        return self._open.take(code)


def new_code() -> str:
    """The code of a link."""
    return f"citybrain_once_{secrets.token_urlsafe(32)}"


def is_link(text: str) -> bool:
    """Whether a text has the form of a code, be it one that holds or not."""
    return FORM.fullmatch(text) is not None
