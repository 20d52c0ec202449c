"""Species that detectors report: when each was present, and detections that an expert confirms or refuses."""

from __future__ import annotations

from typing import Annotated

from fastapi import Path, Query, Request, Response
from pydantic import BaseModel, Field

from citybrain.api.auditing import note
from citybrain.api.guards import requires
from citybrain.api.identity import TheActor
from citybrain.api.language import Language
from citybrain.api.openapi import API, answering
from citybrain.api.respond import fresh_answer
from citybrain.api.router import Router
from citybrain.api.routes.bodies import ONLY_JSON
from citybrain.api.state import TheSensing
from citybrain.base.moments import Day
from citybrain.governance import Permission
from citybrain.observations.species.answers import (
    DetectionsToJudge,
    JudgedDetection,
    SpeciesList,
    SpeciesPresence,
    detection_answer,
    list_answer,
    presence_answer,
)
from citybrain.observations.species.presence import USUAL_GAP
from citybrain.observations.species.service import USUAL_CONFIDENCE, SpeciesService, Verdict

router = Router(prefix=f"{API}/species", tags=["sensing"])
READS = requires(Permission.READ_CASES)
JUDGES = requires(Permission.WORK_CASES)
LONGEST_GAP = 366
LARGEST_IDENTITY = 2**53
Key = Annotated[str, Path(max_length=200, pattern="^[^\x00]*$", description="Key of a species: haliaeetus_albicilla.")]
Identity = Annotated[int, Path(ge=1, le=LARGEST_IDENTITY, description="Number of the observation.")]


class DetectionJudged(BaseModel, extra="forbid"):
    """Whether a detection stands, and by what somebody knows."""

    verdict: Verdict
    why: str = Field(min_length=1, max_length=1_000, pattern=r"^[^\x00]*$")


@router.get("", summary="Species that were detected", responses=answering(SpeciesList))
def listed(request: Request, sensing: TheSensing, actor: TheActor, language: Language) -> Response:
    """As far as streams are open to who asks; protected species without their number where theirs are not."""
    return fresh_answer(request, list_answer(SpeciesService(sensing).listed(actor), language), language)


@router.get(
    "/detections", summary="Detections that nobody judged", dependencies=[READS], responses=answering(DetectionsToJudge)
)
def waiting(
    request: Request,
    sensing: TheSensing,
    actor: TheActor,
    language: Language,
    species: Annotated[str | None, Query(max_length=200, pattern="^[^\x00]*$", description="Key of a species.")] = None,
) -> Response:
    """The newest hundred, of streams that the reader reads."""
    rows = SpeciesService(sensing).waiting(actor, species)
    answer: DetectionsToJudge = {"detections": [detection_answer(one, sensing, language) for one in rows]}
    return fresh_answer(request, answer, language)


@router.post(
    "/detections/{identity}/judgement",
    summary="Confirm or refuse a detection",
    dependencies=[JUDGES, *ONLY_JSON],
    responses=answering(JudgedDetection),
)
def judge(
    request: Request,
    sensing: TheSensing,
    actor: TheActor,
    identity: Identity,
    body: DetectionJudged,
    language: Language,
) -> Response:
    """By somebody other than who posted it; the latest judgement counts, and all stay on record."""
    judged = SpeciesService(sensing).judge(identity, body.verdict, body.why, actor)
    note(request, Permission.WORK_CASES, f"detection {identity}: {body.verdict}")
    return fresh_answer(request, detection_answer(judged, sensing, language), language)


@router.get("/{key}/presence", summary="When a species was present", responses=answering(SpeciesPresence))
def presence(
    request: Request,
    sensing: TheSensing,
    actor: TheActor,
    language: Language,
    key: Key,
    since: Annotated[Day | None, Query(alias="from", description="First day.")] = None,
    until: Annotated[Day | None, Query(alias="to", description="Last day.")] = None,
    confidence: Annotated[
        float, Query(ge=0, le=1, allow_inf_nan=False, description="Least confidence where nobody judged.")
    ] = USUAL_CONFIDENCE,
    gap: Annotated[
        int, Query(ge=0, le=LONGEST_GAP, description="Days without a detection after which a stay is over.")
    ] = USUAL_GAP,
) -> Response:
    """Stays with their gaps, detections in an hour listened by month, and their trend.

    Of a protected species, places are cells of 0.1° for who may not read its streams.
    """
    found = SpeciesService(sensing).presence(key, actor, since, until, confidence, gap)
    return fresh_answer(request, presence_answer(found, language), language)
