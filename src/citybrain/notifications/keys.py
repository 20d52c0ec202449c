"""Secrets of notifications, in the folder of keys: none of them stands in a city, its copies or its backups.

One key makes the secrets that are handed out, so that none of them is kept: those that sign calls of a server, and the
codes of links that only answer and of feeds (HMAC-SHA-256, RFC 2104).
"""

from __future__ import annotations

import base64
import hashlib
import hmac
import secrets
from pathlib import Path

from citybrain.base.keys_folder import keys_folder, open_to_others, write_key
from citybrain.records.errors import NotRecordedError

FOLDER = "notifications"
KEY, PASSWORD, PUSH = "signing.key", "mail-password", "web-push.key"
ANSWER, FEED = "answer", "feed"
LENGTH = 32
"""Bytes of the key, and of what is made with it."""

LONGEST_CODE = 80
LONGEST_NUMBER = 16


def signing_key() -> bytes:
    """The key of this installation, made when it is first asked for. Raises NotRecordedError."""
    return key_file(KEY, secrets.token_bytes(LENGTH))


def mail_password() -> str | None:
    """The password of the server that mail is handed to; None where there is none. Raises NotRecordedError."""
    try:
        _require_closed(PASSWORD)
        return _path(PASSWORD).read_text(encoding="utf-8").strip()
    except FileNotFoundError:
        return None
    except (OSError, RuntimeError, ValueError) as problem:
        raise _unusable(problem) from problem


def keep_mail_password(password: str) -> None:
    """In place of the one before. Raises NotRecordedError."""
    try:
        write_key(_path(PASSWORD), password.encode())
    except (OSError, RuntimeError) as problem:
        raise _unusable(problem) from problem


def key_file(name: str, new: bytes) -> bytes:
    """The content of a key, which becomes `new` where there is none. Raises NotRecordedError."""
    try:
        if not _path(name).is_file():
            write_key(_path(name), new, new=True)
        _require_closed(name)
        return _path(name).read_bytes()
    except (OSError, RuntimeError) as problem:
        raise _unusable(problem) from problem


def webhook_secret(number: int, mark: str) -> str:
    """The secret that signs what is sent to a subscription, as Standard Webhooks writes it; `mark` as in `code_of`."""
    return f"whsec_{base64.b64encode(_made('webhook', number, mark)).decode()}"


def code_of(purpose: str, number: int, mark: str) -> str:
    """A code that stands for a row of a number, for one purpose.

    `mark` is something by chance that the row has: a row of the same number in another city, or one that has the number
    again after a backup was restored, has another code.
    """
    return f"{number}-{base64.urlsafe_b64encode(_made(purpose, number, mark)).decode().rstrip('=')}"


def number_in(code: str) -> int | None:
    """The number of the row that a code says it stands for; `is_code` tells whether it does."""
    number = code.partition("-")[0] if len(code) <= LONGEST_CODE else ""
    return int(number) if number.isascii() and number.isdecimal() and len(number) < LONGEST_NUMBER else None


def is_code(code: str, purpose: str, number: int, mark: str) -> bool:
    """Whether a code was made here for a purpose, of this row."""
    return hmac.compare_digest(code_of(purpose, number, mark).encode(), code.encode())


def _made(purpose: str, number: int, mark: str) -> bytes:
    return hmac.digest(signing_key(), f"{purpose}/{number}/{mark}".encode(), hashlib.sha256)


def _path(name: str) -> Path:
    return keys_folder() / FOLDER / name


def _require_closed(name: str) -> None:
    opened = open_to_others([FOLDER, f"{FOLDER}/{name}"])
    if opened is not None:
        raise NotRecordedError("notification-key-open", file=str(opened))


def _unusable(problem: BaseException) -> NotRecordedError:
    described = getattr(problem, "strerror", None) or str(problem) or type(problem).__name__
    return NotRecordedError("notification-key-unusable", problem=described)
