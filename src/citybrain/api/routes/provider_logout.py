"""What a provider of OpenID Connect says without a browser: that somebody signed out there."""

from __future__ import annotations

from typing import Any
from urllib.parse import parse_qs

from fastapi import Depends, Request, Response
from fastapi.concurrency import run_in_threadpool

from citybrain.api.identity import TheActor
from citybrain.api.problems import MediaTypeError
from citybrain.api.router import Router
from citybrain.api.routes.session import PATH
from citybrain.api.state import State, TheState
from citybrain.governance import Actor
from citybrain.governance.errors import LogoutError
from citybrain.governance.register import tokens_of
from citybrain.plans.problems import shown

FORM = "application/x-www-form-urlencoded"
LONGEST = 16_384
"""Bytes of a form with a logout token."""

TOKEN = {"type": "object", "properties": {"logout_token": {"type": "string"}}, "required": ["logout_token"]}
TAKES: dict[str, Any] = {"requestBody": {"required": True, "content": {FORM: {"schema": TOKEN}}}}

router = Router(prefix=PATH, tags=["access"])


def _require_form(request: Request) -> None:
    kind = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    if kind != FORM:
        raise MediaTypeError("entry-media-type", received=shown(kind), allowed=FORM)


@router.post(
    "/provider/logout",
    summary="Somebody signed out at the provider",
    status_code=204,
    dependencies=[Depends(_require_form)],
    openapi_extra=TAKES,
)
async def sign_out(request: Request, state: TheState, actor: TheActor) -> Response:
    """For the provider (OpenID Connect Back-Channel Logout 1.0): the sessions that its token names are over.

    Their event streams end within two seconds. 400 for a token that does not hold or came before.
    """
    provider = await run_in_threadpool(lambda: state.signing_in.provider)
    body = await request.body()
    tokens = parse_qs(body.decode("ascii", "replace")).get("logout_token", []) if len(body) <= LONGEST else []
    if len(tokens) != 1:
        raise LogoutError("access-logout-refused", name=provider.settings.name)
    said = await provider.signed_out(tokens[0])
    await run_in_threadpool(_end, state, provider.settings.issuer, said.subject, said.session)
    request.state.actor = Actor(f"provider:{provider.settings.issuer}")
    response = Response(status_code=204)
    response.headers["Cache-Control"] = "no-store"
    return response


def _end(state: State, issuer: str, subject: str | None, session: str | None) -> None:
    from citybrain.governance.provider_identity import identity_of

    tokens = None
    if subject is not None:
        with state.governance.records.read() as connection:
            number = identity_of(connection, issuer, subject)
            mine = {} if number is None else tokens_of(connection, number)
        tokens = [token for token, how in mine.items() if how == "provider"]
    state.governance.sessions.end_all(tokens, session)
