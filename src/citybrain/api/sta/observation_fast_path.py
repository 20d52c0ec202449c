"""Single observations, taken where requests come off the wire: those of one turn of the loop are one delivery.

Sensors send thousands a second, each in a request of its own. Reading such a request takes microseconds; what takes
long is a task, a chain of layers and a response of objects for each. So an ordinary observation is read at once, waits
with those that came in the same turn, and is answered with bytes that those same layers made before. Whatever is not
quite ordinary, and whatever is wrong, goes on to the layers and routes, which answer it as they answer everything.
"""

from __future__ import annotations

import asyncio
import logging
import re
import time
from collections.abc import Callable, Sequence
from concurrent.futures import Future
from contextlib import suppress
from typing import Any, NamedTuple

from fastapi import Request

from citybrain.api.http_guard import HttpGuard, request_id
from citybrain.api.language import language_of
from citybrain.api.serving import HeldRequest
from citybrain.api.sta.answer_template import AnswerTemplate, template_of
from citybrain.api.sta.bodies import loaded
from citybrain.api.sta.routes import ROUTE, STA, refused
from citybrain.api.sta.services import service_of
from citybrain.api.state import State
from citybrain.governance import Actor, Permission
from citybrain.governance.audit import Noted
from citybrain.kernel.errors import CityBrainError
from citybrain.observations.readings.columns import Receipt
from citybrain.observations.sensing import Sensing
from citybrain.observations.sensorthings.errors import ConflictError
from citybrain.observations.sensorthings.service import Service
from citybrain.observations.sensorthings.writing.documents import link_of
from citybrain.observations.sensorthings.writing.observing import require_stored
from citybrain.observations.sensorthings.writing.parsed_observations import ParsedObservation, assign_fates

LOG = logging.getLogger("citybrain.api")
ADDRESS = re.compile(rf"^{STA}/(?:Datastreams\((\d{{1,18}})\)/)?Observations\Z")
LARGEST = 20_000
"""Bytes of an observation that is ordinary."""


class _Asked(NamedTuple):
    """A request that may be ordinary: by whose token, for which datastream, and where."""

    held: HeldRequest
    template: AnswerTemplate
    document: Any
    stream: int
    service: Service
    begin: float


class _Batch(NamedTuple):
    """Observations of one token that came in one turn of the loop, with their requests."""

    actor: Actor
    service: Service
    asked: list[_Asked]
    arrived: list[ParsedObservation]


