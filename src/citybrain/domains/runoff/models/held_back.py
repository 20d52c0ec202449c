"""Water that measures hold back in the storm of the scenario, what runs off after them, and what it costs."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from citybrain.kernel import given, quantity, total
from citybrain.kernel.units import (
    Count,
    CubicMetres,
    Millimetres,
    Money,
    MoneyPerCubicMetre,
    MoneyPerYear,
    Ratio,
    Share,
    SquareMetres,
)

PLACES = ("zone", "city")
MILLIMETRES = 1000.0
LITTLE = 1e-6
"""Share of a cell that is rounding."""

RETENTION = "InVEST urban flood risk mitigation model, user's guide (Natural Capital Project): R = 1 - Q / P"


@given(of="cell", default=0.0, totals=("city",))
def investment_in_rainwater() -> Money:
    """Money that measures put into gardens, paving, basins and tanks for rain of a cell."""
    ...


@given(of="cell", default=0.0, totals=("city",))
def upkeep_of_rainwater() -> MoneyPerYear:
    """Upkeep in a year of what measures for rain put into a cell."""
    ...


@quantity(of="cell", source="Definition: what is computed by what built gardens and basins hold of it")
def water_held_as_built(cell_water_held: CubicMetres, water_held_over_computed: Ratio) -> CubicMetres:
    """Water of the storm of the scenario that gardens and basins of a cell hold as they are built."""
    return cell_water_held * water_held_over_computed


@quantity(of="cell", source="Definition: kept where it falls and held on its way", totals=PLACES)
def water_held_back(water_kept_by_measures: CubicMetres, water_held_as_built: CubicMetres) -> CubicMetres:
    """Water of the storm of the scenario that measures in a cell hold back, of its own rain and of what flows to it."""
    return water_kept_by_measures + water_held_as_built


@quantity(of="cell", source="Definition: runoff less the room of the cell's own gardens and basins", totals=("city",))
def runoff_beyond_storage(cell_runoff_volume: CubicMetres, cell_storage: CubicMetres) -> CubicMetres:
    """Water of the storm of the scenario that a cell's own gardens and basins have no room for, if none flows to it."""
    return np.maximum(cell_runoff_volume - cell_storage, 0.0 * cell_runoff_volume)


@quantity(of="city", source="Definition: runoff less what gardens and basins hold on its way")
def runoff_after_measures(city_runoff_volume: CubicMetres, city_water_held: CubicMetres) -> CubicMetres:
    """Water of the storm of the scenario that runs off the city's land, less what gardens and basins hold."""
    return city_runoff_volume - city_water_held


@quantity(of="city", source="Definition: water over the city's land")
def city_runoff(runoff_after_measures: CubicMetres, city_land_area: SquareMetres) -> Millimetres:
    """Runoff of the city in the storm of the scenario, mean over its land, less what gardens and basins hold."""
    land = np.where(city_land_area > 0.0 * city_land_area, city_land_area, np.nan)
    return runoff_after_measures / land * MILLIMETRES


@quantity(of="city", source=RETENTION)
def city_retention(runoff_after_measures: CubicMetres, city_rain_volume: CubicMetres) -> Share:
    """Part of the rain on the city's land in the storm of the scenario that does not run off."""
    rain = np.where(city_rain_volume > 0.0 * city_rain_volume, city_rain_volume, np.nan)
    return 1.0 - runoff_after_measures / rain


class ZoneRunoff(NamedTuple):
    """Runoff of a zone in the storm of the scenario, and the part of the rain that does not run off."""

    zone_runoff: Millimetres
    zone_retention: Share


@quantity(of="zone", source=RETENTION)
def runoff_of_zone(
    zone_runoff_volume: CubicMetres, zone_rain_volume: CubicMetres, zone_land_area: SquareMetres,
    zone_water_held: CubicMetres,
) -> ZoneRunoff:  # fmt: skip
    """Runoff of a zone's land in the storm of the scenario, less what measures hold, and the part that is retained."""
    left = zone_runoff_volume - zone_water_held
    land = np.where(zone_land_area > 0.0 * zone_land_area, zone_land_area, np.nan)
    rain = np.where(zone_rain_volume > 0.0 * zone_rain_volume, zone_rain_volume, np.nan)
    return ZoneRunoff(left / land * MILLIMETRES, 1.0 - left / rain)


class CrowdedCells(NamedTuple):
    """Cells in which rain gardens and crowns, or tanks and green roofs of a plan have no room beside each other."""

    gardens_below_crowns: Count
    tanks_below_green_roofs: Count


@quantity(of="cell", source="Definition: more of both than there is room", totals=("city",))
def crowded_cells(
    rain_garden_share: Share, tree_cover_when_grown: Share, open_ground_share: Share, rain_tank_share: Share,
    green_roof_share: Share, cell_roof_share: Share,
) -> CrowdedCells:  # fmt: skip
    """1 for a cell in which rain gardens lie below crowns, or tanks drain roofs that are green, for want of room."""
    garden = (rain_garden_share > 0.0) & (rain_garden_share + tree_cover_when_grown > open_ground_share + LITTLE)
    tank = (rain_tank_share > 0.0) & (rain_tank_share + green_roof_share > cell_roof_share + LITTLE)
    return CrowdedCells(garden.astype(np.float64), tank.astype(np.float64))


@quantity(
    of="city", source="Definition: investment over the water held back in the storm of the scenario", compiled=True
)
def cost_of_water_held_back(
    city_investment_in_rainwater: Money, city_water_held_back: CubicMetres
) -> MoneyPerCubicMetre:
    """Investment for each cubic metre that measures hold back in the storm of the scenario; 0 where they hold none.

    Green roofs, crowns and unsealed ground, which are for other ends too, count neither as cost nor as water held.
    """
    none = city_water_held_back == 0.0
    return np.where(none, 0.0, city_investment_in_rainwater / np.where(none, 1.0, city_water_held_back))


@total(of="zone")
def zone_water_held(water_held_as_built: CubicMetres) -> CubicMetres:
    """Water of the storm of the scenario that gardens and basins of the zone's cells hold."""
    ...


@total(of="city")
def city_water_held(water_held_as_built: CubicMetres) -> CubicMetres:
    """Water of the storm of the scenario that gardens and basins of the city's cells hold."""
    ...
