"""The register of quantities."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from citybrain.kernel import Graph, register
from citybrain.kernel.register import Entry
from citybrain.plans.answers.shapes.knowledge import Levels, Quantity
from citybrain.plans.answers.shapes.numbers import Named
from citybrain.plans.view import View


def quantities_answer(graph: Graph, shares: Mapping[str, Mapping[str, float]], language: str) -> list[Quantity]:
    """Every quantity with unit, source and inputs; categories with the labels of their kinds, by their codes.

    `shares` are those of the city's manifest by attribute and kind of origin, empty where no city is asked about.
    """
    made_up = {name for name, kinds in shares.items() if kinds.get("simulated", 0) > 0}
    return [
        {
            **entry,
            "categories": _kinds(graph, entry, language),
            "simulated": not made_up.isdisjoint(graph.needs(entry["name"])),
        }
        for entry in register(graph, language)
    ]


def _kinds(graph: Graph, entry: Entry, language: str) -> list[Named] | None:
    if entry["unit"] != "category":
        return None
    kinds = graph.vocabulary.categories.get(entry["name"], {})
    return [{"name": name, "label": term.said(language)} for name, term in kinds.items()]


def levels_answer(view: View) -> Levels:
    """How well every quantity is known, by name: shares by quality level, 0 for what is true by definition.

    Shares are of the value for sums of the city, else of the rows.
    """
    names = [entry["name"] for entry in register(view.graph)]
    return {name: {str(level): share for level, share in _levels(view, name).items()} for name in names}


def _levels(view: View, name: str) -> dict[int, float]:
    if view.graph[name].of == "city":
        return view.levels(name)
    counts = np.bincount(view.quality(name))
    return {int(level): float(counts[level] / counts.sum()) for level in np.flatnonzero(counts)}
