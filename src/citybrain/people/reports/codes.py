"""Codes that lead to a report: nobody guesses one, a person can copy it from paper, and the city keeps its hash alone.

Twenty letters and digits, those of Crockford's base 32 without the last, carry 94 bits of chance and one check sign,
which tells a sign that was copied wrongly and two that changed places. A phone makes the code before it sends a report,
so that what is sent twice is one report.
"""

from __future__ import annotations

import hmac
import secrets

from citybrain.governance.noise import noise_key
from citybrain.governance.pending import digest
from citybrain.records.errors import EntryError, NotRecordedError

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXY"
LENGTH, GROUP = 20, 5
READ_AS = str.maketrans("ILO", "110")
"""Letters that are copied for digits (Crockford)."""

BASE = len(ALPHABET)
"""A prime, so that each sign that is wrong changes the check sign."""


def new_code() -> str:
    """A code of chance."""
    return _checked("".join(secrets.choice(ALPHABET) for _ in range(LENGTH - 1)))


def code_from(key: str) -> str:
    """The code of a report that was sent with an idempotency key, the same each time; of this installation alone.

    Keys may count up or be a date: who guesses one can make no code of it. Raises NotRecordedError without a key of
    this installation.
    """
    own = noise_key()
    if own is None:
        raise NotRecordedError("people-no-key")
    number = int.from_bytes(hmac.digest(own, b"resident-report:" + key.encode(errors="replace"), "sha256"))
    signs = []
    for _ in range(LENGTH - 1):
        number, rest = divmod(number, BASE)
        signs.append(ALPHABET[rest])
    return _checked("".join(signs))


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
    return bare + ALPHABET[total % BASE]
