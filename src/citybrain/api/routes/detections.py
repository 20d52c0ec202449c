"""Detectors post what they saw."""

from __future__ import annotations

from fastapi import Request, Response
from pydantic import BaseModel, Field
from typing_extensions import TypedDict

from citybrain.api.auditing import note
from citybrain.api.guards import requires
from citybrain.api.identity import TheActor
from citybrain.api.openapi import API, answering
from citybrain.api.respond import fresh_answer
from citybrain.api.router import Router
from citybrain.api.sta.services import service_of
from citybrain.api.state import TheSensing
from citybrain.governance import Permission
from citybrain.observations.detections import MOST, Detection, deliver_detections

router = Router(prefix=f"{API}/detections", tags=["sensing"])


class NewDetections(BaseModel, extra="forbid"):
    """Detections that are taken together."""

    detections: list[Detection] = Field(min_length=1, max_length=MOST)


class DetectionTaken(TypedDict):
    """`identity` of the observation; `fate`: stored, duplicate, conflict where another label has the same time, or late
    where what was seen then is forgotten by now."""

    identity: int
    fate: str


class DetectionsTaken(TypedDict):
    """In the order in which they were given."""

    detections: list[DetectionTaken]


@router.post(
    "",
    summary="Tell what a detector saw",
    status_code=201,
    dependencies=[requires(Permission.WRITE_OBSERVATIONS)],
    responses=answering(DetectionsTaken, 201),
)
def detect(request: Request, sensing: TheSensing, actor: TheActor, body: NewDetections) -> Response:
    """A station that is new needs sensors:write as well. On disk when it is answered."""
    done = deliver_detections(sensing, service_of(sensing), actor, body.detections)
    note(request, Permission.WRITE_OBSERVATIONS, "detections", len(done))
    told: DetectionsTaken = {"detections": [{"identity": one.identity, "fate": one.fate} for one in done]}
    return fresh_answer(request, told, status=201)
