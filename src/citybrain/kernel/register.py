"""The register of quantities, interventions and parameters, generated from what runs."""

from __future__ import annotations

from typing import Any

from citybrain.kernel.declarations import Quantity
from citybrain.kernel.graph import Graph

HIDDEN = frozenset({"record", "guess", "previous"})
"""Kinds that are steps of the engine, not quantities that people read."""


def entry(graph: Graph, made: Quantity, language: str) -> dict[str, Any]:
    """One quantity as people and programs read it."""
    term = graph.vocabulary.terms.get(made.name)
    parameter = graph.parameters.get(made.name)
    said = parameter.label.get(language) or parameter.label.get("en") if parameter and parameter.label else None
    inputs = made.inputs if made.kind != "field" else graph.quantities[made.inputs[0]].inputs
    return {
        "name": made.name,
        "label": said or graph.vocabulary.label(made.name, language),
        "description": made.description.strip(),
        "sentence": made.sentence,
        "unit": made.unit,
        "entity": made.of,
        "kind": made.kind,
        "source": made.source,
        "where": made.where,
        "better": term.better if term else "neither",
        "bounds": list(term.bounds) if term else [None, None],
        "scale": term.scale if term else "amount",
        "breaks": list(term.breaks) if term else [],
        "headline": bool(term and term.headline),
        "mappable": made.of == "building" and made.unit not in ("category", "predictor"),
        "inputs": list(inputs),
    }


def register(graph: Graph, language: str = "en") -> list[dict[str, Any]]:
    """All quantities in the order in which they are computed."""
    shown = (graph.quantities[name] for name in graph.order)
    return [entry(graph, made, language) for made in shown if made.kind not in HIDDEN]
