"""The message catalogue, for clients that make their texts themselves."""

from __future__ import annotations

from typing import Annotated

from fastapi import Path, Request, Response

from citybrain.api.language import Code
from citybrain.api.openapi import API, sending
from citybrain.api.respond import text_answer
from citybrain.api.router import Router
from citybrain.messages import source

router = Router(prefix=API, tags=["operation"])
Wanted = Annotated[Code, Path(description="Language of the texts.")]


@router.get(
    "/messages/{language}",
    summary="All texts of a language (Project Fluent)",
    response_class=Response,
    responses=sending("text/plain"),
)
def messages(request: Request, language: Wanted) -> Response:
    """A Fluent resource."""
    return text_answer(request, source(language).encode(), "text/plain; charset=utf-8", language)
