"""A model of sewers that somebody gives is run, and nothing of it stays."""

from __future__ import annotations

from typing import Annotated

from fastapi import Request, Response
from pydantic import BaseModel, Field
from typing_extensions import TypedDict

from citybrain.api.guards import IN_ENGINE_TURN, requires
from citybrain.api.openapi import API, answering
from citybrain.api.respond import fresh_answer
from citybrain.api.router import Router
from citybrain.base.domains import find_domains
from citybrain.governance import Permission
from citybrain.kernel import InputError, PlanError

router = Router(prefix=f"{API}/storm-water", tags=["plans"])
PART = "storm_water_text"
LONGEST_MODEL = 2_000_000
"""Characters; a request may have little more."""


class StormGiven(BaseModel, extra="forbid"):
    """Depth [mm] and duration [min] of a storm that falls on all gauges."""

    depth: Annotated[float, Field(gt=0.0, le=500.0, allow_inf_nan=False)]
    minutes: Annotated[float, Field(ge=5.0, le=1440.0, allow_inf_nan=False)] = 60.0


class StormWaterModel(BaseModel, extra="forbid"):
    """The text of a model (.inp of SWMM 5); without a storm the rain of the model falls."""

    model: str = Field(min_length=1, max_length=LONGEST_MODEL)
    storm: StormGiven | None = None


class StormFallen(TypedDict):
    """Depth [mm] and duration [min]."""

    depth: float
    minutes: float


class FloodedNode(TypedDict):
    """A node from which water comes: m³ and hours."""

    node: str
    volume: float
    hours: float


class OutfallVolume(TypedDict):
    """What leaves through an outfall [m³], and whether the model tags it as an overflow."""

    node: str
    volume: float
    overflow: bool


class StormWaterRun(TypedDict):
    """Depths in mm over the catchments, volumes in m³, errors of both balances of water in percent.

    `overflow` is null where the model tags no node as an overflow; `storm` where the rain of the model fell. At most
    1,000 nodes are named, the most flooded first.
    """

    file: str
    storm: StormFallen | None
    rain: float
    evaporation: float
    infiltration: float
    runoff: float
    drained: float
    stored_before: float
    stored_after: float
    us_units: bool
    flooding: float
    flooded_count: int
    flooded: list[FloodedNode]
    outflow: float
    outfalls: list[OutfallVolume]
    overflow: float | None
    runoff_error: float
    routing_error: float
    steps: int


@router.post(
    "/runs", summary="Run a model of sewers", dependencies=[requires(Permission.WRITE_PLANS), IN_ENGINE_TURN],
    responses=answering(StormWaterRun),
)  # fmt: skip
def run(request: Request, body: StormWaterModel) -> Response:
    """SWMM runs it apart, with 2 GB of memory and two minutes, one model at a time and each who asks in turn.

    What is wrong is told with its line.
    """
    depth, minutes = (None, 60.0) if body.storm is None else (body.storm.depth, body.storm.minutes)
    try:
        answer: StormWaterRun = find_domains().made(PART)(body.model, "model", depth, minutes)
    except InputError as error:  # what was sent is wrong, and no file of the city
        raise PlanError(error.code, **error.arguments) from None
    return fresh_answer(request, answer)
