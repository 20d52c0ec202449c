"""Who is signed in at the page: random ids, of which records keep the hashes, so that a restart ends no session."""

from __future__ import annotations

import hashlib
import secrets
import threading
import time
from collections import OrderedDict
from collections.abc import Callable
from contextlib import suppress
from typing import NamedTuple

from pydantic import BaseModel, Field
from sqlalchemy import insert, select, update

from citybrain.governance.actor import Actor
from citybrain.records import NotRecordedError, Records
from citybrain.records.tables.base import now
from citybrain.records.tables.governance import web_session

HOURS = 12
LASTS = HOURS * 3600
"""Seconds that a session lasts, whatever is done in it: a working day."""

MOST = 10_000
MOST_OF_TOKEN = 100
"""Sessions of one token: whoever begins more ends their own oldest, never those of others."""


_BEGUN = time.time() - time.monotonic()


def steady() -> float:
    """Seconds since 1970 by a clock that goes on when that of the machine is set: no session lasts longer for it."""
    return _BEGUN + time.monotonic()


class SignInSecret(BaseModel):
    """What somebody signs in with."""

    secret: str = Field(description="A token, `citybrain_<number>_<secret>`, or the code of a sign-in link.")


class Session(NamedTuple):
    """The number of the token that somebody signed in with, until when [s of the clock], and what they read for."""

    token: int
    until: float
    purpose: str = ""


class Sessions:
    """All that last. Safe for threads; `clock` tells seconds since 1970.

    Where records cannot be written to, a session lasts until the process ends.
    """

    def __init__(self, records: Records, clock: Callable[[], float] = steady) -> None:
        self._records = records
        self._clock = clock
        self._lock = threading.Lock()
        self._open = self._recorded()

    def begin(self, actor: Actor) -> str:
        """Id of a new session of somebody who has a token."""
        assert actor.token is not None
        identity = secrets.token_urlsafe(32)
        session = Session(actor.token, self._clock() + LASTS)
        with self._lock:
            mine = [hashed for hashed, other in self._open.items() if other.token == session.token]
            for hashed in mine[: max(0, len(mine) + 1 - MOST_OF_TOKEN)]:
                del self._open[hashed]
            self._open[digest(identity)] = session
            while len(self._open) > MOST:
                self._open.popitem(last=False)
        row = {"token": session.token, "hash": digest(identity).hex(), "until": session.until}
        with suppress(NotRecordedError), self._records.begin() as connection:
            connection.execute(insert(web_session).values(**row, made_by=actor.name, made_at=now()))
        return identity

    def find(self, identity: str) -> Session | None:
        """The session of an id; None where there is none, or it is over."""
        with self._lock:
            found = self._open.get(digest(identity))
        return found if found is not None and self._clock() < found.until else None

    def choose(self, identity: str, purpose: str) -> None:
        """Say what is read for in a session from now on; a server that starts again forgets it."""
        with self._lock:
            found = self._open.get(digest(identity))
            if found is not None:
                self._open[digest(identity)] = found._replace(purpose=purpose)

    def end(self, identity: str) -> None:
        """The session no longer lasts. Raises NotRecordedError where that cannot be recorded."""
        with self._lock:
            ended = self._open.pop(digest(identity), None)
        if ended is None or not self._records.writable:
            return
        with self._records.begin() as connection:
            hashed = web_session.c.hash == digest(identity).hex()
            signed_in = update(web_session).where(hashed, web_session.c.withdrawn_at.is_(None))
            connection.execute(signed_in.values(withdrawn_by=web_session.c.made_by, withdrawn_at=now()))

    def _recorded(self) -> OrderedDict[bytes, Session]:
        """The latest that began before this process; none lasts longer from now on than one that begins now."""
        begun = self._clock()
        lasting = select(web_session.c.hash, web_session.c.token, web_session.c.until).where(
            web_session.c.until > begun, web_session.c.withdrawn_at.is_(None)
        )
        with self._records.read() as connection:
            rows = connection.execute(lasting.order_by(web_session.c.id.desc()).limit(MOST)).all()
        found = ((bytes.fromhex(row.hash), Session(row.token, min(row.until, begun + LASTS))) for row in rows[::-1])
        return OrderedDict(found)


def digest(text: str) -> bytes:
    """What is kept of something that nobody can guess."""
    return hashlib.sha256(text.encode(errors="replace")).digest()
