"""One's own access: password, codes by time, passkeys, the provider, and where one is signed in."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Annotated, Any

from fastapi import Path, Request, Response
from pydantic import BaseModel, Field
from sqlalchemy import Connection
from typing_extensions import TypedDict

from citybrain.api.auditing import note
from citybrain.api.identity import COOKIE, TheActor
from citybrain.api.openapi import answering
from citybrain.api.own_session import Lately, Own, begun_with
from citybrain.api.respond import fresh_answer
from citybrain.api.router import Router
from citybrain.api.routes.bodies import ONLY_JSON
from citybrain.api.routes.session import PATH
from citybrain.api.routes.sign_in_ways import PasskeyQuestion
from citybrain.api.signing_in import place_of
from citybrain.api.state import State, TheState
from citybrain.governance import Permission
from citybrain.governance import credentials as held
from citybrain.governance.credentials import Kind
from citybrain.governance.errors import AccessError
from citybrain.governance.pending import digest
from citybrain.governance.register import LONGEST_NAME, name_of, tokens_of
from citybrain.governance.sessions import LASTS, OpenSession
from citybrain.governance.time_codes import address_of, new_secret
from citybrain.kernel.errors import NotFoundError

router = Router(prefix=f"{PATH}/account", tags=["access"])
OfCredential = Annotated[int, Path(ge=1, le=2**62, description="Number of what one signs in with.")]
OfSession = Annotated[str, Path(pattern="^[0-9a-f]{16}$", description="Key of a session.")]


class CredentialTold(TypedDict):
    """Something that one signs in with: `kind` is password, time_code, passkey or provider."""

    number: int
    kind: Kind
    label: str
    made_at: str


class SessionTold(TypedDict):
    """A session: `how` one signed in, on what device; `used_at` is when it last asked, as far as that is known."""

    key: str
    device: str
    how: str
    begun_at: str
    used_at: str | None
    this: bool


class OwnAccess(TypedDict):
    """What one signs in with, where one is signed in, and how many recovery codes are left."""

    name: str
    credentials: list[CredentialTold]
    recovery_codes: int
    sessions: list[SessionTold]


class TimeCodes(TypedDict):
    """A secret for an authenticator, as a text and as an address that it takes; told this once."""

    secret: str
    address: str


class RecoveryCodes(TypedDict):
    """Codes each of which stands once for one of an authenticator; told this once."""

    recovery_codes: list[str]


class NewPassword(BaseModel, extra="forbid"):
    """A password of 12 to 256 characters, of any kind."""

    password: Annotated[str, Field(max_length=4096)]


class FirstCode(BaseModel, extra="forbid"):
    """A code that the authenticator shows, to see that it has the secret."""

    code: Annotated[str, Field(max_length=20)]


class NewPasskey(BaseModel, extra="forbid"):
    """The answer of a device as `toJSON()` of it says, and what its owner calls it."""

    answer: dict[str, Any]
    label: Annotated[str, Field(max_length=LONGEST_NAME)] = ""


@router.get("", summary="What one signs in with, and where one is signed in", responses=answering(OwnAccess))
def account(request: Request, state: TheState, own: Own) -> Response:
    """Of who is signed in at the page; a token has no account."""
    with state.governance.records.read() as connection:
        name, mine = name_of(connection, own), held.credentials(connection, own)
    told: OwnAccess = {
        "name": name,
        "credentials": [credential_told(one) for one in mine if one.kind in held.OWN],
        "recovery_codes": sum(one.kind is Kind.RECOVERY for one in mine),
        "sessions": sessions_told(state, own, request.cookies.get(COOKIE)),
    }
    return private(fresh_answer(request, told))


@router.put("/password", summary="Set one's password", status_code=204, dependencies=ONLY_JSON)
def set_password(request: Request, state: TheState, actor: TheActor, own: Lately, body: NewPassword) -> Response:
    """It takes the place of the one before, and one's other sessions end. 422 for one that is short or common."""
    with changing(state) as connection:
        held.set_password(connection, own, body.password, begun_with(connection, request, own))
    _end_others(request, state, own)
    note(request, Permission.WRITE_ACCESS, f"password {actor.name}")
    return Response(status_code=204)


@router.post("/time-codes", summary="A secret for an authenticator", responses=answering(TimeCodes))
def begin_time_codes(request: Request, state: TheState, actor: TheActor, own: Lately) -> Response:
    """It counts once a code of it was sent (`PUT`), within ten minutes."""
    secret = new_secret()
    state.signing_in.time_codes.put(_waiting(own), secret, _waiting(own))
    told: TimeCodes = {"secret": secret, "address": address_of(secret, actor.name, state.city.snapshot.city_name)}
    note(request, Permission.WRITE_ACCESS, f"begin time codes {actor.name}")
    return private(fresh_answer(request, told))


