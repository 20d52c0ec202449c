"""The outcome of a plan."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Sequence
from typing import Any

from citybrain.base.answers import answer_of, number
from citybrain.base.domains import find_domains
from citybrain.kernel import Graph
from citybrain.messages import render_on_page, text
from citybrain.plans.availability import whole_of
from citybrain.plans.balance import balance_of
from citybrain.plans.booked import yearly_cost
from citybrain.plans.entity_index import EntityIndexes
from citybrain.plans.gains import year_money
from citybrain.plans.identities import PlanIdentity, plan_identities
from citybrain.plans.measures import Applied
from citybrain.plans.outcome import Cost, Effect, Outcome
from citybrain.plans.parts import outside_zones
from citybrain.plans.rebound import rebound_of
from citybrain.plans.roles import EMISSIONS, ENERGY_COST, split
from citybrain.presenting.answers.money import year_money_answer
from citybrain.presenting.answers.pathway import pathway_answer
from citybrain.presenting.answers.rebound import rebound_answer
from citybrain.presenting.answers.shapes import outcome as shape
from citybrain.presenting.answers.shapes.numbers import Notice
from citybrain.presenting.answers.told import notice_answer, skipped_answer
from citybrain.presenting.answers.unknown import why_unknown
from citybrain.presenting.answers.words import label
from citybrain.presenting.answers.zones import zones_answer


def outcome_answer(
    outcome: Outcome, places: EntityIndexes, language: str, zones: Callable[..., Any] = zones_answer
) -> shape.PlanResult:
    """Everything about an outcome; `zones` makes what is told of them, `zones_text` for who only sends it."""
    graph = outcome.view.graph
    path = outcome.pathway
    found = rebound_of(outcome)
    rebound = rebound_answer(found, outcome, language)
    money = None if path else year_money(outcome.today, outcome.view, yearly_cost(outcome.measures, outcome.view))
    identities = [identity_answer(graph, one, language) for one in plan_identities(outcome, money, found)]
    headline = [_with_quality(outcome, effect, language) for effect in outcome.headline]
    told: shape.PlanResult = {
        "id": outcome.id,
        "plan": outcome.plan.model_dump(mode="json", exclude_none=True),
        "snapshot": outcome.snapshot,
        "date": outcome.day.isoformat(),
        "seconds": round(outcome.seconds, 4),
        "headline": headline,
        "zones": zones(outcome.zones, places.zone_names),
        "outside_zones": {
            name: {"today": number(today), "reference": number(reference), "plan": number(plan)}
            for name, (today, reference, plan) in outside_zones(outcome).items()
            if any((today, reference, plan))
        },
        "measures": [_measure(graph, applied, language) for applied in outcome.measures],
        "touched": sum(outcome.touched.values()),
        "touched_by_entity": dict(outcome.touched),
        "touched_labels": {of: graph.entities[of].said(language) for of in outcome.touched},
        "cost": cost_answer(outcome.cost),
        "emissions": _contributions(outcome, EMISSIONS, language),
        "energy_costs": _contributions(outcome, ENERGY_COST, language),
        "balance": _balance(outcome),
        "identities": identities,
        "notices": [
            *(differs(one, language) for one in identities if one["verdict"] == "differs"),
            *(notice_answer(graph, notice, language) for notice in outcome.notices),
            *became_unknown(headline),
        ],
    }
    if path:
        return {**told, "pathway": pathway_answer(outcome, path, rebound, places, language)}
    return {**told, "rebound": rebound, "money": year_money_answer(money, language) if money else None}


def cost_answer(cost: Cost) -> shape.PlanCost:
    """What a plan costs and saves."""
    return answer_of(shape.PlanCost, cost)


def effect_answer(graph: Graph, effect: Effect, language: str) -> shape.Change:
    """One number today, without and with the plan."""
    return answer_of(
        shape.Change,
        effect,
        label=label(graph, effect.quantity, language),
        unit=whole_of(graph).quantities[effect.quantity].unit,
    )


def _with_quality(outcome: Outcome, effect: Effect, language: str) -> shape.Effect:
    graph, lack = outcome.view.graph, effect.missing
    return {
        **effect_answer(graph, effect, language),
        "quality": 0 if lack else int(outcome.view.quality(effect.quantity)[0]),
        "missing": render_on_page(lack, language) if lack else _without_value(outcome, effect, language),
        "unknown": _unknown_part(graph, effect, language),
        "domain": _domain(whole_of(graph).quantities[effect.quantity].where, language),
    }


def _without_value(outcome: Outcome, effect: Effect, language: str) -> str | None:
    """Why a formula gives no number: what it hangs on that has none, or its own words on when it has none."""
    view = next((one for one in (outcome.today, outcome.view) if math.isnan(one.value(effect.quantity))), None)
    if view is None:
        return None
    return why_unknown(view, effect.quantity, language)


def _unknown_part(graph: Graph, effect: Effect, language: str) -> shape.UnknownPart | None:
    part = effect.unknown
    if part is None or effect.verdict != "unknown":
        return None
    named, unit = label(graph, part.quantity, language), graph[part.quantity].unit
    before, after, grown = (f"{one:,.4g}" for one in (part.reference, part.plan, part.grown))
    told = text("change-became-unknown", language, label=named, before=before, after=after, grown=grown)
    return answer_of(shape.UnknownPart, part, label=named, unit=unit, text=told)


def became_unknown(headline: Sequence[shape.Effect]) -> Iterator[Notice]:
    """Of each number that a plan leaves less known, how much became unknown."""
    for row in headline:
        if row["unknown"] is not None:
            yield {"code": "change-became-unknown", "pointer": "", "text": f"{row['label']}: {row['unknown']['text']}"}


def _domain(where: str, language: str) -> shape.DomainName | None:
    """The domain that declares what stands at a place; None for none."""
    domain = find_domains().of(where)
    return {"name": domain.name, "label": domain.label.get(language) or domain.label["en"]} if domain else None


def _contributions(outcome: Outcome, role: str, language: str) -> list[shape.Contribution]:
    """What each domain contributes to a role of the city, such as its emissions."""
    graph = whole_of(outcome.view.graph)
    return [
        {
            "domain": _domain(graph.quantities[share.quantity].where, language),
            "quantity": share.quantity,
            "label": label(graph, share.quantity, language),
            "unit": graph.quantities[share.quantity].unit,
            "today": number(share.today),
            "reference": number(share.reference),
            "plan": number(share.plan),
            "missing": render_on_page(share.missing, language) if share.missing else None,
        }
        for share in split(outcome.today, outcome.reference, outcome.view, role)
    ]


def identity_answer(graph: Graph, identity: PlanIdentity, language: str) -> shape.PlanIdentity:
    """What must add up, told with the quantity that is farthest off."""
    return identity_told(identity, label(graph, identity.arguments["quantity"], language), language)


def identity_told(identity: PlanIdentity, quantity: str, language: str) -> shape.PlanIdentity:
    """What must add up, with the name of the quantity as a person reads it."""
    return answer_of(
        shape.PlanIdentity,
        identity,
        quantity=identity.arguments["quantity"],
        text=text(identity.code, language, quantity=quantity),
        verdict_text=text(f"identity-{identity.verdict}", language),
    )


def differs(told: shape.PlanIdentity, language: str) -> Notice:
    """A failed identity as a notice, which everybody who reads of the plan sees."""
    sides = {side: "–" if told[side] is None else f"{told[side]:,.6g}" for side in ("left", "right")}
    said = text("identity-plan-differs", language, identity=told["text"], unit=told["unit"], **sides)
    return {"code": told["code"], "pointer": "", "text": said}


def _balance(outcome: Outcome) -> shape.EmissionsBalance | None:
    found = balance_of(outcome)
    if found is None:
        return None
    return answer_of(shape.EmissionsBalance, found, use_unit="t" if found.years else "t/a", embodied_unit="t")


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
