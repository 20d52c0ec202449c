"""Evaluates closed cases of an open city in the background, one window after the other."""

from __future__ import annotations

import logging
import threading
import time
from collections.abc import Callable
from functools import cache
from typing import TYPE_CHECKING

from sqlalchemy import select

from citybrain.cases.names import CaseState
from citybrain.cases.rules import CaseRules
from citybrain.kernel.errors import CityBrainError
from citybrain.kernel.parallel import step_back
from citybrain.observations.readings.progress_token import ProgressToken, StoppedError
from citybrain.observations.sensing import Sensing
from citybrain.records.tables.cases import city_case

if TYPE_CHECKING:
    from citybrain.cases.effect.windows import CaseWindow

LOG = logging.getLogger("citybrain.cases")
PAUSE = 60.0
"""Seconds between two looks for what is due."""

AGAIN = 3600.0
"""Seconds until a window of which too little was measured, or that failed, is looked at again."""


class CaseEvaluator:
    """A thread at low priority, until it is closed; what it was at when it was stopped or killed begins anew."""

    def __init__(self, sensing: Sensing, rules: Callable[[], CaseRules], pause: float = PAUSE) -> None:
        self._sensing, self._rules, self._pause = sensing, cache(rules), pause
        self._later: dict[tuple[int, int], float] = {}
        self._token, self._stopped = ProgressToken(), threading.Event()
        self.failures = 0
        """How often it could not look or evaluate."""

        self._thread = threading.Thread(target=self._run, name="case effects", daemon=True)
        self._thread.start()

    def close(self) -> None:
        """Stop what runs; nothing of it stays."""
        self._token.stop()
        self._stopped.set()
        self._thread.join()

    def _run(self) -> None:
        step_back()
        while not self._stopped.wait(self._pause):
            try:
                if self._some_closed():
                    self._look()
            except StoppedError:
                return
            except Exception as problem:
                if not self._stopped.is_set():
                    self._failed(problem)

    def _some_closed(self) -> bool:
        with self._sensing.records.read() as connection:
            closed = select(city_case.c.id).where(city_case.c.state == CaseState.CLOSED.value)
            return connection.execute(closed.limit(1)).first() is not None

    def _look(self) -> None:
        from citybrain.cases.effect.of_cases import CaseEffects  # loads compiled code, for which nobody waits

        effects = CaseEffects(self._sensing, self._rules())
        for window in effects.due():
            key = (window.closing, window.days)
            if self._later.get(key, 0.0) > time.monotonic():
                continue
            try:
                waits = effects.evaluate(window, progress=self._progress).state == "waiting"
            except StoppedError:
                raise
            except Exception as problem:
                waits = True
                self._failed(problem, window)
            if waits:
                self._later[key] = time.monotonic() + AGAIN

    def _progress(self, done_share: float, message_key: str) -> None:
        self._token.check()

    def _failed(self, problem: Exception, window: CaseWindow | None = None) -> None:
        self.failures += 1
        of = "cases" if window is None else f"case {window.case}, {window.days} days"
        LOG.error("%s: not evaluated: %s", of, problem, exc_info=not isinstance(problem, CityBrainError))
