"""Codes by time that an authenticator shows: TOTP (RFC 6238) over HOTP (RFC 4226), six digits, SHA-1, 30 seconds."""

from __future__ import annotations

import base64
import hashlib
import hmac
import secrets
import time
from urllib.parse import quote, urlencode

SECONDS = 30
DIGITS = 6
BYTES = 20
"""Of a secret: 160 bits, as RFC 4226 recommends."""

WINDOW = 1
"""Steps before and after this one whose codes hold too, since clocks differ (RFC 6238, 5.2)."""


def new_secret() -> str:
    """A secret in base32, as authenticators take it."""
    return base64.b32encode(secrets.token_bytes(BYTES)).decode()


def code_at(secret: str, step: int, digits: int = DIGITS) -> str:
    """The code of a step of time."""
    mac = hmac.digest(base64.b32decode(secret), step.to_bytes(8), hashlib.sha1)
    offset = mac[-1] & 0x0F
    number = int.from_bytes(mac[offset : offset + 4]) & 0x7FFF_FFFF
    return str(number % 10**digits).zfill(digits)


def step_of(secret: str, code: str, after: int, now: float | None = None) -> int | None:
    """The step that a code is of, if it lies about now and after the last one that was used; else None."""
    step = int((time.time() if now is None else now) // SECONDS)
    around = range(max(after + 1, step - WINDOW), step + WINDOW + 1)
    given = code.encode(errors="replace")
    return next((one for one in around if hmac.compare_digest(code_at(secret, one).encode(), given)), None)


def address_of(secret: str, name: str, city: str) -> str:
    """The address by which an authenticator takes a secret."""
    told = urlencode({"secret": secret, "issuer": city}, quote_via=quote)
    return f"otpauth://totp/{quote(f'{city}:{name}', safe='')}?{told}"
