"""Solar modules off the roof: on south walls, and on the city's own ground."""

from citybrain.kernel import quantity
from citybrain.kernel.units import (
    KilowattHoursPerKilowattYear,
    KilowattHoursPerYear,
    Kilowatts,
    KilowattsPerSquareMetre,
    Predictor,
    Ratio,
    Share,
    SquareMetres,
)

SOUTH = 6
"""Column of the yield table for 180 degrees."""

UPRIGHT, TILTED = 9, 4
"""Rows of the yield table for 90 and 40 degrees of pitch."""


@quantity(of="building", source="IEA PVPS task 7, 2002: suitable share of facades")
def facade_solar_potential(
    wall_area_south: SquareMetres,
    window_share: Share,
    usable_facade_share: Share,
    module_power_per_area: KilowattsPerSquareMetre,
) -> Kilowatts:
    """Peak power of modules on all of the south wall that is fit for them; the other sides are left out."""
    return wall_area_south * (1.0 - window_share) * usable_facade_share * module_power_per_area


@quantity(of="city", source="the yield table at 90 degrees to the south; losses as in PVWatts 5", compiled=True)
def facade_solar_yield(
    solar_yield_table: Predictor, solar_system_losses: Share, inverter_efficiency: Ratio, facade_unshaded_share: Share
) -> KilowattHoursPerKilowattYear:
    """Electricity that a kilowatt of modules on a south wall makes in a year, what neighbours shade taken off."""
    free: Ratio = solar_yield_table[UPRIGHT, SOUTH] * (1.0 - solar_system_losses) * inverter_efficiency
    return free * facade_unshaded_share


@quantity(of="city", source="the yield table at 40 degrees to the south; losses as in PVWatts 5", compiled=True)
def city_solar_yield(
    solar_yield_table: Predictor, solar_system_losses: Share, inverter_efficiency: Ratio
) -> KilowattHoursPerKilowattYear:
    """Electricity that a kilowatt of the city's solar fields makes in a year, on open ground to the south."""
    free: Ratio = solar_yield_table[TILTED, SOUTH] * (1.0 - solar_system_losses) * inverter_efficiency
    return free


@quantity(of="city", source="definition: peak power times yield")
def city_solar_field_generation(
    city_solar_capacity: Kilowatts, city_solar_yield: KilowattHoursPerKilowattYear
) -> KilowattHoursPerYear:
    """Electricity that the city's own solar fields make in a year."""
    return city_solar_capacity * city_solar_yield
