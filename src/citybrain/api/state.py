"""The city that a server answers for: opened and computed in the background while the server already listens."""

from __future__ import annotations

import gc
import logging
import threading
import time
from collections.abc import Callable
from concurrent.futures import Future
from typing import Annotated, Literal, cast

from fastapi import Depends, Request

from citybrain.api.metrics import Metrics
from citybrain.plans.workspace import Workspace
from citybrain.twin.snapshot import Snapshot

Status = Literal["starting", "ready", "failed"]
LOG = logging.getLogger("citybrain.api")


class State:
    """What all requests share."""

    def __init__(self, open_city: Callable[[], Workspace]) -> None:
        self.metrics = Metrics()
        self._open_city = open_city
        self._workspace: Future[Workspace] = Future()
        self._failed = False
        self._stopped = False

    def start(self) -> None:
        """Opens the city and computes today's numbers in a thread of its own."""
        threading.Thread(target=self._prepare, name="baseline", daemon=True).start()

    def stop(self) -> None:
        """Tells the thread that nobody waits for it any more."""
        self._stopped = True

    def _prepare(self) -> None:
        begin = time.perf_counter()
        try:
            self._workspace.set_result(self._open_city())
            self._workspace.result().prepare()
        except BaseException as error:
            self._failed = True
            if not self._stopped:
                LOG.error("the city cannot be opened: %s", error)
            if not self._workspace.done():
                self._workspace.set_exception(error)
            return
        # What a city is made of stays as long as the server: the collector need not look through it again.
        gc.collect()
        gc.freeze()
        self.metrics.baseline_seconds.set(time.perf_counter() - begin)
        self._workspace.result().saved.read_all()

    @property
    def status(self) -> Status:
        """Whether today's numbers are there yet."""
        if self._failed:
            return "failed"
        ready = self._workspace.done() and self._workspace.result().ready
        return "ready" if ready else "starting"

    @property
    def workspace(self) -> Workspace:
        """The open city; who comes too early waits. Raises what went wrong when it was opened."""
        return self._workspace.result()


def state_of(request: Request) -> State:
    """The state of the application that a request came to."""
    return cast(State, request.app.state.citybrain)


def workspace_of(state: Annotated[State, Depends(state_of)]) -> Workspace:
    """The open city."""
    return state.workspace


def snapshot_of(workspace: Annotated[Workspace, Depends(workspace_of)]) -> Snapshot:
    """The snapshot of the open city."""
    return workspace.snapshot


TheState = Annotated[State, Depends(state_of)]
TheWorkspace = Annotated[Workspace, Depends(workspace_of)]
TheSnapshot = Annotated[Snapshot, Depends(snapshot_of)]
