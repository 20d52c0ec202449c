"""What a route requires, declared on the route: an actor whose role allows the act.

The document of the API, the tests and the error 403 say the same, since all of them read this declaration.
"""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager, nullcontext
from typing import Any

from fastapi import Depends, Request
from fastapi.routing import APIRoute

from citybrain.api.identity import TheActor
from citybrain.api.jobs import name_of
from citybrain.api.state import state_of
from citybrain.api.uploads import announced_size
from citybrain.governance import ANONYMOUS, Actor, Permission, Verdict, decide, require, require_delivery
from citybrain.governance.errors import NotAllowedError

LARGE = 2_100_000
"""Bytes of a body that is held in memory in turn: others are no larger than those of any route."""


class Guard:
    """Lets a request through whose actor may do `act`, and `also` what it is about; `refusal` is the error else.

    what: message that says what of the act is asked for, for who may not.
    """

    def __init__(self, act: Permission, also: Callable[[Actor], bool], refusal: str, what: str = "") -> None:
        self.act = act
        self.also = also
        self.refusal = refusal
        self.what = what

    async def __call__(self, actor: TheActor) -> None:
        """Raises NotSignedInError where nobody said who they are, NotAllowedError where their roles do not allow it."""
        require(actor, self.act, self.what)
        if not self.also(actor):
            raise NotAllowedError(self.refusal)

    def allows(self, actor: Actor) -> bool:
        """Whether an actor is let through."""
        return decide(actor, self.act) is Verdict.ALLOWED and self.also(actor)


class SensorGuard(Guard):
    """Lets who sends readings through, of any stream or of their own alone; the route asks for a sensor's token."""

    def __init__(self) -> None:
        super().__init__(Permission.WRITE_OBSERVATIONS, lambda actor: True, "")

    async def __call__(self, actor: TheActor) -> None:
        """Raises NotSignedInError where nobody said who they are, NotAllowedError for who sends no readings."""
        require_delivery(actor)


def requires(
    act: Permission, also: Callable[[Actor], bool] = lambda actor: True, refusal: str = "", what: str = ""
) -> Any:
    """For the `dependencies` of a route: who asks has to be allowed to do `act`, and `also` holds of them.

    what: message that says what of the act is asked for.
    """
    return Depends(Guard(act, also, refusal, what))


def guard_of(route: APIRoute) -> Guard | None:
    """What stands before a route, None where it is open to anybody."""
    guards = [one.dependency for one in route.dependencies if isinstance(one.dependency, Guard)]
    return guards[0] if guards else None


def required(route: APIRoute) -> Permission | None:
    """The act that a route requires, None where it is open to anybody."""
    guard = guard_of(route)
    return guard.act if guard else None


@asynccontextmanager
async def turn_with_body(request: Request, actor: Actor) -> AsyncIterator[None]:
    """A turn of a request whose body is here: no body that comes slowly, or never, holds one."""
    async with _arrived(request, actor), state_of(request).turns.turn(name_of(request, actor)):
        yield


async def _in_turn(request: Request, actor: TheActor) -> AsyncIterator[None]:
    async with turn_with_body(request, actor):
        yield


async def _in_turn_while_it_comes(request: Request, actor: TheActor) -> AsyncIterator[None]:
    async with state_of(request).turns.turn(name_of(request, actor)):
        yield


async def _in_engine_turn(request: Request, actor: TheActor) -> AsyncIterator[None]:
    async with _arrived(request, actor), state_of(request).engine_turns.turn(name_of(request, actor)):
        yield


@asynccontextmanager
async def _arrived(request: Request, actor: Actor) -> AsyncIterator[None]:
    """All of the body is in memory, large ones one after the other of each who asks and so many at a time."""
    announced, is_in_pieces = announced_size(request), "transfer-encoding" in request.headers
    if not announced and not is_in_pieces:
        yield
        return
    state, is_known = state_of(request), actor != ANONYMOUS
    arrivals = state.known_arrivals if is_known else state.arrivals
    is_large = announced is None or announced > LARGE
    async with arrivals.turn(name_of(request, actor)) if is_large else nullcontext():
        await request.body()
        yield


IN_TURN = Depends(_in_turn, scope="function")
"""For the `dependencies` of a route that waits for a job or computes for long: the turn ends before the answer goes."""

IN_TURN_WHILE_IT_COMES = Depends(_in_turn_while_it_comes, scope="function")
"""The same for a route that writes its body to the disk as it comes, for who has a right to."""

IN_ENGINE_TURN = Depends(_in_engine_turn, scope="function")
"""The same for a route that runs an engine on a file of whoever asks: one at a time, each who asks in turn."""
