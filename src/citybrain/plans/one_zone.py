"""One zone as a city of its own: hourly series are computed for the zone that somebody asks for, not for all."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import numpy as np

from citybrain.kernel import Result
from citybrain.kernel.declarations import SHARED
from citybrain.plans.view import View


def zone_values(view: View, names: Sequence[str], row: int) -> dict[str, Any]:
    """Values of quantities of one zone, by name: an array over the hours where the quantity is one.

    They equal those rows of the quantities over all zones. Raises NotFoundError for an unknown quantity.
    """
    graph, city = view.graph, view.result.city
    buildings = np.flatnonzero(city.inside["building", "zone"] == row)
    part = replace(
        city,
        size={**city.size, "building": len(buildings), "zone": 1},
        inside={("building", "zone"): np.zeros(len(buildings), np.intp)},
        columns={},
        tiles={},
        quality={},
        leaf=None,
        relations={},
        positions={},
    )
    needed = frozenset().union(*(graph.needs(name) for name in names))
    of_zones = graph.after(name for name in needed if graph[name].of == "zone")
    known = {}
    for name in needed - of_zones - graph.inside_loops:
        if graph[name].of in SHARED:
            known[name] = view.value(name)
        elif graph[name].of == "building":
            known[name] = view.value(name)[buildings]
    result = Result(graph, part, known)
    return {name: result[name][0] for name in names}
