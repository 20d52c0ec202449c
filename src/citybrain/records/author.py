"""Who made a record: the name that a person gives, else the user of the operating system."""

from __future__ import annotations

import getpass

LONGEST = 200
UNKNOWN = "unknown"


def author(name: str | None = None) -> str:
    """The name on one line, at most 200 characters; "unknown" where neither a person nor the system gives one."""
    given = " ".join((name or "").split())
    if given:
        return given[:LONGEST]
    try:
        return getpass.getuser()
    except (KeyError, OSError):
        return UNKNOWN
