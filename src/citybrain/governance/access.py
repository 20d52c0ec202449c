"""Who is behind a token, told fast enough for devices that send thousands of requests a second.

A token that was held against its hash is remembered for a few minutes, by a keyed hash of its text, whose key lives
and dies with the process; how the token stands is read again from the records every 0.9 seconds, so that what another
program revokes is refused after that time at most, and a channel that looks as often ends within two seconds.
"""

from __future__ import annotations

import hashlib
import secrets
import threading
import time
from collections import OrderedDict
from collections.abc import Callable, Collection
from typing import NamedTuple

from citybrain.governance import register
from citybrain.governance.actor import Actor
from citybrain.governance.errors import NotSignedInError
from citybrain.governance.register import Standing
from citybrain.governance.tokens import Token, fits, is_slow, read_token
from citybrain.records import Records
from citybrain.records.tables.base import now

REMEMBERED = 300.0
"""Seconds after which a secret is held against its hash again."""

STANDS = 0.9
"""Seconds after which it is read again how a token stands."""

MOST_REMEMBERED = 10_000


class _Verified(NamedTuple):
    number: int
    until: float


class _Seen(NamedTuple):
    standing: Standing | None
    until: float


class Access:
    """The identities of one city. Safe for threads; `clock` tells seconds that never go back."""

    def __init__(self, records: Records, clock: Callable[[], float] = time.monotonic) -> None:
        self._records = records
        self._clock = clock
        self._key = secrets.token_bytes(32)
        self._verified: OrderedDict[bytes, _Verified] = OrderedDict()
        self._seen: dict[int, _Seen] = {}
        self._lock = threading.Lock()
        self._hashing = threading.Lock()

    def remembered(self, text: str) -> Actor | None:
        """Who has a token, where that is known without waiting for the disk or for a hash; else None."""
        with self._lock:
            verified = self._verified.get(self._digest(text))
        if verified is None or self._clock() >= verified.until:
            return None
        return self.remembered_of(verified.number)

    def actor(self, text: str) -> Actor:
        """Who has a token. Waits for the hash of one that is not remembered.

        Raises NotSignedInError, always the same one, for a text of another form, an unknown number, a wrong secret, and
        for a token that was revoked or has expired.
        """
        known = self.remembered(text) or self._checked(text)
        if known is None:
            raise NotSignedInError("access-refused")
        return known

    def remembered_of(self, number: int) -> Actor | None:
        """Who has the token of a number, where that is known without waiting for the disk; else None."""
        with self._lock:
            seen = self._seen.get(number)
        return _holding(seen.standing) if seen is not None and self._clock() < seen.until else None

    def actor_of(self, number: int) -> Actor | None:
        """Who has the token of a number that was verified before, as long as it holds; else None."""
        return self.remembered_of(number) or _holding(self._look(number).standing)

    def actors_of(self, numbers: Collection[int]) -> dict[int, Actor]:
        """Who has the tokens of some numbers, those that hold: read anew from the records, all at once."""
        with self._records.read() as connection:
            found = register.standings(connection, numbers)
        until = self._clock() + STANDS
        with self._lock:
            self._seen |= {number: _Seen(found.get(number), until) for number in numbers}
        return {number: actor for number, one in found.items() if (actor := _holding(one)) is not None}

    def verified(self, text: str) -> bool:
        """Whether the secret of a token was held against its hash lately, whatever became of the token since."""
        with self._lock:
            verified = self._verified.get(self._digest(text))
        return verified is not None and self._clock() < verified.until

    def slow(self, text: str) -> bool:
        """Whether a token is held against its hash next, and that takes long: one that was given by an old version."""
        token = read_token(text)
        if token is None or self.verified(text):
            return False
        standing = self._standing(token)
        return standing is not None and is_slow(standing.hash)

    def forget(self) -> None:
        """Hold every token against the records again: something was given or revoked in this process."""
        with self._lock:
            self._seen.clear()

    def _checked(self, text: str) -> Actor | None:
        token = read_token(text)
        if token is None:
            return None
        if self.verified(text):
            return self.actor_of(token.number)
        standing = self._standing(token)
        if standing is None:
            return None
        if not is_slow(standing.hash):
            return self._held_against(text, token, standing)
        with self._hashing:
            # One at a time: each takes 19 MiB, and of many devices that start at once one is enough.
            return self.actor_of(token.number) if self.verified(text) else self._held_against(text, token, standing)

    def _held_against(self, text: str, token: Token, standing: Standing) -> Actor | None:
        if not fits(standing.hash, token.secret):
            return None
        self._remember(text, token.number)
        return self.actor_of(token.number)

    def _standing(self, token: Token) -> Standing | None:
        """How a token stands, as it was read in the last seconds or is read now; None where there is none."""
        with self._lock:
            seen = self._seen.get(token.number)
        if seen is None or seen.standing is None or self._clock() >= seen.until:
            seen = self._look(token.number)
        return seen.standing

    def _remember(self, text: str, number: int) -> None:
        with self._lock:
            self._verified[self._digest(text)] = _Verified(number, self._clock() + REMEMBERED)
            while len(self._verified) > MOST_REMEMBERED:
                self._verified.popitem(last=False)

    def _look(self, number: int) -> _Seen:
        with self._records.read() as connection:
            seen = _Seen(register.standing(connection, number), self._clock() + STANDS)
        with self._lock:
            if len(self._seen) > MOST_REMEMBERED:
                self._seen.clear()
            self._seen[number] = seen
        return seen

    def _digest(self, text: str) -> bytes:
        return hashlib.blake2b(text.encode(errors="replace"), key=self._key, digest_size=32).digest()


def _holding(standing: Standing | None) -> Actor | None:
    return standing.actor if standing is not None and now() < standing.expires_at else None
