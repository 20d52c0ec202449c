"""Looks after the reports of an open city: contacts are erased by rule, also while nobody looks."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable

from citybrain.kernel.errors import CityBrainError
from citybrain.people.reports.desk import ReportDesk
from citybrain.people.reports.service import ResidentReports

LOG = logging.getLogger("citybrain.reports")
PAUSE = 3_600.0
FIRST = 60.0
"""Seconds until it looks for the first time, and between two looks."""


class ReportKeeper:
    """A thread until it is closed."""

    def __init__(self, reports: Callable[[], ResidentReports], first: float = FIRST, pause: float = PAUSE) -> None:
        self._reports, self._first, self._pause = reports, first, pause
        self._stopped = threading.Event()
        self._thread = threading.Thread(target=self._run, name="contacts of reports", daemon=True)
        self._thread.start()

    def close(self) -> None:
        """Stop after what is under way."""
        self._stopped.set()
        self._thread.join()

    def _run(self) -> None:
        pause = self._first
        while not self._stopped.wait(pause):
            pause = self._pause
            try:
                while ReportDesk(self._reports()).expire_contacts():
                    if self._stopped.is_set():
                        return
            except Exception as problem:
                if self._stopped.is_set():
                    return
                LOG.error("contacts of reports: %s", problem, exc_info=not isinstance(problem, CityBrainError))
