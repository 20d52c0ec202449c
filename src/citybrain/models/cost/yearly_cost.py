"""Investments spread over the years in which they serve, so that they can stand beside yearly savings."""

from citybrain.kernel import quantity
from citybrain.kernel.units import MoneyPerYear


@quantity(of="city", source="EN 15459-1:2017, 6.6: annualised cost")
def city_yearly_cost(
    city_annuity_at_society_rate: MoneyPerYear,
    city_running_cost_of_measures: MoneyPerYear,
    city_energy_cost: MoneyPerYear,
    city_measure_cost: MoneyPerYear,
) -> MoneyPerYear:
    """Energy, upkeep of the measures, and their investment spread over their lives, with taxes, in the whole city."""
    return city_annuity_at_society_rate + city_running_cost_of_measures + city_energy_cost + city_measure_cost
