"""Quantities of the city that follow from sums over its entities, in every draw."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Mapping
from functools import reduce

import numpy as np

from citybrain.kernel import City, CityBrainError, Graph, Quantity, Result
from citybrain.kernel.declarations import PREVIOUS, SHARED
from citybrain.kernel.interventions import CITY
from citybrain.kernel.units import Array
from citybrain.plans.entity_index import ZONE
from citybrain.plans.parts import parts_of_role
from citybrain.plans.uncertainty.draws import Sample, SampleContext


def summed_quantities(graph: Graph, wanted: Iterable[str]) -> list[Quantity]:
    """Totals and means over entities that the wanted quantities of the city hang on, themselves included."""
    needed = frozenset().union(*(_until_sums(graph, name) for name in wanted))
    made = (graph.quantities[name] for name in sorted(needed, key=graph.place.__getitem__))
    return [q for q in made if is_sum(graph, q)]


def beyond_reach(graph: Graph, name: str) -> str:
    """What a quantity of the city hangs on beside sums over entities, the city and hours; empty where on nothing."""
    needed = (graph.quantities[other] for other in sorted(_until_sums(graph, name)))
    return next((made.name for made in needed if made.of not in SHARED), "")


def why_not_drawn(graph: Graph, name: str) -> CityBrainError | None:
    """Why a quantity of the city is drawn in no city; None where it may be."""
    beyond = beyond_reach(graph, name)
    told = {"quantity": name, "input": beyond, "of": graph[beyond].of} if beyond else {}
    return CityBrainError("uncertainty-beyond-sums", **told) if beyond else None


def is_sum(graph: Graph, made: Quantity) -> bool:
    """Whether a quantity is a total or a mean over an entity that is drawn: one with rows that is no area of others."""
    return made.kind in ("total", "mean") and entity_of(graph, made) not in SHARED | {ZONE}


def needed_over_years(graph: Graph, names: Iterable[str]) -> frozenset[str]:
    """What quantities need in a year, and what they need of all years before it by what each remembers."""
    needed, more = frozenset[str](), frozenset(names)
    while more:
        needed = needed.union(more, *map(graph.needs, more))
        past = (n.removeprefix(PREVIOUS) for n in needed if graph.quantities[n].kind == "previous")
        more = frozenset(past) - needed
    return needed


def entity_of(graph: Graph, made: Quantity) -> str:
    """The entity that a sum goes over."""
    return graph.quantities[made.inputs[0]].of


def _until_sums(graph: Graph, name: str) -> frozenset[str]:
    """What a quantity hangs on, no deeper than sums over entities."""
    seen, todo = {name}, [name]
    while todo:
        made = graph.quantities[todo.pop()]
        if not is_sum(graph, made):
            todo += [wanted for wanted in made.inputs if wanted not in seen]
            seen.update(made.inputs)
    return frozenset(seen)


def zones_of_parts(graph: Graph, asked: Iterable[str], found: Mapping[str, Array]) -> dict[str, Array]:
    """Quantities of zones that are asked for (states, zones, draws), from sums over all entities.

    What adds up sums has draws where all that it adds up have.
    """
    told = {}
    for name in asked:
        parts = parts_of_role(graph, graph[name]) or (name,)
        if all(part in found for part in parts):
            told[name] = reduce(np.add, [found[part] for part in parts])
    return told


def derive(
    ground: SampleContext,
    sample_of_draws: Sample,
    known: Mapping[str, Array],
    wanted: Iterable[str],
    day: datetime.date,
) -> dict[str, Array]:
    """The wanted quantities of the city (draws,) from `known` ones and parameters in every draw, as read on a day."""
    scores = {name: sample_of_draws.shared[name] for name in ground.inputs.parameters if name in sample_of_draws.shared}
    of = ground.graph.quantities
    fixed = {n: v for n, v in ground.fixed.items() if n not in known and of[n].of in SHARED}
    size = {name: rows for name, rows in ground.city.size.items() if name in SHARED} | {CITY: sample_of_draws.draws}
    result = Result(ground.graph, City(size, {}, ground.city.columns, day, scores=scores), {**fixed, **known})
    return {name: np.broadcast_to(np.asarray(result[name], np.float64), (sample_of_draws.draws,)) for name in wanted}
