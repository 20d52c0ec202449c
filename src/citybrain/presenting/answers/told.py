"""What is told beside the numbers of a plan: who was left out and why, and what a person should know."""

from __future__ import annotations

from citybrain.kernel import Graph
from citybrain.messages import text
from citybrain.plans.measures import BEYOND_COUNT, EXCLUDED, Skipped
from citybrain.plans.years.checks import Notice
from citybrain.presenting.answers.shapes import numbers as shape
from citybrain.presenting.answers.words import label, message

MOST_PLACES = 4
"""Zones that a notice names; of the others it says how many there are."""


def skipped_answer(graph: Graph, skipped: Skipped, language: str) -> shape.Skipped:
    """Buildings that a measure left out, with the reason."""
    if skipped.reason == EXCLUDED:
        told = text("excluded-by-earlier-measure", language=language, by=label(graph, skipped.by, language))
    elif skipped.reason == BEYOND_COUNT and skipped.by:
        told = text("beyond-count-ordered", language=language, by=label(graph, skipped.by, language))
    else:
        told = message(skipped.reason, language)
    return {"reason": skipped.reason, "text": told, "count": skipped.count}


def notice_answer(graph: Graph, notice: Notice, language: str) -> shape.Notice:
    """Something to know about a plan, and the place in it (a JSON pointer) that it is about."""
    measure = notice.arguments.get("intervention")
    called = {"intervention": label(graph, measure, language)} if measure in graph.interventions else {}
    told = text(notice.code, language=language, **{**notice.arguments, **called})
    if notice.places:
        places = ", ".join(f"{name} ({count:,})" for name, count in notice.places[:MOST_PLACES])
        told += text("notice-places", language, places=places, more=max(len(notice.places) - MOST_PLACES, 0))
    return {"code": notice.code, "pointer": notice.pointer, "text": told}
