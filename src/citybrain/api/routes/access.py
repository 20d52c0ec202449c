"""How far one gets from a place on the streets of the city."""

from __future__ import annotations

from typing import Annotated, Literal

from fastapi import Query, Request, Response

from citybrain.api.language import Language
from citybrain.api.openapi import API, answering
from citybrain.api.respond import json_answer
from citybrain.api.router import Router
from citybrain.api.routes.values import Plan, Year
from citybrain.api.state import TheWorkspace
from citybrain.presenting.answers.isochrones import IsochroneAnswer, isochrone_answer

router = Router(prefix=API, tags=["city"])
Longitude = Annotated[float, Query(ge=-180, le=180, allow_inf_nan=False, description="Degrees east.")]
Latitude = Annotated[float, Query(ge=-90, le=90, allow_inf_nan=False, description="Degrees north.")]
Minutes = Annotated[float, Query(ge=1, le=60, allow_inf_nan=False, description="Time on the way.")]
Mode = Annotated[Literal["walk", "cycle", "drive"], Query(description="On foot, by bicycle or by car.")]
Person = Annotated[
    Literal["adult", "older", "with_child", "step_free"],
    Query(description="Whose speed on foot, and whether steps and busy streets are left out."),
]


@router.get("/access/isochrone", summary="How far one gets from a place", responses=answering(IsochroneAnswer))
def isochrone(
    request: Request,
    workspace: TheWorkspace,
    language: Language,
    longitude: Longitude,
    latitude: Latitude,
    minutes: Minutes = 15.0,
    mode: Mode = "walk",
    person: Person = "adult",
    plan: Plan = None,
    year: Year = None,
) -> Response:
    """The area that is reached, who lives in it, and the facilities of daily need within it, today or with a plan.

    Nothing of the question is kept.
    """
    view, crs = workspace.view(plan, year), workspace.snapshot.manifest.crs
    response = json_answer(
        request, isochrone_answer(view, crs, (longitude, latitude), minutes, mode, person, language), language
    )
    response.headers["Cache-Control"] = "no-store"
    return response
