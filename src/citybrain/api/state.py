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
from contextlib import suppress
from pathlib import Path
from typing import Annotated, Any, cast

from fastapi import Depends, Request
from fastapi.concurrency import run_in_threadpool

from citybrain.api.city_work import CityWork
from citybrain.api.examples import ExamplesToCome
from citybrain.api.limits import Limits
from citybrain.api.listeners import Seats
from citybrain.api.map_tiles import MapTiles
from citybrain.api.metrics import Metrics
from citybrain.api.served_city import ServedCity, Status
from citybrain.api.signing_in import SigningIn
from citybrain.api.turns import RequestTurns
from citybrain.governance import Governance
from citybrain.kernel import NotFoundError
from citybrain.notifications.worker import NotificationWorker
from citybrain.observations.bills.waiting import WaitingBills
from citybrain.observations.sensing import Sensing
from citybrain.open_city import OpenCity
from citybrain.plans.workspace import Workspace
from citybrain.records import NotRecordedError, has_records
from citybrain.twin.drafts.service import DraftService
from citybrain.twin.geometry import tiles as tiling_of
from citybrain.twin.geometry.tiles import Tiling
from citybrain.twin.snapshot import Snapshot

QUIET = 2.0
"""Seconds from the first question on in which nothing is prepared beside it."""

MOST_DOCUMENTS = 10
"""Large documents of one who asks that may wait to be read; one is at a time."""

MOST_RUNS = 4
"""Runs of an engine on files of one who asks that may wait; one is at a time."""

MOST_ARRIVING, ARRIVING_OF_ONE = 40, 3
"""Large bodies that come at a time before their turn, in all and of one who asks."""

LOG = logging.getLogger("citybrain.api")


