"""Measures that were begun: the plan's promise beside what bills say since."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated

from fastapi import Request, Response
from pydantic import BaseModel, Field

from citybrain.api.auditing import note
from citybrain.api.guards import IN_TURN, requires
from citybrain.api.identity import TheActor
from citybrain.api.language import Language
from citybrain.api.openapi import API, answering
from citybrain.api.respond import fresh_answer
from citybrain.api.results import TheWorkspace
from citybrain.api.router import Router
from citybrain.api.routes.bodies import ONLY_JSON, Number
from citybrain.api.routes.registers import AS_TABLE, CSV
from citybrain.api.state import TheCity
from citybrain.base.moments import Day
from citybrain.governance import Permission
from citybrain.open_city import OpenCity
from citybrain.plans.workspace import Workspace
from citybrain.presenting.answers.accepted import AcceptedShare, accepted_share
from citybrain.presenting.answers.words import label
from citybrain.presenting.progress.begun_answers import (
    BegunAnswer,
    BegunList,
    begun_answer,
    begun_table,
)
from citybrain.progress.accepted_effects import LONGEST_WHY, AcceptedEffect, AcceptedEffects, accepted_of
from citybrain.progress.begun_measures import MOST_BUILDINGS, BegunMeasure, BegunMeasures

router = Router(prefix=f"{API}/begun-measures", tags=["progress"])
ALLOWED = requires(Permission.WRITE_CITY)
"""Bills of single buildings are for the offices of the city."""


class MeasureBegun(BaseModel, extra="forbid"):
    """A measure of a saved plan, by its position counted from 1, that was done at buildings on a day; `carrier` is what
    it saves."""

    plan: str = Field(min_length=1, max_length=1000)
    position: int = Field(ge=1, le=100)
    carrier: str = Field(min_length=1, max_length=100)
    since: Day
    buildings: list[Annotated[str, Field(min_length=1, max_length=200)]] = Field(
        min_length=1, max_length=MOST_BUILDINGS
    )


class EffectToAccept(BaseModel, extra="forbid"):
    """Why what was measured is taken for what such measures do."""

    why: str = Field(min_length=1, max_length=LONGEST_WHY)


@router.get(
    "",
    summary="Measures that were begun: promised and measured",
    dependencies=[ALLOWED, IN_TURN],
    responses=answering(BegunList),
)
def listed(request: Request, city: TheCity, workspace: TheWorkspace, language: Language) -> Response:
    """The last one first; what was measured is worked out from the bills of today."""
    answer: BegunList = {"measures": _answers(city, workspace, language)}
    note(request, Permission.WRITE_CITY, "begun measures", len(answer["measures"]))
    return fresh_answer(request, answer, language)


@router.get(
    "/table.csv",
    summary="The same as a table",
    dependencies=[ALLOWED, IN_TURN],
    response_class=Response,
    responses=AS_TABLE,
)
def table(request: Request, city: TheCity, workspace: TheWorkspace, language: Language) -> Response:
    """A line for each measure; shares, energy in kWh/a."""
    answers = _answers(city, workspace, language)
    note(request, Permission.WRITE_CITY, "begun measures", len(answers))
    headers = {"Content-Disposition": 'attachment; filename="begun-measures.csv"'}
    return Response(begun_table(answers), media_type=CSV, headers=headers)


@router.post(
    "",
    summary="Put on record that a measure was done",
    status_code=201,
    dependencies=[ALLOWED, *ONLY_JSON],
    responses=answering(BegunAnswer, 201),
)
def begin(
    request: Request, city: TheCity, workspace: TheWorkspace, actor: TheActor, language: Language, body: MeasureBegun
) -> Response:
    """What the plan promises there, with its interval, is put on record with it."""
    service = BegunMeasures(workspace, city.city_records)
    accepted = AcceptedEffects(city.city_records).listed()
    one = service.begin(body.plan, body.position, body.carrier, body.since, body.buildings, actor.name)
    note(request, Permission.WRITE_CITY, f"begun measure {one.number}")
    return fresh_answer(request, _answer(service, one, accepted, workspace, language), language, 201)


@router.delete("/{number}", summary="Withdraw a measure that was begun", status_code=204, dependencies=[ALLOWED])
def withdraw(request: Request, city: TheCity, workspace: TheWorkspace, actor: TheActor, number: Number) -> Response:
    """It stays on record."""
    BegunMeasures(workspace, city.city_records).withdraw(number, actor.name)
    note(request, Permission.WRITE_CITY, f"begun measure {number}")
    return Response(status_code=204)


@router.post(
    "/{number}/acceptance",
    summary="Accept what was measured of a measure",
    status_code=201,
    dependencies=[ALLOWED, IN_TURN, *ONLY_JSON],
    responses=answering(AcceptedShare, 201),
)
def accept(
    request: Request, city: TheCity, workspace: TheWorkspace, actor: TheActor, number: Number, body: EffectToAccept
) -> Response:
    """Plans show it beside what they promise of such measures; by another person than who put the measure on record."""
    measures = BegunMeasures(workspace, city.city_records)
    made = AcceptedEffects(city.city_records).accept(measures, number, actor.name, body.why)
    note(request, Permission.WRITE_CITY, f"begun measure {number}")
    return fresh_answer(request, accepted_share(made), status=201)


@router.delete(
    "/{number}/acceptance", summary="Withdraw what was accepted of a measure", status_code=204, dependencies=[ALLOWED]
)
def withdraw_acceptance(request: Request, city: TheCity, actor: TheActor, number: Number) -> Response:
    """It stays on record."""
    AcceptedEffects(city.city_records).withdraw(number, actor.name)
    note(request, Permission.WRITE_CITY, f"begun measure {number}")
    return Response(status_code=204)


def _answers(city: OpenCity, workspace: Workspace, language: str) -> list[BegunAnswer]:
    service, accepted = BegunMeasures(workspace, city.city_records), AcceptedEffects(city.city_records).listed()
    return [_answer(service, one, accepted, workspace, language) for one in service.listed()]


def _answer(
    service: BegunMeasures, one: BegunMeasure, accepted: Sequence[AcceptedEffect], workspace: Workspace, language: str
) -> BegunAnswer:
    holds = accepted_of(accepted, one.intervention, one.carrier)
    return begun_answer(one, service.measured(one), holds, label(workspace.graph, one.intervention, language), language)
