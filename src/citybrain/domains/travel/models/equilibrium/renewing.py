"""Renewing bushes: links that carry nothing and shorten nothing go, links that shorten even the longest way come.

Dial, R. B. (2006): A path-based user-equilibrium traffic assignment algorithm that obviates path storage and
enumeration. Transportation Research Part B 40, 917-936.
"""

from __future__ import annotations

from typing import Any

import numpy as np

from citybrain.domains.travel.models.equilibrium.bushes import Bushes
from citybrain.domains.travel.models.equilibrium.network import RoadNetwork
from citybrain.domains.travel.models.equilibrium.shortest_paths import compiled
from citybrain.domains.travel.models.equilibrium.ways import mark_ways, new_ways
from citybrain.kernel.units import Array

OUTSIDE = -1.0
"""Marks a link that is not in the bush, where the others hold their cars."""


@compiled  # type: ignore[untyped-decorator]
def _keep(count: int, bush: Any, cost: Any, least_flow: float, ways: Any, farthest: Any, cars: Any) -> int:
    """Spread the links that stay into `cars`, and find the longest way over them into every place. How many."""
    first, links, tails, flow = bush
    shortest, kept = ways[2], 0
    farthest[0] = 0.0
    for q in range(1, count):
        farthest[q] = -1.0
        for r in range(first[q], first[q + 1]):
            if flow[r] > least_flow or r == shortest[q]:
                cars[links[r]] = flow[r]
                farthest[q] = max(farthest[q], farthest[tails[r]] + cost[links[r]])
                kept += 1
    return kept


@compiled  # type: ignore[untyped-decorator]
def _add(origin: int, count: int, order: Any, network: Any, cost: Any, ways: Any, farthest: Any, cars: Any,
         place: Any) -> int:  # fmt: skip
    """Add links of which each end is farther than its beginning, by the longest and by the shortest way. How many."""
    least, added = ways[0], 0
    for q in range(count):
        node = order[q]
        if node < network.first_through and node != origin:
            continue
        for link in range(network.outgoing[node], network.outgoing[node + 1]):
            to, more = place[network.head[link]], cost[link]
            shorter = farthest[q] + more < farthest[to] and least[q] + more < least[to]
            if shorter and cars[link] == OUTSIDE:
                cars[link] = 0.0
                added += 1
    return added


@compiled  # type: ignore[untyped-decorator]
def _sort(origin: int, count: int, order: Any, network: Any, cars: Any, place: Any, open_links: Any) -> None:
    """Put the nodes of a bush into topological order (Kahn 1962)."""
    for q in range(count):
        open_links[order[q]] = 0
    for q in range(count):
        for link in range(network.outgoing[order[q]], network.outgoing[order[q] + 1]):
            if cars[link] != OUTSIDE:
                open_links[network.head[link]] += 1
    order[0] = origin
    last = 1
    for q in range(count):
        node = order[q]
        place[node] = q
        for link in range(network.outgoing[node], network.outgoing[node + 1]):
            if cars[link] != OUTSIDE:
                head = network.head[link]
                open_links[head] -= 1
                if open_links[head] == 0:
                    order[last] = head
                    last += 1


@compiled  # type: ignore[untyped-decorator]
def _pack(count: int, order: Any, bush: Any, network: Any, cars: Any, place: Any) -> None:
    """Write the links back, by their heads, and clear `cars`."""
    first, links, tails, flow = bush
    r = 0
    for q in range(count):
        first[q] = r
        node = order[q]
        for into in range(network.incoming[node], network.incoming[node + 1]):
            link = network.incoming_links[into]
            if cars[link] != OUTSIDE:
                links[r], tails[r], flow[r] = link, place[network.tail[link]], cars[link]
                cars[link] = OUTSIDE
                r += 1
    first[count] = r


@compiled  # type: ignore[untyped-decorator]
def _renew_from(start: int, network: Any, cost: Any, least_flow: Any, bushes: Any) -> Any:
    """Renew bushes from an origin on. Where the room is too small: the origin and the links that it needs."""
    ways, farthest = new_ways(network.nodes), np.empty(network.nodes)
    place, open_links = np.zeros(network.nodes, np.int32), np.empty(network.nodes, np.int32)
    cars = np.full(network.head.size, OUTSIDE)
    for origin in range(start, network.zones):
        count, order = bushes.sizes[origin], bushes.order[origin]
        if count < 2:
            continue
        bush = bushes.first[origin], bushes.links[origin], bushes.tails[origin], bushes.flow[origin]
        for q in range(count):
            place[order[q]] = q
        mark_ways(count, bush, cost, least_flow[origin], ways)
        needed = _keep(count, bush, cost, least_flow[origin], ways, farthest, cars)
        needed += _add(origin, count, order, network, cost, ways, farthest, cars, place)
        if needed > bushes.links.shape[1]:
            return origin, needed
        _sort(origin, count, order, network, cars, place, open_links)
        _pack(count, order, bush, network, cars, place)
    return network.zones, 0


def renewed(network: RoadNetwork, cost: Array, least_flow: Array, bushes: Bushes) -> Bushes:
    """The bushes with better links, in place as far as their room goes."""
    origin, needed = _renew_from(0, network, cost, least_flow, bushes)
    while origin < network.zones:
        bushes = bushes.widened(needed)
        origin, needed = _renew_from(origin, network, cost, least_flow, bushes)
    return bushes
