"""What a search for measures answers, as plain values and in words."""

from __future__ import annotations

from itertools import pairwise

from citybrain.base.answers import number
from citybrain.kernel import Graph
from citybrain.kernel.parameters import NOT_STATED
from citybrain.messages import text
from citybrain.plans.roles import COST_TO_SOCIETY
from citybrain.plans.search.result import ChosenMeasure, LeastCostPlan, TargetObstacle
from citybrain.plans.workspace import Workspace
from citybrain.presenting.answers.shapes import measure_search as shape
from citybrain.presenting.answers.words import label, message, source_text
from citybrain.presenting.report.words import Words

MONEY = "money"
"""The unit of amounts at present worth."""


def search_answer(found: LeastCostPlan, workspace: Workspace, language: str) -> shape.SearchResult:
    """The plan with what each measure does, and what stands in the way."""
    graph, path = workspace.graph, found.outcome.pathway if found.outcome else None
    words = Words(language, workspace.snapshot.manifest.currency)
    without, with_plan = path.numbers(found.quantity) if path else ([], [])
    ledger = path.target if path else None
    steps = sorted((ledger.step, *ledger.milestones), key=lambda step: step.year) if ledger else []
    return {
        "id": found.id,
        "text": _sentence(found, graph, words),
        "target": {
            "quantity": found.quantity,
            "label": label(graph, found.quantity, language),
            "unit": graph[found.quantity].unit,
            "base_year": found.target.base_year,
            "base_value": found.base_value,
            "reduction": found.target.reduction,
            "by": found.target.by,
            "wanted": found.wanted,
        },
        "reached": found.reached,
        "met_without": found.met_without,
        "reference": found.reference,
        "value": found.value,
        "cost": found.cost,
        "cost_quantities": graph.roles.names(COST_TO_SOCIETY),
        "price": number(found.price),
        "chance": found.chance.chance if found.chance else None,
        "chance_at_stated_pace": found.chance.at_stated_pace if found.chance else None,
        "years": list(path.years) if path else [],
        "without": [number(value) for value in without],
        "with_plan": [number(value) for value in with_plan],
        "steps": [{"year": step.year, "wanted": step.wanted, "met": step.met} for step in steps],
        "measures": [_measure(one, graph, language) for one in found.measures],
        "obstacles": [_obstacle(one, found, graph, words) for one in found.obstacles],
        "refused": _refused(found, graph, language),
        "plan": found.outcome.plan.model_dump(mode="json", exclude_defaults=True) if found.outcome else None,
        "outcome": found.outcome.id if found.outcome else None,
        "tried": found.tried,
        "seconds": round(found.seconds, 1),
        "complete": found.complete,
    }


def _sentence(found: LeastCostPlan, graph: Graph, words: Words) -> str:
    """The answer in a sentence: reached at which cost, or how far one gets."""
    unit, missing = graph[found.quantity].unit, found.value - found.wanted
    told: dict[str, str | float] = {
        "quantity": label(graph, found.quantity, words.language),
        "by": str(found.target.by),
        "value": words.say(found.value, unit, found.quantity, found.wanted),
        "wanted": words.say(found.wanted, unit, found.quantity, found.value),
        "cost": words.say(found.cost, MONEY),
        "missing": words.say(missing, unit, found.quantity),
        "without": words.say(found.reference, unit, found.quantity, found.wanted),
        "spare": words.say(found.wanted - found.reference, unit, found.quantity),
        "saved": words.say(-found.cost, MONEY),
        "base": str(found.target.base_year),
        "share": round(100 * (1 - found.value / found.base_value)),
        "tried": found.tried,
    }
    return " ".join(words.text(key, **told) for key in _sentences(found))


def _sentences(found: LeastCostPlan) -> list[str]:
    """Keys of what is said, one sentence after the other."""
    if found.met_without:
        answer = ["search-met", "search-met-better"] if found.outcome else ["search-met"]
    elif not found.outcome:
        state = "money" if found.value <= found.wanted else "missed"
        answer = [f"search-{state}-nothing" if found.complete else "search-ended-nothing"]
    else:
        missed = "missed" if found.complete else "so-far"
        state = "reached" if found.reached else "money" if found.value <= found.wanted else missed
        answer = [f"search-{state}"]
    return answer if found.complete or not found.outcome else ["search-ended", *answer]


def _measure(one: ChosenMeasure, graph: Graph, language: str) -> shape.SearchedMeasure:
    made, points = graph.interventions[one.measure.intervention], list(one.ramp.items())
    slopes = [(b - a) / (until - since) for (since, a), (until, b) in pairwise(points)]
    component, stated, doubt = one.trade.component, one.trade.stated, one.trade.capacity_distribution
    return {
        "position": one.position,
        "intervention": made.name,
        "label": label(graph, made.name, language),
        "strategy": made.strategy,
        "of": made.of,
        "selected": one.selected,
        "adopted": one.adopted,
        "ramp": {str(year): share for year, share in points},
        "first": points[0][0],
        "last": points[-1][0],
        "yearly": max([points[0][1], *slopes]),
        "share": points[-1][1],
        "trade": component.labels.get(language, component.labels["en"]) if component else "",
        "capacity": one.trade.capacity if one.trade.parameter else None,
        "capacity_source": source_text(stated.source, language) if stated else "",
        "capacity_quality": stated.quality if stated else NOT_STATED,
        "capacity_range": doubt.middle(one.trade.capacity) if doubt else None,
        "investment": one.investment,
        "cost": one.cost,
        "added": one.added,
        "removed": one.removed,
        "price": number(one.price),
    }


def _obstacle(one: TargetObstacle, found: LeastCostPlan, graph: Graph, words: Words) -> shape.SearchObstacle:
    enough = "" if one.reached is None else words.text(f"search-enough-{'yes' if one.reached else 'no'}")
    told: dict[str, str | float] = {
        "subject": label(graph, one.subject, words.language) if one.subject else "",
        "by": label(graph, one.by, words.language) if one.by else "",
        "reason": message(one.reason, words.language) if one.kind == "unsuitable" else "",
        "count": one.count,
        "factor": one.factor or 0.0,
        "reduced": words.say(one.reduced or 0.0, graph[found.quantity].unit, found.quantity),
        "cost": words.say(one.cost or 0.0, MONEY, signed=True),
        "year": str(one.year or ""),
        "enough": "" if found.reached else enough,
    }
    key = f"search-obstacle-{one.kind}" + ("-never" if one.kind == "later" and one.year is None else "")
    return {
        "kind": one.kind,
        "text": words.text(key, **told).strip(),
        "reduced": number(one.reduced),
        "cost": number(one.cost),
        "reached": one.reached,
    }


def _refused(found: LeastCostPlan, graph: Graph, language: str) -> list[shape.RefusedMeasure]:
    refused = [(name, text(f"search-refused-{why}", language)) for name, why in found.refused.items()]
    lacking = [(name, text("search-refused-lacking", language)) for name in found.lacking]
    return [
        {"intervention": name, "label": label(graph, name, language), "text": why} for name, why in (*refused, *lacking)
    ]
