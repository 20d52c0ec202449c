"""What routes that write take: bodies as documents whose errors point to a place, persons, numbers of records."""

from __future__ import annotations

from contextlib import nullcontext
from typing import Annotated, Any

from fastapi import Depends, Path, Query, Request
from starlette.concurrency import run_in_threadpool

from citybrain.api.identity import TheActor
from citybrain.api.jobs import name_of
from citybrain.api.openapi import REFERENCE
from citybrain.api.problems import MediaTypeError
from citybrain.api.results import TheOpenWorkspace
from citybrain.api.state import state_of
from citybrain.governance import Actor
from citybrain.plans.document import Document, read_bytes
from citybrain.plans.problems import shown

NAME = "plan"
JSON = "application/json"
LARGE = 50_000
"""Bytes of a document from which it is read in turn: a tenth of a second for YAML."""


async def _raw(request: Request) -> bytes:
    return await request.body()


async def _document(
    request: Request, workspace: TheOpenWorkspace, actor: TheActor, raw: Annotated[bytes, Depends(_raw)]
) -> Document:
    kind = request.headers.get("content-type", "").partition(";")[0].strip().lower()

    def read() -> Document:
        document = read_bytes(raw, NAME, json_text="yaml" not in kind)
        workspace.require_open(document.data)
        return document

    # Who waits for the turn holds no thread: they are there for all others.
    turns = state_of(request).documents
    async with turns.turn(name_of(request, actor)) if len(raw) > LARGE else nullcontext():
        return await run_in_threadpool(read)


Body = Annotated[Document, Depends(_document)]
"""The body, read as JSON unless its type says YAML; it names no quantity that its sender may not read."""


def _require_json(request: Request) -> None:
    """A page of another site can send a form or plain text here without asking the browser, but no JSON."""
    kind = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    if kind != JSON:
        raise MediaTypeError("entry-media-type", received=shown(kind), allowed=JSON)


def by_whom(said: str | None, actor: Actor) -> str:
    """Whom records name: who is signed in, and behind them in brackets another person that they name."""
    other = " ".join((said or "").split())
    return f"{actor.name} ({other})" if other not in ("", actor.name) else actor.name


def _person(
    actor: TheActor,
    made_by: Annotated[
        str | None,
        Query(max_length=200, description="For whom it is done; stands in brackets behind who is signed in."),
    ] = None,
) -> str:
    return by_whom(made_by, actor)


Person = Annotated[str, Depends(_person)]
Number = Annotated[int, Path(ge=1, le=10**15, description="Number of a record.")]
"""A database keeps no greater ones."""

ONLY_JSON = [Depends(_require_json)]
"""Dependencies of a route that takes JSON and nothing else."""


def takes(model: str) -> dict[str, Any]:
    """Description of such a body."""
    schema = {"$ref": REFERENCE.format(model=model)}
    return {"requestBody": {"required": True, "content": {JSON: {"schema": schema}}}}