class State:
    """What all requests share."""

    def __init__(
        self,
        city: OpenCity,
        desk: DraftService | None = None,
        tiling: Tiling | None = None,
        warm: Callable[[OpenCity], None] = lambda city: None,
        limits: Limits | None = None,
        ways: Callable[[Sensing, Governance], None] | None = None,
        then: Callable[[OpenCity], None] | None = None,
    ) -> None:
        self._warm, self.examples = warm, ExamplesToCome(then, city.folder)
        self.metrics = Metrics()
        self._desk = desk
        self._tiling = tiling or tiling_of.TILING
        self._served = ServedCity(city, self._tiling, self._in_use)
        self._first = city
        self._cities = {city.folder: city.latest()}
        """Cities that were served, for what of them stays open; none of these has a workspace."""
        self.limits, self.turns, self.seats = limits or Limits(), RequestTurns(), Seats()
        self.signing_in = SigningIn(city.folder)
        self.documents = RequestTurns(at_once=1, of_one=1, most_of_one=MOST_DOCUMENTS)
        """Turns of large documents that are read."""

        self.engine_turns = RequestTurns(at_once=1, of_one=1, most_of_one=MOST_RUNS)
        """Turns of engines on files of whoever asks: who asks several times lets others in between."""

        self.arrivals = RequestTurns(MOST_ARRIVING, ARRIVING_OF_ONE)
        """Turns of large bodies that are held in memory, of who did not sign in; `known_arrivals` of who did."""

        self.known_arrivals = RequestTurns(MOST_ARRIVING, ARRIVING_OF_ONE)
        self._ways = ways
        self.work, self.bills = CityWork(), WaitingBills()
        self._switching = threading.Lock()
        self._stopped = threading.Event()

    def start(self) -> None:
        """Opens the city in a thread of its own: the one that was served last, if it was made here."""
        again = self._desk.served if self._desk is not None else None
        if again is not None:
            self._served = self._of_draft(again)
            threading.Thread(target=self._open_ways, name="ways", daemon=True).start()
        self._open_later(self._served)

    def stop(self) -> None:
        """Tells all that is at work on plans and drafts, and who listens, that nobody waits for it any more."""
        self._stopped.set()
        self.work.stop()
        if self._desk is not None:
            self._desk.close()
        for city in (self.city, *self._cities.values()):
            city.give_up()

    def close(self) -> None:
        """Let go of every city that was served."""
        self.bills.close()
        for city in self._cities.values():
            city.close()

    def _open_later(self, served: ServedCity) -> None:
        threading.Thread(target=self._open, args=(served,), name="opening", daemon=True).start()

    def _open(self, served: ServedCity) -> None:
        begin = time.perf_counter()
        try:
            if not served.workspace.done():
                served.workspace.set_result(served.city.workspace)
            if served.city is self._first:
                self._open_ways()
                self._check_log()
            served.tiles.prepare()
        except BaseException as error:
            served.failed = True
            if not self._stopped.is_set():
                LOG.error("the city cannot be opened: %s", error)
            if not served.workspace.done():
                served.workspace.set_exception(error)
                if served.draft is not None and self._served is served:
                    self._served = ServedCity(self._first, self._tiling, self._in_use)
                    self._open_later(self._served)
            return
        finally:
            gc.enable()  # a server that starts makes nothing but what stays
        # What a city is made of stays as long as it is served: the collector need not look through it.
        gc.freeze()
        self.metrics.opening_seconds.set(time.perf_counter() - begin)

    def _open_ways(self) -> None:
        """Open the ways in besides HTTP; where that fails, the city is served without them."""
        ways, self._ways = self._ways, None
        if ways is None:
            return
        try:
            ways(self._first.sensing, self.governance)
        except Exception as error:
            LOG.error("readings come in over HTTP alone: %s", error)

    def _check_log(self) -> None:
        """Look whether the audit log is what was written; where there is no log yet none is made."""
        with suppress(NotRecordedError):
            governance = self.recorded_governance
            if governance is not None:
                governance.audit.begin_check()

    @property
    def at_hand(self) -> bool:
        """Whether somebody has asked for the city and it is open, so that nobody waits."""
        served = self._served
        return served.asked and served.workspace.done() and not served.was_corrected()

    def asked(self) -> OpenCity:
        """The city, of which somebody asks something; who comes too early waits.

        Raises what went wrong when it was opened.
        """
        served = self._served
        if not served.asked:
            served.asked = True
            threading.Thread(target=self._warm_up, args=(served,), name="warm-up", daemon=True).start()
        workspace = served.workspace.result()
        if served.was_corrected():
            self._take_over(workspace)
            served = self._served
        return served.city

    def _warm_up(self, served: ServedCity) -> None:
        """What the next questions would wait for; where it fails, whoever asks is told what is wrong."""
        if self._stopped.wait(QUIET):
            return
        try:
            workspace = served.workspace.result()
            workspace.prepare()
            workspace.saved.read_all()
            self._warm(served.city)
            self.examples.make(served.city)
            if served is self._served:
                gc.freeze()  # what was prepared stays as well
        except Exception as error:
            if not self._stopped.is_set():
                LOG.info("not prepared: %s", error)

    @property
    def status(self) -> Status:
        """Whether the city is open yet."""
        return self._served.status

    @property
    def city(self) -> OpenCity:
        """The city that is served, of which nothing need be open yet."""
        return self._served.city

    @property
    def serves_first(self) -> bool:
        """Whether it is the city that the server was started with."""
        return self._served.city is self._first

    def column_bytes(self) -> dict[str, int]:
        """Bytes of the computed columns of today's city, by where they lie."""
        made = self.city.opened(Workspace)
        return made.column_bytes() if made else {}

    @property
    def tiles(self) -> MapTiles:
        """What the map of the open city draws."""
        return self._served.tiles

    @property
    def drafts(self) -> DraftService:
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
        """What governs the city that the server was started with, whichever it serves now. Raises NotRecordedError."""
        return self._first.governance

    @property
    def governed_sensing(self) -> Sensing:
        """What the city senses that `governance` is of."""
        return self._first.sensing

    @property
    def notification_worker(self) -> NotificationWorker | None:
        """What sends messages of that city, where it is open already, without waiting."""
        sensing = self._first.opened(Sensing)
        return sensing.background_service(NotificationWorker) if sensing is not None else None

    @property
    def opened_governance(self) -> Governance | None:
        """The same where it is open already, without waiting."""
        return self._first.opened(Governance)

    @property
    def recorded_governance(self) -> Governance | None:
        """The same, None where nothing was recorded yet: no records are made for it. Raises NotRecordedError."""
        return self.opened_governance or (self.governance if has_records(self._first.folder) else None)

    def switch(self, draft: str | None) -> None:
        """Serve the latest snapshot of the city of a draft, or again the city of the start (None).

        The city is opened first; where that fails nothing changes. Requests under way keep the city they began with.
        Raises NotFoundError for a draft without a city, InputError for one that cannot be opened.
        """
        with self._switching:
            if draft is None and self._served.draft is None and self._served.city.is_latest:
                return
            served = self._of_draft(draft)
            served.workspace.set_result(served.city.workspace)
            self._served = served
            self.drafts.served = draft
            # What was frozen for the city before may go once nobody uses it.
            gc.unfreeze()
        self._open_later(served)

    def refresh(self, workspace: Workspace) -> None:
        """Compute the city of a workspace anew, with what has come in, where it is the one that is served."""
        with self._switching:
            served = self._renewed(workspace)
        if served is not None:
            self._open_later(served)

    def _take_over(self, workspace: Workspace) -> None:
        """Compute the city anew with what a command corrected; who asks meanwhile is answered with what is open, and
        everybody is where it cannot be read.
        """
        if not self._switching.acquire(blocking=False):
            return
        before, served = self._served, None
        try:
            if before.was_corrected():
                served = self._renewed(workspace)
        except Exception as problem:  # such as a folder, or no text, in place of a file: what is open stays
            before.leave_corrected()
            LOG.error("what was corrected is not taken over: %s", problem)
        finally:
            self._switching.release()
        if served is not None:
            self._open_later(served)

    def _renewed(self, workspace: Workspace) -> ServedCity | None:
        if self.city.folder != workspace.folder:
            return None
        served = self._of_draft(self._served.draft)
        served.workspace.set_result(served.city.workspace)
        self._served = served
        gc.unfreeze()
        return served

    def _in_use(self, folder: Path) -> Workspace | None:
        """The workspace of a city that is served now and of which somebody has asked; None for others."""
        served = self._served
        ready = served.city.folder == folder and served.status == "ready" and served.asked
        return served.workspace.result() if ready else None

    def _of_draft(self, draft: str | None) -> ServedCity:
        """The latest snapshot of the city of a draft, or of the city of the start."""
        folder = self._first.folder if draft is None else self.drafts.folder(draft)
        known = self._cities.get(folder)
        served = ServedCity(known.latest() if known else self._first.at(folder), self._tiling, self._in_use, draft)
        self._cities.setdefault(folder, served.city.latest())
        return served


def state_of(request: Request) -> State:
    """The state of the application that a request came to."""
    return cast(State, request.app.state.citybrain)


async def _state_of(request: Request) -> State:
    return state_of(request)  # without a thread, which costs a request more than all that happens here


TheState = Annotated[State, Depends(_state_of)]


async def city_of(state: TheState) -> OpenCity:
    """The open city."""
    return state.asked() if state.at_hand else await run_in_threadpool(state.asked)


def tiles_of(state: TheState) -> MapTiles:
    """What the map of the open city draws."""
    return state.tiles


def drafts_of(state: TheState) -> DraftService:
    """The drafts of new cities."""
    return state.drafts


TheCity = Annotated[OpenCity, Depends(city_of)]


def part_of_city(of: Callable[[OpenCity], object]) -> Any:
    """A part of the open city, for routes that ask for it."""

    def part(city: TheCity) -> object:
        return of(city)

    return Depends(part)


TheSnapshot = Annotated[Snapshot, part_of_city(lambda city: city.snapshot)]
TheSensing = Annotated[Sensing, part_of_city(lambda city: city.sensing)]
TheTiles = Annotated[MapTiles, Depends(tiles_of)]
TheDesk = Annotated[DraftService, Depends(drafts_of)]
