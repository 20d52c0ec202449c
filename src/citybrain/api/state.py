"""The city that a server answers for: opened in the background while the server already listens.

Nothing is computed before somebody asks. Who asks for anything of the city is there to stay: what their next questions
would wait for is then prepared, once their first ones have had time to be answered.
"""

from __future__ import annotations

import gc
import logging
import threading
import time
from collections.abc import Callable
from concurrent.futures import Future
from functools import cached_property
from pathlib import Path
from typing import Annotated, Literal, cast

from fastapi import Depends, Request

from citybrain.api.limits import Limits
from citybrain.api.map_tiles import MapTiles
from citybrain.api.metrics import Metrics
from citybrain.governance import Governance, open_governance
from citybrain.kernel import NotFoundError
from citybrain.observations.demo.replay import open_city_sensing
from citybrain.observations.importing.waiting import WaitingFiles
from citybrain.observations.quality.checker import Checker
from citybrain.observations.sensing import Sensing, Sensings
from citybrain.observations.upkeep.upkeeper import Upkeeper
from citybrain.observations.warnings.lookout import Lookout
from citybrain.plans.workspace import Workspace
from citybrain.twin.drafts.desk import Desk
from citybrain.twin.geometry import tiles as tiling_of
from citybrain.twin.geometry.entities import Entities
from citybrain.twin.geometry.tiles import Tiling
from citybrain.twin.snapshot import Snapshot, load

QUIET = 2.0
"""Seconds from the first question on in which nothing is prepared beside it."""

Status = Literal["starting", "ready", "failed"]
OpenCity = Callable[[], Workspace]
LOG = logging.getLogger("citybrain.api")


def _lookout(sensing: Sensing) -> Lookout:
    """Keeps the warnings of a city up to date, by the law of the country that its latest snapshot names."""
    return Lookout(sensing, lambda: load(sensing.folder).manifest.country)


class _Served:
    """A city that is served or about to be; `draft` is the id of the draft that it was made in."""

    def __init__(self, tiling: Tiling, draft: str | None = None) -> None:
        self.draft = draft
        self._tiling = tiling
        self.workspace: Future[Workspace] = Future()
        self.failed = False
        self.asked = False

    @property
    def status(self) -> Status:
        if self.failed:
            return "failed"
        return "ready" if self.workspace.done() else "starting"

    @cached_property
    def tiles(self) -> MapTiles:
        opened = self.workspace.result()
        return MapTiles(opened.snapshot, Entities(opened.snapshot, opened.graph.entities), self._tiling)


