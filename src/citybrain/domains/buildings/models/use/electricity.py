"""Electricity of light, appliances and fans.

`electricity_use_correction` is 1 until measured use says otherwise. It multiplies light and appliances alike, since a
bill does not tell them apart, and with them the heat that they give to the rooms.
"""

from citybrain.kernel import quantity
from citybrain.kernel.units import (
    CubicMetresPerHourSquareMetre,
    HoursPerYear,
    KilowattHoursPerYear,
    KilowattsPerCubicMetrePerSecond,
    Ratio,
    SquareMetres,
    WattsPerSquareMetre,
)

WATTS_PER_KILOWATT = 1000.0
SECONDS_PER_HOUR = 3600.0


@quantity(of="building", source="Finnish decree 1010/2017, annex 1: installed power times hours of full use")
def lighting_electricity(
    useful_floor_area: SquareMetres,
    lighting_power: WattsPerSquareMetre,
    lighting_hours: HoursPerYear,
    electricity_use_correction: Ratio,
) -> KilowattHoursPerYear:
    """Lamps draw their installed power for the hours of full use."""
    return useful_floor_area * lighting_power * lighting_hours / WATTS_PER_KILOWATT * electricity_use_correction


@quantity(of="building", source="Finnish decree 1010/2017, annex 1: installed power times hours of full use")
def appliance_electricity(
    useful_floor_area: SquareMetres,
    appliance_power: WattsPerSquareMetre,
    appliance_hours: HoursPerYear,
    electricity_use_correction: Ratio,
) -> KilowattHoursPerYear:
    """Appliances draw their installed power for the hours of full use."""
    return useful_floor_area * appliance_power * appliance_hours / WATTS_PER_KILOWATT * electricity_use_correction


@quantity(of="building", source="EN 16798-3:2017, 9.5: specific fan power times air flow times running time")
def fan_electricity(
    conditioned_floor_area: SquareMetres,
    specific_fan_power: KilowattsPerCubicMetrePerSecond,
    outdoor_air_flow_occupied: CubicMetresPerHourSquareMetre,
    outdoor_air_flow_unoccupied: CubicMetresPerHourSquareMetre,
    ventilation_hours: HoursPerYear,
    hours_of_year: HoursPerYear,
) -> KilowattHoursPerYear:
    """Fans draw their specific power for all the air that they move in a year."""
    air = outdoor_air_flow_occupied * ventilation_hours
    air = air + outdoor_air_flow_unoccupied * (hours_of_year - ventilation_hours)
    return conditioned_floor_area * specific_fan_power * air / SECONDS_PER_HOUR
