"""What the floor that need not be built would have emitted."""

from citybrain.kernel import quantity
from citybrain.kernel.units import KilogramsPerKilowattHour, KilogramsPerTonne, KilowattHoursPerYear, TonnesPerYear


@quantity(of="building", source="GHG Protocol for cities 1.1, scope 2, of the counterfactual", totals=("zone", "city"))
def avoided_operational_emissions(
    avoided_heat: KilowattHoursPerYear,
    supplied_heat_emission_factor: KilogramsPerKilowattHour,
    avoided_electricity: KilowattHoursPerYear,
    supplied_electricity_emission_factor: KilogramsPerKilowattHour,
    kilograms_per_tonne: KilogramsPerTonne,
) -> TonnesPerYear:
    """Greenhouse gases of using the floor that need not be built: the counterfactual of denser and shared use.

    The people who find room here would otherwise use that floor elsewhere, heated by the network. A quantity of its
    own: the emissions of the city hold what its buildings emit, and nothing is taken off them.
    """
    heat = avoided_heat * supplied_heat_emission_factor
    return (heat + avoided_electricity * supplied_electricity_emission_factor) / kilograms_per_tonne
