"""A tank, leaks, nights and balances of waters: of what somebody gives, of which nothing stays, and of the city."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from typing import Annotated, Any

from fastapi import Request, Response
from pydantic import BaseModel, Field
from typing_extensions import TypedDict

from citybrain.api.guards import IN_ENGINE_TURN, IN_TURN, requires
from citybrain.api.language import Language
from citybrain.api.openapi import API, answering
from citybrain.api.respond import fresh_answer
from citybrain.api.results import TheWorkspace
from citybrain.api.router import Router
from citybrain.api.routes.storm_water import LONGEST_MODEL, StormGiven
from citybrain.base.domains import find_domains
from citybrain.governance import Permission
from citybrain.kernel import InputError, PlanError
from citybrain.messages import label_language, text

router = Router(prefix=API, tags=["plans"])
LONGEST_TABLE, MOST_STORMS, MOST_PIPES = 2_000_000, 12, 100
MONTH = "water_month"
Name = Annotated[str, Field(min_length=1, max_length=200)]
Given = Annotated[str, Field(min_length=1, max_length=LONGEST_TABLE)]


class TankQuestion(BaseModel, extra="forbid"):
    """A model (.inp of SWMM 5), a tank of it and the link that empties it, and storms of one duration.

    The fixed rule keeps `keep` of the tank; a forecast looks `ahead` hours and is too low by `miss` of the rain.
    """

    model: str = Field(min_length=1, max_length=LONGEST_MODEL)
    node: Name
    link: Name
    storms: list[StormGiven] = Field(min_length=1, max_length=MOST_STORMS)
    keep: Annotated[float, Field(ge=0.0, le=1.0, allow_inf_nan=False)] = 0.8
    ahead: Annotated[float, Field(ge=1.0, le=24.0, allow_inf_nan=False)] = 12.0
    miss: Annotated[float, Field(ge=-2.0, le=1.0, allow_inf_nan=False)] = 0.0
    without_forecast: bool = False


class TankStep(TypedDict):
    """Minutes since the begin, water in the tank and water that is wanted in it [unit of the file], 1 for open."""

    minutes: float
    volume: float
    target: float
    open: float


class TankOutcome(TypedDict):
    """Spill and what of it comes out of nodes [m³], highest and lowest wanted water in the tank [m], and its course."""

    spill: float
    flooding: float
    peak_depth: float
    level: float
    series: list[TankStep]


class TankStorm(TypedDict):
    """A storm (mm, minutes) by both rules, and by how much less is spilled with the forecast [m³]."""

    depth: float
    minutes: float
    fixed: TankOutcome
    forecast: TankOutcome
    less_spill: float


class TankProposal(TypedDict):
    """What may be proposed for the last storm: the level [m] in place of that of the fixed rule."""

    kind: str
    target: str
    values: dict[str, float]
    before: dict[str, float]


class TankComparison(TypedDict):
    """Both rules on the same storms; `fallback` where there was no forecast, and the fixed rule held."""

    file: str
    node: str
    link: str
    capacity: float
    storms: list[TankStorm]
    fallback: bool
    proposal: TankProposal


class LeakQuestion(BaseModel, extra="forbid"):
    """A network (.inp of EPANET) and a table of readings: hour, sensor, pressure and, where known, before."""

    network: str = Field(min_length=1, max_length=LONGEST_MODEL)
    readings: Given
    unit: Annotated[str, Field(max_length=20)]
    noise: Annotated[float, Field(gt=0.0, le=5_000.0, allow_inf_nan=False)]


class LeakPipe(TypedDict):
    """A pipe with its ends, the probability that the leak is there, and what would leak [m³/h]; place in the file."""

    pipe: str
    begin: str
    end: str
    probability: float
    leak: float | None
    x: float | None
    y: float | None


class LeakAnswer(TypedDict):
    """Pipes, the likeliest of at most 100 first; `cannot_tell` says why nobody can tell, "" where a leak is located.

    `together` pipes have 90 % of the probability and lie within `radius` of the first (units of the file).
    """

    cannot_tell: str
    noise: float
    together: int
    radius: float | None
    pipes: list[LeakPipe]


class NightQuestion(BaseModel, extra="forbid"):
    """A table of flows into a district: time and flow [m³/h]."""

    flows: Given


class NightFlow(TypedDict):
    """The least flow of a night [m³/h], null where it is not known."""

    day: str
    flow: float | None


class NightAlarm(TypedDict):
    """A rise: the day on which it is noticed, since when, and by how much [m³/h]."""

    noticed: str
    since: str
    rise: float


class NightAnswer(TypedDict):
    """Nights in their order, and those that alarm."""

    unit: str
    nights: list[NightFlow]
    alarms: list[NightAlarm]


class BalanceQuestion(BaseModel, extra="forbid"):
    """A table of flows: area, month (2026-07), flow, amount and unit; the specific yield of the aquifer at will."""

    flows: Given
    specific_yield: Annotated[float | None, Field(ge=0.0, le=1.0, allow_inf_nan=False)] = None


class WaterFlow(TypedDict):
    """A flow of a month [m³], null where nobody knows it."""

    name: str
    label: str
    amount: float | None


class WaterBalance(TypedDict):
    """One of the waters [m³]: flows, the residual (null where one is not known), and what the one unknown would be."""

    water: str
    label: str
    inflows: list[WaterFlow]
    outflows: list[WaterFlow]
    residual: float | None
    would_close: float | None


class MonthOfWaters(TypedDict):
    """The waters of an area and month, the residual of all [m³], and abstraction over what permits allow."""

    area: str
    month: str
    waters: list[WaterBalance]
    residual: float | None
    over_permit: dict[str, float | None]


class WaterBalances(TypedDict):
    """Months in the order of the table."""

    months: list[MonthOfWaters]


WRITES = requires(Permission.WRITE_PROPOSALS)
"""Whoever may propose what follows from it: planners, and those on duty at tanks and networks."""


@router.post(
    "/storm-water/tanks", summary="Compare a tank emptied by forecast with a fixed rule",
    dependencies=[WRITES, IN_ENGINE_TURN], responses=answering(TankComparison),
)  # fmt: skip
def tank(request: Request, body: TankQuestion) -> Response:
    """Runs the same storms by both rules; nothing is sent to a device, and what is proposed goes through the gate."""
    if len({one.minutes for one in body.storms}) > 1:
        raise PlanError("waters-storms-several", allowed=MOST_STORMS)
    asked = {
        "node": body.node, "link": body.link, "keep": body.keep, "depths": [one.depth for one in body.storms],
        "minutes": body.storms[0].minutes, "ahead": body.ahead, "miss": body.miss, "without": body.without_forecast,
    }  # fmt: skip
    made = _made("storm_water_tank_text", body.model, "model", asked)
    last = made["storms"][-1]
    levels = ({"level": round(last[one]["level"], 2)} for one in ("forecast", "fixed"))
    proposal = dict(zip(("values", "before"), levels, strict=True), kind="tank_level", target=made["node"])
    return fresh_answer(request, {**made, "proposal": proposal})


@router.post(
    "/water-supply/leaks", summary="Locate a leak in a network", dependencies=[WRITES, IN_ENGINE_TURN],
    responses=answering(LeakAnswer),
)  # fmt: skip
def leak(request: Request, body: LeakQuestion, language: Language) -> Response:
    """EPANET tries a leak at each junction; where none explains the pressures, the answer is that nobody can tell."""
    made = _made("water_leak_text", body.network, body.readings, body.unit, body.noise)
    columns = (made.pipes, made.ends, *map(_plain, (made.probability, made.leak, made.x, made.y)))
    pipes: list[LeakPipe] = [
        {"pipe": pipe, "begin": ends[0], "end": ends[1], "probability": share, "leak": flow, "x": x, "y": y}
        for pipe, ends, share, flow, x, y in [*zip(*columns, strict=True)][:MOST_PIPES]
    ]
    answer: LeakAnswer = {
        "cannot_tell": text(f"supply-leak-{made.why_not}", language) if made.why_not else "", "noise": made.noise,
        "together": made.together, "radius": _number(made.radius), "pipes": pipes,
    }  # fmt: skip
    return fresh_answer(request, answer, language)


@router.post(
    "/water-supply/nights", summary="Night flow of a district", dependencies=[WRITES, IN_TURN],
    responses=answering(NightAnswer),
)  # fmt: skip
def nights(request: Request, body: NightQuestion) -> Response:
    """The least flow of each night, and since when it is higher than usual."""
    made = _made("water_night_flow", body.flows.encode(), "flows")
    noticed = [made.days[row] for row in made.alarms.alarm.nonzero()[0]]
    begun = [made.days[row] for row in made.alarms.begun]
    answer: NightAnswer = {
        "unit": "m³/h",
        "nights": [{"day": day, "flow": flow} for day, flow in zip(made.days, _plain(made.flow), strict=True)],
        "alarms": [
            {"noticed": one, "since": since, "rise": float(rise)}
            for one, since, rise in zip(noticed, begun, made.alarms.rise, strict=True)
        ],
    }
    return fresh_answer(request, answer)


@router.post(
    "/water-balances", summary="Balance of waters of a table", dependencies=[WRITES, IN_TURN],
    responses=answering(WaterBalances),
)  # fmt: skip
def balances(request: Request, body: BalanceQuestion, language: Language) -> Response:
    """What flows into and out of eight waters by area and month; a residual is not known where a flow is not."""
    made = _made("water_balance", body.flows.encode(), body.specific_yield, "flows")
    return fresh_answer(request, _balances_answer(made, language), language)


@router.get("/water-balances", summary="Balance of waters of the city", responses=answering(WaterBalances))
def city_balances(request: Request, workspace: TheWorkspace, language: Language) -> Response:
    """Months that the city's own table of waters tells; none where it gives no such table."""
    result = workspace.baseline().view.result
    city, made = result.city, []
    if city.size.get(MONTH):
        made = _made("water_balance_of_city", workspace.snapshot.of(MONTH).ids.tolist(), result, city.columns)
    return fresh_answer(request, _balances_answer(made, language), language)


