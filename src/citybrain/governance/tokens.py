"""Tokens `citybrain_<number>_<secret>`: made from chance, kept only as a hash, held against it in constant time.

The secret has 43 characters of 62, which is 256 bits. It is hashed with Argon2id (RFC 9106) with the least parameters
that the OWASP Password Storage Cheat Sheet gives: 19 MiB, two passes, one lane.
"""

from __future__ import annotations

import re
import secrets
import string
from dataclasses import dataclass, field
from functools import cache

from argon2 import PasswordHasher
from argon2.exceptions import Argon2Error, InvalidHashError

ALPHABET = string.ascii_letters + string.digits
LENGTH = 43
FORM = re.compile(rf"citybrain_([1-9][0-9]{{0,17}})_([A-Za-z0-9]{{{LENGTH}}})")
HASHER = PasswordHasher(time_cost=2, memory_cost=19 * 1024, parallelism=1)


@dataclass(frozen=True)
class Token:
    """A token as its holder has it. Its secret is not in its repr, so that no log shows it by mistake."""

    number: int
    secret: str = field(repr=False)

    @property
    def text(self) -> str:
        """As it is shown once, and sent with each request."""
        return f"citybrain_{self.number}_{self.secret}"


def read_token(text: str) -> Token | None:
    """A token from its text; None where the text has another form."""
    found = FORM.fullmatch(text)
    return None if found is None else Token(int(found[1]), found[2])


def new_secret() -> str:
    """A secret that nobody can guess."""
    return "".join(secrets.choice(ALPHABET) for _ in range(LENGTH))


def hash_of(secret: str) -> str:
    """What is kept of a secret."""
    return HASHER.hash(secret)


def fits(kept: str | None, secret: str) -> bool:
    """Whether a secret is the one of a kept hash; takes as long where there is no hash, and then is False."""
    try:
        return HASHER.verify(_of_nobody() if kept is None else kept, secret) and kept is not None
    except (Argon2Error, InvalidHashError):
        return False


@cache
def _of_nobody() -> str:
    return hash_of(new_secret())
