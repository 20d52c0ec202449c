"""Recordings of the sound of a place: their indices are stored, the recording is not kept."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import Annotated, Any

from fastapi import Query, Request, Response
from starlette.concurrency import run_in_threadpool
from typing_extensions import TypedDict

from citybrain.api.auditing import note
from citybrain.api.guards import IN_TURN_WHILE_IT_COMES, requires
from citybrain.api.identity import TheActor
from citybrain.api.openapi import API, answering
from citybrain.api.problems import MediaTypeError
from citybrain.api.respond import fresh_answer
from citybrain.api.router import Router
from citybrain.api.state import TheSensing
from citybrain.base.moments import Moment
from citybrain.governance import Permission
from citybrain.observations.sound.listening import listen, require_station
from citybrain.plans.problems import shown

router = Router(prefix=f"{API}/recordings", tags=["sensing"])
KINDS = {
    "audio/wav": "wav", "audio/x-wav": "wav", "audio/vnd.wave": "wav", "audio/flac": "flac", "audio/x-flac": "flac",
    "audio/ogg": "ogg",
}  # fmt: skip
SOUND: dict[str, Any] = {
    "requestBody": {
        "required": True,
        "content": {kind: {"schema": {"type": "string", "format": "binary"}} for kind in KINDS},
    }
}


class ListenedTo(TypedDict):
    """`indices` of the recording by the keys of their properties, with the time listened [s], and the `fates` of their
    readings: stored, duplicate, conflict or late."""

    station: str
    indices: dict[str, float]
    fates: dict[str, str]


@router.post(
    "",
    summary="Give a recording of the sound of a place",
    status_code=201,
    dependencies=[requires(Permission.WRITE_OBSERVATIONS), IN_TURN_WHILE_IT_COMES],
    openapi_extra=SOUND,
    responses=answering(ListenedTo, 201),
)
async def give(
    request: Request,
    sensing: TheSensing,
    actor: TheActor,
    station: Annotated[
        str, Query(min_length=1, max_length=200, pattern="^[^\x00]*$", description="Where it was made.")
    ],
    begin: Annotated[Moment, Query(description="When it begins.")],
) -> Response:
    """The body is the recording: WAV, FLAC or OGG, at most 100 MB and half an hour. It is read by a process of its own,
    with bounds of time and memory, and deleted; a new station needs sensors:write as well, its streams are internal.
    """
    kind = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    if kind not in KINDS:
        raise MediaTypeError("entry-media-type", received=shown(kind), allowed=", ".join(KINDS))
    await run_in_threadpool(require_station, sensing, actor, station, begin)
    with tempfile.TemporaryDirectory(prefix="citybrain-sound-") as folder:
        path = Path(folder) / f"recording.{KINDS[kind]}"
        with path.open("wb") as file:
            async for piece in request.stream():
                await run_in_threadpool(file.write, piece)
        made = await run_in_threadpool(listen, sensing, actor, path, station, begin)
    note(request, Permission.WRITE_OBSERVATIONS, "recordings", len(made.fates))
    values = {name: value for name, value in made.indices._asdict().items() if name in made.fates}
    answer: ListenedTo = {"station": station, "indices": values, "fates": made.fates}
    return fresh_answer(request, answer, status=201)
