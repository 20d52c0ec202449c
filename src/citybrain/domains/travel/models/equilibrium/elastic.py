"""Trips that answer to what they cost: a cheaper way makes more of them, and more of them make it dearer."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import NamedTuple

import numpy as np

from citybrain.domains.travel.models.equilibrium.bushes import Bushes
from citybrain.domains.travel.models.equilibrium.network import RoadNetwork, required_demand
from citybrain.domains.travel.models.equilibrium.shortest_paths import zones_reached
from citybrain.domains.travel.models.equilibrium.user_equilibrium import Equilibrium, Nearing, user_equilibrium
from citybrain.kernel.units import Array, Mask

REMEMBERED = 5
"""Rounds from which the next demand is extrapolated."""

FINER = 0.01
"""Share of the change of demand to which ways are found while demand still moves."""


class Reference(NamedTuple):
    """Trips from zone to zone and their cost without measures, where both are known together."""

    trips: Array
    cost: Array


class ElasticEquilibrium(NamedTuple):
    """The ways of the trips that are left or new, those trips, what is left of ways and demand, and all renewals."""

    roads: Equilibrium
    trips: Array
    residual: float
    iterations: int
    left_out: float


def elastic_equilibrium(
    network: RoadNetwork, reference: Reference, added: Array, elasticity: float, *, tolerance: float, at_most: int,
    start: Bushes | None = None,
) -> ElasticEquilibrium:  # fmt: skip
    """Trips = reference trips * (cost / reference cost) ** elasticity, with the cost of the ways that they then take.

    `added` is what trips cost beside their way (parking), in the unit of the ways.
    Trips that no way serves are left out; trips within a zone, and without a reference cost, stay as they are.
    """
    table = required_demand(reference.trips, network.zones)
    answer = partial(elastic_answer, reference, added, elasticity)
    end = answering_equilibrium(network, answer, table, tolerance=tolerance, at_most=at_most, start=start)
    return end._replace(left_out=float(table[~np.isfinite(end.roads.between)].sum()))


def answering_equilibrium(
    network: RoadNetwork, answer: Callable[[Array], Array], first: Array, *, tolerance: float, at_most: int,
    start: Bushes | None = None, reached: Mask | None = None,
) -> ElasticEquilibrium:  # fmt: skip
    """Trips that answer to the cost of the ways that they take, `answer(cost from zone to zone)`, from `first` on.

    Demand and ways are repeated until demand answers itself to `tolerance` (change over all first trips) at ways of
    that gap, the next demand extrapolated from the last (Anderson 1965, doi:10.1145/321296.321305), `at_most` renewals
    of ways are done, or 20 rounds do not halve what is left. Costs move with the root of the gap: where a few rounds do
    not halve what is left, ways are found to `tolerance` itself.
    """
    trips, most = first, float(first.sum())
    history: list[tuple[Array, Array]] = []
    residual, used, nearing = 1.0, 0, Nearing()
    reached = zones_reached(network) if reached is None else reached
    while True:
        gap = max(tolerance, FINER * residual) if used and not nearing.doubtful else tolerance
        rounds = max(at_most - used, 0)
        roads = user_equilibrium(network, trips, gap=gap, at_most=rounds, start=start, reached=reached)
        used, start = used + roads.iterations, roads.bushes
        answered = answer(roads.between)
        residual = float(np.abs(answered - trips).sum()) / most if most else 0.0
        settled = residual <= tolerance and roads.gap <= tolerance
        if settled or used >= at_most or nearing.stalled(max(residual, roads.gap)):
            break
        history.append((trips, answered - trips))
        trips = np.maximum(_extrapolated(history[-REMEMBERED:]), 0.0)
    return ElasticEquilibrium(roads, trips, max(residual, roads.gap), used, 0.0)


def elastic_answer(reference: Reference, added: Array, elasticity: Array | float, between: Array) -> Array:
    """Trips at the cost of their ways; none where nothing leads."""
    cost = between + added
    known = np.isfinite(reference.cost) & (reference.cost > 0) & (cost > 0)
    ratio = np.divide(cost, reference.cost, out=np.ones_like(cost), where=known)
    return np.where(
        np.isfinite(cost), reference.trips * np.where(np.isfinite(ratio), ratio, 1.0) ** np.nan_to_num(elasticity), 0.0
    )


def _extrapolated(history: list[tuple[Array, Array]]) -> Array:
    """Where the change would be least, by the changes of the last rounds."""
    demand, change = history[-1]
    if len(history) == 1:
        return demand + change
    changes = np.stack([change - earlier for _, earlier in history[:-1]])
    demands = np.stack([demand - earlier for earlier, _ in history[:-1]])
    # sums in the order of numpy, not of a linear algebra library, whose bits hang on its number of threads
    among = np.array([[float((one * other).sum()) for other in changes] for one in changes])
    along = np.array([float((one * change).sum()) for one in changes])
    weights = np.linalg.lstsq(among, along, rcond=1e-12)[0]
    step: Array = ((demands + changes) * weights[:, None, None]).sum(axis=0)
    return demand + change - step
