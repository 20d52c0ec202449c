"""Who asks: the token of a request, in `Authorization: Bearer`, or as the password of `Authorization: Basic`."""

from __future__ import annotations

import base64
import binascii
from typing import Annotated

from fastapi import Depends, Request
from fastapi.concurrency import run_in_threadpool

from citybrain.api.state import State, state_of
from citybrain.governance import ANONYMOUS, Actor


async def actor_of(request: Request) -> Actor:
    """Who a request comes from; without a token it is anybody. Raises NotSignedInError where a token does not hold."""
    text = token_of(request)
    if text is None:
        return ANONYMOUS
    state = state_of(request)
    known = state.remembered(text)
    return await run_in_threadpool(_find, state, text) if known is None else known


TheActor = Annotated[Actor, Depends(actor_of)]
"""For routes: who asks. What they may do is asked of `governance.require` and `governance.may_read`."""


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
    return _password(given.strip()) if scheme.lower() == "basic" else ""


def _password(given: str) -> str:
    try:
        return base64.b64decode(given, validate=True).decode("ascii").partition(":")[2]
    except (binascii.Error, UnicodeDecodeError):
        return ""


def _find(state: State, text: str) -> Actor:
    return state.access.actor(text)
