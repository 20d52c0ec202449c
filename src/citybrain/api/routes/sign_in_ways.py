"""Which ways to sign in there are, and the first half of those that have two."""

from __future__ import annotations

from typing import Any

from fastapi import Request, Response
from fastapi.concurrency import run_in_threadpool
from pydantic import BaseModel
from typing_extensions import TypedDict

from citybrain.api.identity import TheActor
from citybrain.api.language import Language
from citybrain.api.limits import origin_of
from citybrain.api.openapi import COMPUTES, answering
from citybrain.api.own_session import begun_with, number_of_session, require_proof
from citybrain.api.respond import fresh_answer
from citybrain.api.router import Router
from citybrain.api.routes.bodies import ONLY_JSON
from citybrain.api.routes.session import PATH
from citybrain.api.signing_in import STATE_COOKIE, place_of
from citybrain.api.state import State, TheState, state_of
from citybrain.governance.credentials import Kind, any_of
from citybrain.kernel.errors import NotFoundError

router = Router(prefix=PATH, tags=["access"])


class SignInWays(TypedDict):
    """SignInWays to sign in that are set up; a token or a link always signs in.

    `provider` is its name, null without one; `signs_out_at` is where one signs out there as well, where that is known.
    """

    provider: str | None
    signs_out_at: str | None
    password: bool
    passkey: bool


class SignInAddress(TypedDict):
    """Where the browser goes on: an address of the provider."""

    address: str


class PasskeyQuestion(TypedDict):
    """What a browser asks a device by: options of `navigator.credentials`, as `parse…OptionsFromJSON` takes them."""

    options: dict[str, Any]


class Connecting(BaseModel, extra="forbid"):
    """Whether who is signed in wants to sign in by the provider from now on, rather than to sign in now."""

    connect: bool = False


@router.get("/ways", summary="SignInWays to sign in", responses=answering(SignInWays))
def ways(request: Request, state: TheState) -> Response:
    """What is set up in this city, for somebody who wants to sign in."""
    governance, provider = state.recorded_governance, _provider(state)
    held: frozenset[Kind] = frozenset()
    if governance is not None:
        with governance.records.read() as connection:
            held = any_of(connection)
    told: SignInWays = {
        "provider": provider.settings.name if provider else None,
        "signs_out_at": provider.signs_out_at if provider else None,
        "password": Kind.PASSWORD in held,
        "passkey": Kind.PASSKEY in held,
    }
    return _fresh(request, told)


@router.post(
    "/provider",
    summary="Begin to sign in at the provider",
    dependencies=ONLY_JSON,
    openapi_extra=COMPUTES,
    responses=answering(SignInAddress),
)
async def begin_at_provider(
    request: Request, state: TheState, actor: TheActor, body: Connecting, language: Language
) -> Response:
    """Go to the address; what comes back in the address of the page (state, code, iss) is sent to `POST /session`.

    404 where there is no provider, 503 where it does not answer: other ways to sign in are not touched by that.
    """
    provider = await run_in_threadpool(lambda: state.signing_in.provider)
    who = await run_in_threadpool(_connecting, request) if body.connect else ()
    began, address = await provider.begin(origin_of(request), *who)
    told: SignInAddress = {"address": address}
    response = _fresh(request, told)
    secure = request.url.scheme == "https"
    lasts, path = 600, PATH
    response.set_cookie(STATE_COOKIE, began, lasts, path=path, httponly=True, samesite="strict", secure=secure)
    return response


@router.post(
    "/passkey",
    summary="Ask a device for a passkey",
    dependencies=ONLY_JSON,
    openapi_extra=COMPUTES,
    responses=answering(PasskeyQuestion),
)
def ask_for_passkey(request: Request, state: TheState, actor: TheActor) -> Response:
    """Options of `navigator.credentials.get` as JSON; the answer of the device is sent to `POST /session`."""
    told: PasskeyQuestion = {"options": state.signing_in.passkeys.ask(place_of(request), origin_of(request))}
    return _fresh(request, told)


def _connecting(request: Request) -> tuple[int, int | None]:
    """Who wants to be connected, and the token that they came with: it changes what they sign in with."""
    number = number_of_session(request)
    require_proof(request, number)
    with state_of(request).governance.records.read() as connection:
        return number, begun_with(connection, request, number)


def _provider(state: State) -> Any:
    try:
        return state.signing_in.provider
    except NotFoundError:
        return None


def _fresh(request: Request, told: Any) -> Response:
    response = fresh_answer(request, told)
    response.headers["Cache-Control"] = "no-store"
    return response
