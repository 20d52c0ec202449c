"""How far one gets from a place on the streets of the city."""

from __future__ import annotations

from typing import Annotated

from fastapi import Query, Request, Response

from citybrain.api.openapi import API, answering
from citybrain.api.respond import json_answer
from citybrain.api.router import Router
from citybrain.api.state import TheWorkspace
from citybrain.presenting.answers.isochrones import IsochroneAnswer, isochrone_answer

router = Router(prefix=API, tags=["city"])
Longitude = Annotated[float, Query(ge=-180, le=180, allow_inf_nan=False, description="Degrees east.")]
Latitude = Annotated[float, Query(ge=-90, le=90, allow_inf_nan=False, description="Degrees north.")]
Minutes = Annotated[float, Query(ge=1, le=60, allow_inf_nan=False, description="Time on the way.")]
Mode = Annotated[str, Query(max_length=50, description="On foot, by bicycle or by car: walk, cycle or drive.")]
Person = Annotated[
    str,
    Query(
        max_length=50,
        description="Whose speed on foot, and whether steps and busy streets are left out: adult, older, with_child or "
        "step_free.",
    ),
]


@router.get("/access/isochrone", summary="How far one gets from a place", responses=answering(IsochroneAnswer))
def isochrone(
    request: Request,
    workspace: TheWorkspace,
    longitude: Longitude,
    latitude: Latitude,
    minutes: Minutes = 15.0,
    mode: Mode = "walk",
    person: Person = "adult",
) -> Response:
    """The area that is reached, and the facilities of daily need within it. Nothing of the question is kept."""
    response = json_answer(request, isochrone_answer(workspace, (longitude, latitude), minutes, mode, person))
    response.headers["Cache-Control"] = "no-store"
    return response
