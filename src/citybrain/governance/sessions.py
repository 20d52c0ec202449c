"""Who is signed in at the page: random ids in the memory of the process, kept as hashes. A restart ends them all."""

from __future__ import annotations

import hashlib
import secrets
import threading
import time
from collections import OrderedDict
from collections.abc import Callable
from typing import NamedTuple

from pydantic import BaseModel, Field

HOURS = 12
LASTS = HOURS * 3600
"""Seconds that a session lasts, whatever is done in it: a working day."""

MOST = 10_000


_BEGUN = time.time() - time.monotonic()


def steady() -> float:
    """Seconds since 1970 by a clock that goes on when that of the machine is set: no session lasts longer for it."""
    return _BEGUN + time.monotonic()


class SignInSecret(BaseModel):
    """What somebody signs in with."""

    secret: str = Field(description="A token, `citybrain_<number>_<secret>`, or the code of a sign-in link.")


class Session(NamedTuple):
    """The number of the token that somebody signed in with, and until when [s of the clock]."""

    token: int
    until: float


class Sessions:
    """All that last. Safe for threads; `clock` tells seconds since 1970."""

    def __init__(self, clock: Callable[[], float] = steady) -> None:
        self._clock = clock
        self._lock = threading.Lock()
        self._open: OrderedDict[bytes, Session] = OrderedDict()

    def begin(self, token: int) -> str:
        """Id of a new session."""
        identity = secrets.token_urlsafe(32)
        with self._lock:
            self._open[digest(identity)] = Session(token, self._clock() + LASTS)
            while len(self._open) > MOST:
                self._open.popitem(last=False)
        return identity

    def find(self, identity: str) -> Session | None:
        """The session of an id; None where there is none, or it is over."""
        with self._lock:
            found = self._open.get(digest(identity))
        return found if found is not None and self._clock() < found.until else None

    def end(self, identity: str) -> None:
        """The session no longer lasts."""
        with self._lock:
            self._open.pop(digest(identity), None)


def digest(text: str) -> bytes:
    """What is kept of something that nobody can guess."""
    return hashlib.sha256(text.encode(errors="replace")).digest()
