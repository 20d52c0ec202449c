"""Bytes on the disk: written so that they last, and known by their hash."""

import hashlib
import os
from pathlib import Path

SPARE = 16_000_000
"""Bytes that shall stay free beside what is written: manifest, file system, other programs."""


def write_file(path: Path, content: bytes) -> None:
    """Write bytes and wait until they are on the disk."""
    with path.open("wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())


def hash_of(path: Path) -> str:
    """Return the SHA-256 of a file."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
