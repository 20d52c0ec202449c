"""Who is signed in at the page: random ids, of which records keep the hashes, so that a restart ends no session."""

from __future__ import annotations

import datetime
import secrets
import threading
import time
from collections import OrderedDict
from collections.abc import Callable, Collection
from contextlib import suppress
from typing import Any, NamedTuple

from pydantic import BaseModel, Field
from sqlalchemy import func, insert, select, update

from citybrain.governance.actor import Actor
from citybrain.governance.pending import digest
from citybrain.governance.tokens import NO_SECRET
from citybrain.records import NotRecordedError, Records
from citybrain.records.rows import add_row
from citybrain.records.tables.base import now
from citybrain.records.tables.governance import access_token, web_session

HOURS = 12
LASTS = HOURS * 3600
"""Seconds that a session lasts, whatever is done in it: a working day."""

MOST = 10_000
MOST_OF_ONE = 100
"""Sessions of one identity: whoever begins more ends their own oldest, never those of others."""

LONGEST_DEVICE = 100
_BEGUN = time.time() - time.monotonic()


def steady() -> float:
    """Seconds since 1970 by a clock that goes on when that of the machine is set: no session lasts longer for it."""
    return _BEGUN + time.monotonic()


class ProviderAnswer(BaseModel):
    """What a provider put into the address that it sent the browser back to; `issuer` is its `iss`."""

    state: str
    code: str
    issuer: str | None = None


class SignIn(BaseModel):
    """What somebody signs in with: a secret, a name and a password, a passkey, or the answer of a provider."""

    secret: str | None = Field(None, description="A token, `citybrain_<number>_<secret>`, or the code of a link.")
    name: str | None = None
    password: str | None = None
    code: str | None = Field(None, description="Of an authenticator, or a recovery code, where it is asked for.")
    passkey: dict[str, Any] | None = Field(None, description="The answer of a device, as `toJSON()` of it says.")
    provider: ProviderAnswer | None = None


class Session(NamedTuple):
    """The number of the token that somebody signed in with, until when [s of the clock], and what they read for."""

    token: int
    until: float
    purpose: str = ""


class OpenSession(NamedTuple):
    """A session as its owner sees it: `key` tells it from others and is no secret, `used` is when it last asked [s]."""

    key: str
    token: int
    until: float
    device: str
    used: float | None


class _Open:
    """A session of somebody of a name, and what is only remembered: when it last asked."""

    def __init__(
        self, session: Session, owner: str, device: str, used: float | None = None, elsewhere: str | None = None
    ) -> None:
        self.session, self.owner, self.device, self.used, self.elsewhere = session, owner, device, used, elsewhere


