"""Writes deliveries into the file, in one transaction."""

from __future__ import annotations

import threading
from collections.abc import Sequence
from datetime import UTC, datetime

import duckdb
import numpy as np

from citybrain.observations.readings import accounts
from citybrain.observations.readings.columns import Delivery, Fate, Readings, Receipt, Times, joined
from citybrain.observations.readings.embedded.errors import undo
from citybrain.observations.readings.embedded.tables import FROM_COLUMNS, STORED, as_columns, words_of
from citybrain.observations.readings.sorting import Known, sort_out
from citybrain.observations.readings.state import SeenStream, StreamState

LOOKUP = f"""
    SELECT given.number AS place, known.number, known.value, known.said
    FROM given JOIN {STORED} AS known ON known.stream = given.stream AND known.time = given.time
    WHERE coalesce(known.made, known.time) = coalesce(given.made, given.time)"""
REFUSED = ", ".join(accounts.RefusedReadings._fields)


class EmbeddedWriter:
    """The only one that writes new readings. `hot` is the table that takes them now, `rows` how many it has."""

    def __init__(self, connection: duckdb.DuckDBPyConnection, state: StreamState) -> None:
        self._connection = connection.cursor()
        self._state = state
        self.lock = threading.Lock()
        """Held while a transaction is open: who has it may change tables."""
        self.hot, self.rows = "", 0

    def commit(self, deliveries: Sequence[Delivery]) -> list[Receipt]:
        """Store deliveries; nothing of them is stored where it fails."""
        readings = joined([delivery.readings for delivery in deliveries])
        self._state.reach(readings.stream)
        with self.lock:
            self._connection.begin()
            try:
                found = sort_out(readings, self._state.newest, self._state.following, self._state.horizon, self._lookup)
                new = found.fate == Fate.STORED
                fresh, number = (readings, found.number) if new.all() else (readings.taken(new), found.number[new])
                seen = self._state.unseen(fresh)
                self._insert(fresh, number, seen)
                receipts = accounts.receipts(deliveries, readings, found)
                self._note(deliveries, receipts)
                self._connection.commit()
            except BaseException:
                undo(self._connection)
                raise
            self.rows += len(fresh)
            self._state.add(fresh, number, seen)
        return receipts

    def turn_to(self, table: str, rows: int = 0) -> None:
        """From now on another table takes new readings; `rows` are in it."""
        with self.lock:
            self.hot, self.rows = table, rows

    def _lookup(self, late: Readings) -> Known:
        given = as_columns(late, np.arange(len(late)))  # read by its name in the statement
        found = self._connection.execute(LOOKUP).fetchnumpy()
        del given
        return Known(
            np.asarray(found["place"], np.intp),
            np.asarray(found["number"], np.int64),
            np.ma.filled(found["value"], np.nan),
            words_of(found["said"]),
        )

    def _insert(self, readings: Readings, number: Times, seen: SeenStream) -> None:
        if len(readings):
            fresh = as_columns(readings, number)  # read by its name in the statement
            self._connection.execute(f"INSERT INTO {self.hot} {FROM_COLUMNS} FROM fresh")
            del fresh
        if len(seen.stream):
            pairs = seen._asdict()  # read by its name in the statement
            self._connection.execute("INSERT INTO observed SELECT stream, feature FROM pairs")
            del pairs

    def _note(self, deliveries: Sequence[Delivery], receipts: Sequence[Receipt]) -> None:
        """The ledger and the quarantine, in the transaction of the readings."""
        now = datetime.now(UTC).replace(tzinfo=None)
        tallies = accounts.tallies(deliveries, receipts)
        rows = [value for source, counts in tallies.items() for value in (source, now.date(), *counts)]
        self._connection.execute(f"INSERT INTO ledger VALUES {', '.join(['(?, ?, ?, ?, ?, ?)'] * len(tallies))}", rows)
        if any(rejected for *_, rejected in tallies.values()):
            refused = accounts.refused(deliveries, receipts, now)
            columns = [np.array(column, object) for column in zip(*refused, strict=True)]
            apart = dict(
                zip(accounts.RefusedReadings._fields, columns, strict=True)
            )  # read by its name in the statement
            self._connection.execute(f"INSERT INTO quarantine ({REFUSED}) SELECT * FROM apart")
            del apart
