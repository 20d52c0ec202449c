"""The language of an answer: `?language=` before the header Accept-Language."""

from __future__ import annotations

from typing import Annotated

from fastapi import Depends, Query, Request
from pydantic import AfterValidator, StringConstraints
from pydantic_core import PydanticKnownError

from citybrain.messages import choose, readable


def _readable(code: str) -> str:
    """The code as it is. Raises an error that names those that there are."""
    if code not in readable():
        raise PydanticKnownError("literal_error", {"expected": ", ".join(f"'{one}'" for one in readable())})
    return code


Code = Annotated[str, StringConstraints(pattern="^[a-z]{2,3}$"), AfterValidator(_readable)]
"""A language that a reader may choose, one of `languages` of the city."""


def language_of(request: Request) -> str:
    """The language that a request asks for, English where it asks for none of ours."""
    asked = request.query_params.get("language")
    return asked if asked in readable() else choose(request.headers.get("accept-language"))


async def _language(
    request: Request, language: Annotated[Code | None, Query(description="Instead of Accept-Language.")] = None
) -> str:
    return language or language_of(request)


Language = Annotated[str, Depends(_language)]
