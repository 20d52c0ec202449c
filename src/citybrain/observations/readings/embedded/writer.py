"""Writes deliveries into the file, in one transaction; a few new readings go into the journal first."""

from __future__ import annotations

import threading
from collections.abc import Sequence
from datetime import UTC, datetime
from itertools import chain
from pathlib import Path

import duckdb
import numpy as np

from citybrain.observations.readings import accounts
from citybrain.observations.readings.columns import Delivery, Fate, Readings, Receipt, Times, joined
from citybrain.observations.readings.embedded.errors import undo
from citybrain.observations.readings.embedded.journal import ROW, Journal, JournalGroup
from citybrain.observations.readings.embedded.tables import FROM_COLUMNS, HOT, STORED, as_columns, words_of
from citybrain.observations.readings.sorting import Known, sort_out
from citybrain.observations.readings.state import SeenStream, StreamState

LOOKUP = f"""
    SELECT given.number AS place, known.number, known.value, known.said
    FROM given JOIN {STORED} AS known ON known.stream = given.stream AND known.time = given.time
    WHERE coalesce(known.made, known.time) = coalesce(given.made, given.time)"""
REFUSED = ", ".join(accounts.RefusedReadings._fields)
FEW = 1_000
"""Readings of a commit that go into the journal; of more, a commit of the database costs little for each."""

MOST = 20_000
"""Readings that wait in the journal: 1 MB, and some ten milliseconds for whoever reads next."""


class EmbeddedWriter:
    """The only one that writes new readings. `hot` is the table that takes them now, `rows` how many it has."""

    def __init__(self, connection: duckdb.DuckDBPyConnection, state: StreamState, folder: Path) -> None:
        self._connection = connection.cursor()
        self._state = state
        self._journal = Journal(folder, self._connection)
        self.lock = threading.RLock()
        """Held while a transaction is open: who has it may change tables, once `settle` was called."""
        sizes = {table: self._connection.execute(f"SELECT count(*) FROM {table}").fetchall()[0][0] for table in HOT}
        self.hot = max(HOT, key=lambda table: sizes[table])
        """At first the fuller one, so that the other is empty when it is wanted."""
        self.rows = sizes[self.hot]
        self._waiting = self._journal.left
        """Groups of the journal that are not in the tables yet."""
        self._size = sum(len(group.rows) for group in self._waiting)
        self._full = False
        """Whether the tables did not take what waits: until they do, nothing more goes into the journal."""

    def commit(self, deliveries: Sequence[Delivery]) -> list[Receipt]:
        """Store deliveries; nothing of them is stored where it fails."""
        readings = joined([delivery.readings for delivery in deliveries])
        self._state.reach(readings.stream)
        with self.lock:
            if self._is_plain(deliveries, readings) and (receipts := self._journalled(deliveries, readings)):
                return receipts
            self.settle()
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

    def settle(self) -> None:
        """Bring what waits in the journal into the tables: who reads or changes them then finds all there is.

        Raises duckdb.Error; it waits on then.
        """
        if not self._waiting:
            return
        with self.lock:
            if not self._waiting:
                return
            if not (self._full and self._journal.is_noted(self._connection)):
                self._bring()
            self.rows += self._size
            self._waiting, self._size, self._full = [], 0, False
            self._journal.clear()

    def _bring(self) -> None:
        """All that waits in one transaction."""
        rows = np.concatenate([group.rows for group in self._waiting])
        seen = np.array([pair for group in self._waiting for pair in group.seen], np.int32).reshape(-1, 2)
        columns = {name: rows[name] for name in ("stream", "time", "value", "until", "made", "feature")}
        self._full = True
        self._connection.begin()
        try:
            self._insert(Readings(**columns), rows["number"], SeenStream(*seen.T))
            self._tell_ledger()
            self._journal.note(self._connection)
            self._connection.commit()
        except BaseException:
            undo(self._connection)
            raise

    def close(self) -> None:
        """Settle, and let go of the journal."""
        with self.lock:
            try:
                self.settle()
            finally:
                self._journal.close()

    def _is_plain(self, deliveries: Sequence[Delivery], readings: Readings) -> bool:
        """Whether there are few readings, all of them numbers, each newer than the newest of its stream."""
        if self._full or not 0 < len(readings) <= FEW or self._size + len(readings) > MOST:
            return False
        if any(one.rejected for one in deliveries):
            return False
        stream, time = readings.stream, readings.time
        late = (time <= self._state.newest[stream]) | (time < self._state.horizon[stream])
        return not late.any() and (readings.said is None or all(said is None for said in readings.said))

    def _journalled(self, deliveries: Sequence[Delivery], readings: Readings) -> list[Receipt] | None:
        """Receipts of plain readings that are on disk; None where some are the same, or the disk does not take them."""
        found = sort_out(readings, self._state.newest, self._state.following, self._state.horizon, self._lookup)
        if found.fate.any():
            return None
        seen, receipts = self._state.unseen(readings), accounts.receipts(deliveries, readings, found)
        rows = np.empty(len(readings), ROW)
        rows["number"] = found.number
        for name in ("stream", "time", "until", "made", "value", "feature"):
            rows[name] = getattr(readings, name)
        day, tallies = datetime.now(UTC).date().isoformat(), accounts.tallies(deliveries, receipts)
        pairs = list(zip(seen.stream.tolist(), seen.feature.tolist(), strict=True))
        group = JournalGroup(rows, pairs, [(source, day, counts[1]) for source, counts in tallies.items()])
        try:
            self._journal.append(group)
        except OSError:  # a full disk, say: the database tells it
            return None
        self._state.add(readings, found.number, seen)
        self._waiting.append(group)
        self._size += len(rows)
        return receipts

    def _tell_ledger(self) -> None:
        """What waits, by source and day."""
        sums: dict[tuple[str, str], int] = {}
        for source, day, stored in chain.from_iterable(group.sources for group in self._waiting):
            sums[source, day] = sums.get((source, day), 0) + stored
        rows = [value for (source, day), stored in sums.items() for value in (source, day, stored, stored, 0, 0)]
        self._connection.execute(f"INSERT INTO ledger VALUES {', '.join(['(?, ?, ?, ?, ?, ?)'] * len(sums))}", rows)

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
