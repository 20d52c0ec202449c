"""Values of a quantity as one binary column, a number for each row of its entity."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Path, Query, Request, Response

from citybrain.api.openapi import API, sending
from citybrain.api.respond import tagged
from citybrain.api.state import TheWorkspace

router = APIRouter(prefix=API, tags=["knowledge"])
BINARY = "application/octet-stream"
COLUMN = sending(BINARY, text=False)
Name = Annotated[str, Path(max_length=200, description="Name of a quantity with rows.")]
Plan = Annotated[str | None, Query(max_length=64, description="Id of a plan that was evaluated; today if left out.")]

Year = Annotated[int | None, Query(description="A year of the plan; its last if left out.", ge=0, lt=10_000)]


@router.get("/values/{quantity}", summary="Values of all rows", response_class=Response, responses=COLUMN)
def values(request: Request, workspace: TheWorkspace, quantity: Name, plan: Plan = None, year: Year = None) -> Response:
    """Little-endian float32, NaN where there is no value."""
    column = workspace.view(plan, year).column(quantity).astype("<f4")
    response = Response(column.tobytes(), media_type=BINARY)
    return tagged(request, response, workspace.tag("values", quantity, plan or "", str(year)))


@router.get(
    "/values/{quantity}/quality", summary="How well each value is known", response_class=Response, responses=COLUMN
)
def quality(
    request: Request, workspace: TheWorkspace, quantity: Name, plan: Plan = None, year: Year = None
) -> Response:
    """Levels of the U4SSC verifier as bytes: 1 accurate measurement to 6 unknown method, 0 where none is stated."""
    response = Response(workspace.view(plan, year).quality(quantity).tobytes(), media_type=BINARY)
    return tagged(request, response, workspace.tag("quality", quantity, plan or "", str(year)))
