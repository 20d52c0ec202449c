"""What an objection can be about, so that no words of a resident stand where those of the city do."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import NamedTuple

from citybrain.kernel import Graph
from citybrain.kernel.errors import NotFoundError
from citybrain.messages import text
from citybrain.people.services.asked import ObjectedThing
from citybrain.plans.entity_index import EntityIndexes, row_of

DECISION = re.compile(r"([a-z]{1,20}) ([1-9][0-9]{0,14})")
"""How a decision is named: what it is of, and its number."""


class ObjectableThings(NamedTuple):
    """What there is in a city. algorithms: labels by name of those in the register. places: rows of entities.
    decisions: by what they are of, what raises NotFoundError for a number that none has.
    """

    graph: Graph
    algorithms: Callable[[], Mapping[str, str]]
    places: Callable[[], EntityIndexes]
    decisions: Mapping[str, Callable[[int], object]]


def subject_of(things: ObjectableThings, about: ObjectedThing, language: str) -> str:
    """What an objection is about in words of the city. Raises NotFoundError for a thing or a row that is not there."""
    subject = _subject_of(things, about, language)
    if subject is None:
        raise NotFoundError("matter-about-unknown", received=about.name, kind=about.kind)
    if about.row is not None:
        made = things.graph.quantities.get(about.name) if about.kind == "quantity" else None
        if made is None or made.of not in things.places():
            raise NotFoundError("matter-row-none", received=about.row, name=about.name)
        row_of(about.row, made.of, things.places())
    return subject


def _subject_of(things: ObjectableThings, about: ObjectedThing, language: str) -> str | None:
    if about.kind == "decision":
        named = DECISION.fullmatch(about.name)
        if named is None or (decision := things.decisions.get(named[1])) is None:
            return None
        decision(int(named[2]))
        return text("matter-decision-of", language, of=named[1], number=named[2])
    if about.kind == "algorithm":
        return things.algorithms().get(about.name)
    graph = things.graph
    known: Mapping[str, Mapping[str, object]] = {
        "quantity": graph.quantities, "parameter": graph.parameters, "measure": graph.interventions
    }  # fmt: skip
    return label_of_name(graph, about.name, language) if about.name in known[about.kind] else None


def label_of_name(graph: Graph, name: str, language: str) -> str:
    """What people call a quantity, a parameter or a measure; its name where nothing says."""
    parameter = graph.parameters.get(name)
    if parameter is not None and parameter.label:
        return parameter.label.get(language) or parameter.label.get("en") or name
    return graph.vocabulary.label(name, language)
