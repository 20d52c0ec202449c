"""Measures of the whole city, which energy companies pay, and the sums that include them."""

from citybrain.kernel import quantity
from citybrain.kernel.annuity import annuity
from citybrain.kernel.units import Money, MoneyPerYear, Ratio, Years


@quantity(of="city", source="EN 15459-1:2017, 6.6: annualised cost")
def city_measure_cost(
    city_measure_investment: Money,
    lifetime_of_city_measures: Years,
    discount_rate: Ratio,
    payment_interval: Years,
    city_measure_running_cost: MoneyPerYear,
) -> MoneyPerYear:
    """Measures of the whole city: their investment spread over their life at the rate of society, and their upkeep."""
    spread = city_measure_investment * annuity(discount_rate, lifetime_of_city_measures, payment_interval)
    return spread + city_measure_running_cost


@quantity(of="city", source="definition: buildings, measures of the whole city, and those who drive, without taxes")
def city_cost_to_society(
    city_cost_of_buildings_to_society: MoneyPerYear, city_measure_cost: MoneyPerYear,
    city_energy_cost_to_drivers: MoneyPerYear, city_energy_taxes_of_drivers: MoneyPerYear,
) -> MoneyPerYear:  # fmt: skip
    """What energy and measures cost society in a year, in the whole city: no taxes, no grants, no interest gains."""
    driving = city_energy_cost_to_drivers - city_energy_taxes_of_drivers
    return city_cost_of_buildings_to_society + city_measure_cost + driving


@quantity(of="city", source="definition: measures of the whole city less what sales pay towards fixed costs")
def city_cost_to_energy_companies(
    city_measure_cost: MoneyPerYear, city_contribution_to_fixed_costs: MoneyPerYear
) -> MoneyPerYear:
    """What the city's measures cost energy companies in a year, less what their sales pay towards fixed costs."""
    return city_measure_cost - city_contribution_to_fixed_costs
