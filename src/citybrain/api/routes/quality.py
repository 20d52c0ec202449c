"""How well the city is known."""

from __future__ import annotations

from fastapi import APIRouter, Request, Response

from citybrain.api.openapi import API
from citybrain.api.respond import json_answer
from citybrain.api.state import TheSnapshot
from citybrain.twin.quality import quality_report

router = APIRouter(prefix=API, tags=["city"])


@router.get("/quality", summary="The quality report of the snapshot")
def quality(request: Request, snapshot: TheSnapshot) -> Response:
    """Shares measured, derived, estimated, unknown and simulated by attribute; what became of every record."""
    return json_answer(request, quality_report(snapshot.manifest))
