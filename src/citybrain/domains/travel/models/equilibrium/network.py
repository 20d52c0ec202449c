"""A network of directed links whose time grows with the cars on them."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from citybrain.kernel.errors import InputError
from citybrain.kernel.units import Array, Mask

CLOSED = 1e7
"""Cost of a closed link, in the unit of the others; a way that costs as much without cars is none."""

MOST_ROOM = 50_000_000
"""Zones times nodes that can be searched: 27 bytes each, and as much again for what a plan begins from."""

FAULTS_SHOWN = 3

Numbers = NDArray[np.int32]


class RoadNetwork(NamedTuple):
    """Links, sorted by their tail, of cost `base + rise * flow ** power`; the first nodes are the zones of trips.

    Nobody drives through a node below `first_through`. `place` says where each link stands among those of the caller.
    """

    tail: Numbers
    head: Numbers
    base: Array
    rise: Array
    power: Array
    outgoing: Numbers
    incoming: Numbers
    incoming_links: Numbers
    place: NDArray[np.intp]
    nodes: int
    zones: int
    first_through: int

    def at_flow(self, flow: Array) -> Array:
        """Cost of every link at a flow."""
        return self.base + self.rise * np.power(flow, self.power)

    def objective(self, flow: Array) -> float:
        """What the equilibrium makes least: the sum of the integrals of the costs (Beckmann 1956)."""
        return float(np.sum(self.base * flow + self.rise * np.power(flow, self.power + 1) / (self.power + 1)))

    def as_given(self, links: Array) -> Array:
        """Values of the links in the order of the caller."""
        given = np.empty_like(links)
        given[self.place] = links
        return given


def road_network(
    tail: NDArray[np.integer],
    head: NDArray[np.integer],
    minutes: Array,
    capacity: Array,
    delay: Array,
    power: Array,
    extra: Array,
    *,
    nodes: int,
    zones: int,
    first_through: int = 0,
    closed: Mask | None = None,
) -> RoadNetwork:
    """The network of links of cost `minutes * (1 + delay * (flow / capacity) ** power) + extra`, BPR's formula.

    `minutes` without other cars, `capacity` [cars/h], `extra` minutes that the flow does not change (a charge by the
    value of time). A power of 0 is a constant cost, minutes * (1 + delay). `closed` links stay, so that they can open.
    Bureau of Public Roads, Traffic Assignment Manual, 1964. Raises InputError for numbers that cannot be: all of them,
    with the first links that have them; and for a network that is too large.
    """
    columns = {"minutes": minutes, "capacity": capacity, "delay": delay, "power": power, "extra": extra}
    _require(columns, {"tail": tail, "head": head}, nodes, zones)
    place = np.lexsort((head, tail))
    tail, head = (np.asarray(ends, np.int32)[place] for ends in (tail, head))
    minutes, capacity, delay, power, extra = (np.asarray(x, np.float64)[place] for x in columns.values())
    shut = np.zeros(len(place), bool) if closed is None else np.asarray(closed, bool)[place]
    rising = (delay > 0) & (power > 0) & ~shut
    rise = np.zeros(len(place))
    rise[rising] = (minutes * delay)[rising] / capacity[rising] ** power[rising]
    base = np.where(shut, CLOSED, minutes + extra + np.where(power == 0, minutes * delay, 0.0))
    into = np.argsort(head, kind="stable").astype(np.int32)
    ends = np.arange(nodes + 1)
    return RoadNetwork(
        tail, head, base, rise, np.where(rising, power, 1.0),
        np.searchsorted(tail, ends).astype(np.int32), np.searchsorted(head[into], ends).astype(np.int32), into,
        place, nodes, zones, first_through,
    )  # fmt: skip


def _require(columns: dict[str, Array], ends: dict[str, NDArray[np.integer]], nodes: int, zones: int) -> None:
    """Refuses what would pass as an answer: a gap of numbers that are none is below every promise."""
    power, delay, capacity = columns["power"], columns["delay"], columns["capacity"]
    faults = {name: ~(np.isfinite(column) & (column >= 0)) for name, column in columns.items()}
    faults["capacity"] |= (capacity <= 0) & (delay > 0) & (power > 0)
    faults["power"] |= (power > 0) & (power < 1)
    faults |= {name: (column < 0) | (column >= nodes) for name, column in ends.items()}
    wrong = {name: np.flatnonzero(fault) for name, fault in faults.items() if fault.any()}
    if wrong:
        first = "; ".join(f"{name}: {rows[:FAULTS_SHOWN].tolist()}" for name, rows in wrong.items())
        raise InputError("travel-network-numbers", count=sum(map(len, wrong.values())), received=first)
    if zones > nodes:
        raise InputError("travel-network-zones", received=zones, allowed=nodes)
    require_size(zones, nodes)


def require_size(zones: int, nodes: int) -> None:
    """Raises InputError for a network of which the ways from all zones to all nodes need too much memory."""
    if zones * nodes > MOST_ROOM:
        raise InputError("travel-network-size", zones=zones, nodes=nodes, received=zones * nodes, allowed=MOST_ROOM)


def required_demand(demand: Array, zones: int) -> Array:
    """Trips from zone to zone [cars/h] as a square table. Raises InputError where they are no numbers of trips."""
    table = np.ascontiguousarray(demand, np.float64)
    if table.shape != (zones, zones):
        raise InputError("travel-demand-shape", received=str(table.shape), allowed=f"({zones}, {zones})")
    fault = ~(np.isfinite(table) & (table >= 0))
    if fault.any():
        first = str(np.argwhere(fault)[:FAULTS_SHOWN].tolist())
        raise InputError("travel-demand-numbers", count=int(fault.sum()), received=first)
    return table