class State:
    """What all requests share."""

    def __init__(
        self,
        open_city: OpenCity,
        desk: Desk | None = None,
        open_folder: Callable[[Path], Workspace] | None = None,
        tiling: Tiling | None = None,
        warm: Callable[[Workspace], None] = lambda workspace: None,
        folder: Path | None = None,
        limits: Limits | None = None,
        ways: Callable[[Sensing, Governance], None] | None = None,
    ) -> None:
        self._warm = warm
        self.metrics = Metrics()
        self.sensings = Sensings(open_city_sensing, [Checker, _lookout, Upkeeper, WaitingFiles])
        self._open_city = open_city
        self._desk = desk
        self._open_folder = open_folder
        self._tiling = tiling or tiling_of.TILING
        self._served = self._first = _Served(self._tiling)
        self._folder = folder
        self._governance: Governance | None = None
        self._opening_governance = threading.Lock()
        self.limits = limits or Limits()
        self._ways = ways
        self._switching = threading.Lock()
        self._stopped = threading.Event()

    def start(self) -> None:
        """Opens the city in a thread of its own."""
        self._open_later(self._served, self._open_city)

    def stop(self) -> None:
        """Tells all that is at work on plans and drafts that nobody waits for it any more."""
        self._stopped.set()
        made = self._served.workspace
        if made.done() and not made.exception():
            made.result().close()
        if self._desk is not None:
            self._desk.close()
        self.sensings.hush()

    def _open_later(self, served: _Served, open_city: OpenCity) -> None:
        threading.Thread(target=self._open, args=(served, open_city), name="opening", daemon=True).start()

    def _open(self, served: _Served, open_city: OpenCity) -> None:
        begin = time.perf_counter()
        try:
            if not served.workspace.done():
                served.workspace.set_result(open_city())
            if served is self._first:
                self._open_ways(served.workspace.result())
            served.tiles.prepare()
        except BaseException as error:
            served.failed = True
            if not self._stopped.is_set():
                LOG.error("the city cannot be opened: %s", error)
            if not served.workspace.done():
                served.workspace.set_exception(error)
            return
        finally:
            gc.enable()  # a server that starts makes nothing but what stays
        # What a city is made of stays as long as it is served: the collector need not look through it.
        gc.freeze()
        self.metrics.opening_seconds.set(time.perf_counter() - begin)

    def _open_ways(self, workspace: Workspace) -> None:
        """Open the ways in besides HTTP; where that fails, the city is served without them."""
        if self._ways is None:
            return
        try:
            sensing = self.sensings.of(workspace.folder, workspace.snapshot.manifest.time_zone)
            self._ways(sensing, self.governance)
        except Exception as error:
            LOG.error("readings come in over HTTP alone: %s", error)

    def asked(self) -> Workspace:
        """The open city, of which somebody asks something; see `workspace`."""
        served = self._served
        if not served.asked:
            served.asked = True
            threading.Thread(target=self._warm_up, args=(served,), name="warm-up", daemon=True).start()
        return served.workspace.result()

    def _warm_up(self, served: _Served) -> None:
        """What the next questions would wait for; where it fails, whoever asks is told what is wrong."""
        if self._stopped.wait(QUIET):
            return
        try:
            workspace = served.workspace.result()
            workspace.prepare()
            workspace.saved.read_all()
            self._warm(workspace)
        except Exception as error:
            if not self._stopped.is_set():
                LOG.info("not prepared: %s", error)

    @property
    def status(self) -> Status:
        """Whether the city is open yet."""
        return self._served.status

    @property
    def workspace(self) -> Workspace:
        """The open city; who comes too early waits. Raises what went wrong when it was opened."""
        return self._served.workspace.result()

    def column_bytes(self) -> dict[str, int]:
        """Bytes of the computed columns of today's city, by where they lie."""
        made = self._served.workspace
        return made.result().column_bytes() if made.done() and not made.exception() else {}

    @property
    def opened_sensing(self) -> Sensing | None:
        """What the served city senses where that is open already, without waiting."""
        made = self._served.workspace
        return self.sensings.opened(made.result().folder) if made.done() and not made.exception() else None

    @property
    def tiles(self) -> MapTiles:
        """What the map of the open city draws."""
        return self._served.tiles

    @property
    def desk(self) -> Desk:
        """The drafts of new cities. Raises NotFoundError where this server takes none."""
        if self._desk is None:
            raise NotFoundError("drafts-not-taken")
        return self._desk

    @property
    def draft(self) -> str | None:
        """Id of the draft whose city is served, None for the city that the server was started with."""
        return self._served.draft

    @property
    def governance(self) -> Governance:
        """What governs the city that the server was started with, whichever it serves now; who is too early waits.

        Raises what went wrong when the city was opened, and NotRecordedError.
        """
        with self._opening_governance:
            if self._governance is None:
                self._governance = open_governance(self._folder or self._first.workspace.result().folder)
            return self._governance

    @property
    def opened_governance(self) -> Governance | None:
        """The same where it is open already, without waiting."""
        return self._governance

    def close_records(self) -> None:
        """Let go of what the city senses, then of what governs it."""
        self.sensings.close()
        with self._opening_governance:
            if self._governance is not None:
                self._governance.close()
                self._governance = None

    def switch(self, draft: str | None) -> None:
        """Serve the latest snapshot of the city of a draft, or again the city of the start (None).

        The city is opened first; where that fails nothing changes. Requests under way keep the city they began with.
        Raises NotFoundError for a draft without a city, InputError for one that cannot be opened.
        """
        with self._switching:
            if draft is None and self._served.draft is None:
                return
            served = _Served(self._tiling, draft)
            served.workspace.set_result(self._opened(draft))
            self._served = served
            # What was frozen for the city before may go once nobody uses it.
            gc.unfreeze()
        self._open_later(served, served.workspace.result)

    def _opened(self, draft: str | None) -> Workspace:
        if draft is None:
            return self._open_city()
        if self._open_folder is None:
            raise NotFoundError("drafts-not-taken")
        return self._open_folder(self.desk.folder(draft))


def state_of(request: Request) -> State:
    """The state of the application that a request came to."""
    return cast(State, request.app.state.citybrain)


def workspace_of(state: Annotated[State, Depends(state_of)]) -> Workspace:
    """The open city."""
    return state.asked()


def snapshot_of(workspace: Annotated[Workspace, Depends(workspace_of)]) -> Snapshot:
    """The snapshot of the open city."""
    return workspace.snapshot


def tiles_of(state: Annotated[State, Depends(state_of)]) -> MapTiles:
    """What the map of the open city draws."""
    return state.tiles


def desk_of(state: Annotated[State, Depends(state_of)]) -> Desk:
    """The drafts of new cities."""
    return state.desk


TheState = Annotated[State, Depends(state_of)]
TheWorkspace = Annotated[Workspace, Depends(workspace_of)]
TheSnapshot = Annotated[Snapshot, Depends(snapshot_of)]
TheTiles = Annotated[MapTiles, Depends(tiles_of)]
TheDesk = Annotated[Desk, Depends(desk_of)]
