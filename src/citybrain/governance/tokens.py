"""Tokens `citybrain_<number>_<secret>`: made from chance, kept only as a hash, held against it in constant time.

The secret has 43 characters of 62, which is 256 bits: nobody finds it by trying, so that one SHA-256 keeps it (NIST
SP 800-63B, 5.1.2.2, asks for no more from 112 bits on), and a wrong one costs the server microseconds. Tokens that were
given before are kept by Argon2id (RFC 9106: 19 MiB, two passes, one lane) and hold as they did.
"""

from __future__ import annotations

import hashlib
import hmac
import re
import secrets
import string
from dataclasses import dataclass, field

from argon2 import PasswordHasher
from argon2.exceptions import Argon2Error, InvalidHashError

ALPHABET = string.ascii_letters + string.digits
LENGTH = 43
FORM = re.compile(rf"citybrain_([1-9][0-9]{{0,17}})_([A-Za-z0-9]{{{LENGTH}}})")
FAST = "sha256:"
"""Begins what is kept of a secret by its SHA-256."""

NO_SECRET = FAST
"""What is kept of a token without a secret: no text has this hash."""

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
    return FAST + hashlib.sha256(secret.encode()).hexdigest()


def is_slow(kept: str) -> bool:
    """Whether holding a secret against a kept hash takes tens of milliseconds and 19 MiB."""
    return not kept.startswith(FAST)


def fits(kept: str | None, secret: str) -> bool:
    """Whether a secret is the one of a kept hash; False where there is none."""
    if kept is None:
        return False
    if not is_slow(kept):
        return hmac.compare_digest(kept, hash_of(secret))
    try:
        return HASHER.verify(kept, secret)
    except (Argon2Error, InvalidHashError):
        return False
