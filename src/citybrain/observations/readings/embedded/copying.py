"""Copies of files that are there as a whole or not at all, and on disk when they are."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

from citybrain.kernel.errors import InputError


def sync(path: Path) -> None:
    """Wait until a file or a folder is on disk."""
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def copy(source: Path, target: Path) -> None:
    """Copy one file; the target is replaced."""
    target.parent.mkdir(parents=True, exist_ok=True)
    part = target.with_name(target.name + ".part")
    shutil.copyfile(source, part)
    sync(part)
    part.replace(target)
    sync(target.parent)


def copy_all(files: dict[Path, Path], folder: Path) -> None:
    """Copy files into a new folder, each to its place within it; the folder is there once all of them are.

    Raises InputError where it cannot be written.
    """
    part = folder.with_name(folder.name + ".part")
    shutil.rmtree(part, ignore_errors=True)
    try:
        part.mkdir(parents=True)
        for place, source in files.items():
            copy(source, part / place)
        part.rename(folder)
        sync(folder.parent)
    except OSError as problem:
        raise InputError("result-unwritable", file=str(folder), problem=problem.strerror or str(problem)) from None
    finally:
        shutil.rmtree(part, ignore_errors=True)
