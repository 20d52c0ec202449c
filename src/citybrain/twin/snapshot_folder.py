"""The folder of a city's snapshots: numbered, complete or absent; one build at a time."""

import errno
import fcntl
import os
import re
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from citybrain.kernel.errors import InputError, NotFoundError
from citybrain.twin.manifest import FILE

TWIN = "twin"
LOCK = ".lock"
BUILDING = ".building-"
_NUMBER = re.compile(r"^\d{6}$")
_FULL = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG})


def snapshot_folders(city: Path, inside: str = TWIN) -> list[Path]:
    """Return the complete snapshots of a city, oldest first; or what else is numbered in a folder of the city."""
    twin = city / inside
    if not twin.is_dir():
        return []
    return sorted(path for path in twin.iterdir() if _NUMBER.match(path.name) and (path / FILE).is_file())


def current_folder(city: Path, number: int | None = None) -> Path:
    """Return the folder of the latest snapshot, or of one by number; raises NotFoundError where there is none."""
    folders = snapshot_folders(city)
    if not folders:
        raise NotFoundError("snapshot-none", folder=str(city))
    if number is None:
        return folders[-1]
    for folder in folders:
        if int(folder.name) == number:
            return folder
    known = ", ".join(str(int(folder.name)) for folder in folders)
    raise NotFoundError("snapshot-unknown", folder=str(city), received=number, allowed=known)


@contextmanager
def building_folder(city: Path, inside: str = TWIN, locked: str = "snapshot-locked") -> Iterator[Path]:
    """Give a fresh folder to write a snapshot (or what else is numbered) into; nothing stays if the work fails.

    Only one build at a time may hold it: a second one raises InputError, with the message `locked`. A lock of a killed
    build dies with it, and the folder it left behind is removed here.
    """
    twin = city / inside
    twin.mkdir(parents=True, exist_ok=True)
    with (twin / LOCK).open("a+") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as problem:
            raise InputError(locked, folder=str(city)) from problem
        remove_leftovers(twin)
        folder = twin / f"{BUILDING}{os.getpid()}"
        folder.mkdir()
        try:
            yield folder
        except OSError as problem:
            if problem.errno in _FULL:
                raise disk_full(twin, 0) from problem
            raise
        finally:
            shutil.rmtree(folder, ignore_errors=True)


def remove_leftovers(twin: Path) -> list[str]:
    """Remove what killed builds left; a folder whose process still lives is not touched."""
    removed = []
    for path in twin.glob(f"{BUILDING}*"):
        process = path.name.removeprefix(BUILDING)
        if process.isdigit() and (int(process) == os.getpid() or not _alive(int(process))):
            shutil.rmtree(path, ignore_errors=True)
            removed.append(path.name)
    return removed


def publish(folder: Path) -> Path:
    """Make a finished folder the city's next snapshot in one step, and make sure that it survives a power cut."""
    twin = folder.parent
    numbers = [int(path.name) for path in twin.iterdir() if _NUMBER.match(path.name)]
    target = twin / f"{max(numbers, default=0) + 1:06d}"
    _sync(folder)
    folder.rename(target)
    _sync(twin)
    return target


def next_number(city: Path, inside: str = TWIN) -> int:
    """Return the number that the next snapshot will have."""
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


def _sync(folder: Path) -> None:
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
