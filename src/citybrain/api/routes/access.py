"""How far one gets from a place on the streets of the city, the ways from one to another, and minutes between zones."""

from __future__ import annotations

import datetime
import math
from typing import Annotated

from fastapi import Query, Request, Response
from pydantic import BaseModel, Field, FiniteFloat, TypeAdapter, ValidationError

from citybrain.api.guards import IN_TURN
from citybrain.api.language import Language
from citybrain.api.openapi import API, COMPUTES, answering
from citybrain.api.respond import json_answer
from citybrain.api.results import TheWorkspace
from citybrain.api.router import Router
from citybrain.api.routes.values import Plan, Year
from citybrain.base.moments import AFTER_LAST_YEAR, FIRST_YEAR, Moment
from citybrain.plans.siting import SitingLimits
from citybrain.presenting.answers.access_errors import AccessQuestionError
from citybrain.presenting.answers.isochrones import IsochroneAnswer, isochrone_answer
from citybrain.presenting.answers.routes import RouteAnswer, route_answer
from citybrain.presenting.answers.sites import (
    SiteKindsAnswer,
    SitesAnswer,
    SitesQuestion,
    site_kinds_answer,
    sites_answer,
)
from citybrain.presenting.answers.travel_matrix import TravelMatrixAnswer, travel_matrix_answer

router = Router(prefix=API, tags=["city"])
MOST_SITES = 50
MOMENT: TypeAdapter[datetime.datetime] = TypeAdapter(Moment)
Longitude = Annotated[float, Query(ge=-180, le=180, allow_inf_nan=False, description="Degrees east.")]
Latitude = Annotated[float, Query(ge=-90, le=90, allow_inf_nan=False, description="Degrees north.")]
Minutes = Annotated[float, Query(ge=1, le=60, allow_inf_nan=False, description="Time on the way.")]
Mode = Annotated[
    str,
    Query(
        max_length=50, description="On foot, by bicycle, by car or by public transport: walk, cycle, drive or transit."
    ),
]
Leave = Annotated[
    str | None,
    Query(
        pattern=r"^([01][0-9]|2[0-3]):[0-5][0-9]$",
        max_length=5,
        description="When one leaves by public transport on the day of the timetable: 08:00. Else the rush hour.",
    ),
]
Person = Annotated[
    str,
    Query(
        max_length=50,
        description="Whose speed on foot, and whether steps and busy streets are left out: adult, older, with_child or "
        "step_free.",
    ),
]


@router.get(
    "/access/isochrone",
    summary="How far one gets from a place",
    dependencies=[IN_TURN],
    responses=answering(IsochroneAnswer),
)
def isochrone(
    request: Request,
    workspace: TheWorkspace,
    language: Language,
    longitude: Longitude,
    latitude: Latitude,
    minutes: Minutes = 15.0,
    mode: Mode = "walk",
    person: Person = "adult",
    leave: Leave = None,
    plan: Plan = None,
    year: Year = None,
) -> Response:
    """The area that is reached, who lives in it, and the facilities of daily need within it, today or with a plan.

    Nothing of the question is kept.
    """
    hour, minute = leave.split(":") if leave else (None, None)
    at = 60.0 * int(hour) + int(minute) if hour and minute else None
    asked = (longitude, latitude), minutes, mode, person, language, at
    response = json_answer(request, isochrone_answer(workspace, workspace.view(plan, year), *asked), language)
    response.headers["Cache-Control"] = "no-store"
    return response


PLACE = r"^-?[0-9]{1,3}(\.[0-9]{1,12})?,-?[0-9]{1,2}(\.[0-9]{1,12})?$"
Begin = Annotated[
    str, Query(alias="from", max_length=40, pattern=PLACE, description="Longitude,latitude in degrees: 24.94,60.17.")
]
End = Annotated[
    str, Query(alias="to", max_length=40, pattern=PLACE, description="Longitude,latitude in degrees: 24.95,60.18.")
]
Hour = Annotated[
    str | None,
    Query(
        pattern=r"^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d)?(Z|[+-]\d\d:\d\d)$",
        max_length=25,
        description="When the way begins, with the offset of its time: 2026-11-29T18:00Z. Without it, by day.",
    ),
]


