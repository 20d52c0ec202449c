"""Receive a file piece by piece: straight to the disk, not larger than allowed, whole or not at all."""

from __future__ import annotations

import contextlib
import errno
import os
import secrets
import threading
from pathlib import Path
from shutil import rmtree
from tempfile import TemporaryDirectory
from types import TracebackType
from typing import BinaryIO

from citybrain.base.files import LARGEST_FILE, MEGABYTE
from citybrain.base.folders import disk_full, require_space
from citybrain.twin.disk import SPARE
from citybrain.twin.drafts.errors import DraftError
from citybrain.twin.drafts.names import file_name

LARGEST_UPLOAD = LARGEST_FILE
PART = ".part-"
_FULL = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG})


class Upload:
    """A file on its way. As a context manager it leaves nothing behind unless `finish` was called."""

    def __init__(self, folder: Path, name: str, announced: int | None, largest: int | None = None) -> None:
        """Raises DraftError for a file that is announced as too large, and InputError where the disk has no room."""
        self.target = folder / name
        self._part = folder / f"{PART}{os.urandom(8).hex()}"
        self._name = name
        self._largest = LARGEST_UPLOAD if largest is None else largest
        self.received = 0
        if announced is not None:
            self._allow(announced)
            require_space(folder, announced + SPARE)
        self._file: BinaryIO = self._part.open("wb")

    def __enter__(self) -> Upload:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        with contextlib.suppress(OSError):
            self._file.close()
        with contextlib.suppress(OSError):
            self._part.unlink()

    def write(self, piece: bytes) -> None:
        """Keep a piece. Raises DraftError once it is too much, and InputError once the disk is full."""
        self.received += len(piece)
        self._allow(self.received)
        try:
            self._file.write(piece)
        except OSError as problem:
            raise self._full(problem) from problem

    def finish(self) -> None:
        """Put the file in its place. Raises DraftError for an empty one."""
        if not self.received:
            raise DraftError("draft-file-empty", file=self._name)
        try:
            self._file.flush()
            os.fsync(self._file.fileno())
        except OSError as problem:
            raise self._full(problem) from problem
        self._part.replace(self.target)

    def _allow(self, size: int) -> None:
        if size > self._largest:
            raise DraftError("draft-file-too-large", file=self._name, allowed=self._largest / MEGABYTE)

    def _full(self, problem: OSError) -> Exception:
        return disk_full(self._part.parent, 0) if problem.errno in _FULL else problem


class UploadFolder:
    """Files that wait for what people say of them, each in a folder that it has to itself. Safe for threads."""

    def __init__(self, kind: str) -> None:
        self._kind = kind
        self._folder: TemporaryDirectory[str] | None = None
        self._lock = threading.Lock()

    def receive(self, name: str, announced: int | None, largest: int) -> Upload:
        """Where a file is written to. Raises DraftError for a bad name or too large a file."""
        name = file_name(name)
        with self._lock:
            self._folder = self._folder or TemporaryDirectory(prefix=f"citybrain-{self._kind}-")
            folder = Path(self._folder.name) / secrets.token_hex(16)
        folder.mkdir(mode=0o700)
        return Upload(folder, name, announced, largest)

    def remove(self, path: Path) -> None:
        """Remove a file with its folder; nothing happens where it is gone."""
        rmtree(path.parent, ignore_errors=True)

    def close(self) -> None:
        """Remove all files."""
        with self._lock:
            if self._folder is not None:
                self._folder.cleanup()
                self._folder = None
