"""The language of an answer: `?language=` before the header Accept-Language."""

from __future__ import annotations

from typing import Annotated, Literal

from fastapi import Depends, Query, Request

from citybrain.messages import LANGUAGES, choose

Code = Literal["en", "zh"]


def language_of(request: Request) -> str:
    """The language that a request asks for, English where it asks for none of ours."""
    asked = request.query_params.get("language")
    return asked if asked in LANGUAGES else choose(request.headers.get("accept-language"))


def _language(
    request: Request, language: Annotated[Code | None, Query(description="Instead of Accept-Language.")] = None
) -> str:
    return language or language_of(request)


Language = Annotated[str, Depends(_language)]
