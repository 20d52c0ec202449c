"""How errors of the database are told to a person."""

from __future__ import annotations

import contextlib
import re

import duckdb

from citybrain.observations.readings.store import NotStoredError

SAYS = (
    (re.compile("out of memory", re.I), "observations-memory"),
    (re.compile("could not set lock|conflicting lock", re.I), "observations-locked"),
    (re.compile("no space left|disk full|out of disk|file too large", re.I), "observations-disk-full"),
    (re.compile("permission denied|read-only", re.I), "observations-read-only"),
    (re.compile("corrupt|checksum|not a valid duckdb|wal|serializ", re.I), "observations-damaged"),
)


def undo(connection: duckdb.DuckDBPyConnection) -> None:
    """Roll back a transaction, unless its commit failed: then there is none any more."""
    with contextlib.suppress(duckdb.TransactionException):
        connection.rollback()


def translate_error(problem: BaseException, file: str = "") -> NotStoredError | None:
    """The error for a person, or None where the fault is one of the program."""
    if not isinstance(problem, duckdb.Error):
        return None
    said = " ".join(str(problem).split())
    code = next((code for pattern, code in SAYS if pattern.search(said)), None)
    return None if code is None else NotStoredError(code, file=file, problem=said[:300])
