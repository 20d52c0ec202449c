"""Vehicles of one class on the ways that all vehicles take together."""

from __future__ import annotations

from typing import Any

import numpy as np

from citybrain.domains.travel.models.equilibrium.bushes import Bushes
from citybrain.domains.travel.models.equilibrium.network import RoadNetwork
from citybrain.domains.travel.models.equilibrium.shortest_paths import compiled
from citybrain.kernel.units import Array


@compiled  # type: ignore[untyped-decorator]
def _share_out(zones: int, bushes: Any, trips: Any, cost: Any, flow: Any) -> None:
    size = bushes.order.shape[1]
    need, least, nearest = np.empty(size), np.empty(size), np.zeros(size, np.int64)
    for origin in range(zones):
        first, links, tails = bushes.first[origin], bushes.links[origin], bushes.tails[origin]
        order, taken, count = bushes.order[origin], bushes.flow[origin], bushes.sizes[origin]
        least[0] = 0.0
        for q in range(count):
            need[q] = trips[origin, order[q]] if order[q] < zones else 0.0
            if q > 0:
                least[q] = np.inf
            for r in range(first[q], first[q + 1]):
                far = least[tails[r]] + cost[links[r]]
                if far < least[q]:
                    least[q], nearest[q] = far, r
        for q in range(count - 1, 0, -1):
            carried = 0.0
            for r in range(first[q], first[q + 1]):
                carried += taken[r]
            for r in range(first[q], first[q + 1]):
                alone = 1.0 if r == nearest[q] else 0.0
                more = need[q] * (taken[r] / carried if carried > 0.0 else alone)
                flow[links[r]] += more
                need[tails[r]] += more


def flow_of_class(network: RoadNetwork, bushes: Bushes, trips: Array, cost: Array) -> Array:
    """Vehicles of a class on every link, of its trips from zone to zone, in the order of the caller of the network.

    The class takes each way into a node in the share in which all vehicles of the same origin take it, and the cheapest
    where none does: classes that weigh the same cost share ways so, and their flows add up to those of all. Trips of a
    pair times what `along` gives, over all pairs, are the flow of a link times its value, over all links.
    """
    flow = np.zeros(network.head.size)
    _share_out(network.zones, bushes, trips, cost[network.place], flow)
    return network.as_given(flow)
