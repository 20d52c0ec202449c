"""Writes deliveries to the hot table."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any

import duckdb
import numpy as np

from citybrain.observations.readings.columns import Readings, Times
from citybrain.observations.readings.commits import REFUSED, GroupCommit
from citybrain.observations.readings.embedded.errors import told
from citybrain.observations.readings.embedded.tables import FROM_COLUMNS, STORED, as_columns, words_of
from citybrain.observations.readings.queue import DeliveryQueue
from citybrain.observations.readings.sorting import Known
from citybrain.observations.readings.state import StreamState

LOOKUP = f"""
    SELECT given.number AS place, known.number, known.value, known.said
    FROM given JOIN {STORED} AS known ON known.stream = given.stream AND known.time = given.time
    WHERE coalesce(known.made, known.time) = coalesce(given.made, given.time)"""
TALLY = "INSERT INTO ledger VALUES (?, ?, ?, ?, ?, ?)"


class Writer(GroupCommit):
    """The only one that writes readings. `hot` is the table that takes them now."""

    def __init__(self, connection: duckdb.DuckDBPyConnection, state: StreamState, queue: DeliveryQueue) -> None:
        super().__init__(state, queue)
        self._connection = connection.cursor()
        self.hot = ""

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """See GroupCommit."""
        self._connection.execute("BEGIN")
        try:
            yield
            self._connection.execute("COMMIT")
        except BaseException:
            self._connection.execute("ROLLBACK")
            raise

    def lookup(self, late: Readings) -> Known:
        """See GroupCommit."""
        given = as_columns(late, np.arange(len(late)))  # read by its name in the statement
        found = self._connection.execute(LOOKUP).fetchnumpy()
        del given
        return Known(
            np.asarray(found["place"], np.intp),
            np.asarray(found["number"], np.int64),
            np.ma.filled(found["value"], np.nan),
            words_of(found["said"]),
        )

    def insert(self, fresh: Readings, number: Times) -> None:
        """See GroupCommit."""
        rows = as_columns(fresh, number)  # read by its name in the statement
        self._connection.execute(f"INSERT INTO {self.hot} {FROM_COLUMNS} FROM rows")
        del rows

    def note(self, tallies: Sequence[tuple[Any, ...]], refused: Sequence[tuple[Any, ...]]) -> None:
        """See GroupCommit."""
        for tally in tallies:
            self._connection.execute(TALLY, tally)
        if refused:
            columns = [np.array(column, object) for column in zip(*refused, strict=True)]
            apart = dict(zip(REFUSED, columns, strict=True))  # read by its name in the statement
            self._connection.execute(f"INSERT INTO quarantine ({', '.join(REFUSED)}) SELECT * FROM apart")
            del apart

    def told(self, problem: Exception) -> Exception:
        """See GroupCommit."""
        return told(problem) or problem
