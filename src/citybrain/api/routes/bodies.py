"""Bodies of requests as documents whose errors point to a place."""

from __future__ import annotations

from typing import Annotated

from fastapi import Depends, Request

from citybrain.plans.document import Document, read_bytes

NAME = "plan"


async def _raw(request: Request) -> bytes:
    return await request.body()


def _document(request: Request, raw: Annotated[bytes, Depends(_raw)]) -> Document:
    kind = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    return read_bytes(raw, NAME, json_text="yaml" not in kind)


Body = Annotated[Document, Depends(_document)]
"""The body, read as JSON unless its type says YAML."""
