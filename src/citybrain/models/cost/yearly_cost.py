"""Investments spread over the years in which they serve, so that they can stand beside yearly savings."""

from citybrain.kernel import quantity
from citybrain.kernel.units import Money, MoneyPerYear, PerYear, Ratio, Years


@quantity(of="city", source="EN 15459-1:2017, 6.7: annuity factor")
def annuity_factor(discount_rate: Ratio, lifetime_of_measures: Years, payment_interval: Years) -> PerYear:
    """Share of an investment that is paid back each year, interest included, until its life is over.

    a = r / (1 - (1 + r)^-n) / t, with rate r for each payment, n payments over the life, one payment each t. The rate
    must be above zero.
    """
    payments = lifetime_of_measures / payment_interval
    return discount_rate / (1 - (1 + discount_rate) ** -payments) / payment_interval


@quantity(of="city", source="EN 15459-1:2017, 6.6: annualised cost")
def city_yearly_cost(
    city_investment: Money,
    annuity_factor: PerYear,
    city_running_cost_of_measures: MoneyPerYear,
    city_energy_cost: MoneyPerYear,
) -> MoneyPerYear:
    """Energy, upkeep of the measures, and their investment spread over their life, in the whole city."""
    return city_investment * annuity_factor + city_running_cost_of_measures + city_energy_cost