@router.put(
    "/time-codes", summary="Ask for codes from now on", dependencies=ONLY_JSON, responses=answering(RecoveryCodes)
)
def set_time_codes(request: Request, state: TheState, actor: TheActor, own: Lately, body: FirstCode) -> Response:
    """A password alone signs in no longer. The answer tells ten recovery codes, once; one's other sessions end."""
    secret = state.signing_in.time_codes.take(_waiting(own))
    if secret is None:
        raise NotFoundError("access-code-begin")
    try:
        with changing(state) as connection:
            token = begun_with(connection, request, own)
            codes = held.set_time_codes(connection, own, secret, "".join(body.code.split()), token)
    except AccessError:
        state.signing_in.time_codes.put(_waiting(own), secret, _waiting(own))
        raise
    _end_others(request, state, own)
    note(request, Permission.WRITE_ACCESS, f"time codes {actor.name}")
    told: RecoveryCodes = {"recovery_codes": codes}
    return private(fresh_answer(request, told))


@router.post("/passkeys", summary="Ask a device to make a passkey", responses=answering(PasskeyQuestion))
def begin_passkey(request: Request, state: TheState, actor: TheActor, own: Lately) -> Response:
    """Options of `navigator.credentials.create` as JSON; the answer of the device follows (`PUT`)."""
    with state.governance.records.read() as connection:
        city, place = state.city.snapshot.city_name, place_of(request)
        told: PasskeyQuestion = {"options": state.signing_in.passkeys.ask_for_new(connection, own, city, place)}
    note(request, Permission.WRITE_ACCESS, f"begin passkey {actor.name}")
    return private(fresh_answer(request, told))


@router.put("/passkeys", summary="Keep a passkey", status_code=204, dependencies=ONLY_JSON)
def keep_passkey(request: Request, state: TheState, actor: TheActor, own: Lately, body: NewPasskey) -> Response:
    """It signs in from now on, and counts as both factors. 422 where the answer of the device does not hold."""
    with changing(state) as connection:
        label, token = " ".join(body.label.split()), begun_with(connection, request, own)
        state.signing_in.passkeys.keep(connection, own, body.answer, label, place_of(request), token)
    note(request, Permission.WRITE_ACCESS, f"passkey {actor.name}")
    return Response(status_code=204)


@router.delete("/credentials/{number}", summary="Stop signing in with something", status_code=204)
def remove(request: Request, state: TheState, actor: TheActor, own: Lately, number: OfCredential) -> Response:
    """With an authenticator its recovery codes go as well."""
    with changing(state) as connection:
        if not held.withdraw(connection, own, actor.name, *held.OWN, only=number):
            raise NotFoundError("access-credential-unknown", received=number)
        if not held.credentials(connection, own, Kind.TIME_CODE):
            held.withdraw(connection, own, actor.name, Kind.RECOVERY)
    note(request, Permission.WRITE_ACCESS, f"remove credential {number} {actor.name}")
    return Response(status_code=204)


@router.delete("/sessions/{key}", summary="End one of one's sessions", status_code=204)
def end_session(request: Request, state: TheState, actor: TheActor, own: Own, key: OfSession) -> Response:
    """It is over at once; its event streams end within two seconds."""
    end_session_of(state, own, key)
    note(request, Permission.WRITE_ACCESS, f"end session {key} {actor.name}")
    return Response(status_code=204)


def end_session_of(state: State, identity: int, key: str) -> None:
    """End a session of an identity. Raises NotFoundError."""
    with state.governance.records.read() as connection:
        mine = tokens_of(connection, identity)
    if not state.governance.sessions.end_one(key, mine):
        raise NotFoundError("access-session-unknown", received=key)


def sessions_told(state: State, identity: int, cookie: str | None = None) -> list[SessionTold]:
    """Sessions of an identity; the one of a cookie is called `this`."""
    with state.governance.records.read() as connection:
        mine = tokens_of(connection, identity)
    this = digest(cookie)[:8].hex() if cookie else None
    return [_session(one, mine[one.token], this) for one in state.governance.sessions.those_of(mine)]


@contextmanager
def changing(state: State) -> Iterator[Connection]:
    """A transaction on the records."""
    with state.governance.records.begin() as connection:
        yield connection


def credential_told(one: held.Credential) -> CredentialTold:
    """Something that somebody signs in with, without what is secret of it."""
    return {"number": one.number, "kind": one.kind, "label": one.label, "made_at": one.made_at}


def private(response: Response) -> Response:
    """An answer that no cache keeps."""
    response.headers["Cache-Control"] = "no-store"
    return response


def _end_others(request: Request, state: State, own: int) -> None:
    for one in sessions_told(state, own, request.cookies.get(COOKIE)):
        if not one["this"]:
            end_session_of(state, own, one["key"])


def _waiting(identity: int) -> str:
    return f"time codes of {identity}"


def _session(one: OpenSession, how: str, this: str | None) -> SessionTold:
    return {
        "key": one.key,
        "device": one.device,
        "how": how,
        "begun_at": _instant(one.until - LASTS),
        "used_at": None if one.used is None else _instant(one.used),
        "this": one.key == this,
    }


def _instant(seconds: float) -> str:
    return datetime.datetime.fromtimestamp(seconds, datetime.UTC).isoformat(timespec="seconds").replace("+00:00", "Z")
