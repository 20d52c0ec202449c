"""A plan run on a city by hand: what the measures that siting proposes do when a plan has them."""

from collections.abc import Iterable, Mapping
from typing import Any

import numpy as np

from citybrain.kernel import Changed, Result, change
from citybrain.plans.adopted_measures import AdoptedMeasures
from citybrain.plans.document import Document
from citybrain.plans.effects import Effects
from citybrain.plans.entity_index import EntityIndexes, Index, SourceLocation
from citybrain.plans.reading import plan_of
from citybrain.plans.requests import requests


def places_of(result: Result, names: Mapping[str, Iterable[str]] | None = None) -> EntityIndexes:
    """Ids of all rows: their numbers, or the names that are given."""
    sizes, given = result.city.size, names or {}

    def index(entity: str) -> Index:
        told = given.get(entity) or [f"{entity}/{row}" for row in range(sizes[entity])]
        return Index(np.array(list(told), object))

    return EntityIndexes(index, sizes)


def run(result: Result, places: EntityIndexes, measures: list[dict[str, Any]]) -> Changed:
    """The city with measures."""
    document = Document({"name": "plan", "measures": measures}, "plan")
    effects = Effects(change(result, {}), AdoptedMeasures(result.graph, result.city.size))
    for request in requests(plan_of(document), result, places, SourceLocation(document)):
        effects.apply(request, 1.0)
    return effects.result
