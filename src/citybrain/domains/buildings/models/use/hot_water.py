"""Hot water: heat at the tap, and what its pipes lose.

`hot_water_correction` is 1 until measured use says otherwise. A bill of summer tells draw and circulation together, so
it multiplies both; what it absorbs are habits and people at home as much as pipes.
"""

from citybrain.kernel import quantity
from citybrain.kernel.units import (
    HoursPerYear,
    KilowattHoursPerSquareMetreYear,
    KilowattHoursPerYear,
    Ratio,
    Share,
    SquareMetres,
    WattsPerSquareMetre,
)

WATTS_PER_KILOWATT = 1000.0


@quantity(of="building", source="EN 12831-3:2017, annex B: need by area and use", totals=("zone", "city"))
def hot_water_need(
    useful_floor_area: SquareMetres,
    heated_share: Share,
    hot_water_need_per_area: KilowattHoursPerSquareMetreYear,
    hot_water_correction: Ratio,
) -> KilowattHoursPerYear:
    """Heat of the hot water that people draw, by floor and use, corrected by measured use (see the module)."""
    return useful_floor_area * heated_share * hot_water_need_per_area * hot_water_correction


@quantity(of="building", source="Finnish calculation guide D5/2012, 6.3: circulating pipes lose heat at all hours")
def hot_water_pipe_loss(
    conditioned_floor_area: SquareMetres,
    hot_water_circulation_loss: WattsPerSquareMetre,
    hot_water_share_of_heating: Share,
    hours_of_year: HoursPerYear,
    hot_water_correction: Ratio,
) -> KilowattHoursPerYear:
    """Circulating hot water loses heat day and night, where the heating of the house makes it."""
    power = conditioned_floor_area * hot_water_circulation_loss * hot_water_share_of_heating
    return power * hours_of_year / WATTS_PER_KILOWATT * hot_water_correction
