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
from citybrain.api.devices import device_of
from citybrain.api.identity import COOKIE, TheActor, session_of, verified
from citybrain.api.language import Language
from citybrain.api.limits import origin_of
from citybrain.api.openapi import API, answering
from citybrain.api.respond import fresh_answer
from citybrain.api.router import Router
from citybrain.api.routes.bodies import ONLY_JSON, takes
from citybrain.api.signing_in import (
    STATE_COOKIE,
    Proven,
    by_link,
    by_passkey,
    by_password,
    by_provider,
    place_of,
)
from citybrain.api.state import State, TheState
from citybrain.governance import ANONYMOUS, Actor, DataClass, Permission, Role
from citybrain.governance.errors import NotSignedInError
from citybrain.governance.links import is_link
from citybrain.governance.register import name_of, number_of
from citybrain.governance.roles import DEFAULT_PURPOSE, purposes_for, roles_with
from citybrain.governance.sessions import LASTS, Session
from citybrain.messages import text

PATH = f"{API}/session"
LONGEST = 4_096
"""Characters of anything that somebody signs in with."""

router = Router(prefix=PATH, tags=["access"])


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
    `department` is null for who belongs to none.
    """

    name: str | None
    department: str | None
    roles: list[RoleHeld]
    may: list[Permission]
    reads: list[DataClass]
    until: str | None
    purpose: str | None
    purposes: list[NamedPurpose]


class RightAnswer(TypedDict):
    """A right in words, and the roles that have it."""

    right: Permission
    label: str
    roles: list[RoleHeld]


class RightList(TypedDict):
    """All rights, as the policy gives them to roles."""

    rights: list[RightAnswer]


class ChosenPurpose(BaseModel, extra="forbid"):
    """What data that is not public is read for from now on."""

    purpose: Annotated[str, Field(max_length=64)]


@router.get("", summary="Who one is, and what one may", responses=answering(Myself))
def session(request: Request, actor: TheActor, language: Language) -> Response:
    """By the cookie of the page or by a token; without either it is anybody."""
    return _to_answer(request, actor, session_of(request), language)


@router.get("/rights", summary="Which roles may do what", responses=answering(RightList))
def rights(request: Request, language: Language) -> Response:
    """For everybody: what a page says beside what somebody may not do."""
    told: RightList = {
        "rights": [
            {
                "right": one,
                "label": text(f"access-act-{one.replace(':', '-')}", language),
                "roles": role_answers(roles_with(one), language),
            }
            for one in Permission
        ]
    }
    return fresh_answer(request, told, language)


@router.post("", summary="Sign in", dependencies=ONLY_JSON, openapi_extra=takes("SignIn"), responses=answering(Myself))
async def begin(request: Request, state: TheState, language: Language) -> Response:
    """The answer sets a cookie that lasts 12 hours and that no script can read; the session that the browser had ends.
    401 where something does not hold.

    With a `secret`: a token, or the code of a link, which holds once; with `name` and `password`; with the answer of a
    `passkey`; or with what a `provider` sent back. `code` is that of an authenticator, where it is asked for.
    """
    said = _document_of(await request.body())
    proven = await _proven(request, state, said)
    sessions, device = state.governance.sessions, device_of(request)
    if isinstance(proven, Actor):
        actor, identity = proven, await run_in_threadpool(sessions.begin, proven, device)
    else:
        identity = await run_in_threadpool(_begun, state, proven, device)
        actor = await run_in_threadpool(_actor, state, identity)
    request.state.actor = actor
    await run_in_threadpool(sessions.end, request.cookies.get(COOKIE, ""))
    response = _to_answer(request, actor, sessions.find(identity), language)
    secure = request.url.scheme == "https"
    response.set_cookie(COOKIE, identity, LASTS, path="/", httponly=True, samesite="strict", secure=secure)
    response.delete_cookie(STATE_COOKIE, path=PATH, httponly=True, samesite="strict", secure=secure)
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
    request.state.actor = seen
    note(request, Permission.READ_OBSERVATIONS, "purpose", 0)
    return _to_answer(request, seen, session, language)


def role_answers(roles: Iterable[Role], language: str) -> list[RoleHeld]:
    """Roles with what people call them."""
    return [{"role": role, "label": text(f"access-role-{role}", language)} for role in roles]


async def _proven(request: Request, state: State, said: dict[str, Any]) -> Actor | Proven:
    """Who signs in. Raises NotSignedInError, and TooManyRequestsError for whoever guesses."""
    origin, code = origin_of(request), _text(said, "code")
    if isinstance(said.get("provider"), dict):
        return await by_provider(request, state, said["provider"], await run_in_threadpool(_signed_in, request, state))
    if "passkey" in said:
        return await run_in_threadpool(by_passkey, state, origin, said["passkey"], place_of(request))
    if "password" in said:
        name, password = _text(said, "name"), _text(said, "password")
        return await run_in_threadpool(by_password, state, origin, name, password, code)
    return await run_in_threadpool(_by_secret, request, state, _text(said, "secret").strip(), code)


def _by_secret(request: Request, state: State, secret: str, code: str) -> Actor | Proven:
    """Who has a token, or came by a link."""
    if not is_link(secret):
        return verified(request, secret)
    token = state.governance.links.follow(secret)
    actor = None if token is None else state.governance.access.actor_of(token)
    return actor or by_link(state, origin_of(request), secret, code)


def _begun(state: State, proven: Proven, device: str) -> str:
    """Id of a new session of an identity."""
    with state.governance.records.read() as connection:
        name = name_of(connection, proven.identity)
    return state.governance.sessions.sign_in(proven.identity, name, proven.how, device, proven.elsewhere)


def _actor(state: State, identity: str) -> Actor:
    session = state.governance.sessions.find(identity)
    return (session and state.governance.access.actor_of(session.token)) or ANONYMOUS


def _signed_in(request: Request, state: State) -> int | None:
    """The number of who is signed in by the cookie."""
    actor = _actor(state, request.cookies.get(COOKIE, ""))
    with state.governance.records.read() as connection:
        return number_of(connection, actor.name)


def _document_of(body: bytes) -> dict[str, Any]:
    """What a body holds. None of it is told in any error, since it may be most of a secret."""
    try:
        said: Any = json.loads(body)
    except (ValueError, RecursionError):
        said = None
    if not isinstance(said, dict):
        raise NotSignedInError("access-refused")
    return said


def _text(said: dict[str, Any], name: str) -> str:
    text = said.get(name, "" if name == "code" else None)
    if not isinstance(text, str) or len(text) > LONGEST:
        raise NotSignedInError("access-refused")
    return text


def _to_answer(request: Request, actor: Actor, session: Session | None, language: str) -> Response:
    ends = datetime.datetime.fromtimestamp(session.until, datetime.UTC) if session else None
    told: Myself = {
        "name": None if actor == ANONYMOUS else actor.name,
        "department": actor.department,
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
