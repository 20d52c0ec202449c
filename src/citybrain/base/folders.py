"""Numbered folders of a city (snapshots, imports, what is frozen): complete or absent, written by one at a time."""

import errno
import fcntl
import os
import re
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from citybrain.kernel.errors import InputError

MANIFEST = "manifest.json"
"""The file that a folder has when it is complete."""

LOCK = ".lock"
BUILDING = ".building-"
_NUMBER = re.compile(r"^\d{6}$")
_FULL = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG})


def numbered_folders(city: Path, inside: str) -> list[Path]:
    """Return the complete folders that are numbered in a folder of the city, oldest first."""
    folder = city / inside
    if not folder.is_dir():
        return []
    return sorted(path for path in folder.iterdir() if _NUMBER.match(path.name) and (path / MANIFEST).is_file())


@contextmanager
def locked_folder(city: Path, inside: str, locked: str) -> Iterator[Path]:
    """Hold a folder of the city, which is made, for one at a time. Raises InputError `locked` where another holds it.

    A lock dies with the process that holds it.
    """
    parent = city / inside
    parent.mkdir(parents=True, exist_ok=True)
    with (parent / LOCK).open("a+") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as problem:
            raise InputError(locked, folder=str(city)) from problem
        yield parent


@contextmanager
def building_folder(city: Path, inside: str, locked: str = "snapshot-locked") -> Iterator[Path]:
    """Give a fresh folder to write the next numbered one into; nothing stays if the work fails.

    Only one build at a time may hold it: a second one raises InputError, with the message `locked`. The
    folder that a killed build left behind is removed here.
    """
    with locked_folder(city, inside, locked) as parent:
        remove_leftovers(parent)
        folder = parent / f"{BUILDING}{os.getpid()}"
        folder.mkdir()
        try:
            yield folder
        except OSError as problem:
            if problem.errno in _FULL:
                raise disk_full(parent, 0) from problem
            raise
        finally:
            shutil.rmtree(folder, ignore_errors=True)


def remove_leftovers(parent: Path) -> list[str]:
    """Remove what killed builds left; a folder whose process still lives is not touched."""
    removed = []
    for path in parent.glob(f"{BUILDING}*"):
        process = path.name.removeprefix(BUILDING)
        if process.isdigit() and (int(process) == os.getpid() or not _alive(int(process))):
            shutil.rmtree(path, ignore_errors=True)
            removed.append(path.name)
    return removed


def publish(folder: Path) -> Path:
    """Make a finished folder the next numbered one in one step, and make sure that it survives a power cut."""
    parent = folder.parent
    target = parent / f"{next_number(parent.parent, parent.name):06d}"
    sync(folder)
    folder.rename(target)
    sync(parent)
    return target


def next_number(city: Path, inside: str) -> int:
    """Return the number that the next folder will have."""
    numbers = [int(path.name) for path in (city / inside).iterdir() if _NUMBER.match(path.name)]
    return max(numbers, default=0) + 1


def require_space(folder: Path, needed: int) -> None:
    """Raise InputError if the disk has less room than the bytes that are going to be written."""
    if shutil.disk_usage(folder).free < needed:
        raise disk_full(folder, needed)


def disk_full(folder: Path, needed: int) -> InputError:
    """Return the error for a disk without room; `needed` is 0 where the amount is not known."""
    free = shutil.disk_usage(folder).free
    return InputError("disk-full", folder=str(folder), needed=_megabytes(needed), free=_megabytes(free))


def _megabytes(count: int) -> int:
    return -(-count // 1_000_000)


def _alive(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True


def sync(path: Path) -> None:
    """Wait until a file or a folder is on disk."""
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
