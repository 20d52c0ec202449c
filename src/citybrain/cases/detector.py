"""Opens cases of an open city by its rules, in a thread of its own."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable
from typing import TYPE_CHECKING

from sqlalchemy import select

from citybrain.cases.cursors import begin_cursors
from citybrain.cases.rules import CaseRules
from citybrain.kernel.errors import CityBrainError
from citybrain.observations.sensing import Sensing
from citybrain.records.tables.sensing import datastream

if TYPE_CHECKING:
    from citybrain.cases.follower import ReadingsFollower

LOG = logging.getLogger("citybrain.cases")
AFTER_FAILURE = 5.0
PAUSE = 1.0
"""Seconds between two looks for a first stream."""


class CaseDetector:
    """Opens and clears cases of one city until it is closed, by the rules as persons corrected them."""

    def __init__(self, sensing: Sensing, rules: Callable[[], CaseRules]) -> None:
        self._sensing, self._rules = sensing, rules
        self._stopped = threading.Event()
        self._following: ReadingsFollower | None = None
        self._waited = False
        self.failures = 0
        """How often it could not go on, and began anew."""

        self._ending = threading.Event()
        """Ends the following that is at work."""

        self._thread = threading.Thread(target=self._run, name="cases", daemon=True)
        self._thread.start()

    def at_rest(self) -> bool:
        """Whether all that is stored was looked at, and led to what it leads to."""
        following = self._following
        return not self._some_stream() if following is None else following.at_rest()

    def begin_anew(self) -> None:
        """Go on from the cursors with the rules as they are now."""
        self._ending.set()

    def close(self) -> None:
        """Stop after the batch under way; the cursors are written."""
        self._stopped.set()
        self._ending.set()
        self._thread.join()

    def _run(self) -> None:
        while not self._stopped.is_set():
            try:
                self._await_streams()
                self._ending.clear()
                if self._stopped.is_set():
                    return
                from citybrain.cases.follower import ReadingsFollower  # loads compiled code, for which nobody waits

                self._following = ReadingsFollower(self._sensing, self._rules(), self._ending)
                self._following.run()
            except Exception as error:
                if self._stopped.is_set():
                    return
                self.failures, self._following = self.failures + 1, None
                LOG.error("cases are not looked for: %s", error, exc_info=not isinstance(error, CityBrainError))
                self._stopped.wait(AFTER_FAILURE)

    def _some_stream(self) -> bool:
        with self._sensing.records.read() as connection:
            return connection.execute(select(datastream.c.id).limit(1)).first() is not None

    def _await_streams(self) -> None:
        """Wait while there is no stream, so that nothing is loaded; all readings of the first are looked at."""
        while not self._stopped.is_set() and not self._some_stream():
            self._waited = True
            self._stopped.wait(PAUSE)
        if self._waited and not self._stopped.is_set():
            with self._sensing.records.begin() as connection:
                begin_cursors(connection, (), ())
            self._waited = False
