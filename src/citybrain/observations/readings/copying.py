"""Copies of files that are there as a whole or not at all, and on disk when they are."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, nullcontext
from pathlib import Path
from typing import BinaryIO

from citybrain.base.folders import sync
from citybrain.kernel.errors import InputError
from citybrain.observations.readings.progress_token import ProgressToken

AT_ONCE = 16 << 20
"""Bytes."""


def _nobody(size: int) -> None:
    """Tells nobody."""


def copy(source: Path | BinaryIO, target: Path, told: Callable[[int], None] = _nobody) -> None:
    """Copy one file; the target is replaced. `told` hears of the bytes that are copied, one after another.

    A file on which this process has a lock is given as one that is open, and stays open: with any of its descriptors
    that is closed, the lock would go (POSIX, fcntl).
    """
    target.parent.mkdir(parents=True, exist_ok=True)
    part = target.with_name(target.name + ".part")
    with source.open("rb") if isinstance(source, Path) else nullcontext(source) as here, part.open("wb") as there:
        here.seek(0)
        while content := here.read(AT_ONCE):
            there.write(content)
            told(len(content))
    sync(part)
    part.replace(target)
    sync(target.parent)


@contextmanager
def new_folder(folder: Path) -> Iterator[Path]:
    """A folder to fill, which takes its name once all that fills it is done; nothing is left of it where that fails.

    Raises InputError where it cannot be written.
    """
    part = folder.with_name(folder.name + ".part")
    shutil.rmtree(part, ignore_errors=True)
    try:
        part.mkdir(parents=True)
        yield part
        part.rename(folder)
        sync(folder.parent)
    except OSError as problem:
        raise InputError("result-unwritable", file=str(folder), problem=problem.strerror or str(problem)) from None
    finally:
        shutil.rmtree(part, ignore_errors=True)


def copy_all(files: Mapping[Path, Path | BinaryIO], folder: Path, watch: ProgressToken | None = None) -> None:
    """Copy files into a new folder, each to its place within it; the folder is there once all of them are.

    Raises InputError where it cannot be written, StoppedError.
    """
    watch = watch or ProgressToken()
    size = sum((one.stat() if isinstance(one, Path) else os.fstat(one.fileno())).st_size for one in files.values())

    def told(copied: int) -> None:
        watch.step(watch.done + copied, size)

    watch.step(0, size)
    with new_folder(folder) as part:
        for place, source in files.items():
            copy(source, part / place, told)