class Sessions:
    """All that last. Safe for threads; `clock` tells seconds since 1970.

    Where records cannot be written to, a session lasts until the process ends.
    """

    def __init__(self, records: Records, clock: Callable[[], float] = steady) -> None:
        self._records = records
        self._clock = clock
        self._lock = threading.Lock()
        self._open = self._recorded()

    def sign_in(self, identity: int, name: str, how: str, device: str, elsewhere: str | None = None) -> str:
        """Id of a new session of an identity without a token: it has one of its own that nobody can send.

        `elsewhere` is what the provider that signed them in calls its session. Raises NotRecordedError where nothing
        can be recorded.
        """
        until = datetime.datetime.now(datetime.UTC) + datetime.timedelta(seconds=LASTS)
        told = {"hash": NO_SECRET, "scopes": "", "expires_at": until.isoformat(timespec="microseconds"), "purpose": how}
        with self._records.begin() as connection:
            token = add_row(connection, access_token, name, identity=identity, **told)
        return self.begin(Actor(name, token=token), device, elsewhere)

    def begin(self, actor: Actor, device: str = "", elsewhere: str | None = None) -> str:
        """Id of a new session of somebody who has a token."""
        assert actor.token is not None
        identity = secrets.token_urlsafe(32)
        session = Session(actor.token, self._clock() + LASTS)
        device = device[:LONGEST_DEVICE]
        with self._lock:
            mine = [hashed for hashed, other in self._open.items() if other.owner == actor.name]
            for hashed in mine[: max(0, len(mine) + 1 - MOST_OF_ONE)]:
                del self._open[hashed]
            self._open[digest(identity)] = _Open(session, actor.name, device, self._clock(), elsewhere)
            while len(self._open) > MOST:
                self._open.popitem(last=False)
        row = {"token": session.token, "hash": digest(identity).hex(), "until": session.until, "device": device}
        row["provider_session"] = elsewhere
        with suppress(NotRecordedError), self._records.begin() as connection:
            connection.execute(insert(web_session).values(**row, made_by=actor.name, made_at=now()))
        return identity

    def find(self, identity: str) -> Session | None:
        """The session of an id; None where there is none, or it is over."""
        with self._lock:
            found, at = self._open.get(digest(identity)), self._clock()
        if found is None or at >= found.session.until:
            return None
        found.used = at
        return found.session

    def those_of(self, tokens: Collection[int]) -> list[OpenSession]:
        """Sessions that last and were begun with some tokens, the latest first."""
        with self._lock:
            lasting = [(hashed, one) for hashed, one in self._open.items() if self._clock() < one.session.until]
        return [
            OpenSession(_key(hashed), one.session.token, one.session.until, one.device, one.used)
            for hashed, one in lasting[::-1]
            if one.session.token in tokens
        ]

    def choose(self, identity: str, purpose: str) -> None:
        """Say what is read for in a session from now on."""
        with self._lock:
            found = self._open.get(digest(identity))
            if found is not None:
                found.session = found.session._replace(purpose=purpose)
        same = web_session.c.hash == digest(identity).hex()
        with suppress(NotRecordedError), self._records.begin() as connection:
            connection.execute(update(web_session).where(same).values(purpose=purpose))

    def end(self, identity: str) -> None:
        """The session no longer lasts. Raises NotRecordedError where that cannot be recorded."""
        self._end(digest(identity))

    def end_one(self, key: str, tokens: Collection[int]) -> bool:
        """End one of those that were begun with some tokens; False where it is not among them."""
        with self._lock:
            found = [
                hashed for hashed, one in self._open.items() if _key(hashed) == key and one.session.token in tokens
            ]
        for hashed in found:
            self._end(hashed)
        return bool(found)

    def end_all(self, tokens: Collection[int] | None, elsewhere: str | None = None) -> int:
        """How many end: those begun with some tokens (None: with any), where it is given of a session of a provider."""
        assert tokens is not None or elsewhere is not None
        with self._lock:
            ended = [
                hashed
                for hashed, one in self._open.items()
                if (tokens is None or one.session.token in tokens) and elsewhere in (None, one.elsewhere)
            ]
        for hashed in ended:
            self._end(hashed)
        return len(ended)

    def _end(self, kept: bytes) -> None:
        with self._lock:
            ended = self._open.pop(kept, None)
        if ended is None or not self._records.writable:
            return
        with self._records.begin() as connection:
            hashed = web_session.c.hash == kept.hex()
            signed_in = update(web_session).where(hashed, web_session.c.withdrawn_at.is_(None))
            connection.execute(signed_in.values(withdrawn_by=web_session.c.made_by, withdrawn_at=now()))

    def _recorded(self) -> OrderedDict[bytes, _Open]:
        """The latest of each that began before this process; none lasts longer from now on than one that begins now."""
        begun, table = self._clock(), web_session.c
        lasting = (table.until > begun) & table.withdrawn_at.is_(None)
        newer = func.row_number().over(partition_by=table.made_by, order_by=table.id.desc())
        own = select(table.id, newer.label("place")).where(lasting).subquery()
        asked = select(web_session).join(own, own.c.id == table.id).where(own.c.place <= MOST_OF_ONE)
        with self._records.read() as connection:
            rows = connection.execute(asked.order_by(table.id.desc()).limit(MOST)).all()
        found = ((row, Session(row.token, min(row.until, begun + LASTS), row.purpose or "")) for row in rows[::-1])
        return OrderedDict(
            (bytes.fromhex(row.hash), _Open(session, row.made_by, row.device or "", elsewhere=row.provider_session))
            for row, session in found
        )


def _key(hashed: bytes) -> str:
    return hashed[:8].hex()
