"""Layouts of a square, as plain values and in words."""

from __future__ import annotations

from typing import Any

from citybrain.base.domains import find_domains
from citybrain.messages import render, text
from citybrain.plans.layouts.ground import SquareGround
from citybrain.plans.layouts.search import LayoutAnswer
from citybrain.plans.layouts.trials import LayoutTrial
from citybrain.plans.workspace import Workspace
from citybrain.presenting.answers.layout_words import words_of_layouts, words_of_placed
from citybrain.presenting.answers.shapes import layouts as shape
from citybrain.presenting.answers.words import label

MOST_SPACES = 2_000
"""Squares that are listed by name."""

SIMPLER = 0.5
"""Metres by which a drawn outline may be off."""


def layout_choices(workspace: Workspace, language: str) -> shape.LayoutChoices:
    """What can be laid out in this city, and with which of the measures that it can have."""
    graph, places, size = workspace.graph, workspace.places, workspace.baseline().view.result.city.size
    domains = find_domains()
    grounds = [one for domain in domains for one in domain.grounds if size.get(one.name) and one.name in places]
    measures = [one for domain in domains for one in domain.layouts if one.name in graph.interventions]
    named = [(one.name, graph.entities[one.name].said(language)) for one in grounds]
    called = [(one.name, label(graph, one.name, language), one.drawn) for one in measures]
    return {
        "grounds": [{"entity": one, "label": said, "spaces": _named(workspace, one)} for one, said in named],
        "measures": [{"intervention": one, "label": said, "drawn": drawn} for one, said, drawn in called],
    }


def layouts_answer(answer: LayoutAnswer, workspace: Workspace, language: str) -> shape.LayoutsResult:
    """The layouts with what each has where, their scores, and the plan that each is."""
    graph, ground = workspace.graph, answer.ground
    index = workspace.places[ground.entity]
    name = index.called(ground.row) or str(index.ids[ground.row])
    key = "layouts-found" if answer.complete else "layouts-ended"
    words = words_of_layouts([one.layout for one in answer.layouts], graph, language)
    return {
        "id": answer.id,
        "text": text(key, language, space=name, count=len(answer.layouts)),
        "entity": ground.entity,
        "space": str(index.ids[ground.row]),
        "name": name,
        "side": ground.side,
        "cells": [
            {"x": float(x), "y": float(y), "free": round(float(free), 3)}
            for x, y, free in zip(ground.x, ground.y, ground.free, strict=True)
        ],
        "outline": _outline(workspace, ground),
        "scores": [
            {
                "quantity": one.quantity, "label": label(graph, one.quantity, language),
                "unit": graph[one.quantity].unit, "better": one.better, "mean": one.mean, "today": one.today,
            }
            for one in answer.scores
        ],
        "layouts": [
            _layout(number, one, measures, said, answer, name, workspace, language)
            for number, (one, measures, said) in enumerate(zip(answer.layouts, answer.measures, words, strict=True), 1)
        ],
        "missing": [
            {"quantity": one, "label": graph.vocabulary.label(one, language), "text": render(error, language)}
            for one, error in answer.missing.items()
        ],
        "refused": [
            {
                "intervention": one.measure, "label": graph.vocabulary.label(one.measure, language),
                "text": render(one.error, language),
            }
            for one in answer.refused
        ],
        "tried": answer.tried,
        "conflicts": answer.conflicts,
        "on_front": answer.on_front,
        "seconds": round(answer.seconds, 1),
        "complete": answer.complete,
    }  # fmt: skip


def _layout(
    number: int, one: LayoutTrial, measures: list[dict[str, Any]], words: str, answer: LayoutAnswer,
    name: str, workspace: Workspace, language: str,
) -> shape.LayoutOfSpace:  # fmt: skip
    plan = {
        "name": text("layouts-plan", language, space=name, number=number),
        "description": text("layouts-plan-about", language, seed=str(answer.question.seed), tried=answer.tried),
        "measures": measures,
    }
    placed: list[shape.PlacedMeasureAnswer] = [
        {
            "intervention": measure.name, "label": label(workspace.graph, measure.name, language),
            "words": words_of_placed(part, workspace.graph, language),
            "drawn": measure.drawn, "cells": list(part.cells), "settings": dict(part.option.settings),
        }
        for part in one.layout.placed
        for measure in (part.option.measure,)
    ]  # fmt: skip
    numbers = {"cost": one.cost, "running_cost": one.running_cost}
    return {"values": list(one.values), **numbers, "words": words, "measures": placed, "plan": plan}  # type: ignore[typeddict-item]


def _named(workspace: Workspace, entity: str) -> list[shape.LayoutSpace]:
    """Rows that have a name, the first of each name."""
    index = workspace.places[entity]
    names: dict[str, str] = {}
    for identity, name in zip(index.ids, index.ids if index.names is None else index.names, strict=True):
        if name is not None:
            names.setdefault(str(name), str(identity))
    spaces: list[shape.LayoutSpace] = [{"id": names[name], "name": name} for name in sorted(names, key=str.casefold)]
    return spaces[:MOST_SPACES]


def _outline(workspace: Workspace, ground: SquareGround) -> list[list[list[float]]]:
    """Rings of the square in metres from the south-west corner of its cells."""
    import shapely

    whole = shapely.simplify(workspace.snapshot.shapes(ground.entity)[ground.row], SIMPLER)
    west, south = ground.corner
    rings = [ring for part in shapely.get_parts(whole) for ring in (part.exterior, *part.interiors)]
    return [[[round(float(x - west), 1), round(float(y - south), 1)] for x, y in ring.coords] for ring in rings]