class ObservationFastPath:
    """Takes ordinary observations for one server; all of it runs in the thread of the loop.

    `hosts` are the names that the server goes by, as `HttpGuard` has them.
    """

    largest = LARGEST

    def __init__(self, state: State, hosts: frozenset[str] | None = None) -> None:
        self._state, self._hosts = state, hosts
        self._batches: dict[tuple[str, Service], _Batch] = {}
        self._unknown: list[_Asked] = []
        self._looking = False
        self._counted = state.metrics.requests.labels("POST", ROUTE.path, "201")
        self._seconds = state.metrics.seconds.labels(ROUTE.path)

    def concerns(self, scope: Any) -> bool:
        """Whether a request may be one for here, by its head."""
        return scope["method"] == "POST" and not scope["query_string"] and ADDRESS.match(scope["path"]) is not None

    def take(self, held: HeldRequest) -> bool:
        """Take a request that is here as a whole; False where the routes have to see to it."""
        asked = self._asked(held)
        return asked is not None and (self._accept(asked) or self._look_up(asked))

    def _asked(self, held: HeldRequest) -> _Asked | None:
        governance, sensing = self._state.opened_governance, self._state.city.opened(Sensing)
        if governance is None or governance.audit.full or sensing is None or len(held.body) > LARGEST:
            return None
        template = template_of(held, self._hosts)
        if template is None or not governance.access.verified(template.token):
            return None
        try:
            document = loaded(held.body)
            stream = _stream_of(held.scope["path"], document)
        except CityBrainError:
            return None
        if stream is None:
            return None
        return _Asked(held, template, document, stream, service_of(sensing), time.perf_counter())

    def _accept(self, asked: _Asked) -> bool:
        """Put an observation beside those that are delivered next; whether all is known that is needed for it."""
        batch = self._batch(asked)
        if batch is None:
            return False
        try:
            arrived = asked.service.observing.ordinary(batch.actor, asked.document, asked.stream)
            if arrived is None:
                return False
            self._state.limits.token.take(batch.actor.token)
        except CityBrainError:
            return False
        batch.asked.append(asked)
        batch.arrived.append(arrived)
        return True

    def _batch(self, asked: _Asked) -> _Batch | None:
        """The batch of a token; None where its standing has to be looked up, or it may not write."""
        key = asked.template.token, asked.service
        if key in self._batches:
            return self._batches[key]
        actor = self._state.governance.access.remembered(asked.template.token)
        if actor is None or not actor.delivers:
            return None
        if not self._batches:
            asyncio.get_running_loop().call_soon(self._deliver_all)
        self._batches[key] = _Batch(actor, asked.service, [], [])
        return self._batches[key]

    def _look_up(self, asked: _Asked) -> bool:
        """Wait until token and datastream are read from the records; whether it is of use to read them."""
        if asked.service.streams.remembered(asked.stream) is not None and self._is_known(asked):
            return False
        self._unknown.append(asked)
        if not self._looking:
            self._looking = True
            asyncio.get_running_loop().call_soon(self._look)
        return True

    def _is_known(self, asked: _Asked) -> bool:
        return self._state.governance.access.remembered(asked.template.token) is not None

    def _look(self) -> None:
        """Read in a thread what those wait for that came so far."""
        asked, self._unknown = self._unknown, []

        def look() -> None:
            try:
                looking = asyncio.get_running_loop().run_in_executor(None, self._read, asked)
            except RuntimeError:  # no thread can be begun: those that come later try again
                self._looking = False
                raise
            looking.add_done_callback(lambda done: self._guarded(asked, lambda: self._go_on(asked, done)))

        self._guarded(asked, look)

    def _read(self, asked: Sequence[_Asked]) -> None:
        """Read tokens and datastreams; where they do not hold, or cannot be read, the routes tell it."""
        access = self._state.governance.access
        for text, service in {(one.template.token, one.service) for one in asked}:
            with suppress(CityBrainError):
                actor = access.actor(text)
                if actor.delivers:
                    wanted = {one.stream for one in asked if (one.template.token, one.service) == (text, service)}
                    service.streams.find(wanted, actor.name)

    def _go_on(self, asked: Sequence[_Asked], done: asyncio.Future[None]) -> None:
        self._looking = bool(self._unknown)
        if self._looking:
            self._look()
        done.result()
        for one in asked:
            if not self._accept(one):
                one.held.pass_on()

    def _deliver_all(self) -> None:
        batches, self._batches = self._batches, {}
        for batch in batches.values():
            if batch.asked:
                self._guarded(batch.asked, lambda batch=batch: self._deliver(batch))  # type: ignore[misc]

    def _deliver(self, batch: _Batch) -> None:
        loop = asyncio.get_running_loop()
        try:
            promise = batch.service.observing.hand_over(batch.actor, batch.arrived)
        except CityBrainError:  # there is no room now: the routes wait for it
            for one in batch.asked:
                self._state.limits.token.give_back(batch.actor.token)
                one.held.pass_on()
            return

        def answer(done: Future[Receipt]) -> None:
            loop.call_soon_threadsafe(self._guarded, batch.asked, lambda: self._answer(batch, done))

        promise.add_done_callback(answer)

    def _answer(self, batch: _Batch, done: Future[Receipt]) -> None:
        problem = done.exception()
        if problem is None:
            self._settle(batch, done.result())
        elif len(batch.asked) == 1:
            self._refuse(batch.asked[0], batch.actor, problem)
        else:  # one that cannot be stored fails alone
            for one, arrived in zip(batch.asked, batch.arrived, strict=True):
                self._deliver(batch._replace(asked=[one], arrived=[arrived]))

    def _settle(self, batch: _Batch, receipt: Receipt) -> None:
        """Tell everyone of a batch what became of it, once it stands in the audit log."""
        assign_fates(batch.arrived, receipt)
        audit, end = self._state.governance.audit, time.perf_counter()
        for one, arrived in zip(batch.asked, batch.arrived, strict=True):
            try:
                require_stored(arrived)
            except ConflictError as problem:
                self._refuse(one, batch.actor, problem)
                continue
            name, what = request_id(), f"Datastreams({arrived.stream})"
            audit.count(Noted(batch.actor, Permission.WRITE_OBSERVATIONS, what, 1, name, 201))
            self._seconds.observe(end - one.begin)
            self._counted.inc()
            one.held.answer(one.template.written(arrived.identity, name))

    def _refuse(self, asked: _Asked, actor: Actor, problem: BaseException) -> None:
        """A refusal as the routes tell it, through the layers that every answer passes."""

        async def refusing(scope: Any, receive: Any, send: Any) -> None:
            scope["route"] = ROUTE
            if not isinstance(problem, CityBrainError):
                raise problem
            request = Request(scope)
            request.state.actor = actor
            await refused(request, problem, language_of(request))(scope, receive, send)

        asked.held.pass_on(HttpGuard(refusing, self._state.metrics, self._hosts))

    def _guarded(self, asked: Sequence[_Asked], act: Callable[[], None]) -> None:
        """Do it; where it fails by a fault of the program, the connections are closed: nobody waits for ever."""
        try:
            act()
        except Exception:
            LOG.exception("%d single observations", len(asked))
            for one in asked:
                one.held.close()


def _stream_of(path: str, document: Any) -> int | None:
    """The datastream of an observation, by its address or its link; None where neither or both tell it."""
    found = ADDRESS.match(path)
    if found is None or not isinstance(document, dict):
        return None
    if found[1] is None:
        return link_of(document.get("Datastream"))
    return None if document.get("Datastream") else int(found[1])
