"""Money of all years at its worth at the beginning of the first: discount factors, and sums that grow by the year."""

from citybrain.kernel import previous, quantity
from citybrain.kernel.units import Money, MoneyPerYear, Ratio, Years

SOURCE = "EN 15459-1:2017, 6.8: discount factor, payments at the end of each year"
SUM = "EN 15459-1:2017, 6.9: sum of discounted yearly costs"


@previous(of="city", start=1.0)
def previous_discount_factor() -> Ratio:
    """Worth of money at the beginning of the year."""
    ...


@quantity(of="city", source=SOURCE)
def discount_factor(
    previous_discount_factor: Ratio, discount_rate: Ratio, year_length: Years, payment_interval: Years
) -> Ratio:
    """What money at the end of the year was worth to society at the beginning of the first year."""
    return previous_discount_factor * (1.0 + discount_rate) ** (-year_length / payment_interval)


@previous(of="city", start=1.0)
def previous_owners_discount_factor() -> Ratio:
    """Worth of money to owners at the beginning of the year."""
    ...


@quantity(of="city", source=SOURCE)
def owners_discount_factor(
    previous_owners_discount_factor: Ratio, owners_discount_rate: Ratio, year_length: Years, payment_interval: Years
) -> Ratio:
    """What money at the end of the year was worth to owners of buildings at the beginning of the first year."""
    return previous_owners_discount_factor * (1.0 + owners_discount_rate) ** (-year_length / payment_interval)


@previous(of="city", start=0.0)
def previous_city_present_value_of_cost() -> Money:
    """Cost to society until last year."""
    ...


@quantity(of="city", source=SUM)
def city_present_value_of_cost(
    previous_city_present_value_of_cost: Money,
    discount_factor: Ratio,
    city_cost_to_society: MoneyPerYear,
    year_length: Years,
) -> Money:
    """Cost of energy and measures to society from the first year until this one, at its worth then."""
    return previous_city_present_value_of_cost + discount_factor * city_cost_to_society * year_length


@previous(of="city", start=0.0)
def previous_city_present_value_of_private_cost() -> Money:
    """Cost to users and owners until last year."""
    ...


@quantity(of="city", source=SUM)
def city_present_value_of_private_cost(
    previous_city_present_value_of_private_cost: Money,
    owners_discount_factor: Ratio,
    city_cost_to_users_and_owners: MoneyPerYear,
    year_length: Years,
) -> Money:
    """Cost of energy and measures to users and owners of buildings until this year, at its worth to them then."""
    paid = owners_discount_factor * city_cost_to_users_and_owners * year_length
    return previous_city_present_value_of_private_cost + paid


@previous(of="city", start=0.0)
def previous_city_present_value_of_investment() -> Money:
    """Investments until last year."""
    ...


@quantity(of="city", source="EN 15459-1:2017, 6.9: investments at the beginning of each year")
def city_present_value_of_investment(
    previous_city_present_value_of_investment: Money,
    previous_discount_factor: Ratio,
    city_investment_of_year: MoneyPerYear,
    year_length: Years,
) -> Money:
    """Money invested in buildings until this year, paid at the beginning of each, at its worth in the first."""
    return previous_city_present_value_of_investment + previous_discount_factor * city_investment_of_year * year_length


@previous(of="city", start=0.0)
def previous_city_present_value_of_subsidies() -> Money:
    """Grants until last year."""
    ...


@quantity(of="city", source="EN 15459-1:2017, 6.9: at the beginning of each year, as investments")
def city_present_value_of_subsidies(
    previous_city_present_value_of_subsidies: Money,
    previous_discount_factor: Ratio,
    city_subsidy_of_year: MoneyPerYear,
    year_length: Years,
) -> Money:
    """Grants paid until this year, with the investments that they are for, at their worth in the first."""
    return previous_city_present_value_of_subsidies + previous_discount_factor * city_subsidy_of_year * year_length
