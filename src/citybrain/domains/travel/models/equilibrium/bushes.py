"""Bushes: for each origin the links that its cars may take, without a circle, and how many cars are on them.

A bush has hardly more links than nodes; only those are kept, in the order of their heads, so that each pass over a
bush is one stream of memory.
"""

from __future__ import annotations

from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from citybrain.domains.travel.models.equilibrium.network import CLOSED, Numbers, RoadNetwork
from citybrain.domains.travel.models.equilibrium.shortest_paths import compiled, new_heap, shortest_tree
from citybrain.kernel.units import Array

SPARE = 1.2
"""Links for which a bush has room at first, for each node."""


class Bushes(NamedTuple):
    """One bush an origin: its nodes in topological order, and for each node the links into it.

    `sizes[o]` nodes are reached; `first[o, q]` to `first[o, q + 1]` are the places of the links into the node
    `order[o, q]`; `tails` say at which place of the order they begin, `flow` how many cars of the origin take them.
    """

    sizes: NDArray[np.int64]
    order: Numbers
    first: Numbers
    links: Numbers
    tails: Numbers
    flow: Array

    def copied(self) -> Bushes:
        """The same bushes in memory of their own."""
        return Bushes._make(part.copy() for part in self)

    def widened(self, width: int) -> Bushes:
        """The same bushes with room for more links."""
        more = max(width, int(self.links.shape[1] * SPARE)) - self.links.shape[1]
        room = ((0, 0), (0, more))
        return self._replace(
            links=np.pad(self.links, room), tails=np.pad(self.tails, room), flow=np.pad(self.flow, room)
        )


@compiled  # type: ignore[untyped-decorator]
def _grow(network: Any, cost: Any, demand: Any, bushes: Any) -> None:
    distance, previous = np.empty(network.nodes), np.empty(network.nodes, np.int32)
    place, heap = np.empty(network.nodes, np.int32), new_heap(network)
    need = np.empty(network.nodes)
    for origin in range(network.zones):
        order, first = bushes.order[origin], bushes.first[origin]
        count = shortest_tree(origin, network, cost, distance, previous, order, heap)
        bushes.sizes[origin] = count
        need[:] = 0.0
        need[: network.zones] = demand[origin]
        place[origin] = 0
        first[0] = first[1] = 0
        for q in range(1, count):
            link = previous[order[q]]
            place[order[q]] = q
            first[q + 1] = q
            bushes.links[origin, q - 1] = link
            bushes.tails[origin, q - 1] = place[network.tail[link]]
        for q in range(count - 1, 0, -1):
            bushes.flow[origin, q - 1] = need[order[q]]
            need[order[bushes.tails[origin, q - 1]]] += need[order[q]]


def new_bushes(network: RoadNetwork, cost: Array, demand: Array) -> Bushes:
    """The shortest ways at a cost, with all cars on them."""
    zones, nodes = network.zones, network.nodes
    width = int(nodes * SPARE) + 1
    bushes = Bushes(
        np.zeros(zones, np.int64), np.zeros((zones, nodes), np.int32), np.zeros((zones, nodes + 1), np.int32),
        np.zeros((zones, width), np.int32), np.zeros((zones, width), np.int32), np.zeros((zones, width)),
    )  # fmt: skip
    _grow(network, cost, demand, bushes)
    return bushes


@compiled  # type: ignore[untyped-decorator]
def load(network: Any, cost: Any, demand: Any, bushes: Any) -> None:
    """Put a demand on the bushes: every node keeps the shares of the open links into it.

    It also heals what rounding has left between cars in and out of a node.
    """
    need, least = np.empty(network.nodes), np.empty(network.nodes)
    nearest = np.empty(network.nodes, np.int32)
    for origin in range(network.zones):
        order, first, flow = bushes.order[origin], bushes.first[origin], bushes.flow[origin]
        links, tails = bushes.links[origin], bushes.tails[origin]
        least[0] = 0.0
        for q in range(bushes.sizes[origin]):
            need[q] = demand[origin, order[q]] if order[q] < network.zones else 0.0
            if q > 0:
                least[q] = np.inf
            for r in range(first[q], first[q + 1]):
                far = least[tails[r]] + cost[links[r]]
                if far < least[q]:
                    least[q] = far
                    nearest[q] = r
        for q in range(bushes.sizes[origin] - 1, 0, -1):
            carried = 0.0
            for r in range(first[q], first[q + 1]):
                if network.base[links[r]] >= CLOSED:
                    flow[r] = 0.0
                carried += flow[r]
            for r in range(first[q], first[q + 1]):
                flow[r] = flow[r] * (need[q] / carried) if carried > 0.0 else 0.0
            if carried <= 0.0:
                flow[nearest[q]] = need[q]
            for r in range(first[q], first[q + 1]):
                need[tails[r]] += flow[r]


@compiled  # type: ignore[untyped-decorator]
def link_flow(network: Any, bushes: Any) -> Any:
    """Cars on every link: the sum over origins, in their order."""
    flow = np.zeros(network.head.size)
    for origin in range(network.zones):
        for r in range(bushes.first[origin, bushes.sizes[origin]]):
            flow[bushes.links[origin, r]] += bushes.flow[origin, r]
    return flow
