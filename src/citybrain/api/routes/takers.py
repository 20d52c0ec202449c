"""Who has a measure of a plan: a column for the map, and counts by year."""

from __future__ import annotations

from typing import Annotated

from fastapi import Path, Query, Request, Response

from citybrain.api.language import Language
from citybrain.api.openapi import API, answering, sending
from citybrain.api.respond import json_answer, tagged
from citybrain.api.results import TheWorkspace
from citybrain.api.router import Router
from citybrain.api.state import TheTiles
from citybrain.plans.takers import takers_of
from citybrain.presenting.answers.differences import takers_answer
from citybrain.presenting.answers.shapes.differences import MeasureTakers

router = Router(prefix=API, tags=["plans"])
BINARY = "application/octet-stream"
Identity = Annotated[str, Path(max_length=64, description="Id that the evaluation gave.")]
Position = Annotated[int, Path(ge=1, le=10_000, description="Which measure of the plan, counted from 1.")]
Tile = Annotated[int | None, Query(description="Rows of one tile of the map alone.", ge=0, lt=10**6)]
Step = Annotated[int, Query(description="One row of so many; the first of each.", ge=1, lt=10**6)]
Until = Annotated[int | None, Query(description="Up to the end of this year; all years if left out.", ge=0, lt=10_000)]


@router.get(
    "/plans/{identity}/measures/{position}", summary="Who has a measure of a plan", responses=answering(MeasureTakers)
)
def measure(
    request: Request,
    workspace: TheWorkspace,
    identity: Identity,
    position: Position,
    language: Language,
    until: Until = None,
) -> Response:
    """Counts of rows by the year in which they got it, and of those that could have it and have not."""
    takers = takers_of(workspace.outcome(identity), position, until)
    return json_answer(request, takers_answer(takers, workspace.graph, language), language)


@router.get(
    "/plans/{identity}/measures/{position}/rows",
    summary="Since when each row has a measure of a plan",
    response_class=Response,
    responses=sending(BINARY, text=False),
)
def rows(
    request: Request,
    workspace: TheWorkspace,
    tiles: TheTiles,
    identity: Identity,
    position: Position,
    until: Until = None,
    tile: Tile = None,
    step: Step = 1,
) -> Response:
    """Little-endian float32 for each row of the measure's entity: the year in which it got it, 0 where the measure
    chooses it and it has not got it, NaN where the measure does not choose it.
    """
    takers = takers_of(workspace.outcome(identity), position, until)
    part = slice(None) if tile is None else tiles.of(takers.applied.of).rows(tile)
    response = Response(takers.since[part][::step].astype("<f4").tobytes(), media_type=BINARY)
    return tagged(request, response, workspace.tag("takers", identity, str(position), str(until), str(part), str(step)))
