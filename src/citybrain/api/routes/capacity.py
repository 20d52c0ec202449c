"""What the ground of a city can bear: cells by grade for one function."""

from __future__ import annotations

from typing import Annotated

from fastapi import Query, Request, Response

from citybrain.api.guards import IN_TURN
from citybrain.api.language import Language
from citybrain.api.openapi import API, answering
from citybrain.api.respond import json_answer
from citybrain.api.results import TheWorkspace
from citybrain.api.router import Router
from citybrain.api.routes.values import Plan, Year
from citybrain.presenting.answers.capacity import CapacityAnswer, capacity_answer

router = Router(prefix=API, tags=["city"])
Function = Annotated[
    str,
    Query(max_length=50, description="What the ground is assessed for: ecological, agricultural or urban."),
]


@router.get(
    "/capacity",
    summary="Cells of the ground by their carrying capacity",
    dependencies=[IN_TURN],
    responses=answering(CapacityAnswer),
)
def capacity(
    request: Request,
    workspace: TheWorkspace,
    language: Language,
    function: Function = "urban",
    plan: Plan = None,
    year: Year = None,
) -> Response:
    """Cells by grade, 5 the highest, and those that are not assessed for lack of data, of all elements and of each;
    which element decides how many; land and people that this allows, today or with a plan.

    404 in a city that does not ask for it.
    """
    return json_answer(request, capacity_answer(workspace.view(plan, year), function, language), language)
