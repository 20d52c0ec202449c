"""Labels, categories and numbers as a reader sees them."""

from __future__ import annotations

from typing import Any

import numpy as np

from citybrain.base.answers import number
from citybrain.kernel import Graph, InputDistribution, Quantity
from citybrain.kernel.declarations import PREVIOUS
from citybrain.messages import keys, text
from citybrain.presenting.answers.shapes.knowledge import ParameterUncertainty
from citybrain.twin.quality import attribute_text

Json = dict[str, Any]
DEFINITION = "definition"
"""How the source of what the project itself defines begins."""


def label(graph: Graph, name: str, language: str) -> str:
    """What people call a quantity, a parameter or an intervention; last year's value by the name of what it is of."""
    made = graph.quantities.get(name)
    if made is not None and made.kind == "previous":
        return text("label-last-year", language=language, label=label(graph, name.removeprefix(PREVIOUS), language))
    if name in graph.relations:
        return graph.relations[name].said(language)
    parameter = graph.parameters.get(name)
    if parameter is not None and parameter.label and name not in graph.vocabulary.terms:
        return parameter.label.get(language) or parameter.label.get("en") or graph.vocabulary.label(name, language)
    return graph.vocabulary.label(name, language)


def attribute_label(graph: Graph, name: str, language: str) -> str:
    """What people call an attribute of an entity."""
    return attribute_text(name, language) or label(graph, name, language)


def attribute_value(graph: Graph, name: str, value: str, language: str) -> str:
    """What people call a kind of an attribute, by its message or the vocabulary; else what the file has."""
    meaning = f"{name}-{value}".replace("_", "-")
    if meaning in keys(language):
        return text(meaning, language)
    kind = graph.vocabulary.categories.get(name, {}).get(value)
    return kind.said(language) if kind else value


def leading_label(graph: Graph, language: str) -> str:
    """What people call the entity by which a city is told; empty where none is declared as leading."""
    return next((entity.said(language) for entity in graph.entities.values() if entity.leading), "")


def source_text(source: str, language: str) -> str:
    """On whose authority something is: a citation as it is written, a definition of the project in each language."""
    own = language != "en" and source.lower().startswith(DEFINITION)
    return text("source-definition", language=language) if own else source


def shown(graph: Graph, made: Quantity, value: float | None, language: str) -> float | str | None:
    """A number, or the label of a category."""
    if made.unit != "category" or value is None or np.isnan(value):
        return number(value)
    kinds = list(graph.vocabulary.categories.get(made.name, {}).values())
    return kinds[int(value)].said(language) if kinds else number(value)


def message(key: str, language: str, **arguments: str | int | float) -> str:
    """The text of a message key; the key in words where the catalogue does not have it."""
    return text(key, language, **arguments) if key in keys(language) else key.replace("-", " ")


def uncertainty_answer(uncertainty: InputDistribution | None) -> ParameterUncertainty | None:
    """How far a number may be off: 90 % of the probability lies within the stated width."""
    if uncertainty is None:
        return None
    told: ParameterUncertainty = {
        "shape": uncertainty.shape,
        "shared": uncertainty.shared,
        "source": uncertainty.source,
    }
    return (
        {**told, "relative": uncertainty.relative}
        if uncertainty.relative
        else {**told, "absolute": uncertainty.absolute}
    )
