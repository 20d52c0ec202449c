"""The register of quantities, interventions and parameters, generated from what runs."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TypeVar

from typing_extensions import TypedDict

from citybrain.kernel.declarations import Kind, Quantity
from citybrain.kernel.graph import Graph
from citybrain.kernel.vocabulary import Better

HIDDEN = frozenset({"record", "guess", "solved", "previous"})
"""Kinds that are steps of the engine, not quantities that people read."""


AnEntry = TypeVar("AnEntry", bound="Entry")


class BesideName(TypedDict):
    """A quantity that stands beside others of its record, and what it is called there."""

    name: str
    label: str


class Likeness(TypedDict):
    """Everyday words for what a value is like."""

    value: float
    words: str


class Entry(TypedDict):
    """A quantity as people and programs read it.

    `also` are other words for it, of any language. `sentence` says what it is, in the language that was asked for; in
    English, the language of `description`, where there is no other. `where` is what declares it.
    `better` is the direction that people want. `bounds` are the least and the greatest value, null where they are open;
    `breaks` are where classes of a map begin, empty where nothing is declared. What is `ranged` is never told without
    the range in which it may lie: `/values/{quantity}/ranges`. `beside` are the quantities that are shown side by side
    with it, itself among them, none where it stands alone. `like` are values with everyday words for each, rising.
    `parts` are sums of its entity whose largest parts tell where it comes from.
    """

    name: str
    label: str
    also: list[str]
    description: str
    sentence: str
    unit: str
    entity: str
    kind: Kind
    source: str
    where: str
    better: Better
    bounds: list[float | None]
    scale: str
    breaks: list[float]
    headline: bool
    ranged: bool
    beside: list[BesideName]
    like: list[Likeness]
    parts: list[str]
    mappable: bool
    inputs: list[str]


def entry(graph: Graph, made: Quantity, language: str) -> Entry:
    """One quantity as people and programs read it."""
    term = graph.vocabulary.terms.get(made.name)
    parameter = graph.parameters.get(made.name)
    said = parameter.label.get(language) or parameter.label.get("en") if parameter and parameter.label else None
    maker = graph.quantities[made.inputs[0]] if made.kind == "column" else made
    kind: Kind = "solved" if maker.kind == "solved" else made.kind
    return {
        "name": made.name,
        "label": said or graph.vocabulary.label(made.name, language),
        "also": graph.vocabulary.also(made.name),
        "description": made.description.strip(),
        "sentence": graph.vocabulary.sentence(made.name, made.sentence, language),
        "unit": made.unit,
        "entity": made.of,
        "kind": kind,
        "source": made.source,
        "where": made.where,
        "better": term.better if term else "neither",
        "bounds": list(term.bounds) if term else [None, None],
        "scale": term.scale if term else "amount",
        "breaks": list(term.breaks) if term else [],
        "headline": bool(term and term.headline),
        "ranged": bool(term and term.ranged),
        "beside": _beside(graph, made, language) if term and term.short else [],
        "like": [{"value": value, "words": words.get(language) or words["en"]} for value, words in term.like]
        if term
        else [],
        "parts": list(term.parts) if term else [],
        "mappable": graph.entities[made.of].geometry != "none" and made.unit not in ("category", "predictor"),
        "inputs": list(maker.inputs),
    }


def _beside(graph: Graph, made: Quantity, language: str) -> list[BesideName]:
    """Quantities of the same record that have a short name."""
    terms = graph.vocabulary.terms
    short = {one.name: terms[one.name].short for one in graph.quantities.values()
             if one.kind == "column" and one.inputs == made.inputs and one.name in terms}  # fmt: skip
    named: list[BesideName] = [
        {"name": name, "label": words.get(language) or words["en"]} for name, words in short.items() if words
    ]
    return named if len(named) > 1 else []


def matching(entries: Iterable[AnEntry], search: str) -> list[AnEntry]:
    """Entries that have every word of a search in what they are called, in their other words, name or sentence."""
    words = search.casefold().split()
    return [entry for entry in entries if all(word in _searched(entry) for word in words)]


def _searched(entry: Entry) -> str:
    return "\n".join((entry["label"], *entry["also"], entry["name"], entry["sentence"])).casefold()


def register(graph: Graph, language: str = "en") -> list[Entry]:
    """All quantities in the order in which they are computed."""
    shown = (graph.quantities[name] for name in graph.order)
    told = (made for made in shown if made.kind not in HIDDEN and made.name not in graph.untold)
    return [entry(graph, made, language) for made in told]
