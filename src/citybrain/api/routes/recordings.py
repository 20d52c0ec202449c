"""Recordings of the sound of a place: their indices are stored, the recording is not kept."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import Depends, Query, Request, Response
from starlette.concurrency import run_in_threadpool
from typing_extensions import TypedDict

from citybrain.api.auditing import note
from citybrain.api.guards import IN_ENGINE_TURN, IN_TURN_WHILE_IT_COMES, SensorGuard, requires
from citybrain.api.identity import TheActor
from citybrain.api.openapi import API, answering
from citybrain.api.problems import MediaTypeError
from citybrain.api.respond import fresh_answer
from citybrain.api.router import Router
from citybrain.api.state import TheSensing, state_of
from citybrain.base.moments import Moment
from citybrain.governance import Actor, Permission
from citybrain.governance.errors import TooManyRequestsError
from citybrain.observations.sound.folder import folder_of_sound
from citybrain.observations.sound.listening import Listened, listen, require_station
from citybrain.observations.sound.pieces import listen_to_piece, recorder_of
from citybrain.plans.problems import shown

BEGINS = "When it begins, with its zone, such as 2026-05-01T04:30:00Z; a + stands as %2B in an address."
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
    begin: Annotated[Moment, Query(description=BEGINS)],
) -> Response:
    """The body is the recording: WAV, FLAC or OGG, at most 100 MB and half an hour. It is read by a process of its own,
    with bounds of time and memory, and deleted; a new station needs sensors:write as well, its streams are internal.
    """
    kind = _kind_of(request)
    await run_in_threadpool(require_station, sensing, actor, station, begin)
    with folder_of_sound() as folder:
        path = folder / f"recording.{kind}"
        with path.open("wb") as file:
            async for piece in request.stream():
                await run_in_threadpool(file.write, piece)
        made = await run_in_threadpool(listen, sensing, actor, path, station, begin)
    note(request, Permission.WRITE_OBSERVATIONS, "recordings", len(made.fates))
    return fresh_answer(request, _answer(made), status=201)


@router.post(
    "/pieces",
    summary="Send a piece of the sound of a place",
    status_code=201,
    dependencies=[
        Depends(SensorGuard()), IN_ENGINE_TURN,
    ],
    openapi_extra=SOUND,
    responses=answering(ListenedTo, 201),
)  # fmt: skip
async def send(
    request: Request,
    sensing: TheSensing,
    actor: TheActor,
    begin: Annotated[Moment, Query(description=BEGINS)],
) -> Response:
    """For a recorder that is connected as a sensor, with its token: one piece after another, of a minute, at most two,
    and 24 MB. Its indices go to the recorder's own streams; the piece is deleted as soon as it is read.
    """
    kind = _kind_of(request)
    _take_piece(request, actor)
    recorder = await run_in_threadpool(recorder_of, sensing, actor, begin)
    body = await request.body()
    with folder_of_sound() as folder:
        path = folder / f"piece.{kind}"
        await run_in_threadpool(path.write_bytes, body)
        made = await run_in_threadpool(listen_to_piece, sensing, actor, recorder, path, begin)
    return fresh_answer(request, _answer(made), status=201)


def _kind_of(request: Request) -> str:
    """The ending of a file of the kind that was sent. Raises MediaTypeError for other kinds."""
    kind = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    if kind not in KINDS:
        raise MediaTypeError("entry-media-type", received=shown(kind), allowed=", ".join(KINDS))
    return KINDS[kind]


def _take_piece(request: Request, actor: Actor) -> None:
    """One more piece of a recorder. Raises TooManyRequestsError for one too many."""
    try:
        state_of(request).limits.pieces.take(actor.token)
    except TooManyRequestsError as problem:
        raise TooManyRequestsError("sound-piece-rate", wait=problem.wait) from None


def _answer(made: Listened) -> ListenedTo:
    values = {name: value for name, value in made.indices._asdict().items() if name in made.fates}
    return {"station": made.station, "indices": values, "fates": made.fates}
