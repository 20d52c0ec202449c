"""Zones: their shapes, and their load hour by hour."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Path, Request, Response
from fastapi.responses import JSONResponse

from citybrain.api.openapi import API, answering
from citybrain.api.respond import json_answer, tagged, text_answer
from citybrain.api.routes.values import Plan
from citybrain.api.state import TheWorkspace
from citybrain.plans.answers.city import zones_geojson
from citybrain.plans.answers.shapes.city import Zones
from citybrain.plans.answers.shapes.knowledge import ZoneLoad
from citybrain.plans.answers.zone_load import load_answer
from citybrain.plans.places import ZONE, row_of

router = APIRouter(prefix=API, tags=["city"])


class GeoJson(JSONResponse):
    """Shapes (RFC 7946)."""

    media_type = "application/geo+json"


Key = Annotated[str, Path(max_length=200, description="Row number, id or name of the zone.")]


@router.get("/zones", summary="Shapes of all zones as GeoJSON", response_class=GeoJson, responses=answering(Zones))
def zones(request: Request, workspace: TheWorkspace) -> Response:
    """Properties of each feature: row, id, name."""
    text = zones_geojson(workspace.snapshot, workspace.places)
    return tagged(request, text_answer(request, text.encode(), GeoJson.media_type), workspace.tag("zones"))


@router.get("/zones/{key}/load", summary="What a zone draws in each hour of the year", responses=answering(ZoneLoad))
def load(request: Request, workspace: TheWorkspace, key: Key, plan: Plan = None) -> Response:
    """Mean of each of the 8,760 hours, from 1 January 00:00 local standard time; no leap day."""
    view = workspace.view(plan)
    return json_answer(request, load_answer(view, row_of(key, ZONE, workspace.places)))
