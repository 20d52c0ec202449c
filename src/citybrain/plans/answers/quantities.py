"""The register of quantities."""

from __future__ import annotations

from citybrain.kernel import Graph, register
from citybrain.plans.answers.words import Json


def quantities_answer(graph: Graph, language: str) -> list[Json]:
    """Every quantity with unit, source and inputs; categories with the labels of their kinds, by their codes."""
    return [{**entry, "categories": _kinds(graph, entry, language)} for entry in register(graph, language)]


def _kinds(graph: Graph, entry: Json, language: str) -> list[Json] | None:
    if entry["unit"] != "category":
        return None
    kinds = graph.vocabulary.categories.get(entry["name"], {})
    return [{"name": name, "label": term.said(language)} for name, term in kinds.items()]
