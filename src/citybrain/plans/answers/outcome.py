"""The outcome of a plan."""

from __future__ import annotations

from citybrain.base.domains import find_domains
from citybrain.kernel import Graph
from citybrain.messages import render
from citybrain.plans.answers.money import year_money_answer
from citybrain.plans.answers.pathway import pathway_answer
from citybrain.plans.answers.rebound import rebound_answer
from citybrain.plans.answers.shapes import outcome as shape
from citybrain.plans.answers.shapes.money import YearMoney
from citybrain.plans.answers.told import notice_answer, skipped_answer
from citybrain.plans.answers.words import label, number
from citybrain.plans.availability import whole_of
from citybrain.plans.gains import year_money
from citybrain.plans.measures import Applied
from citybrain.plans.outcome import Cost, Effect, Outcome
from citybrain.plans.places import Places
from citybrain.plans.roles import EMISSIONS, split


def outcome_answer(outcome: Outcome, places: Places, language: str) -> shape.PlanResult:
    """Everything about an outcome."""
    graph = outcome.view.graph
    path = outcome.pathway
    told: shape.PlanResult = {
        "id": outcome.id,
        "plan": outcome.plan.model_dump(mode="json", exclude_none=True),
        "snapshot": outcome.snapshot,
        "date": outcome.day.isoformat(),
        "seconds": round(outcome.seconds, 4),
        "headline": [_with_quality(outcome, effect, language) for effect in outcome.headline],
        "zones": _zones(outcome, places),
        "measures": [_measure(graph, applied, language) for applied in outcome.measures],
        "touched": sum(outcome.touched.values()),
        "touched_by_entity": dict(outcome.touched),
        "cost": cost_answer(outcome.cost),
        "emissions": _emissions(outcome, language),
        "notices": [notice_answer(notice, language) for notice in outcome.notices],
    }
    if path:
        return {**told, "pathway": pathway_answer(outcome, path, places, language)}
    return {**told, "rebound": rebound_answer(outcome, language), "money": _money(outcome, language)}


def cost_answer(cost: Cost) -> shape.PlanCost:
    """What a plan costs and saves."""
    return {
        "investment": number(cost.investment),
        "running_cost": number(cost.running_cost),
        "energy_cost_change": number(cost.energy_cost_change),
        "emissions_change": number(cost.emissions_change),
        "cost_per_tonne": number(cost.cost_per_tonne),
    }


def effect_answer(graph: Graph, effect: Effect, language: str) -> shape.Change:
    """One number today and with the plan."""
    return {
        "quantity": effect.quantity,
        "label": label(graph, effect.quantity, language),
        "unit": whole_of(graph).quantities[effect.quantity].unit,
        "today": number(effect.today),
        "plan": number(effect.plan),
        "change": number(effect.change),
        "change_percent": number(effect.change_percent),
        "verdict": effect.verdict,
    }


def _with_quality(outcome: Outcome, effect: Effect, language: str) -> shape.Effect:
    graph, lack = outcome.view.graph, effect.missing
    return {
        **effect_answer(graph, effect, language),
        "quality": 0 if lack else int(outcome.view.quality(effect.quantity)[0]),
        "missing": render(lack, language) if lack else None,
        "domain": _domain(whole_of(graph).quantities[effect.quantity].where, language),
    }


def _domain(where: str, language: str) -> shape.DomainName | None:
    """The domain that declares what stands at a place; None for none."""
    domain = find_domains().of(where)
    return {"name": domain.name, "label": domain.label.get(language) or domain.label["en"]} if domain else None


def _emissions(outcome: Outcome, language: str) -> list[shape.Contribution]:
    """What each domain contributes to the emissions of the city."""
    graph = whole_of(outcome.view.graph)
    return [
        {
            "domain": _domain(graph.quantities[share.quantity].where, language),
            "quantity": share.quantity,
            "label": label(graph, share.quantity, language),
            "unit": graph.quantities[share.quantity].unit,
            "today": number(share.today),
            "plan": number(share.plan),
            "missing": render(share.missing, language) if share.missing else None,
        }
        for share in split(outcome.today, outcome.view, EMISSIONS)
    ]


def _money(outcome: Outcome, language: str) -> YearMoney | None:
    money = year_money(outcome.today, outcome.view)
    return year_money_answer(money, language) if money else None


def _zones(outcome: Outcome, places: Places) -> list[shape.ZoneEffects]:
    return [
        {
            "row": row,
            "name": str(name),
            "values": {
                quantity: {"today": number(today[row]), "plan": number(plan[row])}
                for quantity, (today, plan) in outcome.zones.items()
            },
        }
        for row, name in enumerate(places.zone_names)
    ]


def _measure(graph: Graph, applied: Applied, language: str) -> shape.MeasureResult:
    name = applied.measure.intervention
    return {
        "position": applied.position,
        "intervention": name,
        "label": label(graph, name, language),
        "strategy": graph.interventions[name].strategy,
        "digital_leverage": graph.interventions[name].digital_leverage,
        "selected": applied.selected,
        "adopted": applied.adopted,
        "skipped": [skipped_answer(graph, skipped, language) for skipped in applied.skipped],
        "investment": number(applied.investment),
        "running_cost": number(applied.running_cost),
    }
