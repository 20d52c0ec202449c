"""Road networks of tests."""

from typing import Any

import numpy as np

from citybrain.domains.travel.models.equilibrium.bushes import Bushes
from citybrain.domains.travel.models.equilibrium.network import RoadNetwork, road_network

BRIDGE = 3
"""The link of Braess's network whose closing helps everybody."""


def braess(**changed: Any) -> RoadNetwork:
    """Four nodes of which the first two are zones: links of 10 v, 50 + v, 50 + v, 10 + v and 10 v minutes."""
    links = {
        "tail": np.array([0, 0, 2, 2, 3]), "head": np.array([2, 3, 1, 3, 1]),
        "minutes": np.array([1e-8, 50.0, 50.0, 10.0, 1e-8]), "capacity": np.ones(5),
        "delay": np.array([1e9, 0.02, 0.02, 0.1, 1e9]), "power": np.ones(5), "extra": np.zeros(5),
    }  # fmt: skip
    return road_network(**(links | changed), nodes=4, zones=2)


def grid(side: int, seed: int, closed: Any = None) -> RoadNetwork:
    """A square of streets in both directions with times and capacities by a seed; the first nodes are the zones."""
    chance = np.random.default_rng(seed)
    node = np.arange(side * side).reshape(side, side)
    pairs = np.vstack(
        [np.column_stack([a.ravel(), b.ravel()]) for a, b in ((node[:, 1:], node[:, :-1]), (node[1:], node[:-1]))]
    )
    ends = np.vstack([pairs, pairs[:, ::-1]])
    links = len(ends)
    return road_network(
        ends[:, 0], ends[:, 1], chance.uniform(0.5, 3.0, links), chance.uniform(100.0, 400.0, links),
        np.full(links, 0.15), chance.choice([0.0, 1.0, 4.0, 4.5], links), chance.choice([0.0, 0.2], links),
        nodes=side * side, zones=side, closed=closed,
    )  # fmt: skip


def mean_along(bushes: Bushes, value: np.ndarray, zones: int) -> np.ndarray:
    """Mean over the ways that are taken of the sum of a value of links, from zone to zone; NaN where nobody drives."""
    table = np.full((zones, zones), np.nan)
    for origin in range(zones):
        mean = {0: 0.0}
        for q in range(1, bushes.sizes[origin]):
            into = slice(bushes.first[origin, q], bushes.first[origin, q + 1])
            flow, tails = bushes.flow[origin, into], bushes.tails[origin, into]
            taken = flow > 0
            ways = np.array([mean[tail] for tail in tails[taken]]) + value[bushes.links[origin, into][taken]]
            mean[q] = float(flow[taken] @ ways / flow[taken].sum()) if taken.any() else np.nan
            if bushes.order[origin, q] < zones:
                table[origin, bushes.order[origin, q]] = mean[q]
    return table
