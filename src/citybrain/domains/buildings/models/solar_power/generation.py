"""Electricity that a roof makes, and how much of it the house uses itself."""

import numpy as np

from citybrain.kernel import quantity
from citybrain.kernel.units import (
    KilowattHoursPerKilowattYear,
    KilowattHoursPerYear,
    Kilowatts,
    KilowattsPerSquareMetre,
    Share,
    SquareMetres,
)


@quantity(of="building", source="IEA PVPS task 7, 2002: suitable share of the roof")
def solar_power_potential(
    roof_area: SquareMetres, usable_roof_share: Share, module_power_per_area: KilowattsPerSquareMetre
) -> Kilowatts:
    """Peak power of modules on all of the roof that is fit for them."""
    return roof_area * usable_roof_share * module_power_per_area


@quantity(of="building", source="definition: peak power times yield", totals=("zone", "city"))
def solar_generation(
    solar_power_capacity: Kilowatts,
    solar_yield: KilowattHoursPerKilowattYear,
    facade_solar_capacity: Kilowatts,
    facade_solar_yield: KilowattHoursPerKilowattYear,
) -> KilowattHoursPerYear:
    """Electricity that the modules on the roof and on the south wall make in a year."""
    return solar_power_capacity * solar_yield + facade_solar_capacity * facade_solar_yield


@quantity(of="building", source="fitted to Weniger, Tjaden, Quaschning, HTW Berlin 2014")
def solar_used_in_building(
    solar_generation: KilowattHoursPerYear, electricity_use: KilowattHoursPerYear, self_sufficiency_limit: Share
) -> KilowattHoursPerYear:
    """Solar electricity that the building uses itself: all of a little, and never more than what it draws by day.

    used = s E (1 - exp(-G / (s E))), where G is generated, E used and s the part of the use that falls into sunny
    hours. Without a battery. For dwellings (s = 0.35) it gives 33 % of the use at 1 kWp a MWh, where measurements and
    simulations give about 30 %.
    """
    reachable = electricity_use * self_sufficiency_limit
    filled = 1.0 - np.exp(-solar_generation / np.where(reachable > 0, reachable, np.nan))
    return reachable * np.where(reachable > 0, filled, 0.0)


@quantity(of="building", source="definition: what neither the building nor its neighbours use")
def solar_exported(
    solar_surplus: KilowattHoursPerYear, solar_to_neighbours: KilowattHoursPerYear
) -> KilowattHoursPerYear:
    """Solar electricity that goes to the grid."""
    return solar_surplus - solar_to_neighbours
