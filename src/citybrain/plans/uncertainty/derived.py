"""Quantities of the city that follow from sums over its entities, in every draw."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Mapping
from weakref import WeakKeyDictionary

import numpy as np

from citybrain.kernel import City, CityBrainError, Graph, Quantity, Result
from citybrain.kernel.declarations import PREVIOUS, SHARED
from citybrain.kernel.interventions import CITY
from citybrain.kernel.units import Array
from citybrain.plans.entity_index import ZONE
from citybrain.plans.uncertainty.draws import Sample, SampleContext, ties

_tied: WeakKeyDictionary[Graph, dict[tuple[tuple[str, ...], frozenset[str]], frozenset[str]]] = WeakKeyDictionary()
"""What was told of a graph, which every comparison asks hundreds of times."""


def summed_quantities(graph: Graph, wanted: Iterable[str]) -> list[Quantity]:
    """Totals and means over entities that the wanted quantities of the city hang on, themselves included."""
    needed = frozenset().union(*(_until_sums(graph, name) for name in wanted))
    made = (graph.quantities[name] for name in sorted(needed, key=graph.place.__getitem__))
    return [q for q in made if is_sum(graph, q)]


def beyond_reach(graph: Graph, name: str) -> str:
    """What a quantity of the city hangs on beside sums over entities, the city and hours; empty where on nothing."""
    needed = (graph.quantities[other] for other in sorted(_until_sums(graph, name)))
    return next((made.name for made in needed if made.of not in SHARED), "")


def is_drawn(graph: Graph, name: str) -> bool:
    """Whether the vocabulary lets a quantity be drawn."""
    term = graph.vocabulary.terms.get(name)
    return term is None or term.drawn


def why_not_drawn(graph: Graph, name: str) -> CityBrainError | None:
    """Why a quantity of the city is drawn in no city; None where it may be."""
    if not is_drawn(graph, name):
        return CityBrainError("uncertainty-not-drawn", quantity=name)
    beyond = beyond_reach(graph, name)
    told = {"quantity": name, "input": beyond, "of": graph[beyond].of} if beyond else {}
    return CityBrainError("uncertainty-beyond-sums", **told) if beyond else None


def is_sum(graph: Graph, made: Quantity) -> bool:
    """Whether a quantity is a total or a mean over an entity that is drawn: one with rows that is no area of others."""
    return made.kind in ("total", "mean") and entity_of(graph, made) not in SHARED | {ZONE}


def tied_by(graph: Graph, made: Quantity, large: frozenset[str] = frozenset()) -> frozenset[str]:
    """Entities of which all rows are drawn together for a sum; none for most.

    What rows of others have of `large` entities, too large to draw all of their rows, is as stated and ties nothing.
    """
    known, key = _tied.setdefault(graph, {}), (made.inputs, large)
    if key not in known:
        needed = _until_large(graph, made.inputs, large) if large else frozenset().union(*map(graph.needs, made.inputs))
        known[key] = frozenset().union(*(ties(graph, graph[name]) for name in needed))
    return known[key]


def too_many_tied(
    graph: Graph, sums: Iterable[Quantity], size: Mapping[str, int], large: frozenset[str], most: int
) -> CityBrainError | None:
    """Why sums over tied entities cannot be drawn: all their rows together are more than `most`."""
    for tied in (tied_by(graph, made, large) for made in sums):
        rows = sum(size[of] for of in tied)
        if rows > most:
            of = ", ".join(sorted(tied))
            return CityBrainError("uncertainty-too-many-tied", of=of, received=rows, allowed=most)
    return None


def _until_large(graph: Graph, names: Iterable[str], large: frozenset[str]) -> frozenset[str]:
    """What quantities hang on, no deeper than what rows of other entities have of large ones, that left out."""
    seen, todo, crossing = {*names}, [*names], set[str]()
    while todo:
        made = graph.quantities[todo.pop()]
        if made.of not in large and ties(graph, made) & large:
            crossing.add(made.name)
        else:
            todo += [name for name in made.inputs if name not in seen]
            seen.update(made.inputs)
    return frozenset(seen - crossing)


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
