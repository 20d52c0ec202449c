"""Asks connectors at their intervals, less often while they fail; the server never dies of one."""

from __future__ import annotations

import logging
import threading
from collections.abc import Sequence

from citybrain.kernel.errors import CityBrainError
from citybrain.observations.connectors.declaration import Connector, Fetch, Parameters
from citybrain.observations.connectors.delivering import NOTHING, Delivered, deliver
from citybrain.observations.connectors.fetching import fetch
from citybrain.observations.connectors.known import checked
from citybrain.observations.connectors.standing import failed, mark_of, succeeded
from citybrain.observations.sensing import Sensing
from citybrain.twin.configuration_sensing import ConnectorSettings

LOG = logging.getLogger("citybrain.connectors")
LONGEST_WAIT = 3600.0
"""Seconds between tries of one that fails, unless its interval is longer."""

MOST_ROUNDS = 1000
"""Parts of one pull."""


def pull(sensing: Sensing, settings: ConnectorSettings, get: Fetch = fetch) -> Delivered:
    """Ask a connector for what is new, and deliver it; what was delivered before something went wrong stays.

    Raises CityBrainError, also for what the connector did not expect; how it stands is recorded either way.
    """
    try:
        return _pull(sensing, settings.name, *checked(settings), get)
    except CityBrainError as problem:
        failed(sensing.records, settings.name, problem)
        raise
    except Exception as problem:
        told = CityBrainError(
            "connector-failed", name=settings.name, problem=f"{type(problem).__name__}: {problem}"[:300]
        )
        failed(sensing.records, settings.name, told)
        raise told from problem


def _pull(sensing: Sensing, name: str, connector: Connector, parameters: Parameters, get: Fetch) -> Delivered:
    done, mark = NOTHING, mark_of(sensing.records, name)
    for _ in range(MOST_ROUNDS):
        pulled = connector.pull(parameters, mark, get)
        part = deliver(sensing, connector, name, pulled)
        done, mark = done + part, pulled.mark
        succeeded(sensing.records, name, mark, part.stored)
        if not pulled.more:
            break
    return done


def wait_after(interval: float, failures: int) -> float:
    """Seconds until the next try: the interval, doubled for each failure in a row."""
    return max(interval, min(interval * 2.0 ** min(failures, 20), LONGEST_WAIT))


class Schedule:
    """Runs the connectors of a city, each in a thread of its own, until it is closed."""

    def __init__(self, sensing: Sensing, connectors: Sequence[ConnectorSettings], get: Fetch = fetch) -> None:
        """Raises InputError for one that cannot be."""
        self._sensing = sensing
        self._get = get
        self._closing = threading.Event()
        self._threads = [
            threading.Thread(
                target=self._run, args=(one, one.interval or checked(one)[0].interval), name=one.name, daemon=True
            )
            for one in connectors
            if checked(one)
        ]

    def start(self) -> None:
        """Begin."""
        for thread in self._threads:
            thread.start()

    def close(self) -> None:
        """Ask no more; one that is under way is waited for, for some seconds."""
        self._closing.set()
        for thread in self._threads:
            thread.join(5.0)

    def _run(self, settings: ConnectorSettings, interval: float) -> None:
        failures = 0
        while not self._closing.is_set():
            try:
                pull(self._sensing, settings, self._get)
                failures = 0
            except Exception as problem:
                failures += 1
                if not self._closing.is_set():
                    LOG.warning("connector %s: %s", settings.name, problem)
            self._closing.wait(wait_after(interval, failures))
