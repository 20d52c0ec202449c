"""What keeps something from being recorded, and how an error of the database is told to a person."""

from __future__ import annotations

import sqlite3
from pathlib import Path

from citybrain.kernel.errors import CityBrainError, InputError


class EntryError(InputError):
    """Something that a person enters and that cannot be kept as it is; nothing of it was recorded."""


class NotRecordedError(CityBrainError):
    """The database of records cannot be opened, read or written."""


_CODES = {
    sqlite3.SQLITE_BUSY: "records-locked",
    sqlite3.SQLITE_LOCKED: "records-locked",
    sqlite3.SQLITE_PROTOCOL: "records-locked",
    sqlite3.SQLITE_FULL: "records-disk-full",
    sqlite3.SQLITE_READONLY: "records-read-only",
    sqlite3.SQLITE_PERM: "records-read-only",
    sqlite3.SQLITE_CANTOPEN: "records-unreachable",
    sqlite3.SQLITE_IOERR: "records-unreachable",
    sqlite3.SQLITE_NOTADB: "records-damaged",
    sqlite3.SQLITE_CORRUPT: "records-damaged",
}
PRIMARY = 0xFF
"""SQLite's extended codes hold the primary one in their lowest byte."""


def translate_error(problem: BaseException, file: Path) -> NotRecordedError | None:
    """The error for a person, or None where the fault is one of the program."""
    code = _CODES.get(getattr(problem, "sqlite_errorcode", 0) & PRIMARY)
    return None if code is None else NotRecordedError(code, file=str(file), problem=str(problem))
