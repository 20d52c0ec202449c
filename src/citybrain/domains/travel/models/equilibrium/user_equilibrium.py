"""User equilibrium: the flow at which no car could save time by another way, by Algorithm B (Dial 2006)."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from citybrain.domains.travel.models.equilibrium.bushes import Bushes, link_flow, load, new_bushes
from citybrain.domains.travel.models.equilibrium.network import RoadNetwork, required_demand
from citybrain.domains.travel.models.equilibrium.renewing import renewed
from citybrain.domains.travel.models.equilibrium.shifting import price_all, shift
from citybrain.domains.travel.models.equilibrium.shortest_paths import zone_distances, zones_reached
from citybrain.kernel.errors import InputError
from citybrain.kernel.units import Array, Mask

SMALLEST_GAP = 1e-10
"""Below it rounding is larger than what is left to gain."""

SWEEPS, WORTH_A_SWEEP, WORTH_A_BUSH = 100, 0.02, 0.2
"""Most sweeps between renewals; shares of the first sweep's and of the mean bush's gain for which another is done."""

HEALED_EVERY = 10
LEAST_FLOW = 1e-13
"""Share of an origin's cars below which a link of its bush counts as empty."""


STALLED_AFTER = 20
"""Rounds in which what is left must halve for the search to go on."""

DOUBTFUL_AFTER = 4
"""Rounds without a half after which the search is no longer sure of its steps."""


class Nearing:
    """Whether a search still comes nearer."""

    def __init__(self) -> None:
        self._least, self._since = np.inf, 0

    def stalled(self, left: float) -> bool:
        """Takes in what is left after another round; whether it has not halved for long."""
        halved = left <= self._least / 2
        self._least, self._since = (left, 0) if halved else (self._least, self._since + 1)
        return self._since >= STALLED_AFTER

    @property
    def doubtful(self) -> bool:
        """Whether what is left has not halved for some rounds."""
        return self._since >= DOUBTFUL_AFTER


class Equilibrium(NamedTuple):
    """Cars and cost of every link in the order given, cost from zone to zone, and how near the search came.

    `gap` is the share of the cost that all could save by the shortest ways at that cost, over the whole network.
    `left_out` are cars that no open way serves; cars that stay in their zone use no link and are not among them.
    """

    flow: Array
    cost: Array
    between: Array
    gap: float
    iterations: int
    left_out: float
    bushes: Bushes


def user_equilibrium(
    network: RoadNetwork, demand: Array, *, gap: float, at_most: int, start: Bushes | None = None,
    reached: Mask | None = None,
) -> Equilibrium:  # fmt: skip
    """Cars of every zone to every other [cars/h] on the network, to a relative gap or as near as the search comes.

    It ends after `at_most` renewals, or when 20 of them have not halved the gap.

    `reached` tells which zones an open way joins, where that is known.
    `start` are the bushes of a solution of the same streets with other costs or cars; the answer is the same within
    the gap. Never stopped by a clock: the same input gives the same bits. Raises InputError for numbers of cars that
    are none and for a gap under 1e-10.
    """
    if not gap >= SMALLEST_GAP:
        raise InputError("travel-gap", received=gap, allowed=SMALLEST_GAP)
    demand = required_demand(demand, network.zones)
    reached = zones_reached(network) if reached is None else reached
    left_out = float(demand[~reached].sum())
    demand = np.where(reached, demand, 0.0)  # others left in, the gap would never fall
    flow = np.zeros(network.head.size)
    now = flow, np.empty(flow.size), np.empty(flow.size)
    bushes = _started(network, demand, now, start)
    driven = (demand > 0) & ~np.eye(network.zones, dtype=bool)
    least_flow = LEAST_FLOW * np.maximum(demand.sum(axis=1, where=driven), LEAST_FLOW)
    nearing = Nearing()
    for iteration in range(at_most + 1):
        flow[:] = link_flow(network, bushes)
        price_all(network, *now)
        between = zone_distances(network, now[1])
        spent = float((now[1] * flow).sum())
        least = float((demand[driven] * between[driven]).sum())
        left = (spent - least) / spent if spent > 0 else 0.0
        if abs(left) <= gap or iteration == at_most or nearing.stalled(abs(left)):
            break
        bushes = renewed(network, now[1], least_flow, bushes)
        _shift_all(network, bushes, now, least_flow, 1e-4 * min(left, 1.0))
        if (iteration + 1) % HEALED_EVERY == 0:
            load(network, now[1], demand, bushes)
    return Equilibrium(
        network.as_given(flow), network.as_given(now[1]), np.where(reached, between, np.inf), abs(left), iteration,
        left_out, bushes,
    )  # fmt: skip


def _started(network: RoadNetwork, demand: Array, now: tuple[Array, Array, Array], start: Bushes | None) -> Bushes:
    """Bushes that carry the demand: those of another solution, or the shortest ways of empty streets."""
    if start is None:
        return new_bushes(network, network.base, demand)
    bushes = start.copied()
    now[0][:] = link_flow(network, bushes)
    price_all(network, *now)
    load(network, now[1], demand, bushes)
    return bushes


def _shift_all(
    network: RoadNetwork, bushes: Bushes, now: tuple[Array, Array, Array], least_flow: Array, slack: float
) -> None:
    """Sweeps over the bushes until another one is worth little."""
    gains = np.zeros(network.zones)
    most = shift(network, bushes, now, least_flow, max(1e-15, slack), gains, 0.0)
    for _ in range(SWEEPS):
        worth = WORTH_A_BUSH * float(gains.mean())
        if shift(network, bushes, now, least_flow, max(1e-15, slack), gains, worth) < WORTH_A_SWEEP * most:
            break
