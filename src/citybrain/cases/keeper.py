"""Looks after the cases of an open city, with sensors or without: clocks, answers to messages, people near."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable, Mapping

from citybrain.cases.clocks import clock_over, escalate
from citybrain.cases.people import PeopleNear, estimate_people, uncounted_cases
from citybrain.cases.service import CaseService
from citybrain.governance.errors import NotAllowedError
from citybrain.kernel.errors import CityBrainError, NotFoundError
from citybrain.notifications.answers import end_answered, unfollowed
from citybrain.observations.sensing import Sensing
from citybrain.records.errors import EntryError

LOG = logging.getLogger("citybrain.cases")
PAUSE = 1.0
AFTER_FAILURE = 5.0

TakeOn = Callable[[str, str], None]
"""Somebody, the second, takes on what a message was about, the first."""


class CaseKeeper:
    """A thread until it is closed. `answers` says by kind of message what it means that somebody answered one; `people`
    counts who lives near, once the twin can.
    """

    def __init__(
        self,
        sensing: Sensing,
        cases: Callable[[], CaseService],
        answers: Mapping[str, TakeOn],
        people: Callable[[], PeopleNear | None] = lambda: None,
    ) -> None:
        self._sensing, self._cases, self._answers, self._people = sensing, cases, answers, people
        self._stopped = threading.Event()
        self.failures = 0
        """How often it could not go on."""

        self._thread = threading.Thread(target=self._run, name="case clocks", daemon=True)
        if sensing.records.writable:
            self._thread.start()

    def close(self) -> None:
        """Stop after what is under way."""
        self._stopped.set()
        if self._thread.is_alive():
            self._thread.join()

    def _run(self) -> None:
        pause = PAUSE
        while not self._stopped.wait(pause):
            pause = PAUSE
            for look in (self._clocks, self._answered, self._count_people):
                try:
                    look()
                except Exception as problem:
                    if self._stopped.is_set():
                        return
                    self.failures, pause = self.failures + 1, AFTER_FAILURE
                    LOG.error("cases: %s", problem, exc_info=not isinstance(problem, CityBrainError))

    def _clocks(self) -> None:
        now, records = self._sensing.now(), self._sensing.records
        with records.read() as connection:
            some = clock_over(connection, now)
        if some:
            rules = self._cases().rules
            with records.begin() as connection:
                escalate(connection, rules, now, self._sensing.zone)

    def _answered(self) -> None:
        """What somebody answers a message about is theirs."""
        with self._sensing.records.read() as connection:
            answered = unfollowed(connection, list(self._answers))
        for one in answered:
            try:
                self._answers[one.kind](one.subject, one.acknowledged_by)
            except (EntryError, NotAllowedError, NotFoundError) as problem:
                LOG.warning("%s: the answer of %s changes nothing: %s", one.subject, one.acknowledged_by, problem)
            with self._sensing.records.begin() as connection:
                end_answered(connection, one)

    def _count_people(self) -> None:
        with self._sensing.records.read() as connection:
            some = bool(uncounted_cases(connection))
        if some and (near := self._people()) is not None:
            estimate_people(self._sensing.records, near, self._sensing.now())
