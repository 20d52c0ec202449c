"""Writes results: a file is there as a whole or not at all, and what was there before stays until then."""

from __future__ import annotations

import errno
import os
import tempfile
from collections.abc import Mapping
from pathlib import Path

from citybrain.kernel.errors import InputError

FULL = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG})
MODE = 0o666


def write_result(path: Path, content: bytes) -> None:
    """Write bytes to a path in one step.

    Raises InputError where it cannot be written or the disk is full; what was there before is then unchanged.
    """
    try:
        _replace(path, content)
    except OSError as problem:
        if problem.errno in FULL:
            raise InputError("result-disk-full", file=str(path), needed=len(content)) from None
        raise InputError("result-unwritable", file=str(path), problem=problem.strerror or str(problem)) from None


def require_writable(paths: Mapping[str, Path | None]) -> None:
    """Look, before hours of work, whether results can be written; `paths` by what they are for.

    Raises InputError for a folder that is not there or may not be written to, and for a path that is asked for twice.
    """
    seen: dict[Path, str] = {}
    for name, path in paths.items():
        if path is None:
            continue
        place = path.resolve()
        if place in seen:
            raise InputError("result-same-file", file=str(path), first=seen[place], second=name)
        seen[place] = name
        problem = _problem(place)
        if problem:
            raise InputError("result-unwritable", file=str(path), problem=os.strerror(problem))


def _problem(path: Path) -> int:
    if not path.parent.is_dir():
        return errno.ENOENT
    if path.is_dir():
        return errno.EISDIR
    return 0 if os.access(path.parent, os.W_OK) else errno.EACCES


def _replace(path: Path, content: bytes) -> None:
    place = path.resolve()
    if place.is_dir():
        raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR))
    descriptor, name = tempfile.mkstemp(prefix=f".{place.name[:50]}.", suffix=".part", dir=place.parent)
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        Path(name).chmod(_mode(place))
        Path(name).replace(place)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise


def _mode(path: Path) -> int:
    """Permissions of the file that is replaced, else those that a new file has."""
    if path.exists():
        return path.stat().st_mode & 0o777
    mask = os.umask(0)
    os.umask(mask)
    return MODE & ~mask
