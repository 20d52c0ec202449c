"""Identities of the city, their roles and their tokens, for the administrator."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Annotated

from fastapi import Path, Request, Response
from pydantic import BaseModel, Field
from sqlalchemy import Connection
from typing_extensions import TypedDict

from citybrain.api.auditing import note
from citybrain.api.guards import requires
from citybrain.api.identity import TheActor
from citybrain.api.language import Language
from citybrain.api.openapi import API, answering
from citybrain.api.respond import fresh_answer
from citybrain.api.router import Router
from citybrain.api.routes.account import (
    CredentialTold,
    OfSession,
    SessionTold,
    credential_told,
    end_session_of,
    sessions_told,
)
from citybrain.api.routes.session import RoleHeld, role_answers
from citybrain.api.state import State, TheState
from citybrain.governance import Permission, Role, revocation
from citybrain.governance import register as known
from citybrain.governance.credentials import LINK_DAYS, Kind, begin_link, withdraw
from citybrain.governance.departments import set_department
from citybrain.governance.names import alike
from citybrain.governance.register import LONGEST_NAME, Given, Identity
from citybrain.messages import text

router = Router(prefix=f"{API}/identities", tags=["access"])
MANAGES = requires(Permission.WRITE_ACCESS)
Number = Annotated[int, Path(ge=1, le=2**62, description="Number of an identity.")]
OfToken = Annotated[int, Path(ge=1, le=2**62, description="Number of a token.")]
MOST_ROLES = len(Role)


class TokenTold(TypedDict):
    """A token that holds or held: `scopes` are empty where it may all that its roles may."""

    number: int
    scopes: list[Permission]
    purpose: str
    expires_at: str
    made_by: str
    made_at: str


class IdentityTold(TypedDict):
    """A person, a program or a device that is known, with the tokens of theirs that were not revoked.

    `department` is null for who belongs to none.
    """

    number: int
    name: str
    department: str | None
    roles: list[RoleHeld]
    made_by: str
    made_at: str
    tokens: list[TokenTold]


class Identities(TypedDict):
    """Those that count, by number, all roles that can be given, and departments that somebody may belong to.

    `remarks` say which names are alike.
    """

    identities: list[IdentityTold]
    roles: list[RoleHeld]
    departments: list[str]
    remarks: list[str]


class TokenGiven(TypedDict):
    """A new token: `secret` is never told again."""

    number: int
    secret: str
    expires_at: str


class SessionEnded(TypedDict):
    """A session that was begun with a token: on what device, and when."""

    device: str
    begun_at: str


class Revoked(TypedDict):
    """What a token left: `sessions` are over; `credentials` were set with it and hold until they are reset."""

    sessions: list[SessionEnded]
    credentials: list[CredentialTold]


class LinkGiven(TypedDict):
    """The code of a link, which stands behind `#sign-in=` in the address of the page, and days that it holds."""

    code: str
    days: int


class NewIdentity(BaseModel, extra="forbid"):
    """Somebody or something to be known by name."""

    name: Annotated[str, Field(max_length=2 * LONGEST_NAME)]
    roles: Annotated[list[Role], Field(max_length=MOST_ROLES)]


class OtherRoles(BaseModel, extra="forbid"):
    """The roles that an identity has from now on, and no others."""

    roles: Annotated[list[Role], Field(max_length=MOST_ROLES)]


class OtherDepartment(BaseModel, extra="forbid"):
    """The department that an identity belongs to from now on; null for none."""

    department: Annotated[str, Field(max_length=LONGEST_NAME)] | None


class NewToken(BaseModel, extra="forbid"):
    """What a token is for, and how long it holds; without scopes it may all that the roles of its holder may."""

    days: Annotated[int, Field(ge=1, le=known.MOST_DAYS)] = known.DAYS
    purpose: Annotated[str, Field(max_length=LONGEST_NAME)] = ""
    scopes: Annotated[list[Permission], Field(max_length=len(Permission))] = []


@router.get("", summary="Who is known, with roles and tokens", dependencies=[MANAGES], responses=answering(Identities))
def identities(request: Request, state: TheState, language: Language) -> Response:
    """Without those that were withdrawn, which `citybrain access list` names too."""
    note(request, Permission.WRITE_ACCESS, "identities")
    return _all(request, state, language)


@router.post(
    "", summary="Make somebody known", status_code=201, dependencies=[MANAGES], responses=answering(Identities, 201)
)
def add(request: Request, state: TheState, actor: TheActor, body: NewIdentity, language: Language) -> Response:
    """A person, a program or a device, with at least one role. It cannot do anything before it has a token."""
    with _changing(state) as connection:
        known.add_identity(connection, body.name, body.roles, actor.name)
    note(request, Permission.WRITE_ACCESS, f"add {body.name}: {', '.join(body.roles)}")
    return _all(request, state, language, 201)


@router.put("/{identity}/roles", summary="Give other roles", dependencies=[MANAGES], responses=answering(Identities))
def change(
    request: Request, state: TheState, actor: TheActor, identity: Number, body: OtherRoles, language: Language
) -> Response:
    """They hold for tokens that were given before as well. The last administrator stays one."""
    with _changing(state) as connection:
        name = known.name_of(connection, identity)
        known.set_roles(connection, name, body.roles, actor.name)
    note(request, Permission.WRITE_ACCESS, f"roles {name}: {', '.join(body.roles)}")
    return _all(request, state, language)


@router.put(
    "/{identity}/department", summary="Say to which department somebody belongs", dependencies=[MANAGES],
    responses=answering(Identities),
)  # fmt: skip
def belong(
    request: Request, state: TheState, actor: TheActor, identity: Number, body: OtherDepartment, language: Language
) -> Response:
    """One of those that the settings of the city list. It gives no right; the log and the register of data show it."""
    with _changing(state) as connection:
        name = set_department(connection, identity, body.department, state.signing_in.departments)
    note(request, Permission.WRITE_ACCESS, f"department {name}: {body.department or '-'}")
    return _all(request, state, language)


@router.delete(
    "/{identity}", summary="Withdraw somebody with all their tokens", status_code=204, dependencies=[MANAGES]
)
def remove(request: Request, state: TheState, actor: TheActor, identity: Number) -> Response:
    """What they did stays on record under their name. The last administrator cannot be withdrawn."""
    with _changing(state) as connection:
        name = known.name_of(connection, identity)
        known.withdraw_identity(connection, name, actor.name)
    note(request, Permission.WRITE_ACCESS, f"remove {name}")
    return Response(status_code=204)


@router.post(
    "/{identity}/tokens",
    summary="Give a token",
    status_code=201,
    dependencies=[MANAGES],
    responses=answering(TokenGiven, 201),
)
def give(request: Request, state: TheState, actor: TheActor, identity: Number, body: NewToken) -> Response:
    """The answer tells its secret, which is kept as a hash alone and cannot be told again."""
    with _changing(state) as connection:
        name = known.name_of(connection, identity)
        made = known.give_token(connection, name, body.scopes, body.days, body.purpose, actor.name)
        expires = next(one.expires_at for one in known.tokens(connection) if one.number == made.number)
    note(request, Permission.WRITE_ACCESS, f"token {made.number} {name}")
    told: TokenGiven = {"number": made.number, "secret": made.text, "expires_at": expires}
    return _private(fresh_answer(request, told, status=201))


@router.delete(
    "/{identity}/tokens/{token}", summary="Revoke a token", dependencies=[MANAGES], responses=answering(Revoked)
)
def revoke(request: Request, state: TheState, actor: TheActor, identity: Number, token: OfToken) -> Response:
    """It is refused from now on, and sessions that were begun with it are over.

    The answer names them, and what its holder signs in with that was set in one of them: a password of whoever stole
    the token holds until `DELETE` of the credentials.
    """
    with _changing(state) as connection:
        name = known.name_of(connection, identity)
        left = revocation.revoke(connection, token, actor.name, name)
    state.governance.sessions.end_all([token])
    note(request, Permission.WRITE_ACCESS, f"revoke token {token} {name}")
    told: Revoked = {
        "sessions": [{"device": one.device, "begun_at": one.begun_at} for one in left.sessions],
        "credentials": [credential_told(one) for one in left.credentials],
    }
    return _private(fresh_answer(request, told))


@router.post(
    "/{identity}/link",
    summary="Give somebody a link to set up their own access",
    status_code=201,
    dependencies=[MANAGES],
    responses=answering(LinkGiven, 201),
)
def give_link(request: Request, state: TheState, actor: TheActor, identity: Number) -> Response:
    """It signs them in once, within three days, and takes the place of the one before; they choose what follows."""
    with _changing(state) as connection:
        name = known.name_of(connection, identity)
        code = begin_link(connection, identity, actor.name)
    note(request, Permission.WRITE_ACCESS, f"link {name}")
    told: LinkGiven = {"code": code, "days": LINK_DAYS}
    return _private(fresh_answer(request, told, status=201))


@router.delete(
    "/{identity}/credentials",
    summary="Take from somebody all that they sign in with but tokens",
    status_code=204,
    dependencies=[MANAGES],
)
def reset(request: Request, state: TheState, actor: TheActor, identity: Number) -> Response:
    """For who lost it: password, authenticator, passkeys, links, provider. Their sessions end; a link begins anew."""
    with _changing(state) as connection:
        name = known.name_of(connection, identity)
        withdraw(connection, identity, actor.name, *Kind)
    for one in sessions_told(state, identity):
        end_session_of(state, identity, one["key"])
    note(request, Permission.WRITE_ACCESS, f"reset {name}")
    return Response(status_code=204)


@router.get(
    "/{identity}/sessions",
    summary="Where somebody is signed in",
    dependencies=[MANAGES],
    responses=answering(list[SessionTold]),
)
def sessions(request: Request, state: TheState, identity: Number) -> Response:
    """Sessions at the page that last."""
    with state.governance.records.read() as connection:
        known.name_of(connection, identity)
    note(request, Permission.WRITE_ACCESS, f"sessions {identity}")
    return _private(fresh_answer(request, sessions_told(state, identity)))


@router.delete(
    "/{identity}/sessions/{key}", summary="End a session of somebody", status_code=204, dependencies=[MANAGES]
)
def end_session(request: Request, state: TheState, actor: TheActor, identity: Number, key: OfSession) -> Response:
    """It is over at once; its event streams end within two seconds."""
    end_session_of(state, identity, key)
    note(request, Permission.WRITE_ACCESS, f"end session {key} of {identity}")
    return Response(status_code=204)


@contextmanager
def _changing(state: State) -> Iterator[Connection]:
    """A transaction on the records, after which every token is held against them again."""
    with state.governance.records.begin() as connection:
        yield connection
    state.governance.access.forget()


def _all(request: Request, state: State, language: str, status: int = 200) -> Response:
    with state.governance.records.read() as connection:
        people, given = known.identities(connection), known.tokens(connection)
    told: Identities = {
        "identities": [_to_answer(one, given, language) for one in people if one.withdrawn_at is None],
        "roles": role_answers(Role, language),
        "departments": state.signing_in.departments,
        "remarks": [
            text("access-names-alike", language, names=", ".join(names))
            for names in alike(one.name for one in people if one.withdrawn_at is None)
        ],
    }
    return _private(fresh_answer(request, told, language, status))


def _to_answer(one: Identity, given: list[Given], language: str) -> IdentityTold:
    return {
        "number": one.number,
        "name": one.name,
        "department": one.department,
        "roles": role_answers(one.roles, language),
        "made_by": one.made_by,
        "made_at": one.made_at,
        "tokens": [_token(token) for token in given if token.identity == one.number and token.withdrawn_at is None],
    }


def _token(token: Given) -> TokenTold:
    return {
        "number": token.number,
        "scopes": list(token.scopes),
        "purpose": token.purpose,
        "expires_at": token.expires_at,
        "made_by": token.made_by,
        "made_at": token.made_at,
    }


def _private(response: Response) -> Response:
    response.headers["Cache-Control"] = "no-store"
    return response
