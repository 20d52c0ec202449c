"""The outcome of a plan."""

from __future__ import annotations

from dataclasses import asdict

from citybrain.kernel import Graph
from citybrain.plans.answers.money import year_money_answer
from citybrain.plans.answers.pathway import pathway_answer
from citybrain.plans.answers.rebound import rebound_answer
from citybrain.plans.answers.told import notice_answer, skipped_answer
from citybrain.plans.answers.words import Json, label, number
from citybrain.plans.gains import year_money
from citybrain.plans.measures import Applied
from citybrain.plans.outcome import Effect, Outcome
from citybrain.plans.places import Places


def outcome_answer(outcome: Outcome, places: Places, language: str) -> Json:
    """Everything about an outcome, see the API's documentation of POST /plans."""
    graph = outcome.view.graph
    path = outcome.pathway
    return {
        "id": outcome.id,
        "plan": outcome.plan.model_dump(mode="json", exclude_none=True),
        "snapshot": outcome.snapshot,
        "date": outcome.day.isoformat(),
        "seconds": round(outcome.seconds, 4),
        "headline": [_with_quality(outcome, effect, language) for effect in outcome.headline],
        "zones": _zones(outcome, places),
        "measures": [_measure(graph, applied, language) for applied in outcome.measures],
        "touched": outcome.touched,
        "cost": {name: number(value) for name, value in asdict(outcome.cost).items()},
        "notices": [notice_answer(notice, language) for notice in outcome.notices],
        **({"pathway": pathway_answer(outcome, path, places, language)} if path else {}),
        **({} if path else {"rebound": rebound_answer(outcome, language), "money": _money(outcome, language)}),
    }


def effect_answer(graph: Graph, effect: Effect, language: str) -> Json:
    """One number today and with the plan."""
    return {
        "quantity": effect.quantity,
        "label": label(graph, effect.quantity, language),
        "unit": graph[effect.quantity].unit,
        "today": number(effect.today),
        "plan": number(effect.plan),
        "change": number(effect.change),
        "change_percent": number(effect.change_percent),
        "verdict": effect.verdict,
    }


def _with_quality(outcome: Outcome, effect: Effect, language: str) -> Json:
    quality = int(outcome.view.quality(effect.quantity)[0])
    return {**effect_answer(outcome.view.graph, effect, language), "quality": quality}


def _money(outcome: Outcome, language: str) -> Json | None:
    money = year_money(outcome.today, outcome.view)
    return year_money_answer(money, language) if money else None


def _zones(outcome: Outcome, places: Places) -> list[Json]:
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


def _measure(graph: Graph, applied: Applied, language: str) -> Json:
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
