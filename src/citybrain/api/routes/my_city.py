"""A city of one's own: give files, see what they are, build, look how well the city is known, open it."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import Path, Request, Response
from pydantic import BaseModel, Field
from starlette.concurrency import run_in_threadpool

from citybrain.api.draft_answers import build_answer, draft_answer, draft_quality, summary
from citybrain.api.draft_places import countries
from citybrain.api.draft_shapes import Draft as DraftTold
from citybrain.api.draft_shapes import DraftBuild, DraftList, DraftQuality
from citybrain.api.guards import requires
from citybrain.api.identity import TheActor
from citybrain.api.language import Language
from citybrain.api.openapi import API, answering
from citybrain.api.respond import json_answer
from citybrain.api.router import Router
from citybrain.api.state import State, TheDesk, TheState
from citybrain.api.uploads import announced_size, write_body
from citybrain.governance import Permission, Verdict, decide
from citybrain.kernel import nearest
from citybrain.twin.drafts.document import Draft
from citybrain.twin.drafts.errors import DraftError
from citybrain.twin.drafts.service import START, DraftService
from citybrain.twin.recognise.settings import FileSettings
from citybrain.twin.snapshot import load
from citybrain.twin.snapshot_folder import snapshot_folders

router = Router(prefix=API, tags=["my city"])
WRITES = requires(Permission.WRITE_CITY)
Identity = Annotated[
    str, Path(max_length=64, description=f'Id of a draft; "{START}" is the city that the server was started with.')
]
Name = Annotated[str, Path(max_length=300, description="Name of a file; never a path.")]
RAW: dict[str, Any] = {
    "requestBody": {
        "required": True,
        "content": {"application/octet-stream": {"schema": {"type": "string", "format": "binary"}}},
    }
}
TOLD = answering(DraftTold)
PROGRESS = answering(DraftBuild) | {204: {"description": "Nothing is built yet."}}


class Changes(BaseModel, extra="forbid"):
    """What of a draft is changed; what is left out stays."""

    name: Annotated[str, Field(max_length=100)] | None = None
    country: Annotated[str, Field(max_length=2)] | None = Field(
        default=None, description='Two letters; "" for the country in which the place lies.'
    )


@router.get("/drafts", summary="Cities that are being made", responses=answering(DraftList))
def drafts(request: Request, state: TheState, desk: TheDesk, actor: TheActor) -> Response:
    """The latest first, none for who may not make cities.

    `served` is the id of the draft whose city is served, null for the city of the start.
    """
    seen = desk.all() if decide(actor, Permission.WRITE_CITY) is Verdict.ALLOWED else []
    listed = [summary(draft, desk.folder(draft.id), state.draft) for draft in seen]
    told: DraftList = {"served": state.draft, "drafts": listed}
    return json_answer(request, told)


@router.post(
    "/drafts", summary="Begin a city", status_code=201, responses=answering(DraftTold, 201), dependencies=[WRITES]
)
def create(request: Request, state: TheState, desk: TheDesk, language: Language) -> Response:
    """An empty draft."""
    response = _answer(request, state, desk.create(), language)
    response.status_code = 201
    return response


@router.get("/drafts/{identity}", summary="A city that is being made", responses=TOLD, dependencies=[WRITES])
def draft(request: Request, state: TheState, desk: TheDesk, identity: Identity, language: Language) -> Response:
    """Its files with what was recognised, what is missing, what stands in the way of building, the last build."""
    return _answer(request, state, desk.get(identity), language)


@router.patch("/drafts/{identity}", summary="Name a city and its country", responses=TOLD, dependencies=[WRITES])
def change(
    request: Request, state: TheState, desk: TheDesk, identity: Identity, body: Changes, language: Language
) -> Response:
    """The country decides about prices, emission factors and typical buildings."""
    changed: dict[str, Any] = {}
    if body.name is not None:
        changed["name"] = " ".join(body.name.split())
    if body.country is not None:
        changed["country"] = body.country.upper() or None
        if changed["country"] not in (None, *countries()):
            raise DraftError("draft-country", received=body.country, near=nearest(changed["country"], countries()))
    return _answer(request, state, desk.name(identity, **changed), language)


@router.delete(
    "/drafts/{identity}", summary="Delete a draft, its files and its city", status_code=204, dependencies=[WRITES]
)
def delete(state: TheState, desk: TheDesk, identity: Identity) -> Response:
    """A build at work is stopped. The city that is served is not deleted: open another one first."""
    if (state.draft or START) == identity:
        raise DraftError("draft-is-open")
    desk.delete(identity)
    return Response(status_code=204)


@router.put(
    "/drafts/{identity}/files/{name}", summary="Give a file", openapi_extra=RAW, responses=TOLD, dependencies=[WRITES]
)
async def put(
    request: Request, state: TheState, desk: TheDesk, identity: Identity, name: Name, language: Language
) -> Response:
    """The body is the file itself, at most 2 GB; a file of the same name is replaced. It is recognised afterwards."""
    with await run_in_threadpool(desk.receive, identity, name, announced_size(request)) as upload:
        await write_body(request, upload)
        kept = await run_in_threadpool(desk.keep, identity, name, upload)
    return _answer(request, state, kept, language)


@router.patch(
    "/drafts/{identity}/files/{name}",
    summary="Say what a file does not say itself",
    responses=TOLD,
    dependencies=[WRITES],
)
def settle(
    request: Request,
    state: TheState,
    desk: TheDesk,
    identity: Identity,
    name: Name,
    body: FileSettings,
    language: Language,
) -> Response:
    """Its use, layer, coordinate system, encoding, columns and codes; all of them together. It is recognised again."""
    return _answer(request, state, desk.settle(identity, name, body), language)


@router.delete(
    "/drafts/{identity}/files/{name}", summary="Take a file out of a draft", responses=TOLD, dependencies=[WRITES]
)
def remove(
    request: Request, state: TheState, desk: TheDesk, identity: Identity, name: Name, language: Language
) -> Response:
    """The file is deleted; a city that was built with it stays as it is."""
    return _answer(request, state, desk.remove(identity, name), language)


@router.post(
    "/drafts/{identity}/build",
    summary="Build the city of a draft",
    status_code=202,
    responses=answering(DraftTold, 202),
    dependencies=[WRITES],
)
def build(request: Request, state: TheState, desk: TheDesk, identity: Identity, language: Language) -> Response:
    """Goes on in the background; `GET` tells how far it is, `DELETE` stops it."""
    response = _answer(request, state, desk.start(identity), language)
    response.status_code = 202
    return response


@router.get(
    "/drafts/{identity}/build", summary="How far a build is, or how it ended", responses=PROGRESS, dependencies=[WRITES]
)
def progress(request: Request, desk: TheDesk, identity: Identity, language: Language) -> Response:
    """State is running, done, cancelled or failed; an error comes with the file that it concerns, if it is one."""
    record = desk.get(identity).build
    return (
        Response(status_code=204) if record is None else json_answer(request, build_answer(record, language), language)
    )


@router.delete("/drafts/{identity}/build", summary="Stop a build", status_code=204, dependencies=[WRITES])
def cancel(desk: TheDesk, identity: Identity) -> Response:
    """Nothing of it is left, the files stay. Nothing happens where no build is at work."""
    desk.cancel(identity)
    return Response(status_code=204)


@router.get(
    "/drafts/{identity}/quality",
    summary="How well the built city is known",
    responses=answering(DraftQuality),
    dependencies=[WRITES],
)
def quality(request: Request, desk: TheDesk, identity: Identity, language: Language) -> Response:
    """The quality report of its latest snapshot, with labels and texts."""
    folder = desk.folder(identity)
    _require_city(desk, identity)
    return json_answer(request, draft_quality(load(folder).manifest, language), language)


@router.post("/drafts/{identity}/open", summary="Serve the city of a draft", status_code=204, dependencies=[WRITES])
def open_draft(state: TheState, desk: TheDesk, identity: Identity) -> Response:
    """From now on every address answers for it. Requests under way finish on the city they began with."""
    _require_city(desk, identity)
    state.switch(None if identity == START else identity)
    return Response(status_code=204)


@router.post(
    "/drafts/close", summary="Serve the city that the server was started with", status_code=204, dependencies=[WRITES]
)
def close(state: TheState) -> Response:
    """The way back from a city of one's own; nothing is deleted."""
    state.switch(None)
    return Response(status_code=204)


def _require_city(desk: DraftService, identity: str) -> None:
    if not snapshot_folders(desk.folder(identity)):
        raise DraftError("draft-not-built")


def _answer(request: Request, state: State, draft: Draft, language: str) -> Response:
    return json_answer(request, draft_answer(draft, state.draft, language), language)
