"""Does what was approved, as long as the city is served: sends commands, looks at readings, puts back what failed."""

from __future__ import annotations

import logging
import random
import threading
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

import numpy as np
from sqlalchemy import select

from citybrain.cases.gate.states import RUNNING, WAITING
from citybrain.kernel.errors import CityBrainError
from citybrain.records.tables.gate import proposal

if TYPE_CHECKING:
    from citybrain.cases.gate.execution import LatestReading
    from citybrain.cases.gate.sending import Command, SendingOutcome
    from citybrain.cases.service import CaseService
    from citybrain.observations.readings.store import Store
    from citybrain.observations.sensing import Sensing
    from citybrain.records import Records
    from citybrain.twin.configuration_gate import GateConnector

LOG = logging.getLogger("citybrain.gate")
PAUSE = 1.0
"""Seconds between two looks at whether something is due."""

AFTER_FAILURE, PATIENCE = 15.0, 5.0


def latest_of(store: Store) -> LatestReading:
    """The newest reading of a stream in a store."""
    from citybrain.cases.gate.execution import ShownReading
    from citybrain.observations.readings.columns import NO_TIME

    def latest(stream: int) -> ShownReading | None:
        found = store.latest(np.array([stream], np.int32))
        time, value = int(found.time[0]), float(found.value[0])
        return None if time == NO_TIME or np.isnan(value) else ShownReading(time, value)

    return latest


class GateWorker:
    """A thread of its own. A fault of the database is told in the log and tried again; a command is not."""

    def __init__(self, sensing: Sensing, cases: Callable[[], CaseService]) -> None:
        self._sensing = sensing
        self._cases = cases
        self._stopped = threading.Event()
        self._thread = threading.Thread(target=self._run, name="gate", daemon=True)
        if sensing.records.writable:
            self._thread.start()

    def close(self) -> None:
        """Stop; what is being sent is waited for, for some seconds, and unknown if it did not end."""
        self._stopped.set()
        if self._thread.is_alive():
            self._thread.join(PATIENCE)

    def _run(self) -> None:
        pause = random.uniform(0, PAUSE)
        while not self._stopped.wait(pause):
            try:
                pause = 0.0 if self._work() else PAUSE
            except Exception as error:
                if not self._stopped.is_set():
                    LOG.error("the gate waits: %s", error, exc_info=not isinstance(error, CityBrainError))
                pause = AFTER_FAILURE

    def _work(self) -> bool:
        sensing = self._sensing
        ripe = (proposal.c.state.in_(WAITING)) & (proposal.c.expires <= sensing.now())
        asked = select(proposal.c.id).where(proposal.c.state.in_(RUNNING) | ripe).limit(1)
        with sensing.records.read() as connection:
            if connection.execute(asked).first() is None:
                return False
        from citybrain.cases.gate.sending import gate_settings  # loaded once there is something to be done

        return work(
            sensing.records,
            lambda: gate_settings(sensing.folder).connectors,
            latest_of(sensing.store),
            self._cases(),
        )


def work(
    records: Records,
    connectors: Callable[[], Mapping[str, GateConnector]],
    latest: LatestReading,
    cases: CaseService,
    send: Callable[[Command, GateConnector], SendingOutcome] | None = None,
) -> bool:
    """Do what is due, once; whether anything was. Raises NotRecordedError."""
    from citybrain.cases.gate import execution, sending

    with records.read() as connection:
        under_way = execution.running(connection)
        ripe = [one.id for one in under_way if execution.judgement(connection, one, latest, cases)]
        sends = execution.has_open_command(connection)
        over = [one.id for one in execution.expired(connection, cases.now())]
    sent = sends and _send_next(records, connectors(), cases, send or sending.send)
    for number in ripe:
        with records.begin() as connection:
            execution.judge(connection, number, latest, cases)
    for number in over:
        with records.begin() as connection:
            execution.expire(connection, number, cases)
    return sent or bool(ripe or over)


def _send_next(
    records: Records,
    connectors: Mapping[str, GateConnector],
    cases: CaseService,
    send: Callable[[Command, GateConnector], SendingOutcome],
) -> bool:
    """Send the next command that waits for a connector of the city; whether there was anything to do."""
    from citybrain.cases.gate import execution

    with records.begin() as connection:
        lost = execution.give_up_claimed(connection, cases)
        command = execution.claim(connection, cases, frozenset(connectors))
    if command is None:
        return lost > 0
    outcome = send(command, connectors[command.connector])
    with records.begin() as connection:
        execution.answer_for(connection, command.number, outcome, cases)
    return True
