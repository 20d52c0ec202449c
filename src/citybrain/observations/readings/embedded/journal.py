"""The journal in front of the database: a few new readings are on disk with one write, and in the tables soon after.

A commit of the database costs milliseconds, whether of one reading or of thousands. So a few readings that need no
look at the tables (each newer than the newest of its stream) are written to the end of a file, which is brought to the
disk, and are acknowledged. All that waits there goes into the tables in one transaction, which notes how far it came:
before anybody reads or changes the tables, when much waits, and twice a second. What is left when the program ends goes
in when the file is opened again, once: what the tables have already is passed over.
"""

from __future__ import annotations

import errno
import json
import logging
import os
import secrets
import struct
import zlib
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any, NamedTuple

import duckdb
import numpy as np
from numpy.typing import NDArray

from citybrain.base.folders import sync
from citybrain.observations.readings.store import NotStoredError

LOG = logging.getLogger("citybrain.observations")
FILE = "observations.journal"
FORM = b"citybrain journal 1 "
HEAD = struct.Struct("<IIQI")
"""Of a group: bytes of it, their checksum, its number, how many of the bytes are the JSON before the rows."""

ROW = np.dtype(
    [(name, "<i4") for name in ("stream", "number", "feature")]
    + [(name, "<i8") for name in ("time", "until", "made")]
    + [("value", "<f8")]
)
"""A reading whose result is a number; columns as in Readings."""

TABLE = "CREATE TABLE IF NOT EXISTS journal (id VARCHAR, done BIGINT)"
"""One row: the journal that belongs to these tables, and the number of its last group that they have."""


class JournalGroup(NamedTuple):
    """New readings with their numbers, new pairs of stream and feature, and by source and day how many came."""

    rows: NDArray[Any]
    seen: list[tuple[int, int]]
    sources: list[tuple[str, str, int]]


class Journal:
    """The file; who calls sees to it that one thread does at a time."""

    def __init__(self, folder: Path, connection: duckdb.DuckDBPyConnection) -> None:
        connection.execute(TABLE)
        found = connection.execute("SELECT id, done FROM journal").fetchall()
        if not found:
            found = [(secrets.token_hex(8), 0)]
            connection.execute("INSERT INTO journal VALUES (?, ?)", found[0])
        self._path = folder / FILE
        identity, self.done = found[0]
        self._begin = FORM + identity.encode() + b"\n"
        self.left: list[JournalGroup] = []
        """What the file held that the tables do not have yet."""
        self._last = self.done
        self._handle = self._path.open("ab", buffering=0)
        self._file = self._handle.fileno()
        try:
            self._read()
        except BaseException:
            self._handle.close()
            raise

    def append(self, group: JournalGroup) -> None:
        """Bring a group to the disk. Raises OSError; nothing of it is there then."""
        raw = _packed(group, self._last + 1)
        if os.fstat(self._file).st_size != self._size:  # what an earlier attempt left
            os.ftruncate(self._file, self._size)
        try:
            if os.write(self._file, raw) != len(raw):
                raise OSError("written in part")
            os.fdatasync(self._file)
        except OSError:
            os.ftruncate(self._file, self._size)
            raise
        self._size += len(raw)
        self._last += 1

    def note(self, connection: duckdb.DuckDBPyConnection) -> None:
        """Note within a transaction that all groups are in the tables with it."""
        connection.execute("UPDATE journal SET done = ?", [self._last])

    def is_noted(self, connection: duckdb.DuckDBPyConnection) -> bool:
        """Whether the tables have all groups: a commit may have come about though its answer was an error."""
        return bool(connection.execute("SELECT done = ? FROM journal", [self._last]).fetchall()[0][0])

    def clear(self) -> None:
        """All groups are in the tables."""
        self.left = []
        self._size = len(self._begin)
        with suppress(OSError):  # what is left is passed over, and goes before anything follows
            os.ftruncate(self._file, self._size)

    def close(self) -> None:
        """End; a journal of which the tables have everything goes. Once is enough."""
        if not self._handle.closed and self._size == len(self._begin):
            self._path.unlink(missing_ok=True)
        self._handle.close()

    def _read(self) -> None:
        raw = self._path.read_bytes()
        if not raw.startswith(self._begin):
            if len(raw) > len(self._begin) or not self._begin.startswith(raw):
                raise NotStoredError("observations-journal-other", file=str(self._path))
            os.ftruncate(self._file, 0)
            if os.write(self._file, self._begin) != len(self._begin):
                raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
            os.fsync(self._file)
            sync(self._path.parent)
        self._size = len(self._begin)
        for number, size, group in _unpacked(raw, self._size):
            self._size += size
            self._last = max(self._last, number)
            if number > self.done:
                self.left.append(group)
        if self._size < len(raw):  # written in part when the program ended, so never acknowledged
            LOG.warning("%s: %d bytes at its end are no whole group", self._path, len(raw) - self._size)
            os.ftruncate(self._file, self._size)


def _packed(group: JournalGroup, number: int) -> bytes:
    about = json.dumps([group.seen, group.sources], ensure_ascii=False).encode()
    content = about + group.rows.tobytes()
    return HEAD.pack(len(content), _checksum(content, number, len(about)), number, len(about)) + content


def _checksum(content: bytes, number: int, split: int) -> int:
    """Of nothing it is not 0: what a disk fills with zeros is no group."""
    return zlib.crc32(content, zlib.crc32(b"group %d %d" % (number, split)))


def _unpacked(raw: bytes, at: int) -> Iterator[tuple[int, int, JournalGroup]]:
    """Number, bytes and content of each whole group from a place on."""
    while at + HEAD.size <= len(raw):
        size, check, number, split = HEAD.unpack_from(raw, at)
        content = raw[at + HEAD.size : at + HEAD.size + size]
        if len(content) < size or _checksum(content, number, split) != check:
            return
        seen, sources = json.loads(content[:split])
        rows = np.frombuffer(content[split:], ROW)
        yield (
            number,
            HEAD.size + size,
            JournalGroup(rows, [tuple(pair) for pair in seen], [tuple(one) for one in sources]),
        )
        at += HEAD.size + size
