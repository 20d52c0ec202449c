"""Sums over the buildings of a zone."""

from citybrain.kernel import total
from citybrain.kernel.units import Money, MoneyPerYear


@total(of="zone")
def zone_energy_cost(energy_cost: MoneyPerYear) -> MoneyPerYear:
    """What the energy of all buildings costs, zone by zone."""
    ...


@total(of="zone")
def zone_investment(investment: Money) -> Money:
    """Money put into all buildings by the measures of a plan, zone by zone."""
    ...


@total(of="zone")
def zone_running_cost_of_measures(running_cost_of_measures: MoneyPerYear) -> MoneyPerYear:
    """Yearly upkeep of the measures in all buildings, zone by zone."""
    ...
