"""Which passwords are taken: long ones that nobody tries first, of any characters (NIST SP 800-63B, 5.1.1.2)."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from citybrain.governance.errors import AccessError

SHORTEST = 12
LONGEST = 256
FEWEST = 5
"""Different characters."""

COMMON = Path(__file__).parent / "common_passwords.txt"


def require_good(password: str, name: str) -> None:
    """Raises AccessError for a password that is too short or too long, common, or little but the name of its holder."""
    if not SHORTEST <= len(password) <= LONGEST:
        raise AccessError("access-password-length", received=len(password), least=SHORTEST, allowed=LONGEST)
    plain = "".join(password.casefold().split())
    left = plain
    for part in ("citybrain", "opencitybrain", *name.casefold().split()):
        left = left.replace(part, "")
    if plain in _common() or len(set(plain)) < FEWEST or len(left) < SHORTEST // 2:
        raise AccessError("access-password-common")


@cache
def _common() -> frozenset[str]:
    lines = COMMON.read_text(encoding="utf-8").splitlines()
    return frozenset(line.casefold() for line in lines if not line.startswith("# "))
