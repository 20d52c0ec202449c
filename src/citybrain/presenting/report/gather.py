"""Gathers what a report tells from an open city and an outcome."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from citybrain import __version__
from citybrain.base.answers import number
from citybrain.kernel import Graph
from citybrain.plans.entity_index import ZONE, first_of
from citybrain.plans.outcome import Outcome
from citybrain.plans.roles import (
    CUMULATED_EMISSIONS,
    EMISSIONS,
    ENERGY,
    INVESTMENT,
    YEARLY_EMISSIONS,
    better_of,
    emitted,
    failures_of,
    whole_of_role,
)
from citybrain.plans.steps import Step
from citybrain.plans.workspace import Workspace
from citybrain.presenting.answers.city import city_answer
from citybrain.presenting.answers.explanation import parameters_answer
from citybrain.presenting.answers.words import attribute_label, label, leading_label
from citybrain.presenting.report.contents import Filling, Json, ReportContents
from citybrain.presenting.report.maps.classes import per_cent
from citybrain.presenting.report.maps.shapes import shown_of


def gather(
    workspace: Workspace,
    outcome: Outcome,
    answer: Json,
    language: str,
    steps: Sequence[Step] = (),
    comparison: Json | None = None,
    manifest: str = "",
) -> ReportContents:
    """All that the report on an outcome tells; `answer` is the answer of the outcome with all its parts."""
    graph = outcome.view.graph
    snapshot, path = workspace.snapshot, answer.get("pathway") or {}
    return ReportContents(
        answer=answer,
        city=city_answer(snapshot, language),
        quality=quality(snapshot.manifest.quality, graph, language),
        parameters=parameters_answer(graph, language),
        register=register(graph, language),
        program=f"citybrain {__version__}",
        entities={name: made.of for name, made in graph.interventions.items()},
        qualities={row["quantity"]: known(outcome, row["quantity"]) for row in path.get("quantities", [])},
        language=language,
        steps=[to_answer(step, graph, language) for step in steps if math.isfinite(step.before + step.after)],
        shown=shown_of(snapshot),
        changes=changes(outcome),
        comparison=comparison,
        manifest=manifest,
        filling=filling(graph),
        sizes=outcome.today.result.city.size,
        leading=leading_label(graph, language),
        sums=sums(outcome, answer, language),
    )


def sums(outcome: Outcome, answer: Json, language: str) -> list[Json]:
    """What has an interval and is no headline, such as what a domain's role adds up to, on all sides of the plan."""
    headlines = {row["quantity"] for row in answer["headline"]}
    drawn = [row["quantity"] for row in (answer.get("uncertainty") or {}).get("quantities", [])]
    graph, views = outcome.view.graph, (outcome.today, outcome.reference, outcome.view)
    known = [name for name in drawn if name not in headlines and name in graph.quantities]
    failed = failures_of(views, known)
    told: list[Json] = []
    for name in known:
        sides = [math.nan] if name in failed else [float(view.value(name)) for view in views]
        if all(map(math.isfinite, sides)):
            named = {"quantity": name, "label": label(graph, name, language), "unit": graph[name].unit}
            numbers = dict(zip(("today", "reference", "plan"), sides, strict=True))
            told.append({**named, **numbers, "better": better_of(graph, name)})
    return told


def filling(graph: Graph) -> Filling:
    """What fills the roles that a report tells by name; the sum of emissions where several domains contribute."""
    roles = graph.roles
    several = len(roles.names(EMISSIONS)) > 1
    return Filling(
        emissions=emitted(roles) if several else roles.one(EMISSIONS) or "",
        yearly=roles.one(YEARLY_EMISSIONS) or "",
        cumulated=roles.one(CUMULATED_EMISSIONS) or "",
        of_zones=tuple(roles.names(EMISSIONS, ZONE)),
        investment=whole_of_role(graph, INVESTMENT) or "",
    )


def known(outcome: Outcome, quantity: str) -> int:
    """How well a number of the city is known with the plan: a level from 1 to 6, 0 where none is stated."""
    return int(outcome.view.quality(quantity)[0])


def register(graph: Graph, language: str) -> dict[str, Json]:
    """Label, unit and source of every quantity."""
    return {
        name: {"label": label(graph, name, language), "unit": made.unit, "source": made.source}
        for name, made in graph.quantities.items()
    }


def to_answer(step: Step, graph: Graph, language: str) -> Json:
    """A step as plain values."""
    return {
        "position": step.position,
        "label": label(graph, step.intervention, language),
        "before": step.before,
        "after": step.after,
        "yearly_cost": number(step.yearly_cost),
    }


def quality(known: Mapping[str, Mapping[str, float]], graph: Graph, language: str) -> dict[str, Mapping[str, float]]:
    """Shares of measured, derived, estimated, unknown and simulated by the label of each attribute."""
    return {attribute_label(graph, name, language): shares for name, shares in known.items()}


def changes(outcome: Outcome) -> NDArray[np.float64] | None:
    """Change of the emissions of each row of the city's first entity, in per cent; None where nobody makes them.

    Of a plan of years it is that of its energy: emissions of a grid that is clean by then hide what the plan does.
    """
    role = ENERGY if outcome.pathway else EMISSIONS
    name = outcome.view.graph.roles.one(role, first_of(outcome.today.result.city))
    if name is None:
        return None
    before, after = (np.asarray(view.value(name), np.float64) for view in (outcome.reference, outcome.view))
    return per_cent(before, after)
