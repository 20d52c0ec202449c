"""Deliveries are written together: one transaction for all that waited meanwhile, the receipts once it is on disk."""

from __future__ import annotations

import json
import threading
from abc import ABC, abstractmethod
from collections.abc import Sequence
from contextlib import AbstractContextManager
from datetime import UTC, datetime
from typing import Any

import numpy as np

from citybrain.observations.readings.columns import Delivery, Fate, Readings, Receipt, Times, identities, joined
from citybrain.observations.readings.queue import DeliveryQueue, Waiting
from citybrain.observations.readings.sorting import Known, Sorted, sort_out
from citybrain.observations.readings.state import StreamState

REFUSED = ("source", "came", "code", "arguments", "place", "received")
TALLY = ("source", "day", "received", "stored", "duplicates", "rejected")
"""Columns of the quarantine and of the ledger."""

CONFLICTS = "reading-conflicts"


class GroupCommit(ABC):
    """The only one that writes readings; in a thread of its own. A database tells how it is done there."""

    def __init__(self, state: StreamState, queue: DeliveryQueue) -> None:
        self._state = state
        self._queue = queue
        self.lock = threading.Lock()
        """Held while a transaction is open: who has it may change tables."""
        self.thread = threading.Thread(target=self._run, name="observations-writer", daemon=True)

    @abstractmethod
    def transaction(self) -> AbstractContextManager[None]:
        """Commits when the block ends: all is on disk then; nothing is where it raises."""

    @abstractmethod
    def lookup(self, late: Readings) -> Known:
        """Stored readings that have the stream and times of these."""

    @abstractmethod
    def insert(self, fresh: Readings, number: Times) -> None:
        """Add readings, which have every column, with their numbers."""

    @abstractmethod
    def note(self, tallies: Sequence[tuple[Any, ...]], refused: Sequence[tuple[Any, ...]]) -> None:
        """Add rows of `TALLY` to the ledger and of `REFUSED` to the quarantine."""

    @abstractmethod
    def told(self, problem: Exception) -> Exception:
        """An error as it is handed to who delivered."""

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
            taken[0].promise.set_exception(self.told(problem))
        else:
            for waiting, receipt in zip(taken, receipts, strict=True):
                waiting.promise.set_result(receipt)

    def _commit(self, deliveries: Sequence[Delivery]) -> list[Receipt]:
        readings = joined([delivery.readings for delivery in deliveries])
        self._state.reach(readings.stream)
        with self.transaction():
            found = sort_out(readings, self._state.newest, self._state.following, self.lookup)
            new = found.fate == Fate.STORED
            fresh, number = readings.taken(new), found.number[new]
            if len(fresh):
                self.insert(fresh, number)
            receipts = _receipts(deliveries, readings, found)
            self._note(deliveries, receipts)
        self._state.add(fresh, number)
        return receipts

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
        self.note([(source, now.date(), *counted) for source, counted in tallies.items()], refused)


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
