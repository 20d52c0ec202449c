"""Noise of numbers that are told: keyed, so that the same number has the same noise however often it is asked for.

Noise comes from a pseudorandom function of all that a number is made of (HMAC-SHA256, FIPS 198-1). Who does not have
the key sees independent noise of different numbers; asking again tells nothing more. The key is of this installation
and lies outside all cities. Where there is another key all noise is another one, and has to be paid for again.
"""

from __future__ import annotations

import hmac
import secrets
from functools import cache
from pathlib import Path

from citybrain.base.keys_folder import keys_folder, open_to_others, write_key

FILE = "noise.key"
BYTES = 32
"""Of the key, and of what one call of the function gives."""


class KeyedChance:
    """Whole numbers that a key and a message decide about, and that are as good as chance to who has no key.

    `name` names the message to who has the key alone.
    """

    def __init__(self, key: bytes, message: bytes) -> None:
        self._seed = hmac.digest(key, b"seed" + message, "sha256")
        self.name = hmac.digest(key, b"name" + message, "sha256")[:16]
        self._blocks, self._bits, self._left = 0, 0, 0

    def below(self, limit: int) -> int:
        """A number from 0 to `limit` - 1, each as likely as any other."""
        width = (limit - 1).bit_length()
        while (number := self._take(width)) >= limit:
            pass
        return number

    def _take(self, width: int) -> int:
        while self._left < width:
            block = hmac.digest(self._seed, self._blocks.to_bytes(8, "big"), "sha256")
            self._bits, self._left = self._bits << 8 * BYTES | int.from_bytes(block, "big"), self._left + 8 * BYTES
            self._blocks += 1
        self._left -= width
        number, self._bits = self._bits >> self._left, self._bits & (1 << self._left) - 1
        return number


def noise_key() -> bytes | None:
    """The key of this installation, made at first use; None where the folder of keys can be neither read nor made, and
    where others may look into it: who has the key can take all noise away.
    """
    try:
        return None if open_to_others([FILE]) else _key_of(keys_folder())
    except (OSError, ValueError, RuntimeError):
        return None


@cache
def _key_of(folder: Path) -> bytes:
    path = folder / FILE
    if not path.exists():
        write_key(path, secrets.token_hex(BYTES).encode(), new=True)
    key = bytes.fromhex(path.read_text(encoding="ascii").strip())
    if len(key) != BYTES:
        raise ValueError(f"{path} is no key of {BYTES} bytes")
    return key
