"""Signing in at the page: who one is, and what one may."""

from __future__ import annotations

import datetime
import json
from collections.abc import Iterable
from typing import Annotated, Any

from fastapi import Request, Response
from fastapi.concurrency import run_in_threadpool
from pydantic import BaseModel, Field
from typing_extensions import TypedDict

from citybrain.api.auditing import note
from citybrain.api.identity import COOKIE, TheActor, session_of, verified
from citybrain.api.language import Language
from citybrain.api.limits import origin_of
from citybrain.api.openapi import API, answering
from citybrain.api.respond import fresh_answer
from citybrain.api.router import Router
from citybrain.api.routes.bodies import ONLY_JSON, takes
from citybrain.api.state import State, TheState
from citybrain.governance import ANONYMOUS, Actor, DataClass, Permission, Role
from citybrain.governance.errors import NotSignedInError
from citybrain.governance.links import is_link
from citybrain.governance.roles import DEFAULT_PURPOSE, purposes_for
from citybrain.governance.sessions import LASTS, Session
from citybrain.messages import text

router = Router(prefix=f"{API}/session", tags=["access"])


class RoleHeld(TypedDict):
    """A role, and what people call it."""

    role: Role
    label: str


class NamedPurpose(TypedDict):
    """What data that is not public may be read for: what people call it, and what it is."""

    purpose: str
    label: str
    because: str


class Myself(TypedDict):
    """Who asks, null for anybody: `may` are scopes, `reads` classes of data, `until` is when the session ends.

    `purposes` are those that they may name, `purpose` the one that holds now; null for who reads what is public alone.
    """

    name: str | None
    roles: list[RoleHeld]
    may: list[Permission]
    reads: list[DataClass]
    until: str | None
    purpose: str | None
    purposes: list[NamedPurpose]


class ChosenPurpose(BaseModel, extra="forbid"):
    """What data that is not public is read for from now on."""

    purpose: Annotated[str, Field(max_length=64)]


@router.get("", summary="Who one is, and what one may", responses=answering(Myself))
def session(request: Request, actor: TheActor, language: Language) -> Response:
    """By the cookie of the page or by a token; without either it is anybody."""
    return _to_answer(request, actor, session_of(request), language)


@router.post(
    "", summary="Sign in", dependencies=ONLY_JSON, openapi_extra=takes("SignInSecret"), responses=answering(Myself)
)
async def begin(request: Request, state: TheState, language: Language) -> Response:
    """The answer sets a cookie that lasts 12 hours and that no script can read. 401 where the secret does not hold.

    The secret is a token or the code of a sign-in link, which holds once.
    """
    actor = await run_in_threadpool(_who, request, state, _secret(await request.body()))
    request.state.actor = actor
    sessions = state.governance.sessions
    identity = await run_in_threadpool(sessions.begin, actor)
    response = _to_answer(request, actor, sessions.find(identity), language)
    secure = request.url.scheme == "https"
    response.set_cookie(COOKIE, identity, LASTS, path="/", httponly=True, samesite="strict", secure=secure)
    return response


@router.delete("", summary="Sign out", status_code=204)
def end(request: Request, state: TheState) -> Response:
    """The session of the cookie is over; a token goes on to hold."""
    if (governance := state.recorded_governance) is not None:
        governance.sessions.end(request.cookies.get(COOKIE, ""))
    response = Response(status_code=204)
    response.delete_cookie(COOKIE, path="/", httponly=True, samesite="strict")
    return response


@router.put(
    "/purpose", summary="Say what you read for", dependencies=ONLY_JSON, responses=answering(Myself)
)  # fmt: skip
def choose(request: Request, state: TheState, actor: TheActor, body: ChosenPurpose, language: Language) -> Response:
    """Holds for the session of the cookie; a program sends the header `Citybrain-Purpose`. 401 without a session."""
    session, governance = session_of(request), state.governance
    if session is None:
        raise NotSignedInError("access-purpose-session")
    seen = governance.consents.reading_for(actor, body.purpose)
    governance.sessions.choose(request.cookies[COOKIE], body.purpose)
    note(request, Permission.READ_OBSERVATIONS, "purpose", 0)
    return _to_answer(request, seen, session, language)


def role_answers(roles: Iterable[Role], language: str) -> list[RoleHeld]:
    """Roles with what people call them."""
    return [{"role": role, "label": text(f"access-role-{role}", language)} for role in roles]


def _who(request: Request, state: State, secret: str) -> Actor:
    """Who has a token, or came by a link. Raises NotSignedInError, and TooManyRequestsError for whoever guesses."""
    if not is_link(secret):
        return verified(request, secret)
    origin, governance = origin_of(request), state.governance
    state.limits.secrets.take(origin)
    token = governance.links.follow(secret)
    actor = None if token is None else governance.access.actor_of(token)
    if actor is None:
        raise NotSignedInError("access-link-over")
    state.limits.secrets.give_back(origin)
    return actor


def _secret(body: bytes) -> str:
    """The secret of a body. Whatever else it holds is not told in any error, since it may be most of a secret."""
    try:
        said: Any = json.loads(body)
    except (ValueError, RecursionError):
        said = None
    secret = said.get("secret") if isinstance(said, dict) else None
    if not isinstance(secret, str):
        raise NotSignedInError("access-refused")
    return secret.strip()


def _to_answer(request: Request, actor: Actor, session: Session | None, language: str) -> Response:
    ends = datetime.datetime.fromtimestamp(session.until, datetime.UTC) if session else None
    told: Myself = {
        "name": None if actor == ANONYMOUS else actor.name,
        "roles": role_answers(sorted(actor.roles), language),
        "may": sorted(actor.permissions),
        "reads": [of for of in DataClass if of in actor.reads],
        "until": ends.isoformat(timespec="seconds").replace("+00:00", "Z") if ends else None,
        "purpose": (actor.purpose or DEFAULT_PURPOSE) if actor.reads != {DataClass.PUBLIC} else None,
        "purposes": [
            {
                "purpose": one,
                "label": text(f"access-purpose-{one}", language),
                "because": text(f"access-purpose-{one}-because", language),
            }
            for one in purposes_for(actor.roles)
        ],
    }
    response = fresh_answer(request, told, language)
    response.headers["Cache-Control"] = "no-store"
    return response
