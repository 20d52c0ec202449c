"""Codes that lead to a report: nobody guesses one, a person can copy it from paper, and the city keeps its hash alone.

Twenty letters and digits of Crockford's base 32 carry 95 bits of chance and one check sign of five bits, which tells a
sign that was copied wrongly. A phone makes the code before it sends a report, so that what is sent twice is one report.
"""

from __future__ import annotations

import hashlib
import secrets

from citybrain.governance.pending import digest
from citybrain.records.errors import EntryError

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
LENGTH, GROUP = 20, 5
READ_AS = str.maketrans("ILO", "110")
"""Letters that are copied for digits (Crockford)."""

PRIME = 31
"""Of the check sign: a sign that is wrong, or two that changed places, change the sum."""


def new_code() -> str:
    """A code of chance."""
    return _checked("".join(secrets.choice(ALPHABET) for _ in range(LENGTH - 1)))


def code_from(key: str) -> str:
    """The code of a report that was sent with an idempotency key, the same each time."""
    number = int.from_bytes(hashlib.sha256(b"resident-report:" + key.encode(errors="replace")).digest()[:12])
    return _checked("".join(ALPHABET[(number >> 5 * place) & 31] for place in range(LENGTH - 1)))


def read_code(given: str) -> str:
    """A code as it is kept, of one that a person typed. Raises EntryError for what is none."""
    bare = "".join(given.split()).replace("-", "").upper().translate(READ_AS)
    if len(bare) != LENGTH or set(bare) - set(ALPHABET) or _checked(bare[:-1]) != bare:
        raise EntryError("resident-report-code", allowed=LENGTH)
    return bare


def written_code(code: str) -> str:
    """A code in groups, as it is printed."""
    return "-".join(code[at : at + GROUP] for at in range(0, LENGTH, GROUP))


def hash_of(code: str) -> str:
    """What is kept of a code."""
    return digest(code).hex()


def _checked(bare: str) -> str:
    total = sum((place + 1) * ALPHABET.index(sign) for place, sign in enumerate(bare))
    return bare + ALPHABET[total % PRIME]