@router.get(
    "/access/route",
    summary="Ways from one place to another",
    dependencies=[IN_TURN],
    responses=answering(RouteAnswer),
)
def route(
    request: Request,
    workspace: TheWorkspace,
    language: Language,
    begin: Begin,
    end: End,
    hour: Hour = None,
    person: Person = "adult",
    plan: Plan = None,
    year: Year = None,
) -> Response:
    """Fast, safe, calm and green ways on foot and by bicycle, the fast one by car and by public transport; what each
    takes, costs and emits, and what each detour buys, today or with a plan. By public transport one leaves at the hour
    on the clocks of the city, on the day of its timetable.

    Exact for how much longer a way may be to go round streets without light in the dark, with traffic stress or without
    green: dated parameters of the city. Nothing of the question is kept.
    """
    places = _place("from", begin), _place("to", end)
    asked = *places, person, _time(hour), language
    response = json_answer(request, route_answer(workspace, workspace.view(plan, year), *asked), language)
    response.headers["Cache-Control"] = "no-store"
    return response


def _place(name: str, text: str) -> tuple[float, float]:
    longitude, latitude = (float(part) for part in text.split(","))
    if abs(longitude) > 180.0 or abs(latitude) > 90.0:
        raise AccessQuestionError("access-place-outside", name=name, received=text)
    return longitude, latitude


def _time(text: str | None) -> datetime.datetime | None:
    if text is None:
        return None
    try:
        return MOMENT.validate_python(text).astimezone(datetime.UTC)
    except ValidationError:
        years = {"first": str(FIRST_YEAR), "last": str(AFTER_LAST_YEAR - 1)}
        raise AccessQuestionError("access-no-such-hour", received=text, **years) from None


class SitesAsked(BaseModel, extra="forbid"):
    """What to site, how many at most, and what they may cost; what its measure sets, and what the kind asks for."""

    kind: str = Field(max_length=50, description="One of those of GET /access/sites.")
    count: int = Field(3, ge=1, le=MOST_SITES)
    budget: float | None = Field(None, gt=0, le=1e12, allow_inf_nan=False, description="In the city's currency.")
    settings: dict[Annotated[str, Field(max_length=100)], FiniteFloat] = Field(
        {}, max_length=20, description="Settings of the measure, as in a plan."
    )
    person: str | None = Field(
        None, max_length=50, description="Of kinds that ask for it: adult (without), older, with_child or step_free."
    )
    minutes: float | None = Field(
        None, ge=1, le=60, allow_inf_nan=False, description="On foot, of kinds that ask for it: 15 without."
    )


@router.get("/access/sites", summary="What can be sited", responses=answering(SiteKindsAnswer))
def kinds_of_sites(request: Request, workspace: TheWorkspace, language: Language) -> Response:
    """Kinds that this city has data for, each with its measure, what is counted, and what a question may state."""
    return json_answer(request, site_kinds_answer(workspace, language), language)


@router.post(
    "/access/sites",
    summary="Where what can be sited serves most under a budget",
    dependencies=[IN_TURN],
    openapi_extra=COMPUTES,
    responses=answering(SitesAnswer),
)
def sites(request: Request, workspace: TheWorkspace, language: Language, body: SitesAsked) -> Response:
    """Sites one after the other, each with the most that it adds (for its money), who gains, and beside them what most
    demand first brings for the same money. `at_most` bounds what any choice brings.
    """
    choices = {name: value for name in ("person", "minutes") if (value := getattr(body, name)) is not None}
    limits = SitingLimits(body.count, math.inf if body.budget is None else body.budget)
    answer = sites_answer(workspace, SitesQuestion(body.kind, limits, body.settings, choices), language)
    return json_answer(request, answer, language)


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
