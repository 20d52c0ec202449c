"""Saved plans that corrections of parameters outdate: those that read the value on a day on which it holds."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Collection, Mapping
from functools import cache
from pathlib import Path
from typing import NamedTuple

from sqlalchemy import Connection, insert, select, update

from citybrain.kernel import CityBrainError, Graph
from citybrain.kernel.errors import NotFoundError
from citybrain.people.services.correction import CorrectedPeriod
from citybrain.plans.reads import anchors_of, base_days_of, counts_from, days_of, uses
from citybrain.plans.saved.files import tag_of
from citybrain.plans.saved.names import path_of
from citybrain.plans.saved.plan_repository import PlanRepository
from citybrain.plans.scenarios import Scenario
from citybrain.plans.schema import Plan
from citybrain.records import author
from citybrain.records.tables.base import now as moment
from citybrain.records.tables.services import outdated_plan, parameter_correction

MOST_PLANS = 10_000


class PlanMark(NamedTuple):
    """A saved plan that a correction outdated; where that was taken back, from its value to the one of before it."""

    plan: str
    parameter: str
    before: float
    value: float
    unit: str


class DecidedCorrection(NamedTuple):
    """A correction on record: its number, the parameter, the days on which it holds; when it was taken back."""

    number: int
    parameter: str
    period: CorrectedPeriod
    over: str | None = None


Scenarios = Callable[[str | None], Scenario]
"""Scenarios of the city by name, its first without one. Raises CityBrainError for one that is not there, or wrong."""


def is_outdated(
    graph: Graph, plan: Plan, made: DecidedCorrection, today: datetime.date, scenario: Scenario | None = None
) -> bool:
    """Whether a corrected value is one that the numbers of a plan hang on, on a day that it reads."""
    name, covers = made.parameter, made.period.covers
    days = (*days_of(plan, today), *anchors_of(plan, name, graph, scenario))
    if any(map(covers, days)) and uses(graph, plan, name, scenario):
        return True
    return any(map(covers, base_days_of(plan))) and counts_from(graph, plan, name)


def mark_plans(
    connection: Connection, saved: PlanRepository, graph: Graph, scenarios: Scenarios, made: DecidedCorrection,
    today: datetime.date, by: str, unmoved: Collection[tuple[str, str]] = (),
) -> list[str]:  # fmt: skip
    """Mark every saved plan whose numbers hang on a corrected value; their ids. today: the day of the city. unmoved:
    plans, and tags of their versions, whose numbers are those of what holds now.
    """
    marked, scenario_of = [], cache(scenarios)
    for one in saved.listed(limit=MOST_PLANS).plans:
        if one.problem is not None:
            continue
        plan = saved.find(one.identity)
        if (one.identity, plan.tag) in unmoved:
            continue
        if is_outdated(graph, plan.plan, made, today, _scenario_of(plan.plan, scenario_of)):
            row = {"correction": made.number, "plan": one.identity, "tag": plan.tag}
            at = made.over or moment()
            connection.execute(insert(outdated_plan).values(**row, made_by=author(by), made_at=at))
            marked.append(one.identity)
    return marked


def _scenario_of(plan: Plan, scenarios: Scenarios) -> Scenario | None:
    """That of a plan of years; None where it is not there any more, so that the plan has no numbers until it is."""
    try:
        return None if plan.years is None else scenarios(plan.scenario)
    except CityBrainError:
        return None


def marked_versions(connection: Connection, correction: int) -> frozenset[tuple[str, str]]:
    """Plans that a correction outdated and that were not saved anew since, with the tags of the versions."""
    table = outdated_plan.c
    asked = select(table.plan, table.tag).where(table.correction == correction, table.withdrawn_at.is_(None))
    return frozenset((row.plan, row.tag) for row in connection.execute(asked))


def outdated_plans(connection: Connection, plans: Path) -> Mapping[str, list[PlanMark]]:
    """What corrections outdated of the plans of a folder, by id; nothing of those that were saved anew since."""
    over = parameter_correction.c.withdrawn_at
    of = outdated_plan.c.withdrawn_at.is_(None) & (over.is_(None) | (over == outdated_plan.c.made_at))
    asked = (
        select(outdated_plan.c.plan, outdated_plan.c.tag, parameter_correction)
        .join(parameter_correction, parameter_correction.c.id == outdated_plan.c.correction)
        .where(of)
        .order_by(outdated_plan.c.id)
    )
    found: dict[str, list[PlanMark]] = {}
    for row in connection.execute(asked):
        if _tag(plans, row.plan) == row.tag:
            before, value = (row.before, row.value) if row.withdrawn_at is None else (row.value, row.before)
            found.setdefault(row.plan, []).append(PlanMark(row.plan, row.parameter, before, value, row.unit))
    return found


def plans_outdated_by(connection: Connection, correction: int) -> list[str]:
    """Ids of the plans that a correction outdated as it was made."""
    table, over = outdated_plan.c, parameter_correction.c.withdrawn_at
    joined = outdated_plan.join(parameter_correction, parameter_correction.c.id == table.correction)
    of = (table.correction == correction) & (over.is_(None) | (over != table.made_at))
    asked = select(table.plan).select_from(joined).where(of).order_by(table.id)
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
