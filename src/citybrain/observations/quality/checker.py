"""Tests readings in the background for as long as a city is open."""

from __future__ import annotations

import logging
import threading
import time
from typing import TYPE_CHECKING

from citybrain.kernel.errors import CityBrainError
from citybrain.observations.sensing import Sensing

if TYPE_CHECKING:
    from citybrain.observations.quality.failing import Failing
    from citybrain.observations.quality.runner import Runner
    from citybrain.observations.quality.unusual import Finding, Unusual

LOG = logging.getLogger("citybrain.quality")
PAUSE = 1.0
"""Seconds between rounds at least; and never less than the last round took, so that half of one core is left."""
AFTER_FAILURE = 30.0
LOOK = 60.0
"""Seconds between looks at what is out of the ordinary, once all that is past was learnt."""
LEARNING = 0.5
"""Seconds of learning between rounds, and between two of them at least while there is more to learn."""


class Checker:
    """Tests what comes in of one city, in a thread of its own; what it needs is loaded with the first readings."""

    def __init__(self, sensing: Sensing) -> None:
        self._sensing = sensing
        self._runner: Runner | None = None
        self._unusual: Unusual | None = None
        self._next_look = 0.0
        self._learning = False
        self._failing: tuple[Failing, ...] = ()
        self._stopped = threading.Event()
        self._thread = threading.Thread(target=self._run, name="quality", daemon=True)
        self._thread.start()

    def close(self) -> None:
        """Stop after the round under way."""
        self._stopped.set()
        self._thread.join()

    def _run(self) -> None:
        pause = PAUSE
        while not self._stopped.wait(pause):
            begin = time.monotonic()
            try:
                self._round()
                pause = max(LEARNING if self._learning else PAUSE, time.monotonic() - begin)
            except Exception as error:
                if self._stopped.is_set():
                    return
                LOG.error("readings could not be tested: %s", error, exc_info=not isinstance(error, CityBrainError))
                pause = AFTER_FAILURE

    @property
    def findings(self) -> tuple[Finding, ...]:
        """What is out of the ordinary now, the most extraordinary first."""
        return () if self._unusual is None else self._unusual.findings

    @property
    def failing(self) -> tuple[Failing, ...]:
        """What readings of the last hours did not pass, by stream and test."""
        return self._failing

    @property
    def looked(self) -> int | None:
        """The time of the city [µs] when it was last looked for what is unusual, None until enough is learnt for it."""
        return None if self._unusual is None else self._unusual.looked

    def _round(self) -> None:
        if not self._sensing.store.count():
            return
        if self._runner is None or self._unusual is None:
            from citybrain.observations.quality.runner import Runner
            from citybrain.observations.quality.unusual import Unusual

            self._runner, self._unusual = Runner(self._sensing), Unusual(self._sensing)
        self._runner.round()
        if time.monotonic() >= self._next_look:
            self._look(self._runner, self._unusual)

    def _look(self, runner: Runner, unusual: Unusual) -> None:
        """See which tests are not passed, then what is unusual; as long as there is more to learn, go on with that."""
        from citybrain.observations.quality.failing import failing

        if not self._learning:
            self._failing = failing(self._sensing.store, runner.known(), self._sensing.now())
        begin = time.monotonic()
        self._learning = unusual.round()
        while self._learning and time.monotonic() - begin < LEARNING and not self._stopped.is_set():
            self._learning = unusual.round()
        if not self._learning:
            self._next_look = time.monotonic() + LOOK