def _made(part: str, *given: Any) -> Any:
    """What a domain makes of what was sent, whose faults are those of the request."""
    try:
        return find_domains().made(part)(*given)
    except InputError as error:
        raise PlanError(error.code, **error.arguments) from None


def _balances_answer(months: Iterable[Any], language: str) -> WaterBalances:
    terms, waters = find_domains().attributes.terms, _made("water_balance_flows")

    def flows(names: Sequence[str], amounts: Mapping[str, float]) -> list[WaterFlow]:
        return [
            {"name": name, "label": terms[name].label[label_language(language)], "amount": _number(amounts[name])}
            for name in names
        ]

    return {
        "months": [
            {
                "area": month.area, "month": month.month, "residual": _number(month.residual),
                "waters": [
                    {
                        "water": one.water, "label": text(f"supply-water-{one.water}", language),
                        "inflows": flows(waters[one.water][0], month.amounts),
                        "outflows": flows(waters[one.water][1], month.amounts),
                        "residual": _number(one.residual), "would_close": _number(one.would_close),
                    }
                    for one in month.waters
                ],
                "over_permit": {name: _number(share) for name, share in month.over_permit.items()},
            }
            for month in months
        ]
    }  # fmt: skip


def _number(value: float) -> float | None:
    return float(value) if math.isfinite(value) else None


def _plain(values: Iterable[float]) -> list[float | None]:
    return [_number(float(one)) for one in values]
