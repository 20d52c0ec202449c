"""Heat that traffic and buildings give off on a hot afternoon, and by how much it warms the air of a cell."""

from __future__ import annotations

from typing import NamedTuple

from citybrain.kernel import quantity, total
from citybrain.kernel.units import (
    Array,
    HoursPerYear,
    Kelvin,
    KilowattHoursPerYear,
    Kilowatts,
    Ratio,
    Share,
    SquareMetreKelvinsPerWatt,
    SquareMetres,
    WattsPerSquareMetre,
)

WATTS_PER_KILOWATT = 1000.0
SOURCE = "Sailor 2011, doi:10.1002/joc.2106: inventory of energy that is used"
WARMING = (
    "Kikegawa et al. 2011, 91st annual meeting of the American Meteorological Society: weekends of Tokyo and Osaka"
)


@quantity(of="road", source=SOURCE)
def heat_of_road(
    petrol_burned: KilowattHoursPerYear, diesel_burned: KilowattHoursPerYear,
    electricity_of_cars: KilowattHoursPerYear, lorry_diesel_burned: KilowattHoursPerYear,
    electricity_of_lorries: KilowattHoursPerYear, hours_of_year: HoursPerYear, afternoon_traffic: Ratio,
) -> Kilowatts:  # fmt: skip
    """Heat that the vehicles of a road give off in the afternoon: all energy that they use becomes heat there."""
    fuels = petrol_burned + diesel_burned + lorry_diesel_burned
    return (fuels + electricity_of_cars + electricity_of_lorries) / hours_of_year * afternoon_traffic


@quantity(of="building", source=SOURCE)
def heat_of_building(
    electricity_use: KilowattHoursPerYear, heating_electricity: KilowattHoursPerYear,
    cooling_electricity: KilowattHoursPerYear, space_cooling_need: KilowattHoursPerYear, cooled_share: Share,
    cooling_performance: Ratio, hours_of_year: HoursPerYear, full_load_hours_of_cooling: HoursPerYear,
) -> Kilowatts:  # fmt: skip
    """Heat that a building gives off on a hot afternoon: what cooling takes out and uses, and other electricity.

    Cooling runs at full load. Electricity of rooms that are cooled is among what is taken out of them. Cooling that a
    plan's shade spares still counts, so that no number hangs on itself.
    """
    cooled = space_cooling_need * cooled_share * (1.0 + 1.0 / cooling_performance) / full_load_hours_of_cooling
    other = (electricity_use - heating_electricity - cooling_electricity) / hours_of_year
    return cooled + (1.0 - cooled_share) * other


@total(of="cell", over="roads_in_cell")
def heat_of_roads_in_cell(heat_of_road: Kilowatts) -> Kilowatts:
    """Heat that vehicles give off in a cell in the afternoon, by the length of roads there."""
    ...


@total(of="cell", over="buildings_in_cell")
def heat_of_buildings_in_cell(heat_of_building: Kilowatts) -> Kilowatts:
    """Heat that buildings give off in a cell on a hot afternoon, by the footprints there."""
    ...


class WarmthOfTraffic(NamedTuple):
    """Heat of traffic over the area of a cell, and how much it warms the air there."""

    traffic_heat: WattsPerSquareMetre
    warmth_by_traffic: Kelvin


class WarmthOfBuildings(NamedTuple):
    """Heat of buildings over the area of a cell, and how much it warms the air there."""

    building_heat: WattsPerSquareMetre
    warmth_by_building_heat: Kelvin


@quantity(of="cell", source=WARMING)
def warmth_of_traffic(
    heat_of_roads_in_cell: Kilowatts, cell_area: SquareMetres, air_warmed_by_heat: SquareMetreKelvinsPerWatt
) -> WarmthOfTraffic:
    """Heat of vehicles over the area of a cell, and how much warmer the air is for it by day before it mixes."""
    heat = _over_area(heat_of_roads_in_cell, cell_area)
    return WarmthOfTraffic(heat, heat * air_warmed_by_heat)


@quantity(of="cell", source=WARMING)
def warmth_of_buildings(
    heat_of_buildings_in_cell: Kilowatts, cell_area: SquareMetres, air_warmed_by_heat: SquareMetreKelvinsPerWatt
) -> WarmthOfBuildings:
    """Heat of buildings over the area of a cell, and how much warmer the air is for it by day before it mixes."""
    heat = _over_area(heat_of_buildings_in_cell, cell_area)
    return WarmthOfBuildings(heat, heat * air_warmed_by_heat)


def _over_area(heat: Array, area: Array) -> Array:
    """W/m² of a heat [kW] on an area [m²]."""
    density: Array = heat / area * WATTS_PER_KILOWATT
    return density
