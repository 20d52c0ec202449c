"""The folder in which sound lies while it is listened to; nothing of it stays."""

from __future__ import annotations

import shutil
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

PREFIX = "citybrain-sound-"
LONGEST = 3_600.0
"""Seconds after which nobody listens to a file any more: its process was killed."""


@contextmanager
def folder_of_sound() -> Iterator[Path]:
    """An empty folder, which is gone afterwards; what processes left that were killed goes before."""
    sweep(time.time() - LONGEST)
    with tempfile.TemporaryDirectory(prefix=PREFIX) as folder:
        yield Path(folder)


def sweep(before: float) -> None:
    """Delete folders of sound that nothing was written to since a time [s since 1970]."""
    for folder in Path(tempfile.gettempdir()).glob(f"{PREFIX}*"):
        with suppress(OSError):
            if not folder.is_symlink() and folder.stat().st_mtime < before:
                shutil.rmtree(folder)
