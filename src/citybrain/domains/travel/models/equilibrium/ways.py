"""The shortest way and the longest way that is taken into every node of a bush."""

from __future__ import annotations

from typing import Any

import numpy as np

from citybrain.domains.travel.models.equilibrium.shortest_paths import compiled


@compiled  # type: ignore[untyped-decorator]
def mark_ways(count: int, bush: Any, cost: Any, least_flow: float, ways: Any) -> None:
    """Fill `ways`: least and most cost into each place of the order, and the links by which; most where cars are."""
    first, links, tails, flow = bush
    least, most, shortest, longest = ways
    least[0] = most[0] = 0.0
    shortest[0] = longest[0] = -1
    for q in range(1, count):
        least[q], most[q], shortest[q], longest[q] = np.inf, -1.0, -1, -1
        for r in range(first[q], first[q + 1]):
            far = least[tails[r]] + cost[links[r]]
            if far < least[q]:
                least[q], shortest[q] = far, r
            if flow[r] > least_flow:
                far = most[tails[r]] + cost[links[r]]
                if far > most[q]:
                    most[q], longest[q] = far, r
        if longest[q] < 0:
            most[q], longest[q] = least[q], shortest[q]


@compiled  # type: ignore[untyped-decorator]
def new_ways(nodes: int) -> Any:
    """Room for `mark_ways`."""
    return np.empty(nodes), np.empty(nodes), np.empty(nodes, np.int32), np.empty(nodes, np.int32)
