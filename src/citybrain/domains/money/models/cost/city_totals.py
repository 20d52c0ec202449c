"""Sums over the buildings of the city."""

from citybrain.kernel import total
from citybrain.kernel.units import Money, MoneyPerYear


@total(of="city")
def city_energy_cost(energy_cost: MoneyPerYear) -> MoneyPerYear:
    """What the energy of all buildings costs, in the whole city."""
    ...


@total(of="city")
def city_investment(investment: Money) -> Money:
    """Money put into all buildings by the measures of a plan, in the whole city."""
    ...


@total(of="city")
def city_running_cost_of_measures(running_cost_of_measures: MoneyPerYear) -> MoneyPerYear:
    """Yearly upkeep of the measures in all buildings, in the whole city."""
    ...
