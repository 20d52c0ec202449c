"""Goals that a plan can start from, with what was computed for each."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict

from citybrain.kernel import Graph
from citybrain.messages import text
from citybrain.plans.answers.words import Json, label, number
from citybrain.plans.goals import Goal, Tried


def goals_answer(goals: Sequence[Goal], graph: Graph, language: str) -> Json:
    """Each goal with its measures, every one computed alone for all buildings, and with what they do together."""
    return {"goals": [_goal(goal, graph, language) for goal in goals]}


def _goal(goal: Goal, graph: Graph, language: str) -> Json:
    return {
        "goal": goal.aim,
        "label": text(f"goal-{goal.aim}", language),
        "measures": [
            {"intervention": name, "label": label(graph, name, language), **_told(one)}
            for one in goal.alone
            for name in one.interventions
        ],
        "together": _told(goal.together),
    }


def _told(tried: Tried) -> Json:
    return {"buildings": tried.buildings, **{name: number(value) for name, value in asdict(tried.cost).items()}}
