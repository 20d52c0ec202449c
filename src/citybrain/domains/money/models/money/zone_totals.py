"""Sums over the buildings of a zone."""

from citybrain.kernel import quantity
from citybrain.kernel.units import MoneyPerYear


@quantity(of="zone", source="definition: what sales pay towards fixed costs; measures of the city lie in no zone")
def zone_cost_to_energy_companies(zone_contribution_to_fixed_costs: MoneyPerYear) -> MoneyPerYear:
    """What energy companies get from a zone towards networks and plants, below 0."""
    return -zone_contribution_to_fixed_costs
