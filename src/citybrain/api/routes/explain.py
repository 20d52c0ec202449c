"""Why a number is what it is."""

from __future__ import annotations

from typing import Annotated

from fastapi import Query, Request, Response
from fastapi.responses import PlainTextResponse

from citybrain.api.guards import IN_TURN
from citybrain.api.language import Language
from citybrain.api.openapi import API, answering
from citybrain.api.respond import json_answer
from citybrain.api.results import TheOpenWorkspace
from citybrain.api.router import Router
from citybrain.api.routes.values import Name, Plan, Year
from citybrain.kernel import NotFoundError
from citybrain.plans.entity_index import row_of
from citybrain.plans.uncertainty.service import TODAY
from citybrain.plans.workspace import Workspace
from citybrain.presenting.answers.explanation import code_of, explanation_answer
from citybrain.presenting.answers.shapes.explanation import Explanation
from citybrain.presenting.answers.uncertainty import shares_in

router = Router(prefix=API, tags=["knowledge"])
Row = Annotated[
    int | None, Query(ge=0, lt=2**31, description="Row of the entity; the city and the hours of a year need none.")
]
Identity = Annotated[str | None, Query(max_length=200, alias="id", description="Id of the entity instead of its row.")]
UncertaintyOf = Annotated[
    str | None,
    Query(max_length=100, description="Number of the city whose uncertainty is shared out; this one by default."),
]
Depth = Annotated[int, Query(ge=0, le=8, description="Levels of inputs to open.")]


@router.get(
    "/explain/{quantity}",
    summary="A number opened down to files and parameters",
    dependencies=[IN_TURN],
    responses=answering(Explanation),
)
def explain(
    request: Request,
    workspace: TheOpenWorkspace,
    quantity: Name,
    language: Language,
    row: Row = None,
    identity: Identity = None,
    plan: Plan = None,
    year: Year = None,
    depth: Depth = 2,
    uncertainty_of: UncertaintyOf = None,
) -> Response:
    """Formula, inputs with values, source and date of parameters, data quality, file and record of what is given.

    Where uncertainty was worked out, inputs stand in the order of their share in it.
    """
    if identity is not None:
        row = row_of(identity, workspace.graph[quantity].of, workspace.places)
    if row is None:
        require_named(quantity, workspace.graph[quantity].of, workspace)
    view = workspace.view(plan, year)
    told = view.explain(quantity, row or 0, depth)
    shares = shares_in(workspace.uncertainties.known(plan or TODAY), uncertainty_of or quantity, workspace.graph)
    answer = explanation_answer(told, workspace.graph, workspace.places, language, view, shares)
    return json_answer(request, answer, language)


def require_named(quantity: str, of: str, workspace: Workspace) -> None:
    """Raises NotFoundError for a number of every row of an entity of which none is named."""
    if of in workspace.places:
        example = str(next(iter(workspace.places[of].ids), "-"))
        raise NotFoundError("explain-row-missing", quantity=quantity, of=of, example=example)


@router.get("/explain/{quantity}/code", summary="The program text of a quantity", response_class=PlainTextResponse)
def code(workspace: TheOpenWorkspace, quantity: Name) -> PlainTextResponse:
    """Python of a formula; of a parameter its values with dates and sources."""
    return PlainTextResponse(code_of(workspace.graph, quantity))
