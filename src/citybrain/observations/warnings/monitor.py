"""Keeps the warnings of a city up to date for as long as it is open, so that nobody waits for them."""

from __future__ import annotations

import logging
import threading
import time
from collections.abc import Callable, Mapping
from typing import NamedTuple

import numpy as np

from citybrain.kernel.errors import CityBrainError
from citybrain.observations.forecasts.hours import HOUR
from citybrain.observations.forecasts.kept import holding
from citybrain.observations.sensing import Sensing
from citybrain.observations.warnings.limit_check import CheckableStream, in_order, to_watch, today, warnings_of
from citybrain.observations.warnings.shapes import Warning
from citybrain.observations.warnings.zones import Differences

LOG = logging.getLogger("citybrain.warnings")
PAUSE = 30.0
"""Seconds between two looks at whether there is something new to work out."""
AFTER_FAILURE = 60.0
LEAST = 0.02
"""Seconds of rest after each stream at least; and never less than it took, so that half of one core is left."""


class StandingWarnings(NamedTuple):
    """Warnings, the gravest first, and the time of the city [µs] when they were last looked after."""

    warnings: tuple[Warning, ...]
    looked: int


class WarningMonitor:
    """Works out the warnings of each stream anew when an hour of it is over, or when it is forecast in another way.

    `country` tells whose law holds, `differences` how zones differ from stations. What is worked out is there for all
    at once; a stream that makes trouble keeps the warnings that it had and is told of in the log.
    """

    def __init__(
        self, sensing: Sensing, country: Callable[[], str | None], differences: Differences | None = None
    ) -> None:
        self._sensing = sensing
        self._differences = differences
        self._country = country
        self._known: dict[int, tuple[object, tuple[Warning, ...]]] = {}
        self._kept: StandingWarnings | None = None
        self._stopped = threading.Event()
        self._thread = threading.Thread(target=self._run, name="warnings", daemon=True)
        self._thread.start()

    @property
    def standing(self) -> StandingWarnings | None:
        """What is known now; None until all streams were looked at once."""
        return self._kept

    def close(self) -> None:
        """Stop after the stream under way."""
        self._stopped.set()
        self._thread.join()

    def _run(self) -> None:
        pause = LEAST
        while not self._stopped.wait(pause):
            try:
                pause = PAUSE if self._look() else AFTER_FAILURE
            except Exception as error:
                if self._stopped.is_set():
                    return
                LOG.error("warnings could not be worked out: %s", error, exc_info=not isinstance(error, CityBrainError))
                pause = AFTER_FAILURE

    def _look(self) -> bool:
        """Work out what changed; whether all of it could be."""
        differences = self._differences() if self._differences else None
        begin, watchable = self._sensing.now(), to_watch(self._sensing, self._country(), differences)
        causes, whole = self._causes(watchable), True
        for one in watchable:
            number = one.subject.number
            if self._known.get(number, (None,))[0] == causes[number]:
                continue
            took = time.monotonic()
            found = self._worked_out(one)
            whole = whole and found is not None
            before = self._known.get(number, (None, ()))[1]
            self._known[number] = (None, before) if found is None else (causes[number], found)
            if self._stopped.wait(max(LEAST, time.monotonic() - took)):
                return True
        self._known = {number: told for number, told in self._known.items() if number in causes}
        self._kept = StandingWarnings(tuple(in_order(one for _, told in self._known.values() for one in told)), begin)
        return whole

    def _worked_out(self, one: CheckableStream) -> tuple[Warning, ...] | None:
        try:
            return tuple(warnings_of(self._sensing, one))
        except Exception as error:
            if not self._stopped.is_set():
                expected = isinstance(error, CityBrainError)
                LOG.error("no warnings of stream %s: %s", one.subject.number, error, exc_info=not expected)
            return None

    def _causes(self, watchable: list[CheckableStream]) -> Mapping[int, object]:
        """What the warnings of each stream hang on: the day, the last whole hours of city and stream, its forecast."""
        sensing = self._sensing
        newest = sensing.store.latest(np.array([one.subject.number for one in watchable], np.int32)).time.tolist()
        with sensing.records.read() as connection:
            models = holding(connection)
        end, day = sensing.now() // HOUR, today(sensing)
        return {
            one.subject.number: (one, day, end, min(time // HOUR + 1, end), models.get(one.subject.number))
            for one, time in zip(watchable, newest, strict=True)
        }
