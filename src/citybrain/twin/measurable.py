"""What a file may say of a row: an attribute of the table, or any number that is otherwise looked up or computed."""

import math
from collections.abc import Mapping
from functools import cache

from citybrain.base.domains import find_domains
from citybrain.kernel.declarations import Quantity
from citybrain.twin.declared import stated_attributes, twin_entities

MEASURABLE = frozenset({"lookup", "rowwise"})
"""Kinds of quantities over which a column of the same name stands."""


@cache
def measurable() -> Mapping[str, Quantity]:
    """Return the quantities of the entity by which a city is told that are looked up or computed row by row.

    Their names are those of every country; the graph is put together when the first file says one that is no attribute.
    """
    entity, domains = twin_entities()[0].name, find_domains()
    graph = domains.graph(domains.countries()[0])
    return {name: made for name, made in graph.quantities.items() if made.of == entity and made.kind in MEASURABLE}


def can_be_stated(name: str) -> bool:
    """Whether a file may say it."""
    return name in stated_attributes() or name in measurable()


@cache
def limits_of(name: str) -> tuple[float, float]:
    """Return the least and the greatest value that a file may give: by the table of attributes, else the vocabulary."""
    about, term = stated_attributes().get(name), find_domains().vocabulary.terms.get(name)
    if about is not None and about.accepted is not None:
        return about.accepted
    low, high = term.bounds if term is not None else (None, None)
    return -math.inf if low is None else low, math.inf if high is None else high
