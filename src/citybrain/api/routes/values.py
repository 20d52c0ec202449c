"""Values of a quantity as one binary column, a number for each row of its entity."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Path, Query, Request, Response

from citybrain.api.map_tiles import MapTiles
from citybrain.api.openapi import API, sending
from citybrain.api.respond import tagged
from citybrain.api.state import TheTiles, TheWorkspace
from citybrain.kernel import NotFoundError
from citybrain.plans.answers.zone_middle import middles_of
from citybrain.plans.workspace import Workspace

router = APIRouter(prefix=API, tags=["knowledge"])
BINARY = "application/octet-stream"
COLUMN = sending(BINARY, text=False)
Name = Annotated[str, Path(max_length=200, description="Name of a quantity with rows.")]
Plan = Annotated[str | None, Query(max_length=64, description="Id of a plan that was evaluated; today if left out.")]

Year = Annotated[int | None, Query(description="A year of the plan; its last if left out.", ge=0, lt=10_000)]
Tile = Annotated[int | None, Query(description="Rows of one tile of the map alone.", ge=0, lt=10**6)]
Step = Annotated[int, Query(description="One row of so many; the first of each.", ge=1, lt=10**6)]


@router.get("/values/{quantity}", summary="Values of all rows", response_class=Response, responses=COLUMN)
def values(
    request: Request,
    workspace: TheWorkspace,
    tiles: TheTiles,
    quantity: Name,
    plan: Plan = None,
    year: Year = None,
    tile: Tile = None,
    step: Step = 1,
) -> Response:
    """Little-endian float32, NaN where there is no value. A tile has the rows that the list of tiles says."""
    rows = _rows(workspace, tiles, quantity, tile)
    column = workspace.view(plan, year).column(quantity)[rows][::step].astype("<f4")
    response = Response(column.tobytes(), media_type=BINARY)
    return tagged(request, response, workspace.tag("values", quantity, plan or "", str(year), str(rows), str(step)))


@router.get(
    "/values/{quantity}/quality", summary="How well each value is known", response_class=Response, responses=COLUMN
)
def quality(
    request: Request,
    workspace: TheWorkspace,
    tiles: TheTiles,
    quantity: Name,
    plan: Plan = None,
    year: Year = None,
    tile: Tile = None,
) -> Response:
    """Levels of the U4SSC verifier as bytes: 1 accurate measurement to 6 unknown method, 0 where none is stated."""
    rows = _rows(workspace, tiles, quantity, tile)
    response = Response(workspace.view(plan, year).quality(quantity)[rows].tobytes(), media_type=BINARY)
    return tagged(request, response, workspace.tag("quality", quantity, plan or "", str(year), str(rows)))


@router.get(
    "/values/{quantity}/zones",
    summary="Middle value of the buildings of each zone",
    response_class=Response,
    responses=COLUMN,
)
def zones(request: Request, workspace: TheWorkspace, quantity: Name, plan: Plan = None, year: Year = None) -> Response:
    """Little-endian float32 in the order of the zones: medians, NaN where no building of the zone has a value."""
    snapshot = workspace.snapshot
    found = middles_of(workspace.view(plan, year), quantity, snapshot.column("zone"), len(snapshot.zone_names))
    response = Response(found.astype("<f4").tobytes(), media_type=BINARY)
    return tagged(request, response, workspace.tag("middles", quantity, plan or "", str(year)))


def _rows(workspace: Workspace, tiles: MapTiles, quantity: str, tile: int | None) -> slice:
    """Rows that are asked for. Raises NotFoundError for an unknown tile, and for a tile of what has no buildings."""
    if tile is None:
        return slice(None)
    made = workspace.graph[quantity]
    if made.of != "building":
        raise NotFoundError("quantity-without-tiles", received=quantity, of=made.of)
    return tiles.rows(tile)
