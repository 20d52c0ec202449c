"""Measures as a person chooses among them: what each does, sets and costs, and where it can stand in a city."""

from __future__ import annotations

from citybrain.kernel import Graph, Intervention
from citybrain.kernel.interventions import CITY
from citybrain.messages import render
from citybrain.plans.availability import lacking_of, whole_of
from citybrain.plans.workspace import Workspace
from citybrain.presenting.answers.interventions import interventions_answer
from citybrain.presenting.answers.shapes import measure_list as shape
from citybrain.presenting.answers.words import label, message

MONEY = "money"


def measures_answer(workspace: Workspace, language: str) -> list[shape.ListedMeasure]:
    """All measures there are by name, those that the city lacks data for with what is missing."""
    graph, lack = whole_of(workspace.graph), lacking_of(workspace.graph)
    size = workspace.baseline().view.result.city.size
    told = interventions_answer(graph, workspace.day, language)
    listed: list[shape.ListedMeasure] = []
    for one in sorted(told, key=lambda one: one["name"]):
        made = graph.interventions[one["name"]]
        fault = lack.get(made.name)
        listed.append(
            {
                "name": made.name,
                "label": one["label"],
                "description": one["description"],
                "entity": made.of,
                "entity_label": graph.entities[made.of].said(language),
                "rows": None if made.of == CITY else int(size.get(made.of, 0)),
                "left_out": [message(test.reason, language) for test in made.conditions],
                "excludes": list(made.excludes),
                "settings": one["settings"],
                "component": _component(graph, made, language),
                "prices": _prices(workspace, graph, made, language),
                "missing": render(fault, language) if fault else None,
            }
        )
    return listed


def _component(graph: Graph, made: Intervention, language: str) -> str | None:
    """What its cost goes into; None of a measure that costs nothing by itself."""
    component = graph.components.get(made.cost)
    return component.labels.get(language, made.cost) if component else None


def _prices(workspace: Workspace, graph: Graph, made: Intervention, language: str) -> list[shape.Price]:
    """The dated numbers in money that it reads and no plan sets; one that depends on the row has no single value."""
    names = [name for name in made.inputs if name in graph.parameters and name not in made.settings]
    found: list[shape.Price] = []
    for name in names:
        parameter = graph.parameters[name]
        if parameter.unit.startswith(MONEY):
            value = None if parameter.by else parameter.at(workspace.day).value
            found.append({"name": name, "label": label(graph, name, language), "unit": parameter.unit, "value": value})
    return found
