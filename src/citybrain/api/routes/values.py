"""Values of a quantity as one binary column, a number for each row of its entity."""

from __future__ import annotations

from typing import Annotated

from fastapi import Path, Query, Request, Response

from citybrain.api.guards import IN_TURN
from citybrain.api.language import Language
from citybrain.api.map_tiles import MapTiles
from citybrain.api.openapi import API, answering, sending
from citybrain.api.respond import json_answer, tagged
from citybrain.api.results import TheOpenWorkspace
from citybrain.api.router import Router
from citybrain.api.state import TheTiles
from citybrain.plans.entity_index import row_of
from citybrain.plans.one_zone import require_column
from citybrain.plans.workspace import Workspace
from citybrain.presenting.answers.ranges import ranges_answer
from citybrain.presenting.answers.series import middles_of, series_answer
from citybrain.presenting.answers.shapes.entities import Series
from citybrain.presenting.answers.shapes.ranges import RangesAnswer

router = Router(prefix=API, tags=["knowledge"])
BINARY = "application/octet-stream"
COLUMN = sending(BINARY, text=False)
Name = Annotated[str, Path(max_length=200, description="Name of a quantity with rows.")]
Plan = Annotated[str | None, Query(max_length=64, description="Id of a plan that was evaluated; today if left out.")]

Year = Annotated[int | None, Query(description="A year of the plan; its last if left out.", ge=0, lt=10_000)]
Without = Annotated[bool, Query(description="What happens in that year without the plan.")]
Area = Annotated[str, Path(max_length=100, description="Name of an entity that the rows lie in.")]
Key = Annotated[str, Path(max_length=200, description="Id of the row, its name, or its row number.")]
Tile = Annotated[int | None, Query(description="Rows of one tile of the map alone.", ge=0, lt=10**6)]
Step = Annotated[int, Query(description="One row of so many; the first of each.", ge=1, lt=10**6)]


@router.get("/values/{quantity}", summary="Values of all rows", response_class=Response, responses=COLUMN)
def values(
    request: Request,
    workspace: TheOpenWorkspace,
    tiles: TheTiles,
    quantity: Name,
    plan: Plan = None,
    year: Year = None,
    without: Without = False,
    tile: Tile = None,
    step: Step = 1,
) -> Response:
    """Little-endian float32, NaN where there is no value. A tile has the rows that the list of tiles says.

    Single precision is for the colours of the map; panel, tables and files tell the same values in double precision.
    """
    rows = _rows(workspace, tiles, quantity, tile)
    view = workspace.view(plan, year, without)
    require_column(view, quantity)
    column = view.column(quantity)[rows][::step].astype("<f4")
    response = Response(column.tobytes(), media_type=BINARY)
    told = (quantity, plan or "", str(year), str(without), str(rows), str(step))
    return tagged(request, response, workspace.tag("values", *told))


@router.get(
    "/values/{quantity}/quality", summary="How well each value is known", response_class=Response, responses=COLUMN
)
def quality(
    request: Request,
    workspace: TheOpenWorkspace,
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
    "/values/{quantity}/middles/{area}",
    summary="Middle value of the rows in each area",
    response_class=Response,
    responses=COLUMN,
)
def middles(
    request: Request,
    workspace: TheOpenWorkspace,
    quantity: Name,
    area: Area,
    plan: Plan = None,
    year: Year = None,
    without: Without = False,
) -> Response:
    """Little-endian float32 in the order of the area's rows: medians, of a category of few kinds the code that most of
    its rows have, NaN where no row in it has a value."""
    view = workspace.view(plan, year, without)
    require_column(view, quantity)
    found = middles_of(view, quantity, area)
    response = Response(found.astype("<f4").tobytes(), media_type=BINARY)
    return tagged(request, response, workspace.tag("middles", quantity, area, plan or "", str(year), str(without)))


@router.get(
    "/values/{quantity}/series/{key:path}", summary="The numbers of one row over time", responses=answering(Series)
)
def series(
    request: Request,
    workspace: TheOpenWorkspace,
    tiles: TheTiles,
    quantity: Name,
    key: Key,
    plan: Plan = None,
    year: Year = None,
) -> Response:
    """Of the hours of a year: means of the 8,760 hours, from 1 January 00:00 local standard time; no leap day."""
    entity = tiles.entities[workspace.graph[quantity].of]
    answer = series_answer(workspace.view(plan, year), quantity, entity, row_of(key, entity.name, workspace.places))
    return json_answer(request, answer)


@router.get(
    "/values/{quantity}/ranges",
    summary="Values with the range of each",
    dependencies=[IN_TURN],
    responses=answering(RangesAnswer),
)
def ranges(
    request: Request,
    workspace: TheOpenWorkspace,
    quantity: Name,
    language: Language,
    plan: Plan = None,
    year: Year = None,
) -> Response:
    """Each row today, with the plan and the change, with the ends of the middle 90 % of common draws.

    What may be off in the formulas themselves is drawn; what searches, neighbours and files tell stays as stated.
    """
    today, places = workspace.today(), workspace.places
    if plan is None:
        return json_answer(request, ranges_answer(today, quantity, places, language), language)
    outcome = workspace.outcome(plan)
    measures = outcome.measures if outcome.pathway is None else None
    answer = ranges_answer(today, quantity, places, language, workspace.view(plan, year), measures)
    return json_answer(request, answer, language)


def _rows(workspace: Workspace, tiles: MapTiles, quantity: str, tile: int | None) -> slice:
    """Rows that are asked for. Raises NotFoundError for an unknown tile, and for a tile of what has no shapes."""
    return slice(None) if tile is None else tiles.of(workspace.graph[quantity].of).rows(tile)
