"""What the ways that cars take add up to: their length, or any other number of links."""

from __future__ import annotations

from typing import Any

import numpy as np

from citybrain.domains.travel.models.equilibrium.bushes import Bushes
from citybrain.domains.travel.models.equilibrium.network import RoadNetwork
from citybrain.domains.travel.models.equilibrium.shortest_paths import compiled
from citybrain.kernel.units import Array


@compiled  # type: ignore[untyped-decorator]
def _along(zones: int, bushes: Any, values: Any, cost: Any, table: Any) -> None:
    size = bushes.order.shape[1]
    mean, least = np.empty(size), np.empty(size)
    for origin in range(zones):
        first, links, tails, flow = (
            bushes.first[origin],
            bushes.links[origin],
            bushes.tails[origin],
            bushes.flow[origin],
        )
        mean[0] = least[0] = 0.0
        for q in range(bushes.sizes[origin]):
            if q > 0:
                carried, summed, nearest = 0.0, 0.0, 0.0
                least[q] = np.inf
                for r in range(first[q], first[q + 1]):
                    value = mean[tails[r]] + values[links[r]]
                    carried += flow[r]
                    summed += flow[r] * value
                    far = least[tails[r]] + cost[links[r]]
                    if far < least[q]:
                        least[q], nearest = far, value
                mean[q] = summed / carried if carried > 0.0 else nearest
            if bushes.order[origin, q] < zones:
                table[origin, bushes.order[origin, q]] = mean[q]


def along(network: RoadNetwork, bushes: Bushes, values: Array, cost: Array) -> Array:
    """The mean of a sum over the links of the ways from zone to zone, by the cars on them; inf where no way leads.

    Where no car drives it is that of the cheapest way. Cars of a pair times the mean, over all pairs, are cars of a
    link times its value, over all links. `values` and `cost` are in the order of the caller of the network.
    """
    table = np.full((network.zones, network.zones), np.inf)
    _along(network.zones, bushes, values[network.place], cost[network.place], table)
    return table
