"""Arrays that programs remember beside the bills of a city, one program at a time."""

from __future__ import annotations

import fcntl
import os
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import numpy as np

DAMAGED = (OSError, ValueError, TypeError, KeyError, EOFError, AttributeError, zipfile.BadZipFile, zlib.error)
"""What reading such a file raises where it is not as it was written."""


def keep_arrays(path: Path, arrays: Mapping[str, Any]) -> bool:
    """Write a file: it is on disk as a whole, or as it was before; whether that could be done."""
    beside = path.with_name(f".{path.name}-{os.getpid()}")
    try:
        with beside.open("wb") as file:
            np.savez(file, **dict(arrays))
            file.flush()
            os.fsync(file.fileno())
        beside.replace(path)
    except OSError:
        return False
    return True


@contextmanager
def one_at_a_time(path: Path) -> Iterator[bool]:
    """Nobody else remembers anything in a folder meanwhile; whether that can be had."""
    try:
        folder = os.open(path, os.O_RDONLY)
    except OSError:
        yield False
        return
    try:
        fcntl.flock(folder, fcntl.LOCK_EX)
        yield True
    finally:
        os.close(folder)
