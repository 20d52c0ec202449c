"""Routes about one's own access: they are for who is signed in at the page, and never for a token."""

from __future__ import annotations

from typing import Annotated

from fastapi import Depends, Request
from fastapi.dependencies.models import Dependant
from sqlalchemy import Connection

from citybrain.api.identity import TheActor, session_of, token_of
from citybrain.api.state import state_of
from citybrain.governance.credentials import OWN as OWN_KINDS
from citybrain.governance.credentials import credentials
from citybrain.governance.errors import NotAllowedError, NotSignedInError
from citybrain.governance.register import TOKEN, number_of, tokens_of
from citybrain.governance.sessions import LASTS, steady

FRESH = 900.0
"""Seconds after signing in within which one may change what one signs in with."""


def number_of_session(request: Request) -> int:
    """The number of who is signed in by the cookie. Raises NotSignedInError for anybody else.

    Raises NotAllowedError for who came with a token that may less than its holder: it would let itself do more.
    """
    actor = getattr(request.state, "actor", None)
    if actor is None or actor.token is None or token_of(request) is not None or session_of(request) is None:
        raise NotSignedInError("access-own-session")
    if not actor.whole:
        raise NotAllowedError("access-own-narrow")
    with state_of(request).governance.records.read() as connection:
        number = number_of(connection, actor.name)
    if number is None:
        raise NotSignedInError("access-own-session")
    return number


def _own(request: Request, actor: TheActor) -> int:
    return number_of_session(request)


def _lately(request: Request, number: Annotated[int, Depends(_own)]) -> int:
    require_proof(request, number)
    return number


def require_proof(request: Request, number: int) -> None:
    """Raises NotAllowedError for a session that began before the last minutes, or with a token where its holder signs
    in with something else: who stole the token would set what outlives it.
    """
    session = session_of(request)
    if session is None or steady() > session.until - LASTS + FRESH:
        raise NotAllowedError("access-sign-in-again")
    with state_of(request).governance.records.read() as connection:
        proven = begun_with(connection, request, number) is None
        if not proven and credentials(connection, number, *OWN_KINDS):
            raise NotAllowedError("access-own-token")


def begun_with(connection: Connection, request: Request, number: int) -> int | None:
    """The token with which somebody began the session of the cookie; None where it was begun without one."""
    session = session_of(request)
    if session is None or tokens_of(connection, number).get(session.token, TOKEN) != TOKEN:
        return None
    return session.token


def is_own(dependant: Dependant) -> bool:
    """Whether a route is for who is signed in at the page, as its dependencies say."""
    return dependant.call is _own or any(map(is_own, dependant.dependencies))


OWN, LATELY = Depends(_own), Depends(_lately)
Own = Annotated[int, OWN]
"""For routes: the number of who is signed in at the page."""

Lately = Annotated[int, LATELY]
"""The same, of who signed in within the last minutes: a page that was left open changes nothing."""
