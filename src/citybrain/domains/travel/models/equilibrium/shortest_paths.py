"""Shortest ways from one node over a whole network: Dijkstra on a heap of arrays, one thread, the same bits always."""

from __future__ import annotations

from typing import Any

import numpy as np
from numba import njit

from citybrain.domains.travel.models.equilibrium.network import CLOSED, RoadNetwork
from citybrain.kernel.units import Array, Mask

compiled: Any = njit(nogil=True, cache=True, error_model="numpy")


@compiled  # type: ignore[untyped-decorator]
def _push(costs: Any, nodes: Any, size: int, cost: float, node: int) -> None:
    place = size
    while place > 0:
        above = (place - 1) >> 1
        if cost >= costs[above]:
            break
        costs[place] = costs[above]
        nodes[place] = nodes[above]
        place = above
    costs[place] = cost
    nodes[place] = node


@compiled  # type: ignore[untyped-decorator]
def _drop_first(costs: Any, nodes: Any, size: int) -> None:
    """Take the first of `size` away, so that the heap has one less."""
    size -= 1
    cost, node, place = costs[size], nodes[size], 0
    while 2 * place + 1 < size:
        below = 2 * place + 1
        if below + 1 < size and costs[below + 1] < costs[below]:
            below += 1
        if costs[below] >= cost:
            break
        costs[place] = costs[below]
        nodes[place] = nodes[below]
        place = below
    costs[place] = cost
    nodes[place] = node


@compiled  # type: ignore[untyped-decorator]
def shortest_tree(origin: int, network: Any, cost: Any, distance: Any, previous: Any, order: Any, heap: Any) -> int:
    """Distance to every node and the link into it; `order` lists the reached nodes, nearest first. How many."""
    heap_costs, heap_nodes = heap
    distance[:] = np.inf
    previous[:] = -1
    distance[origin] = 0.0
    heap_costs[0] = 0.0
    heap_nodes[0] = origin
    size, reached = 1, 0
    while size > 0:
        near, node = heap_costs[0], heap_nodes[0]
        _drop_first(heap_costs, heap_nodes, size)
        size -= 1
        if near > distance[node]:
            continue
        order[reached] = node
        reached += 1
        if node < network.first_through and node != origin:
            continue
        for link in range(network.outgoing[node], network.outgoing[node + 1]):
            head = network.head[link]
            far = near + cost[link]
            if far < distance[head]:
                distance[head] = far
                previous[head] = link
                _push(heap_costs, heap_nodes, size, far, head)
                size += 1
    return reached


@compiled  # type: ignore[untyped-decorator]
def new_heap(network: Any) -> Any:
    """Room for every link once, as a pair of costs and nodes."""
    return np.empty(network.head.size + 2), np.empty(network.head.size + 2, np.int32)


@compiled  # type: ignore[untyped-decorator]
def _distances(network: Any, cost: Any, table: Any) -> None:
    distance, previous = np.empty(network.nodes), np.empty(network.nodes, np.int32)
    order, heap = np.empty(network.nodes, np.int32), new_heap(network)
    for origin in range(network.zones):
        shortest_tree(origin, network, cost, distance, previous, order, heap)
        table[origin] = distance[: network.zones]


def zone_distances(network: RoadNetwork, cost: Array) -> Array:
    """Least cost from zone to zone; that of closed links where no open way leads."""
    table = np.empty((network.zones, network.zones))
    _distances(network, cost, table)
    return table


def zones_reached(network: RoadNetwork) -> Mask:
    """Whether an open way leads from zone to zone, however many cars are on it."""
    return zone_distances(network, network.base) < CLOSED
