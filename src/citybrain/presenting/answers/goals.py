"""Goals that a plan can start from, with what was computed for each."""

from __future__ import annotations

from collections.abc import Sequence

from citybrain.kernel import Graph
from citybrain.messages import text
from citybrain.plans.goals import Goal, Tried
from citybrain.presenting.answers.outcome import cost_answer
from citybrain.presenting.answers.shapes import goals as shape
from citybrain.presenting.answers.words import label


def goals_answer(goals: Sequence[Goal], graph: Graph, language: str) -> shape.Goals:
    """Each goal with its measures, every one computed alone for all buildings, and with what they do together."""
    return {"goals": [_goal(goal, graph, language) for goal in goals]}


def _goal(goal: Goal, graph: Graph, language: str) -> shape.Goal:
    return {
        "goal": goal.aim,
        "label": text(f"goal-{goal.aim}", language),
        "measures": [
            {"intervention": name, "label": label(graph, name, language), **_to_answer(one)}
            for one in goal.alone
            for name in one.interventions
        ],
        "together": _to_answer(goal.together),
    }


def _to_answer(tried: Tried) -> shape.TriedMeasures:
    return {**cost_answer(tried.cost), "buildings": tried.touched}
