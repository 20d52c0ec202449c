"""Layouts of a square in words that tell them apart."""

from __future__ import annotations

from citybrain.kernel import Graph
from citybrain.messages import text
from citybrain.plans.layouts.generate import PlacedMeasure, SquareLayout
from citybrain.presenting.answers.words import label

PERCENT = "1"
"""Unit of shares, which are told as percentages where their bounds are 0 and 1, and of numbers of things."""


def words_of_layouts(layouts: list[SquareLayout], graph: Graph, language: str) -> list[str]:
    """What each layout has, how much of it and where, the first with the same words named where two share them."""
    first: dict[str, int] = {}
    told = []
    for number, layout in enumerate(layouts, 1):
        words = "; ".join(words_of_placed(one, graph, language) for one in layout.placed)
        same = first.setdefault(words, number)
        told.append(words if same == number else text("layouts-other-cells", language, words=words, number=same))
    return told


def words_of_placed(one: PlacedMeasure, graph: Graph, language: str) -> str:
    """A measure with its settings and, unless the whole square has it, how many cells have it and how they lie."""
    named = label(graph, one.option.measure.name, language)
    amounts = ", ".join(_amount(name, value, graph, language) for name, value in one.option.settings)
    if one.option.of_ground:
        return f"{named} ({amounts})" if amounts else named
    cells = text("layouts-cells", language, count=len(one.cells), pattern=one.pattern)
    return f"{named} ({', '.join(filter(None, (cells, amounts)))})"


def _amount(name: str, value: float, graph: Graph, language: str) -> str:
    unit = graph.parameters[name].unit
    bounds = graph.vocabulary.terms[name].bounds if name in graph.vocabulary.terms else (None, None)
    shown = f"{100.0 * value:.0f} %" if unit == PERCENT and bounds == (0.0, 1.0) else f"{value:g}"
    said = {"label": label(graph, name, language), "value": shown, "unit": "none" if unit == PERCENT else unit}
    return text("layouts-setting", language, **said)
