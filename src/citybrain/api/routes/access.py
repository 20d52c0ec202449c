"""How far one gets from a place on the streets of the city, and how long the way between its zones takes."""

from __future__ import annotations

from typing import Annotated, Literal

from fastapi import Query, Request, Response

from citybrain.api.guards import IN_TURN
from citybrain.api.openapi import API, answering
from citybrain.api.respond import json_answer
from citybrain.api.router import Router
from citybrain.api.state import TheWorkspace
from citybrain.presenting.answers.isochrones import IsochroneAnswer, isochrone_answer
from citybrain.presenting.answers.travel_matrix import TravelMatrixAnswer, travel_matrix_answer

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
    longitude: Longitude,
    latitude: Latitude,
    minutes: Minutes = 15.0,
    mode: Mode = "walk",
    person: Person = "adult",
) -> Response:
    """The area that is reached, and the facilities of daily need within it. Nothing of the question is kept."""
    view, crs = workspace.baseline().view, workspace.snapshot.manifest.crs
    response = json_answer(request, isochrone_answer(view, crs, (longitude, latitude), minutes, mode, person))
    response.headers["Cache-Control"] = "no-store"
    return response


@router.get(
    "/access/transit",
    summary="Minutes by public transport between zones",
    responses=answering(TravelMatrixAnswer),
    dependencies=[IN_TURN],
)
def transit(
    request: Request,
    workspace: TheWorkspace,
    to: Annotated[str, Query(max_length=200, description="Id or name of a zone; all zones without.")] = "",
) -> Response:
    """Door to door, median over a window of departures, from every zone; 404 in a city without a timetable."""
    return json_answer(request, travel_matrix_answer(workspace.baseline().view, workspace.places, to))
