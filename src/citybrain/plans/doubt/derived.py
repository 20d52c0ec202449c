"""Quantities of the city that follow from sums over its buildings, in every draw."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Mapping

import numpy as np

from citybrain.kernel import City, Graph, Quantity, Result
from citybrain.kernel.units import Array
from citybrain.plans.doubt.draws import Deal, Ground


def summed_quantities(graph: Graph, wanted: Iterable[str]) -> list[Quantity]:
    """Totals and means over buildings that the wanted quantities of the city hang on, themselves included."""
    needed = frozenset().union(*(_until_sums(graph, name) for name in wanted))
    made = (graph.quantities[name] for name in sorted(needed, key=graph.place.__getitem__))
    return [q for q in made if is_sum(graph, q)]


def within_reach(graph: Graph, name: str) -> bool:
    """Whether a quantity of the city follows from sums over buildings and from what is of the city or of hours."""
    needed = (graph.quantities[other] for other in _until_sums(graph, name))
    return all(made.of in ("city", "hour", "model") for made in needed)


def is_sum(graph: Graph, made: Quantity) -> bool:
    """Whether a quantity is a total or a mean over buildings."""
    return made.kind in ("total", "mean") and graph.quantities[made.inputs[0]].of == "building"


def _until_sums(graph: Graph, name: str) -> frozenset[str]:
    """What a quantity hangs on, no deeper than sums over buildings."""
    seen, todo = {name}, [name]
    while todo:
        made = graph.quantities[todo.pop()]
        if not is_sum(graph, made):
            todo += [wanted for wanted in made.inputs if wanted not in seen]
            seen.update(made.inputs)
    return frozenset(seen)


def derive(
    ground: Ground, deal: Deal, known: Mapping[str, Array], wanted: Iterable[str], day: datetime.date
) -> dict[str, Array]:
    """The wanted quantities of the city (draws,) from `known` ones and parameters in every draw, as read on a day."""
    scores = {name: deal.shared[name] for name in ground.inputs.parameters if name in deal.shared}
    fixed = {n: v for n, v in ground.fixed.items() if n not in known and ground.graph.quantities[n].of != "building"}
    size = {"city": deal.draws, "hour": ground.city.size.get("hour", 0)}
    result = Result(ground.graph, City(size, {}, ground.city.columns, day, scores=scores), {**fixed, **known})
    return {name: np.broadcast_to(np.asarray(result[name], np.float64), (deal.draws,)) for name in wanted}
