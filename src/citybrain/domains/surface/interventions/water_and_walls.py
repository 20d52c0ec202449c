"""Ponds, green walls, and parks of grass and trees at once."""

from typing import NamedTuple

import numpy as np

from citybrain.kernel import intervention
from citybrain.kernel.units import (
    Array,
    Count,
    Mask,
    Metres,
    Money,
    MoneyPerSquareMetre,
    MoneyPerSquareMetreYear,
    MoneyPerYear,
    Share,
    SquareMetres,
)

LITTLE = 0.01
"""Share of a cell below which nothing is worth doing."""


class Flooded(NamedTuple):
    """What a pond changes."""

    pond_share: Share
    cost: Money
    running_cost: MoneyPerYear


class GreenWalls(NamedTuple):
    """What green walls change."""

    green_wall_share: Share
    cost: Money
    running_cost: MoneyPerYear


class Parked(NamedTuple):
    """What a park changes."""

    unsealed_share: Share
    planted_share: Share
    park_share: Share
    cost: Money
    running_cost: MoneyPerYear


@intervention(
    of="cell", phase="shade", strategy="improve", digital_leverage="low",
    source="Definition: open water in place of sealed ground and of ground with plants", cost="cooling_measures",
    settings=("pond_in_cell", "cost_of_pond"), excludes=("make_park",),
)  # fmt: skip
def dig_ponds(
    pond_share: Share, changeable_sealed_share: Share, green_ground_share: Share, tree_cover_when_grown: Share,
    changeable_ground_share: Share, cell_area: SquareMetres, pond_in_cell: Share, cost_of_pond: MoneyPerSquareMetre,
    upkeep_of_pond: MoneyPerSquareMetreYear,
) -> Flooded:  # fmt: skip
    """Digs ponds in open ground that lies below no crowns."""
    free = _room(changeable_sealed_share, green_ground_share, tree_cover_when_grown, changeable_ground_share)
    more = np.minimum(free, pond_in_cell)
    return Flooded(pond_share + more, more * cell_area * cost_of_pond, more * cell_area * upkeep_of_pond)


def _room(sealed: Array, green: Array, crowns: Array, ground: Array) -> Array:
    room: Array = np.maximum(np.minimum(sealed + green, ground - crowns), 0.0)
    return room


@intervention(
    of="cell", phase="shade", strategy="improve", digital_leverage="low",
    source="Definition: climbing plants on a part of the walls", cost="cooling_measures",
    settings=("part_of_walls", "cost_of_green_wall"),
)  # fmt: skip
def green_walls(
    green_wall_share: Share, cell_roof_share: Share, cell_building_height: Metres, cell_area: SquareMetres,
    part_of_walls: Share, cost_of_green_wall: MoneyPerSquareMetre, upkeep_of_green_wall: MoneyPerSquareMetreYear,
) -> GreenWalls:  # fmt: skip
    """Plants walls along open ground.

    A cell that is half roof has a wall as long as its side, one of roof or ground alone has none: 4 s (1 - s) of it.
    """
    walls = _walls(cell_roof_share, cell_building_height) / np.sqrt(cell_area)
    more = np.maximum(walls * part_of_walls - green_wall_share, 0.0 * walls)
    area = more * cell_area
    return GreenWalls(green_wall_share + more, area * cost_of_green_wall, area * upkeep_of_green_wall)


@green_walls.eligible("surface-reason-no-walls")
def has_walls(cell_roof_share: Share, cell_building_height: Metres) -> Mask:
    """Only where a house stands beside open ground."""
    return np.asarray(_walls(cell_roof_share, cell_building_height) >= 1.0)


def _walls(roof: Array, height: Array) -> Array:
    """Walls of a cell over its side [m]: their height by the part of its side along which they stand."""
    walls: Array = 4.0 * roof * (1.0 - roof) * np.nan_to_num(height)
    return walls


@intervention(
    of="cell", phase="shade", strategy="improve", digital_leverage="low",
    source="Definition: grass in place of all sealed ground, and trees", cost="cooling_measures",
    settings=("crowns_of_park", "cost_of_crown", "cost_of_grass_for_asphalt"),
    excludes=("unseal_ground", "plant_street_trees"),
)  # fmt: skip
def make_park(
    unsealed_share: Share, planted_share: Share, park_share: Share, changeable_sealed_share: Share,
    changeable_ground_share: Share, tree_cover_when_grown: Share, cell_area: SquareMetres, crowns_of_park: Share,
    cost_of_crown: MoneyPerSquareMetre, upkeep_of_crown: MoneyPerSquareMetreYear,
    cost_of_grass_for_asphalt: MoneyPerSquareMetre, upkeep_of_grass: MoneyPerSquareMetreYear,
) -> Parked:  # fmt: skip
    """Makes a park of what may change: sealed ground becomes grass, and trees are planted until crowns have their part.

    Carriageways of main streets and railways stay, and are no part of it.
    """
    grass = changeable_sealed_share * cell_area
    wanted = np.minimum(crowns_of_park, 1.0) * changeable_ground_share - tree_cover_when_grown
    more = np.maximum(wanted, 0.0)
    crowns = more * cell_area
    return Parked(
        unsealed_share + changeable_sealed_share, planted_share + more, np.maximum(park_share, changeable_ground_share),
        grass * cost_of_grass_for_asphalt + crowns * cost_of_crown,
        grass * upkeep_of_grass + crowns * upkeep_of_crown,
    )  # fmt: skip


@dig_ponds.eligible("surface-reason-water")
def is_not_water_yet(open_ground_share: Share, water_cover: Share) -> Mask:
    """Not on cells that are water to the last."""
    return np.asarray((open_ground_share >= LITTLE) | (water_cover < LITTLE))


@dig_ponds.eligible("surface-reason-railway")
@make_park.eligible("surface-reason-railway")
def is_not_beside_railway(narrowed_by_railway: Count) -> Mask:
    """Not where railway leaves less than half of the cell to change."""
    return np.asarray(narrowed_by_railway < 1.0)


@dig_ponds.eligible("surface-reason-main-street")
@make_park.eligible("surface-reason-main-street")
def is_not_beside_main_street(narrowed_by_main_street: Count) -> Mask:
    """Not where carriageways of main streets leave less than half of the cell to change."""
    return np.asarray(narrowed_by_main_street < 1.0)


@dig_ponds.eligible("surface-reason-no-room")
def has_room_for_water(
    changeable_sealed_share: Share, green_ground_share: Share, tree_cover_when_grown: Share,
    changeable_ground_share: Share,
) -> Mask:  # fmt: skip
    """Only where there is ground without crowns that is no rock and may change: not on water, and not on roofs."""
    return np.asarray(
        _room(changeable_sealed_share, green_ground_share, tree_cover_when_grown, changeable_ground_share) >= LITTLE
    )


@make_park.eligible("surface-reason-no-ground")
def has_ground(changeable_ground_share: Share) -> Mask:
    """Only where at least half of the cell may change: no park lies on water, roofs, railways or main streets."""
    return np.asarray(changeable_ground_share >= 0.5)
