"""One zone as a city of its own: hourly series are computed for the zone that somebody asks for, not for all."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import numpy as np

from citybrain.kernel import NotFoundError, Result
from citybrain.kernel.declarations import SHARED
from citybrain.kernel.register import HIDDEN
from citybrain.plans.entity_index import ZONE
from citybrain.plans.view import View


def require_column(view: View, name: str) -> None:
    """Raises NotFoundError for what has several numbers in each row: of a zone, one is computed to know it."""
    made = view.graph[name]
    known, several = view.result.known(), made.kind in HIDDEN
    if made.of == ZONE and not several and name not in known and made.kind in ("whole", "rowwise", "loop"):
        several = np.ndim(zone_values(view, [name], 0)[name]) > 0
    if several:
        raise NotFoundError("quantity-without-rows", received=name, of=made.of)


def zone_values(view: View, names: Sequence[str], row: int) -> dict[str, Any]:
    """Values of quantities of one zone, by name: an array over the hours where the quantity is one.

    They equal those rows of the quantities over all zones. What rests on rows that lie in no one zone, such as pairs of
    zones, is taken from the whole city. Raises NotFoundError for an unknown quantity.
    """
    graph, city = view.graph, view.result.city
    lying = {of: np.flatnonzero(index == row) for (of, area), index in city.inside.items() if area == ZONE}
    part = replace(
        city,
        size={**city.size, **{of: len(rows) for of, rows in lying.items()}, ZONE: 1},
        inside={(of, ZONE): np.zeros(len(rows), np.intp) for of, rows in lying.items()},
        columns={},
        tiles={},
        quality={},
        leaf=None,
        relations={},
        positions={},
    )
    needed = frozenset().union(*(graph.needs(name) for name in names))
    of_zones = graph.after(name for name in needed if graph[name].of == ZONE)
    known = {}
    for name in needed - of_zones - graph.inside_loops:
        if graph[name].of in SHARED:
            known[name] = view.value(name)
        elif (rows := lying.get(graph[name].of)) is not None:
            known[name] = view.value(name)[rows]
    missing = graph.unknown(names, known.__contains__)
    others = [name for name in missing if graph[name].of not in {*SHARED, *lying, ZONE}]
    for name in missing & graph.after(others):
        if (made := graph[name]).kind not in HIDDEN and made.of in {*SHARED, *lying, ZONE}:
            rows = np.array([row]) if made.of == ZONE else lying.get(made.of)
            known[name] = view.value(name) if rows is None else view.value(name)[rows]
    result = Result(graph, part, known)
    return {name: view.masked(name, result[name][0]) for name in names}
