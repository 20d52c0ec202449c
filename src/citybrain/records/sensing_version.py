"""Whether what is recorded of sensors is as it was: a number that triggers of the database raise, whoever writes."""

from __future__ import annotations

import sqlite3
import threading
from typing import Any

from sqlalchemy import Connection, select

from citybrain.records.store import Records
from citybrain.records.tables.sensing import sensing_version

_ASKED = select(sensing_version.c.number)
_TEXT = "SELECT number FROM sensing_version"


class SensingVersion:
    """The number of one city. Safe for threads."""

    def __init__(self, records: Records) -> None:
        self._records = records
        self._lock = threading.Lock()
        self._connection: Any = None

    def of(self, connection: Connection) -> int:
        """The number within a transaction: of what it sees."""
        return int(connection.execute(_ASKED).scalar_one())

    def now(self) -> int | None:
        """The number now; None where it cannot be read at once, as from a database on another machine."""
        if not self._records.local:
            return None
        with self._lock:
            try:
                if self._connection is None:
                    self._connection = self._records.open_local()
                return int(self._connection.execute(_TEXT).fetchall()[0][0])
            except sqlite3.Error:
                return None

    def close(self) -> None:
        """Let go of the file."""
        with self._lock:
            if self._connection is not None:
                self._connection.close()
