"""The way on foot from every junction and building to the nearest stop of each kind of line."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from citybrain.base.attached import network_to
from citybrain.kernel import Solved, least, solved
from citybrain.kernel.units import Category, Count, Metres, Predictor, Share

TRAIN, METRO, TRAM, FERRY, BUS = range(5)
"""Codes of kinds of stops."""

SOURCE = "Dial 1969, doi:10.1145/363269.363610: shortest paths; exact"


class ToStops(NamedTuple):
    """Way on foot from a junction to the nearest stop of a kind of line; none where no way leads to one."""

    junction_to_train: Metres
    junction_to_metro: Metres
    junction_to_tram: Metres
    junction_to_ferry: Metres
    junction_to_bus: Metres


@solved(of="junction", source=SOURCE, tolerance=1e-9, at_most=1)
def way_to_stops(
    junction_node: Count, street_from_node: Count, street_to_node: Count, street_walk_onward: Metres,
    street_walk_back: Metres, street_walkable: Share, transit_stop_kind: Category, stop_from_node: Count,
    stop_to_node: Count, stop_from_way: Metres, stop_to_way: Metres, stop_closed: Share, planned_timetable: Predictor,
    *, tolerance: float, at_most: int,
) -> Solved[ToStops]:  # fmt: skip
    """Way on foot from each junction to the nearest stop of each kind of line, those that a plan opens among them."""
    lengths = street_walk_onward, street_walk_back
    network = network_to(junction_node, street_from_node, street_to_node, *lengths, street_walkable)
    ways = []
    for kind in (TRAIN, METRO, TRAM, FERRY, BUS):
        rows = (transit_stop_kind == kind) & ~np.isnan(stop_from_node) & ~(stop_closed > 0.0)
        opened = planned_timetable.junctions[planned_timetable.kinds == kind]
        seeds = np.searchsorted(junction_node, np.concatenate([stop_from_node[rows], stop_to_node[rows]]))
        before = np.concatenate([stop_from_way[rows], stop_to_way[rows], np.zeros(len(opened))])
        nearest = network.nearest(np.append(seeds, opened), before)
        ways.append(np.where(np.isfinite(nearest), nearest, np.nan))
    return Solved(ToStops(*ways), 0.0, 1)


@least(of="building", over="door_to_junction", along=True)
def way_to_train(junction_to_train: Metres) -> Metres:
    """Way on foot from the door to the nearest stop of trains."""
    ...


@least(of="building", over="door_to_junction", along=True)
def way_to_metro(junction_to_metro: Metres) -> Metres:
    """Way on foot from the door to the nearest stop of the metro."""
    ...


@least(of="building", over="door_to_junction", along=True)
def way_to_tram(junction_to_tram: Metres) -> Metres:
    """Way on foot from the door to the nearest stop of trams."""
    ...


@least(of="building", over="door_to_junction", along=True)
def way_to_ferry(junction_to_ferry: Metres) -> Metres:
    """Way on foot from the door to the nearest pier of ferries."""
    ...


@least(of="building", over="door_to_junction", along=True)
def way_to_bus(junction_to_bus: Metres) -> Metres:
    """Way on foot from the door to the nearest stop of buses."""
    ...
