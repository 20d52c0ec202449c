"""Blocks of the file that a checkpoint writes over, set aside before it and put back where it did not come to its end.

DuckDB writes rows into free blocks and lets its header point to them at the end, so that a program may be killed at any
moment. What it knows of tables is packed closer: a checkpoint writes the free parts of a block whose other parts are
still needed, and so writes the whole block over. A kill, or a power cut, in the middle of that one write leaves neither
the old block nor the new one, and a file that does not open any more.
"""

from __future__ import annotations

import fcntl
import os
import struct
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import duckdb

from citybrain.base.folders import sync

SUFFIX = ".before"
"""Of the file beside that of the readings."""

PAGE = 4096
HEADERS = range(PAGE, 3 * PAGE)
"""Two headers that count checkpoints, written in turn: the greater number holds. The blocks follow them."""

BLOCKS = "SELECT block_id FROM pragma_metadata_info() WHERE free_blocks > 0"
SIZE = "SELECT block_size FROM pragma_database_size()"
PIECE = struct.Struct("<QQI")
"""Where bytes lie in the file, how many they are, and their checksum."""


def beside(file: Path) -> Path:
    """Where the blocks of a file are set aside."""
    return file.with_name(file.name + SUFFIX)


class OverwrittenBlocks:
    """Of one file that is open, by a descriptor that stays open: closing one would give up its lock (POSIX, fcntl)."""

    def __init__(self, connection: duckdb.DuckDBPyConnection, file: Path, descriptor: int) -> None:
        self._connection = connection
        self._path = beside(file)
        self._file = descriptor

    @contextmanager
    def set_aside(self) -> Iterator[None]:
        """Hold a copy on the disk of what a checkpoint may write over; it stays where the checkpoint fails.

        Raises duckdb.Error, also where there is no room for it.
        """
        size = self._connection.execute(SIZE).fetchall()[0][0]
        numbers = [number for (number,) in self._connection.execute(BLOCKS).fetchall()]
        places = [range(HEADERS.stop + one * size, HEADERS.stop + (one + 1) * size) for one in numbers]
        self._write(HEADERS, *places)
        yield
        self._path.unlink()

    def _write(self, *places: range) -> None:
        try:
            with self._path.open("wb") as there:
                for place in places:
                    content = os.pread(self._file, len(place), place.start)
                    there.write(PIECE.pack(place.start, len(content), zlib.crc32(content)) + content)
            sync(self._path)
            sync(self._path.parent)
        except OSError as problem:
            self._path.unlink(missing_ok=True)
            raise duckdb.IOException(str(problem)) from problem


def put_back(file: Path) -> bool:
    """Put blocks back, before the file is opened, where a checkpoint ended in the middle; whether any were.

    Nothing is done where another program has the file. Raises OSError.
    """
    path = beside(file)
    if not path.exists() or not file.exists():
        return False
    with file.open("r+b") as there:
        try:
            fcntl.lockf(there, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            return False
        pieces = _read(path)
        there.seek(HEADERS.start)
        begun = bool(pieces) and pieces.pop(HEADERS.start) == there.read(len(HEADERS))
        if begun:
            for start, content in pieces.items():
                there.seek(start)
                there.write(content)
            there.flush()
            os.fsync(there.fileno())
        path.unlink()
    return begun and bool(pieces)


def _read(path: Path) -> dict[int, bytes]:
    """What was set aside, by its place in the file; nothing where it is not whole, for then no checkpoint began."""
    content, at, pieces = path.read_bytes(), 0, {}
    while at < len(content):
        if at + PIECE.size > len(content):
            return {}
        start, size, checksum = PIECE.unpack_from(content, at)
        piece = content[at + PIECE.size : at + PIECE.size + size]
        if len(piece) < size or zlib.crc32(piece) != checksum:
            return {}
        pieces[start] = piece
        at += PIECE.size + size
    return pieces
