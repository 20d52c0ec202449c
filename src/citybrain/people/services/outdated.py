"""Saved plans that corrections of parameters outdate: those that read the value on a day on which it holds."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

from sqlalchemy import Connection, insert, select, update

from citybrain.kernel import Graph, middle_of_year
from citybrain.kernel.errors import NotFoundError
from citybrain.kernel.interventions import CITY
from citybrain.people.services.correction import CorrectedPeriod
from citybrain.plans.saved.files import tag_of
from citybrain.plans.saved.names import path_of
from citybrain.plans.saved.plan_repository import PlanRepository
from citybrain.plans.schema import Plan
from citybrain.plans.years.simulate import emissions_and_money, on
from citybrain.records import author
from citybrain.records.tables.base import now as moment
from citybrain.records.tables.services import outdated_plan, parameter_correction

MOST_PLANS = 10_000


class PlanMark(NamedTuple):
    """A saved plan that a correction outdated."""

    plan: str
    parameter: str
    before: float
    value: float
    unit: str


def days_of(plan: Plan, today: datetime.date) -> list[datetime.date]:
    """The days whose dated values a plan reads: its own day, or the same day of each of its years and that of the year
    that its target counts from. today: of the city.
    """
    if plan.years is None:
        return [plan.date or today]
    base = [] if plan.target is None else [plan.target.base_year]
    return [on(today, year) for year in plan.years.all] + [middle_of_year(year) for year in base]


def uses(graph: Graph, plan: Plan, parameter: str) -> bool:
    """Whether numbers of a plan hang on a parameter: headlines of the city, emissions and money of a plan of years, or
    what its measures read and change, and select by.
    """
    named = {made.name for made in graph.headlines.get(CITY, ())}
    named |= set() if plan.years is None else {*emissions_and_money(graph)}
    for measure in plan.measures:
        named |= {*measure.where.attributes, *(measure.when or ())}
        intervention = graph.interventions.get(measure.intervention)
        named |= set() if intervention is None else intervention.names
    return any(parameter in graph.needs(name) for name in named if name in graph.quantities)


def is_outdated(graph: Graph, plan: Plan, parameter: str, period: CorrectedPeriod, today: datetime.date) -> bool:
    """Whether a corrected value is one that the numbers of a plan hang on, on a day that it reads."""
    return any(period.covers(day) for day in days_of(plan, today)) and uses(graph, plan, parameter)


class DecidedCorrection(NamedTuple):
    """A correction on record: its number, the parameter, the days on which it holds."""

    number: int
    parameter: str
    period: CorrectedPeriod


def mark_plans(
    connection: Connection, saved: PlanRepository, graph: Graph, made: DecidedCorrection, today: datetime.date, by: str
) -> list[str]:
    """Mark every saved plan whose numbers hang on a corrected value; their ids. today: the day of the city."""
    marked = []
    for one in saved.listed(limit=MOST_PLANS).plans:
        if one.problem is not None:
            continue
        plan = saved.find(one.identity)
        if is_outdated(graph, plan.plan, made.parameter, made.period, today):
            row = {"correction": made.number, "plan": one.identity, "tag": plan.tag}
            connection.execute(insert(outdated_plan).values(**row, made_by=author(by), made_at=moment()))
            marked.append(one.identity)
    return marked


def outdated_plans(connection: Connection, plans: Path) -> Mapping[str, list[PlanMark]]:
    """What corrections outdated of the plans of a folder, by id; nothing of those that were saved anew since."""
    of = outdated_plan.c.withdrawn_at.is_(None) & parameter_correction.c.withdrawn_at.is_(None)
    asked = (
        select(outdated_plan.c.plan, outdated_plan.c.tag, parameter_correction)
        .join(parameter_correction, parameter_correction.c.id == outdated_plan.c.correction)
        .where(of)
        .order_by(outdated_plan.c.id)
    )
    found: dict[str, list[PlanMark]] = {}
    for row in connection.execute(asked):
        if _tag(plans, row.plan) == row.tag:
            found.setdefault(row.plan, []).append(PlanMark(row.plan, row.parameter, row.before, row.value, row.unit))
    return found


def plans_outdated_by(connection: Connection, correction: int) -> list[str]:
    """Ids of the plans that a correction outdated."""
    asked = select(outdated_plan.c.plan).where(outdated_plan.c.correction == correction).order_by(outdated_plan.c.id)
    return list(connection.execute(asked).scalars())


def clear_mark(connection: Connection, plan: str, by: str) -> None:
    """A plan that is saved anew is computed with what holds now."""
    of = (outdated_plan.c.plan == plan) & outdated_plan.c.withdrawn_at.is_(None)
    connection.execute(update(outdated_plan).where(of).values(withdrawn_by=author(by), withdrawn_at=moment()))


def _tag(plans: Path, identity: str) -> str | None:
    try:
        return tag_of(path_of(plans, identity).read_bytes())
    except (OSError, NotFoundError):
        return None
