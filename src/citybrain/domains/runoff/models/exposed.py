"""Ponds of a cloudburst and floods of sea and river: where they stand, which buildings, and who lives there."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from citybrain.kernel import greatest, quantity
from citybrain.kernel.units import Count, Metres, People, Share, SquareMetres

PLACES = ("zone", "city")
BATHTUB = (
    "Definition: ground below the water level that is connected to open water by ground below it (bathtub with "
    "connection: Poulter and Halpin 2008, doi:10.1080/13658810701371858)"
)


@quantity(of="cell", source=BATHTUB, compiled=True)
def flood_depth(
    cell_elevation: Metres, cell_flooded_from: Metres, flood_water_level: Metres, cell_water_share: Share
) -> Metres:
    """Depth of water over the ground where sea or river stands at the level of the scenario; none where unknown.

    The level is level everywhere and has time to come; walls lower than a cell, pipes and gates are not seen.
    """
    known = np.isfinite(cell_elevation) & np.isfinite(cell_flooded_from)
    wet = known & (flood_water_level > cell_flooded_from)
    return np.where(known, np.where(wet, flood_water_level - cell_elevation, 0.0), np.nan)


@quantity(of="cell", source="Definition", totals=("city",))
def known_ground(cell_elevation: Metres, cell_area: SquareMetres) -> SquareMetres:
    """Area of the cell where its elevation is known, else none."""
    return cell_area * np.where(np.isfinite(cell_elevation), 1.0, 0.0)


class WetGround(NamedTuple):
    """Land of a cell below ponds of the storm of the scenario, and below the flood of the scenario."""

    ponded_area: SquareMetres
    flooded_area: SquareMetres


@quantity(of="cell", source="Definition: land that is deeper below water than what enters houses", totals=PLACES)
def wet_ground(
    pond_depth: Metres, flood_depth: Metres, cell_area: SquareMetres, cell_water_share: Share,
    depth_that_enters_houses: Metres, city_known_ground: SquareMetres,
) -> WetGround:  # fmt: skip
    """Land of a cell that is deeper below ponds or flood than what enters houses; unknown elevation counts as none.

    Where no elevation of the city is known nothing is.
    """
    land = cell_area * (1.0 - cell_water_share) * np.where(city_known_ground > 0.0, 1.0, np.nan)
    return WetGround(
        land * np.where(pond_depth >= depth_that_enters_houses, 1.0, 0.0),
        land * np.where(flood_depth >= depth_that_enters_houses, 1.0, 0.0),
    )


@greatest(of="building", over="ground_of_building")
def pond_at_building(pond_depth: Metres) -> Metres:
    """Deepest pond of the storm of the scenario on the cells that a building stands on."""
    ...


@greatest(of="building", over="ground_of_building")
def flood_at_building(flood_depth: Metres) -> Metres:
    """Deepest flood of the scenario on the cells that a building stands on."""
    ...


class PeopleInWater(NamedTuple):
    """Residents and buildings that ponds of the storm and the flood of the scenario reach, and those not known."""

    residents_at_ponds: People
    buildings_at_ponds: Count
    residents_in_flood: People
    buildings_in_flood: Count
    residents_of_unknown_ground: People


@quantity(of="building", source="Definition: water deeper than what enters houses", totals=PLACES, compiled=True)
def people_in_water(
    residents: People, pond_at_building: Metres, flood_at_building: Metres, depth_that_enters_houses: Metres,
    city_known_ground: SquareMetres,
) -> PeopleInWater:  # fmt: skip
    """Residents of a building, and the building, where ponds or the flood of the scenario are deep enough to enter.

    Where no elevation is known nobody counts; how many live there is told beside. In a city of which none is known it
    is not known whom water reaches.
    """
    known = np.where(city_known_ground > 0.0, 1.0, np.nan)
    people = np.nan_to_num(residents)
    ponds, flood = (
        known * np.where(depth >= depth_that_enters_houses, 1.0, 0.0) for depth in (pond_at_building, flood_at_building)
    )
    return PeopleInWater(people * ponds, ponds, people * flood, flood, people * np.isnan(pond_at_building))  # fmt: skip
