"""Who has water while pipes and valves are closed, and who has none."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from citybrain.domains.supply.models.connected import reached_nodes
from citybrain.kernel import Solved, given, mean, quantity, solved
from citybrain.kernel.units import Category, Count, CubicMetresPerHour, People, Share

AREAS = ("zone", "city")
JUNCTION = 0
"""Code of the kind of nodes that have no water of their own."""

SOURCE = "Definition: water reaches what open links join to a reservoir or tank, in either direction"


@given(of="supply_pipe", default=0.0)
def closed_by_plan() -> Share:
    """1 where a plan closes the pipe, pump or valve."""
    ...


@solved(of="supply_node", source=SOURCE, tolerance=1e-9, at_most=1)
def water_reaches_node(
    link_begin: Count, link_end: Count, link_shut: Share, closed_by_plan: Share, supply_node_kind: Category, *,
    tolerance: float, at_most: int,
) -> Solved[Share]:  # fmt: skip
    """1 where open links join the node to a reservoir or tank, 0 where it is cut off; says nothing of pressure."""
    is_open = (np.asarray(link_shut) < 1.0) & (np.asarray(closed_by_plan) < 1.0)
    is_source = np.asarray(supply_node_kind) != JUNCTION
    begin, end = (np.asarray(one).astype(np.intp) for one in (link_begin, link_end))
    return Solved(reached_nodes(begin, end, is_open, is_source).astype(np.float64), 0.0, 1)


@mean(of="building", over="node_of_building")
def building_has_water(water_reaches_node: Share) -> Share:
    """1 where the node that supplies the building has water, 0 where it has none; none where no node is known."""
    ...


class ResidentsWithoutWater(NamedTuple):
    """Residents of a building without water, and those of whom nobody knows which node supplies them."""

    residents_without_water: People
    residents_of_unknown_supply: People


@quantity(of="building", source=SOURCE, totals=AREAS)
def residents_by_water(residents: People, building_has_water: Share) -> ResidentsWithoutWater:
    """Residents of a building without water, and those of whom nobody knows which node supplies them."""
    unknown = np.isnan(building_has_water)
    people = np.nan_to_num(residents)
    without = people * (1.0 - np.where(unknown, 1.0, building_has_water))
    return ResidentsWithoutWater(without, people * np.where(unknown, 1.0, 0.0))


@quantity(of="supply_node", source=SOURCE, totals=AREAS)
def demand_without_water(modelled_demand: CubicMetresPerHour, water_reaches_node: Share) -> CubicMetresPerHour:
    """Demand of a node that no water reaches, mean of a day."""
    return np.nan_to_num(modelled_demand) * (1.0 - water_reaches_node)
