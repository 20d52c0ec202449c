"""Who asks: by a token in `Authorization`, or by the cookie of a session that somebody began with one."""

from __future__ import annotations

import base64
import binascii
from contextlib import suppress
from dataclasses import replace
from typing import Annotated

from fastapi import Depends, Request
from fastapi.concurrency import run_in_threadpool

from citybrain.api.limits import is_this_machine, origin_of
from citybrain.api.state import State, state_of
from citybrain.governance import ANONYMOUS, Actor, Governance
from citybrain.governance.errors import NotAllowedError, NotSignedInError
from citybrain.governance.roles import PURPOSES, purposes_for
from citybrain.governance.sessions import Session
from citybrain.records import NotRecordedError

COOKIE = "citybrain_session"
PURPOSE = "Citybrain-Purpose"
"""Header that names what data that is not public is read for."""


async def actor_of(request: Request) -> Actor:
    """Who a request comes from; without a token that holds, and without a session that lasts, it is anybody.

    Raises NotSignedInError where a token is sent and does not hold, NotAllowedError for a purpose that is not theirs,
    TooManyRequestsError where too much came.
    """
    actor = request.state.actor = await _actor_of(request)
    limits = state_of(request).limits
    if actor.token is not None:
        limits.token.take(actor.token)
    elif not is_this_machine(request):
        limits.address.take(origin_of(request))
    if actor.token is not None and (purpose := purpose_of(request, actor)):
        if purpose in PURPOSES and not PURPOSES[purpose].by_law:  # the ledger is asked
            actor = await run_in_threadpool(_reading_for, request, actor, purpose)
        else:
            actor = _reading_for(request, actor, purpose)
        request.state.actor = actor
    return actor


TheActor = Annotated[Actor, Depends(actor_of)]
"""For routes: who asks. What they may do is asked of `governance.policy`."""


async def _actor_of(request: Request) -> Actor:
    state, text = state_of(request), token_of(request)
    opened = state.opened_governance
    if opened is None and COOKIE in request.cookies:
        opened = await run_in_threadpool(_open, state)  # a server that was started again while somebody is signed in
    if text is not None:
        known = opened.access.remembered(text) if opened else None
        return await run_in_threadpool(verified, request, text) if known is None else known
    session = session_of(request)
    if session is None or opened is None:
        return ANONYMOUS
    known = opened.access.remembered_of(session.token)
    return await run_in_threadpool(_signed_in, state, session) if known is None else known


def verified(request: Request, text: str) -> Actor:
    """Who has a token. Raises NotSignedInError, and TooManyRequestsError where too many did not hold before.

    One that holds is never refused for those that did not, but for a token of an old version: a guess at it takes long.
    """
    state, origin = state_of(request), origin_of(request)
    access, refused = state.governance.access, state.limits.secrets
    if not access.slow(text):
        try:
            return access.actor(text)
        except NotSignedInError:
            refused.take(origin)
            raise
    with state.limits.turn(text):  # devices that send one token at once are no guesses
        if access.verified(text):
            return access.actor(text)
        guesses = origin, text.rpartition("_")[0]
        refused.take(guesses)
        actor = access.actor(text)
        refused.give_back(guesses)
        return actor


def standing(request: Request, actor: Actor) -> Actor | None:
    """Who a request came from, as they are now; None once their token or session no longer holds. May wait."""
    if actor.token is None:
        return actor
    if token_of(request) is None and session_of(request) is None:
        return None
    known = state_of(request).governance.access.actor_of(actor.token)
    try:
        return _reading_for(request, known, actor.purpose) if known is not None and actor.purpose else known
    except NotAllowedError:  # it was for a role that they no longer have
        return known


def purpose_of(request: Request, actor: Actor) -> str:
    """What data that is not public is read for: of the header, the name beside a token as password, or the session.

    That of a session is forgotten where it is no longer for the roles of whoever chose it.
    """
    if (said := request.headers.get(PURPOSE)) is not None:
        return said.strip()
    header = request.headers.get("authorization")
    if header is None:
        session = session_of(request)
        return session.purpose if session and session.purpose in purposes_for(actor.roles) else ""
    scheme, _, given = header.partition(" ")
    name = _name_and_password(given.strip())[0] if scheme.lower() == "basic" else ""
    return name if name in PURPOSES else ""


def _reading_for(request: Request, actor: Actor, purpose: str) -> Actor:
    """Somebody with what they read for; entries of persons are about streams of the city that was served first."""
    state = state_of(request)
    seen = state.governance.consents.reading_for(actor, purpose)
    return seen if state.serves_first else replace(seen, agreed=frozenset())


def _signed_in(state: State, session: Session) -> Actor:
    return state.governance.access.actor_of(session.token) or ANONYMOUS


def _open(state: State) -> Governance | None:
    with suppress(NotRecordedError):  # nobody is signed in then, and all that is public can be read
        return state.recorded_governance
    return None


def session_of(request: Request) -> Session | None:
    """The session of the cookie, as long as it lasts."""
    identity, opened = request.cookies.get(COOKIE), state_of(request).opened_governance
    return opened.sessions.find(identity) if identity and opened else None


def token_of(request: Request) -> str | None:
    """The text of a token, None where a request has none; empty where it has something else in its place.

    Programs that know names and passwords only, such as QGIS, send it as the password to any name.
    """
    header = request.headers.get("authorization")
    if header is None:
        return None
    scheme, _, given = header.partition(" ")
    if scheme.lower() == "bearer":
        return given.strip()
    return _name_and_password(given.strip())[1] if scheme.lower() == "basic" else ""


def _name_and_password(given: str) -> tuple[str, str]:
    try:
        name, _, password = base64.b64decode(given, validate=True).decode("ascii").partition(":")
    except (binascii.Error, UnicodeDecodeError):
        return "", ""
    return name, password
