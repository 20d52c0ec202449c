"""How well the city is known."""

from __future__ import annotations

from fastapi import Request, Response

from citybrain.api.language import Language
from citybrain.api.openapi import API, answering
from citybrain.api.respond import json_answer
from citybrain.api.router import Router
from citybrain.api.state import TheWorkspace
from citybrain.presenting.answers.shapes.sources import LabelledQuality
from citybrain.presenting.answers.words import label
from citybrain.twin.quality import quality_report

router = Router(prefix=API, tags=["city"])


@router.get("/quality", summary="The quality report of the snapshot", responses=answering(LabelledQuality))
def quality(request: Request, workspace: TheWorkspace, language: Language) -> Response:
    """Shares measured, derived, estimated, unknown and simulated by attribute; what became of every record."""
    report = quality_report(workspace.snapshot.manifest)
    labels = {name: label(workspace.graph, name, language) for name in report["attributes"]}
    return json_answer(request, {**report, "labels": labels}, language)
