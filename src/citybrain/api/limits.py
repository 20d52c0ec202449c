"""How much is answered in how much time, for each token and for each address."""

from __future__ import annotations

import ipaddress
import threading
from collections.abc import Hashable

from fastapi import Request

from citybrain.governance.origins import address_origin, wider_origin
from citybrain.governance.rates import Buckets, Familiar, Rate

ADDRESS = Rate(100, 1_000)
"""Requests without a token, for each address: opening the page takes about a hundred at once."""

TOKEN = Rate(5_000, 10_000)
"""Requests with a token: a gateway may send each reading in a request of its own."""

SECRETS = Rate(1 / 6, 10)
"""Secrets that do not hold, for each address: ten at once, then one every six seconds."""

ACCOUNTS = Rate(30 / 3600, 20)
"""Passwords and codes that do not hold, for each account, from wherever they come: a code has a million values.

An address that signed in to the account before has as many of its own, so that strangers shut nobody out.
"""

REPORTS = Rate(1 / 6, 30)
"""Reports of residents, for each address: a school or a library has one address for all who are in it."""

VOICES = Rate(1 / 30, 30)
"""Codes by which somebody takes part without an account, for each address: a household, a school class, a library."""

MATTERS = Rate(1 / 60, 10)
"""What residents send without an account, for each address: ten at once, then one a minute."""

TURNS = 64
"""Secrets that are looked at side by side."""

FORWARDED = frozenset({"x-forwarded-for", "forwarded", "x-real-ip", "via"})
"""Headers by which proxies say that a request is not their own."""


PHOTOS = Rate(1 / 60, 30)
"""Photos of residents, for each address, of reports and of surveys each: one is up to 2 MB for years, 3 GB a day."""

PIECES = Rate(1 / 20, 30)
"""Pieces of sound, for each recorder: three times what one of a minute gives, and half an hour of them at once."""

SITES = 16
"""Networks of one customer of IPv6 that have as much as those of so many others: a customer may have 65,536 of them."""


class NetworkBuckets(Buckets):
    """Buckets of addresses, and of IPv6 one more for all networks that one customer may have."""

    def __init__(self, rate: Rate) -> None:
        super().__init__(rate)
        self._around = Buckets(Rate(SITES * rate.per_second, SITES * rate.burst))

    def take(self, who: Hashable) -> None:
        """Take one out of both. Raises TooManyRequestsError where one of them is empty."""
        super().take(who)
        if (around := wider_origin(str(who))) is not None:
            self._around.take(around)


class Limits:
    """The buckets of one server."""

    def __init__(
        self,
        address: Rate = ADDRESS,
        token: Rate = TOKEN,
        secrets: Rate = SECRETS,
        accounts: Rate = ACCOUNTS,
        reports: Rate = REPORTS,
        voices: Rate = VOICES,
    ) -> None:
        self.address = Buckets(address)
        self.token = Buckets(token)
        self.secrets = Buckets(secrets)
        self.accounts = Buckets(accounts)
        self.reports = NetworkBuckets(reports)
        self.voices = NetworkBuckets(voices)
        self.matters, self.photos = NetworkBuckets(MATTERS), NetworkBuckets(PHOTOS)
        self.survey_photos, self.pieces = NetworkBuckets(PHOTOS), Buckets(PIECES)
        self.familiar = Familiar()
        self._turns = tuple(threading.Lock() for _ in range(TURNS))

    def turn(self, secret: str) -> threading.Lock:
        """Held by whoever has a secret looked at, so that many who bring the same one wait for the first of them."""
        return self._turns[hash(secret) % TURNS]


def origin_of(request: Request) -> str:
    """Whom an address belongs to, as limits count it; behind a proxy that is declared the one that it names."""
    return address_origin(request.client.host if request.client else "")


def is_this_machine(request: Request) -> bool:
    """Whether a request comes from the machine itself: whoever works at it need not be kept from it.

    One that was forwarded does not: a proxy on this machine that nobody declared stands for everybody behind it.
    """
    if not FORWARDED.isdisjoint(request.headers):
        return False
    try:
        return ipaddress.ip_address(request.client.host if request.client else "").is_loopback
    except ValueError:
        return False
