"""What can be said about the years of a plan from its text alone: order, span, ramps, target."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import pairwise

from citybrain.kernel.errors import PlanError
from citybrain.plans.document import Document, pointer
from citybrain.plans.schema import Plan
from citybrain.plans.schema_years import Ramp, Target, Years
from citybrain.plans.yaml_text import JsonPath

NEED_YEARS = ("scenario", "target", "budget", "money")


@dataclass(frozen=True)
class Notice:
    """Something that a person should know about a plan that can be evaluated: message key, place, arguments.

    `places` are zones of the city with how much of it lies there, the most first.
    """

    code: str
    pointer: str = ""
    arguments: dict[str, str | int | float] = field(default_factory=dict)
    places: tuple[tuple[str, int], ...] = ()


def year_errors(plan: Plan, document: Document) -> Iterator[PlanError]:
    """Everything wrong with the years of a plan, each with its place."""
    for position, measure in enumerate(plan.measures):
        if isinstance(measure.uptake, Ramp):
            yield from _ramp_errors(measure.uptake, plan.years, document, ("measures", position, "uptake"))
    if plan.years is None:
        stated = [name for name in NEED_YEARS if getattr(plan, name) is not None]
        yield from (document.key_fault("plan-needs-years", (name,), field=name) for name in stated)
        return
    first, last = plan.years.first, plan.years.last
    if last < first:
        yield document.fault("plan-years-order", ("years", "to"), first=str(first), received=str(last))
    if plan.date is not None:
        yield document.key_fault("plan-date-with-years", ("date",))
    if plan.target is not None and first <= last:
        yield from _target_errors(plan.target, plan.years, document)


def _ramp_errors(ramp: Ramp, years: Years | None, document: Document, place: JsonPath) -> Iterator[PlanError]:
    if not ramp.root:
        yield document.fault("plan-ramp-empty", place)
        return
    if years is None:
        yield document.key_fault("plan-needs-years", place, field="uptake")
    for (before, more), (year, less) in pairwise(ramp.points):
        if less < more:
            yield document.fault(
                "plan-ramp-backwards",
                (*place, str(year)),
                year=str(year),
                received=less,
                before=str(before),
                more=more,
            )


def _target_errors(target: Target, years: Years, document: Document) -> Iterator[PlanError]:
    steps: list[tuple[int, JsonPath]] = [(target.by, ("target", "by"))]
    steps += [(step.by, ("target", "milestones", i, "by")) for i, step in enumerate(target.milestones)]
    seen: set[int] = set()
    for year, place in steps:
        if year not in years.all:
            told = {"received": str(year), "first": str(years.first), "last": str(years.last)}
            yield document.fault("plan-target-year", place, **told)
        elif year in seen:
            yield document.fault("plan-target-twice", place, received=str(year))
        elif year <= target.base_year:
            yield document.fault("plan-target-order", place, received=str(year), base_year=str(target.base_year))
        seen.add(year)


def ramp_notices(plan: Plan) -> Iterator[Notice]:
    """Ramps that say something about years that are no part of the plan."""
    if plan.years is None:
        return
    first, last = plan.years.first, plan.years.last
    for position, measure in enumerate(plan.measures):
        if isinstance(measure.uptake, Ramp):
            outside = [str(year) for year, _ in measure.uptake.points if year not in plan.years.all]
            if outside:
                span = {"first": str(first), "last": str(last)}
                place = pointer(("measures", position, "uptake"))
                yield Notice(
                    "plan-ramp-outside", place, {"position": position + 1, "outside": ", ".join(outside), **span}
                )
