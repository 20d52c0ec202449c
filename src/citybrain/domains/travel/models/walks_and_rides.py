"""The way on foot and by bicycle from area to area, over the network of streets."""

from __future__ import annotations

from typing import Any

import numpy as np

from citybrain.kernel import contributed, quantity
from citybrain.kernel.units import Array, Count, Metres, Predictor, Ratio, Share

PUSHED = 3.0
"""Metres that are ridden in the time of a metre on which the bicycle is pushed: 15 over about 5 km/h."""

SOURCE = "Dial 1969, doi:10.1145/363269.363610: shortest paths; exact"


@quantity(of="street", source="Definition: the length, longer where few dare to cycle")
def street_felt_length(
    street_length: Metres, traffic_stress: Ratio, detour_for_calm: Ratio, highest_stress_with_child: Ratio
) -> Metres:
    """Length of the street as those who cycle feel it: calm streets as they are, others longer."""
    return street_length * np.where(traffic_stress > highest_stress_with_child, 1.0 + detour_for_calm, 1.0)


@quantity(of="model", source=SOURCE, whole=True, compiled=True)
def ways_on_foot(
    area_walk_node: Count, street_from_node: Count, street_to_node: Count, street_walk_onward: Metres,
    street_walk_back: Metres, street_walkable: Share,
) -> Predictor:  # fmt: skip
    """Metres of level ground on foot from area to area (from, to); infinite where no way leads."""
    there, back = (np.where(street_walkable > 0.0, one, np.inf) for one in (street_walk_onward, street_walk_back))
    return _between(area_walk_node, street_from_node, street_to_node, there, back)


@quantity(of="model", source=SOURCE, whole=True, compiled=True)
def ways_by_bicycle(
    area_walk_node: Count, street_from_node: Count, street_to_node: Count, street_length: Metres,
    street_felt_length: Metres, street_walk_onward: Metres, street_walk_back: Metres, street_ride_onward: Metres,
    street_ride_back: Metres, street_cycled_onward: Share, street_cycled_back: Share, street_walkable: Share,
) -> Predictor:  # fmt: skip
    """Metres as they are felt by bicycle from area to area (from, to); where one may only walk, the bicycle is pushed.

    Metres of level ground that take as long, where slopes are known. Infinite where no way leads.
    """
    felt = street_felt_length / np.where(street_length > 0.0, street_length, 1.0)
    there, back = (
        np.where(ridden > 0.0, ride * felt, np.where(street_walkable > 0.0, walk * felt * PUSHED, np.inf))
        for ridden, ride, walk in (
            (street_cycled_onward, street_ride_onward, street_walk_onward),
            (street_cycled_back, street_ride_back, street_walk_back),
        )
    )
    return _between(area_walk_node, street_from_node, street_to_node, there, back)


@contributed(of="model", role="walks_between_areas")
def walks_between_areas() -> Predictor:
    """Metres on foot from area to area; a number where the city has no streets."""
    ...


@contributed(of="model", role="rides_between_areas")
def rides_between_areas() -> Predictor:
    """Metres as they are felt by bicycle from area to area; a number where the city has no streets."""
    ...


def _between(places: Array, first: Array, last: Array, there: Array, back: Array) -> Any:
    """The least way from place to place over streets of these lengths [m], infinite where one may not go."""
    from citybrain.kernel.paths import Network

    nodes = np.unique(np.concatenate([first, last]))
    tails, heads = (np.searchsorted(nodes, ends) for ends in (first, last))
    both = np.concatenate([tails, heads]), np.concatenate([heads, tails])
    network = Network.of_edges(len(nodes), *both, np.concatenate([there, back]))
    rows, alone = np.searchsorted(nodes, places), np.zeros(1)
    return np.array([network.nearest(np.array([row]), alone)[rows] for row in rows]).reshape(len(rows), len(rows))
