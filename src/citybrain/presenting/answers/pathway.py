"""A plan from year to year: both paths, adoption, budget, target, money, for the city and its zones."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from citybrain.base.answers import answer_of, number
from citybrain.kernel import Graph
from citybrain.kernel.interventions import CITY
from citybrain.plans.entity_index import EntityIndexes
from citybrain.plans.evaluate import headline, zone_headline
from citybrain.plans.outcome import Outcome
from citybrain.plans.parts import outside_zones_by_year
from citybrain.plans.roles import PATHWAY, better_of, names_of
from citybrain.plans.years.adoption import Adoption
from citybrain.plans.years.ledgers import TargetLedger
from citybrain.plans.years.pathway import Pathway
from citybrain.plans.years.verdicts import verdicts_by_year
from citybrain.presenting.answers.money import money_answer
from citybrain.presenting.answers.shapes import pathway as shape
from citybrain.presenting.answers.shapes.numbers import Numbers
from citybrain.presenting.answers.shapes.rebound import Rebound
from citybrain.presenting.answers.told import skipped_answer
from citybrain.presenting.answers.words import label

ROUND = 10
"""Zones are told for the years that this divides, beside the first, the last, and those of the target."""


def pathway_answer(
    outcome: Outcome, pathway: Pathway, rebound: Rebound | None, places: EntityIndexes, language: str
) -> shape.Pathway:
    """The path of a plan, with its rebound as it is told."""
    graph, years = outcome.view.graph, zone_years(pathway)
    money = pathway.money
    return {
        "years": list(pathway.years),
        "scenario": _scenario(graph, pathway, language),
        "quantities": [_quantity(outcome, name, pathway, language) for name in _of_city(outcome, pathway)],
        "zone_years": years,
        "zones": _zones(outcome, pathway, years, places),
        "outside_zones": _outside_zones(outcome, pathway, years),
        "measures": [_measure(graph, adoption, language) for adoption in pathway.adopted],
        "budget": answer_of(shape.BudgetLedger, pathway.budget) if pathway.budget else None,
        "target": _target(graph, pathway.target, language) if pathway.target else None,
        "money": money_answer(money, list(places.zone_names), language) if money else None,
        "rebound": rebound,
    }


def zone_years(pathway: Pathway) -> list[int]:
    """Years for which zones are told."""
    wanted = {pathway.years[0], pathway.years[-1], *(year for year in pathway.years if year % ROUND == 0)}
    if pathway.target:
        wanted |= {step.year for step in (pathway.target.step, *pathway.target.milestones)}
    return sorted(wanted)


def _scenario(graph: Graph, pathway: Pathway, language: str) -> shape.Reference:
    start = pathway.reference.start
    measures = [_measure(graph, adoption, language) for adoption in pathway.reference.adopted.values()]
    return {
        "name": start.scenario,
        "label": start.label.get(language) or start.label["en"],
        "measures": sorted(measures, key=lambda measure: measure["position"]),
    }


def _of_city(outcome: Outcome, pathway: Pathway) -> list[str]:
    graph = outcome.view.graph
    named = [made.name for made in headline(outcome.view, CITY) if made.name in pathway.plan.city]
    aimed = [pathway.target.quantity] if pathway.target else []
    return list(dict.fromkeys([*named, *names_of(graph.roles, PATHWAY), *aimed]))


def _quantity(outcome: Outcome, name: str, pathway: Pathway, language: str) -> shape.YearlyQuantity:
    graph = outcome.view.graph
    without, with_plan = pathway.numbers(name)
    return {
        "quantity": name,
        "label": label(graph, name, language),
        "unit": graph[name].unit,
        "better": better_of(graph, name),
        "reference": _numbers(without),
        "plan": _numbers(with_plan),
        "verdicts": verdicts_by_year(outcome, name),
    }


def _zones(outcome: Outcome, pathway: Pathway, years: Sequence[int], places: EntityIndexes) -> list[shape.YearlyZone]:
    names = [made.name for made in zone_headline(outcome.view) if made.name in pathway.plan.zones]
    rows = [pathway.years.index(year) for year in years]
    without, with_plan = pathway.reference.track.zones, pathway.plan.zones
    return [
        {
            "row": zone,
            "name": str(named),
            "values": {
                name: {
                    "reference": _numbers(without[name][row][zone] for row in rows),
                    "plan": _numbers(with_plan[name][row][zone] for row in rows),
                }
                for name in names
            },
        }
        for zone, named in enumerate(places.zone_names)
    ]


def _outside_zones(outcome: Outcome, pathway: Pathway, years: Sequence[int]) -> dict[str, shape.BothPaths]:
    rows = [pathway.years.index(year) for year in years]
    told = {made.name for made in zone_headline(outcome.view)}
    return {
        name: {"reference": _numbers(without[row] for row in rows), "plan": _numbers(plan[row] for row in rows)}
        for name, (without, plan) in outside_zones_by_year(pathway, outcome.view.graph).items()
        if name in told
    }


def _measure(graph: Graph, adoption: Adoption, language: str) -> shape.YearlyMeasure:
    made = adoption.request.intervention
    told: shape.YearlyMeasure = {
        "position": adoption.request.position,
        "intervention": made.name,
        "label": label(graph, made.name, language),
        "strategy": made.strategy,
        "digital_leverage": made.digital_leverage,
        "selected": adoption.selected,
        "adopted": adoption.adopted,
        "investment": _numbers(adoption.investment),
        "running_cost": _numbers(adoption.running_cost),
        "skipped": [skipped_answer(graph, skipped, language) for skipped in adoption.skipped],
    }
    return {**told, "shares": _numbers(adoption.shares)} if adoption.request.whole_city else told


def _target(graph: Graph, ledger: TargetLedger, language: str) -> shape.TargetLedger:
    target = ledger.target
    return {
        "quantity": ledger.quantity,
        "label": label(graph, ledger.quantity, language),
        "unit": graph[ledger.quantity].unit,
        "base_year": target.base_year,
        "base_value": number(ledger.base_value),
        "base_computed": ledger.computed,
        "reduction": target.reduction,
        "by": target.by,
        **answer_of(shape.TargetStep, ledger.step),
        "milestones": [answer_of(shape.MilestoneStep, step) for step in ledger.milestones],
    }


def _numbers(values: Iterable[float | None]) -> Numbers:
    return [number(value) for value in values]
