"""The register of quantities."""

from __future__ import annotations

import re
from collections.abc import Container, Mapping

import numpy as np

from citybrain.base.domains import find_domains
from citybrain.kernel import Graph, register
from citybrain.kernel.declarations import SHARED
from citybrain.kernel.register import Entry
from citybrain.messages import keys, text
from citybrain.plans.view import View
from citybrain.presenting.answers.shapes.knowledge import Levels, Quantity
from citybrain.presenting.answers.shapes.numbers import Named
from citybrain.presenting.answers.words import source_text

PREDICTOR, CATEGORY = "predictor", "category"
"""Units of what no scale of colours tells; few kinds have a colour each."""

MOST_KINDS = 7
"""Kinds of a category that a map tells apart by colour."""
IDENTITY = "identity"
"""Scale of numbers that only name something, such as a node of the network: nobody looks them up."""

OTHER, OWN = "other", "parameters"
DEEP = 3
MODELS = re.compile(r"(\w+)\.models\.(.*):")
HOUR = "hour"


def quantities_answer(
    graph: Graph, shares: Mapping[str, Mapping[str, float]], language: str, drawn: Container[str] | None = None
) -> list[Quantity]:
    """Every quantity with unit, source and inputs; categories with the labels of their kinds, by their codes.

    `shares` are those of the city's manifest by attribute and kind of origin, empty where no city is asked about.
    `drawn` are the entities of which a map can draw the rows; without them the register says what is mappable.
    """
    made_up = {name for name, kinds in shares.items() if kinds.get("simulated", 0) > 0}
    series = _Series(graph)
    return [
        {
            **entry,
            "source": source_text(entry["source"], language),
            "categories": _kinds(graph, entry, language),
            "mappable": entry["mappable"]
            if drawn is None
            else entry["entity"] in drawn and _shown(series, entry, has_few_kinds(graph, entry["name"])),
            "simulated": not made_up.isdisjoint(graph.needs(entry["name"])),
            "entity_label": graph.entities[entry["entity"]].said(language),
            "subject": subject_of(entry["where"]),
            "subject_label": subject_label(entry["where"], language),
        }
        for entry in register(graph, language)
    ]


def subject_of(where: str) -> str:
    """The field of knowledge of what is declared somewhere: a package of models, a folder or the whole domain."""
    if found := MODELS.search(where):
        package, inside = found.groups()
        domain = find_domains().of(where)
        return (inside.split(".")[:-1] or [domain.name if domain else package])[0]
    folders = where.split("/")
    return folders[2] if len(folders) > DEEP else OTHER if folders[0] == OWN else folders[0]


def subject_label(where: str, language: str) -> str:
    """What people call it: a topic by the messages of its domain, a whole domain by its own label."""
    subject = subject_of(where)
    domain = find_domains().of(where)
    if domain and subject == domain.name:
        return domain.label.get(language) or domain.label["en"]
    return text(topic if (topic := f"topic-{subject}") in keys(language) else f"topic-{OTHER}", language)


def is_identity(graph: Graph, name: str) -> bool:
    """Whether numbers of a quantity only tell things apart."""
    term = graph.vocabulary.terms.get(name)
    return term is not None and term.scale == IDENTITY


def has_few_kinds(graph: Graph, name: str) -> bool:
    """Whether a quantity is a category of so few kinds that each can have a colour of its own."""
    kinds = graph.vocabulary.categories.get(name, {})
    return graph.quantities[name].unit == CATEGORY and 1 < len(kinds) <= MOST_KINDS


def _shown(series: _Series, entry: Entry, few_kinds: bool) -> bool:
    told = few_kinds if entry["unit"] == CATEGORY else entry["unit"] != PREDICTOR
    return told and entry["scale"] != IDENTITY and not series[entry["name"]]


class _Series(dict[str, bool]):
    """Whether a row has a number for every hour: made of hours as a whole, or of what is. Each is found once."""

    def __init__(self, graph: Graph) -> None:
        self._quantities = graph.quantities

    def __missing__(self, name: str) -> bool:
        made = self._quantities[name]
        inputs = [self._quantities[each] for each in made.inputs if each in self._quantities]
        found = made.kind in ("whole", "rowwise") and made.of not in SHARED and (
            (made.kind == "whole" and any(each.of == HOUR for each in inputs))
            or any(each.of == made.of and self[each.name] for each in inputs)
        )  # fmt: skip
        self[name] = found
        return found


def _kinds(graph: Graph, entry: Entry, language: str) -> list[Named] | None:
    if entry["unit"] != CATEGORY:
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
