"""Trips that answer to what they cost: a cheaper way makes more of them, and more of them make it dearer."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from citybrain.domains.travel.models.equilibrium.bushes import Bushes
from citybrain.domains.travel.models.equilibrium.network import RoadNetwork, required_demand
from citybrain.domains.travel.models.equilibrium.user_equilibrium import Equilibrium, Nearing, user_equilibrium
from citybrain.kernel.units import Array

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

    `added` is what trips cost beside their way (parking), in the unit of the ways. Demand and ways are repeated until
    demand answers itself to `tolerance` (change over all reference trips) at ways of that gap, the next demand
    extrapolated from the last (Anderson 1965, doi:10.1145/321296.321305), `at_most` renewals of ways are done, or 20
    rounds do not halve what is left.
    Trips that no way serves are left out; trips within a zone, and without a reference cost, stay as they are.
    """
    table = required_demand(reference.trips, network.zones)
    trips, most = table, float(table.sum())
    history: list[tuple[Array, Array]] = []
    residual, used, nearing = 1.0, 0, Nearing()
    while True:
        gap = max(tolerance, FINER * residual) if used else tolerance
        roads = user_equilibrium(network, trips, gap=gap, at_most=max(at_most - used, 0), start=start)
        used, start = used + roads.iterations, roads.bushes
        answer = _answer(table, roads.between + added, reference.cost, elasticity)
        residual = float(np.abs(answer - trips).sum()) / most if most else 0.0
        settled = residual <= tolerance and roads.gap <= tolerance
        if settled or used >= at_most or nearing.stalled(max(residual, roads.gap)):
            break
        history.append((trips, answer - trips))
        trips = np.maximum(_extrapolated(history[-REMEMBERED:]), 0.0)
    left_out = float(table[~np.isfinite(roads.between)].sum())
    return ElasticEquilibrium(roads, trips, max(residual, roads.gap), used, left_out)


def _answer(trips: Array, cost: Array, reference: Array, elasticity: float) -> Array:
    """Trips at a cost; none where nothing leads."""
    known = np.isfinite(reference) & (reference > 0) & (cost > 0)
    ratio = np.divide(cost, reference, out=np.ones_like(cost), where=known)
    return np.where(np.isfinite(cost), trips * np.where(np.isfinite(ratio), ratio, 1.0) ** elasticity, 0.0)


def _extrapolated(history: list[tuple[Array, Array]]) -> Array:
    """Where the change would be least, by the changes of the last rounds."""
    demand, change = history[-1]
    if len(history) == 1:
        return demand + change
    changes = np.stack([(change - earlier).ravel() for _, earlier in history[:-1]], axis=1)
    demands = np.stack([(demand - earlier).ravel() for earlier, _ in history[:-1]], axis=1)
    weights = np.linalg.lstsq(changes, change.ravel(), rcond=1e-10)[0]
    return demand + change - ((demands + changes) @ weights).reshape(demand.shape)
