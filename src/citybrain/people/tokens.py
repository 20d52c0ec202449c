"""Codes by which somebody answers once and names nobody: signed by this installation, and written nowhere.

A code says by which way an answer comes and has a random part and a signature (HMAC-SHA256, FIPS 198-1, 50 bits) over
what it is for: one that was made up is refused, one of another consultation too, also of one with the same number in
another city. What records keep of it is a keyed hash, which does not lead back to the code, and even that is erased
when a consultation ends.
"""

from __future__ import annotations

import hmac
import secrets
from enum import StrEnum
from typing import Any

from sqlalchemy import Row

from citybrain.governance.noise import noise_key
from citybrain.records.errors import EntryError, NotRecordedError

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
"""Of Crockford: nobody takes I, L and O for 1 and 0."""

PART = 10
"""Letters of chance, and as many of the signature: 50 bits each."""

READ_AS = str.maketrans({"I": "1", "L": "1", "O": "0"})
MOST_AT_ONCE = 5_000
LONGEST = 60


class VoiceChannel(StrEnum):
    """The way by which an answer comes."""

    WEB = "web"
    LINK = "link"
    PAPER = "paper"
    COUNTER = "counter"


LETTERS = {VoiceChannel.WEB: "W", VoiceChannel.LINK: "N", VoiceChannel.PAPER: "P", VoiceChannel.COUNTER: "C"}
CHANNELS = {letter: channel for channel, letter in LETTERS.items()}
BY_CLERK = frozenset({VoiceChannel.PAPER, VoiceChannel.COUNTER})
"""Ways by which somebody of the city enters what a person said or wrote."""


class TokenError(EntryError):
    """A code that was not given here, or not for this."""


def new_identity() -> str:
    """What a consultation or a survey is known by among those of all cities: 128 bits of chance."""
    return secrets.token_hex(16)


def label_of(what: str, row: Row[Any]) -> str:
    """What codes, marks and noise of a consultation or a survey are for; no other of this installation has it.

    One that was opened before it had an identity has the time of that instead.
    """
    return f"{what} {row.id} {row.identity or row.made_at}"


def old_label_of(what: str, row: Row[Any]) -> str | None:
    """What codes were for before there were identities: the number alone, which other cities have as well."""
    return None if row.identity else f"{what} {row.id}"


def new_codes(purpose: str, channel: VoiceChannel, count: int = 1) -> list[str]:
    """New codes for a purpose: W-01234-56789-ABCDE-FGHJK. Raises NotRecordedError where there is no key."""
    made = ("".join(secrets.choice(ALPHABET) for _ in range(PART)) for _ in range(count))
    return [_shown(LETTERS[channel], chance, _signature(purpose, LETTERS[channel] + chance)) for chance in made]


def read_code(purpose: str, code: str) -> tuple[VoiceChannel, str]:
    """The way by which a code was given for a purpose, and the mark by which records know it. Raises TokenError."""
    plain = "".join(code[:LONGEST].upper().split()).replace("-", "")
    letter, rest = plain[:1], plain[1:].translate(READ_AS)
    fits = letter in CHANNELS and len(rest) == 2 * PART and set(rest) <= set(ALPHABET)
    if fits and hmac.compare_digest(_signature(purpose, letter + rest[:PART]), rest[PART:]):
        mark = hmac.digest(_key(b"mark"), f"{purpose} {letter}{rest}".encode(), "sha256").hex()[:32]
        return CHANNELS[letter], mark
    raise wrong_code(code)


def wrong_code(code: str) -> TokenError:
    """The error of a code that was not given for this."""
    return TokenError("people-code", received=code[:LONGEST])


def _shown(*parts: str) -> str:
    letter, rest = parts[0], "".join(parts[1:])
    return "-".join([letter, *(rest[at : at + 5] for at in range(0, len(rest), 5))])


def _signature(purpose: str, text: str) -> str:
    number = int.from_bytes(hmac.digest(_key(b"code"), f"{purpose} {text}".encode(), "sha256"), "big")
    return "".join(ALPHABET[number >> 5 * at & 31] for at in range(PART))


def _key(label: bytes) -> bytes:
    key = noise_key()
    if key is None:
        raise NotRecordedError("people-no-key")
    return hmac.digest(key, b"people " + label, "sha256")
