"""The thread that writes deliveries: one transaction for all that waited meanwhile, receipts once it is on disk."""

from __future__ import annotations

import threading
from collections.abc import Callable, Sequence

from citybrain.observations.readings.columns import Delivery, Receipt
from citybrain.observations.readings.queue import DeliveryQueue, Waiting

Commit = Callable[[Sequence[Delivery]], Sequence[Receipt]]
"""Stores deliveries in one transaction; nothing of them is stored where it fails."""

Told = Callable[[BaseException], BaseException]
"""An error of the database as a person is told."""

Hopeless = Callable[[BaseException], bool]
"""Whether any delivery would fail as these did, so that it is of no use to try each by itself."""


class GroupWriter:
    """Takes deliveries from a queue and commits them, several at once. The end of the queue is its end."""

    def __init__(
        self, queue: DeliveryQueue, commit: Commit, told: Told, hopeless: Hopeless = lambda problem: False
    ) -> None:
        self._queue = queue
        self._commit = commit
        self._told = told
        self._hopeless = hopeless
        self.thread = threading.Thread(target=self._run, name="observations-writer", daemon=True)

    def _run(self) -> None:
        while taken := self._queue.take():
            self._write(taken)

    def _write(self, taken: Sequence[Waiting]) -> None:
        """All in one transaction; where that fails, each in one of its own, so that a bad one fails alone."""
        try:
            receipts = self._commit([waiting.delivery for waiting in taken])
        except Exception as problem:
            if len(taken) > 1 and not self._hopeless(problem):
                for waiting in taken:
                    self._write([waiting])
                return
            for waiting in taken:
                waiting.promise.set_exception(self._told(problem))
        else:
            for waiting, receipt in zip(taken, receipts, strict=True):
                waiting.promise.set_result(receipt)
