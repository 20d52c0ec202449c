"""Writes deliveries: one transaction for all that waited meanwhile, and the receipts once it is on disk."""

from __future__ import annotations

import json
import threading
from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any

import duckdb
import numpy as np

from citybrain.observations.readings.columns import Delivery, Fate, Readings, Receipt, Times, identities, joined
from citybrain.observations.readings.embedded.errors import told
from citybrain.observations.readings.embedded.queue import DeliveryQueue, Waiting
from citybrain.observations.readings.embedded.state import StreamState
from citybrain.observations.readings.embedded.tables import FROM_COLUMNS, STORED, as_columns, words_of
from citybrain.observations.readings.sorting import Known, Sorted, sort_out

LOOKUP = f"""
    SELECT given.number AS place, known.number, known.value, known.said
    FROM given JOIN {STORED} AS known ON known.stream = given.stream AND known.time = given.time
    WHERE coalesce(known.made, known.time) = coalesce(given.made, given.time)"""
TALLY = "INSERT INTO ledger VALUES (?, ?, ?, ?, ?, ?)"
REFUSED = ("source", "came", "code", "arguments", "place", "received")
CONFLICTS = "reading-conflicts"


class Writer:
    """The only one that writes readings; in a thread of its own. `hot` is the table that takes them now."""

    def __init__(self, connection: duckdb.DuckDBPyConnection, state: StreamState, queue: DeliveryQueue) -> None:
        self._connection = connection.cursor()
        self._state = state
        self._queue = queue
        self.lock = threading.Lock()
        """Held while a transaction is open: who has it may change tables."""
        self.hot = ""
        self.thread = threading.Thread(target=self._run, name="observations-writer", daemon=True)

    def _run(self) -> None:
        while taken := self._queue.take():
            self._write(taken)

    def _write(self, taken: Sequence[Waiting]) -> None:
        """All in one transaction; where that fails, each in one of its own, so that a bad one fails alone."""
        try:
            with self.lock:
                receipts = self._commit([waiting.delivery for waiting in taken])
        except Exception as problem:
            if len(taken) > 1:
                for waiting in taken:
                    self._write([waiting])
                return
            taken[0].promise.set_exception(told(problem) or problem)
        else:
            for waiting, receipt in zip(taken, receipts, strict=True):
                waiting.promise.set_result(receipt)

    def _commit(self, deliveries: Sequence[Delivery]) -> list[Receipt]:
        readings = joined([delivery.readings for delivery in deliveries])
        self._state.reach(readings.stream)
        self._connection.execute("BEGIN")
        try:
            found = sort_out(readings, self._state.newest, self._state.following, self._lookup)
            new = found.fate == Fate.STORED
            fresh, number = readings.taken(new), found.number[new]
            self._insert(fresh, number)
            receipts = _receipts(deliveries, readings, found)
            self._note(deliveries, receipts)
            self._connection.execute("COMMIT")
        except BaseException:
            self._connection.execute("ROLLBACK")
            raise
        self._state.add(fresh, number)
        return receipts

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

    def _insert(self, readings: Readings, number: Times) -> None:
        if len(readings):
            fresh = as_columns(readings, number)  # read by its name in the statement
            self._connection.execute(f"INSERT INTO {self.hot} {FROM_COLUMNS} FROM fresh")
            del fresh

    def _note(self, deliveries: Sequence[Delivery], receipts: Sequence[Receipt]) -> None:
        """The ledger and the quarantine, in the transaction of the readings."""
        now = datetime.now(UTC).replace(tzinfo=None)
        tallies: dict[str, list[int]] = {}
        refused: list[tuple[Any, ...]] = []
        for delivery, receipt in zip(deliveries, receipts, strict=True):
            conflicts = receipt.number(Fate.CONFLICT)
            rejected = len(delivery.rejected) + conflicts
            counts = (
                len(delivery.readings) + len(delivery.rejected),
                receipt.number(Fate.STORED),
                receipt.number(Fate.DUPLICATE),
                rejected,
            )
            tally = tallies.setdefault(delivery.source, [0, 0, 0, 0])
            tallies[delivery.source] = [one + other for one, other in zip(tally, counts, strict=True)]
            for no in delivery.rejected:
                arguments = json.dumps(dict(no.arguments or {}))
                refused.append((delivery.source, now, no.code, arguments, no.place, no.received))
            if conflicts:
                refused += _conflicts(delivery, receipt, now)
        for source, counted in tallies.items():
            self._connection.execute(TALLY, [source, now.date(), *counted])
        if refused:
            columns = [np.array(column, object) for column in zip(*refused, strict=True)]
            apart = dict(zip(REFUSED, columns, strict=True))  # read by its name in the statement
            self._connection.execute(f"INSERT INTO quarantine ({', '.join(REFUSED)}) SELECT * FROM apart")
            del apart


def _receipts(deliveries: Sequence[Delivery], readings: Readings, found: Sorted) -> list[Receipt]:
    identity = identities(readings.stream, found.number)
    cuts = np.cumsum([len(delivery.readings) for delivery in deliveries])[:-1]
    return [Receipt(*parts) for parts in zip(np.split(identity, cuts), np.split(found.fate, cuts), strict=True)]


def _conflicts(delivery: Delivery, receipt: Receipt, now: datetime) -> list[tuple[Any, ...]]:
    """Rows of the quarantine for readings that conflict with a stored one."""
    rows = np.flatnonzero(receipt.fate == Fate.CONFLICT)
    some, stored = delivery.readings.whole().taken(rows), receipt.identity[rows]
    assert some.said is not None
    made = []
    for row in range(len(rows)):
        result = some.said[row] if some.said[row] is not None else float(some.value[row])
        received = json.dumps({"stream": int(some.stream[row]), "time": int(some.time[row]), "result": result})
        made.append((delivery.source, now, CONFLICTS, json.dumps({"stored": str(stored[row])}), "", received))
    return made
