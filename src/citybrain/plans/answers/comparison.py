"""Two plans side by side, each against today."""

from __future__ import annotations

from dataclasses import asdict

from citybrain.plans.answers.outcome import effect_answer
from citybrain.plans.answers.words import Json, number
from citybrain.plans.outcome import Effect, Outcome


def comparison_answer(first: Outcome, second: Outcome, language: str) -> Json:
    """For each headline number: today, with the first plan, with the second, and which of them is better."""
    pairs = zip(first.headline, second.headline, strict=True)
    return {
        "plans": [_plan(outcome) for outcome in (first, second)],
        "headline": [_both(first, a, b, language) for a, b in pairs],
    }


def _plan(outcome: Outcome) -> Json:
    cost = {name: number(value) for name, value in asdict(outcome.cost).items()}
    return {"id": outcome.id, "name": outcome.plan.name, "date": outcome.day.isoformat(), "cost": cost}


def _both(outcome: Outcome, first: Effect, second: Effect, language: str) -> Json:
    """The verdict says how the second plan stands to the first."""
    told = effect_answer(outcome.view.graph, first, language)
    between = Effect(first.quantity, first.plan, second.plan, first.better)
    return {
        "quantity": first.quantity,
        "label": told["label"],
        "unit": told["unit"],
        "today": [number(first.today), number(second.today)],
        "plan": [number(first.plan), number(second.plan)],
        "change": number(between.change),
        "change_percent": number(between.change_percent),
        "verdict": between.verdict,
    }
