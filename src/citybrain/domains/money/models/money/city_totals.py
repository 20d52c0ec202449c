"""Sums over the buildings and the zones of the city."""

from citybrain.kernel import total
from citybrain.kernel.units import MoneyPerYear


@total(of="city")
def city_cost_of_buildings_to_society(cost_to_society: MoneyPerYear) -> MoneyPerYear:
    """What the energy and the measures of buildings cost society in a year, in the whole city."""
    ...
