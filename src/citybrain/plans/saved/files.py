"""Writes a file whole or not at all: beside its place first, then moved there in one step."""

from __future__ import annotations

import hashlib
import os
import secrets
import shutil
from contextlib import suppress
from pathlib import Path


def tag_of(raw: bytes) -> str:
    """Name of a version of a file: the same bytes have the same name."""
    return hashlib.sha256(raw).hexdigest()[:32]


def replace_whole(path: Path, raw: bytes) -> None:
    """Put bytes into a file so that every reader sees the old or the new ones. Raises OSError; nothing stays then."""
    beside = path.with_name(f".{secrets.token_hex(8)}.part")
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
