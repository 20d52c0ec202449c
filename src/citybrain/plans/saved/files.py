"""Writes a file whole or not at all: beside its place first, then moved there in one step."""

from __future__ import annotations

import hashlib
import os
import secrets
import shutil
import time
from contextlib import suppress
from pathlib import Path

PART = ".part"
OLD = 3600.0
"""Seconds after which what was written beside a file is left over: its writer was killed."""


def clear_parts(folder: Path) -> None:
    """Remove what killed writers left in a folder and the folders in it; what cannot be removed stays."""
    for part in folder.rglob(f".*{PART}"):
        with suppress(OSError):
            if time.time() - part.stat().st_mtime > OLD:
                part.unlink()


def tag_of(raw: bytes) -> str:
    """Name of a version of a file: the same bytes have the same name."""
    return hashlib.sha256(raw).hexdigest()[:32]


def replace_whole(path: Path, raw: bytes) -> None:
    """Put bytes into a file so that every reader sees the old or the new ones. Raises OSError; nothing stays then."""
    beside = path.with_name(f".{secrets.token_hex(8)}{PART}")
    try:
        with beside.open("xb") as file:
            file.write(raw)
            file.flush()
            os.fsync(file.fileno())
        if path.exists():
            shutil.copymode(path, beside)
        beside.replace(path)
    except OSError:
        with suppress(OSError):
            beside.unlink()
        raise
