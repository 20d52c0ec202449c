"""Photos of cases: given, listed, seen and withdrawn; those of inspections are seen here too."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import Depends, Request, Response
from typing_extensions import TypedDict

from citybrain.api.auditing import note
from citybrain.api.guards import IN_TURN, requires
from citybrain.api.identity import TheActor
from citybrain.api.openapi import API, answering, sending
from citybrain.api.problems import MediaTypeError
from citybrain.api.respond import fresh_answer
from citybrain.api.router import Router
from citybrain.api.routes.bodies import Number
from citybrain.api.state import TheCity
from citybrain.cases.photos.answers import PhotoAnswer, photo_answer
from citybrain.governance import Permission
from citybrain.plans.problems import shown

router = Router(prefix=API, tags=["cases"])
JPEG = "image/jpeg"
KINDS = (JPEG, "image/png", "image/webp")
READS = requires(Permission.READ_CASES)
WORKS = requires(Permission.WORK_CASES)
PICTURE: dict[str, Any] = {
    "requestBody": {
        "required": True,
        "content": {kind: {"schema": {"type": "string", "format": "binary"}} for kind in KINDS},
    }
}


async def _given(request: Request) -> bytes:
    """The body. Raises MediaTypeError for what is not called a picture: no page of another site can send it so."""
    kind = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    if kind not in KINDS:
        raise MediaTypeError("entry-media-type", received=shown(kind), allowed=", ".join(KINDS))
    return await request.body()


GivenPhoto = Annotated[bytes, Depends(_given)]


class PhotoList(TypedDict):
    """Photos, the oldest first."""

    photos: list[PhotoAnswer]


@router.post(
    "/cases/{number}/photos",
    summary="Give a photo of a case",
    status_code=201,
    dependencies=[WORKS, IN_TURN],
    openapi_extra=PICTURE,
    responses=answering(PhotoAnswer, 201) | answering(PhotoAnswer),
)
def give(request: Request, city: TheCity, actor: TheActor, number: Number, given: GivenPhoto) -> Response:
    """The body is the photo, at most 12 MB and 51 megapixels (20 of a PNG or WebP). It is made anew: what it says of
    time, place and device is read as a claim and not stored in it. The same photo again changes nothing (200).
    """
    row, new = city.photos.add_to_case(number, given, actor.name, actor)
    note(request, Permission.WORK_CASES, f"case {number}: photo {row.id}")
    return fresh_answer(request, photo_answer(row), status=201 if new else 200)


@router.get("/cases/{number}/photos", summary="Photos of a case", dependencies=[READS], responses=answering(PhotoList))
def listed(request: Request, city: TheCity, actor: TheActor, number: Number) -> Response:
    """Without their pictures."""
    rows = city.photos.of_case(number, actor)
    note(request, Permission.READ_CASES, f"case {number}: photos", len(rows))
    answer: PhotoList = {"photos": [photo_answer(row) for row in rows]}
    return fresh_answer(request, answer)


@router.get(
    "/photos/{number}",
    response_class=Response,
    summary="The picture of a photo",
    dependencies=[READS],
    responses=sending(JPEG, text=False),
)
def picture(request: Request, city: TheCity, actor: TheActor, number: Number) -> Response:
    """As JPEG, at most 2,048 pixels wide and high, for who may read its class of data and what it is of."""
    content = city.photos.picture(number, actor)
    note(request, Permission.READ_CASES, f"photo {number}")
    return Response(content, media_type=JPEG)


@router.delete("/photos/{number}", summary="Withdraw a photo", status_code=204, dependencies=[WORKS])
def withdraw(request: Request, city: TheCity, actor: TheActor, number: Number) -> Response:
    """Its file is deleted, that it was there stays on record: by who gave it, or who may close cases."""
    city.photos.withdraw(number, actor.name, actor)
    note(request, Permission.WORK_CASES, f"photo {number}: withdraw")
    return Response(status_code=204)
