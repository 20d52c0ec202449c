"""Investments of the year, and what grants pay of them."""

import numpy as np

from citybrain.kernel import previous, quantity
from citybrain.kernel.ratios import per
from citybrain.kernel.units import Money, MoneyPerYear, Share, Years


@previous(of="building", start=0.0)
def previous_investment() -> Money:
    """Money put into the building by the end of last year."""
    ...


@quantity(of="building", source="definition: what was added since last year", totals=("zone", "city"))
def investment_of_year(investment: Money, previous_investment: Money, year_length: Years) -> MoneyPerYear:
    """Money put into the building in this year; in a plan of one year all of it."""
    return (investment - previous_investment) / year_length


@quantity(
    of="building",
    source="definition: share of the new investments, within the limit of the building",
    totals=("zone", "city"),
)
def subsidy_of_year(
    investment_of_year: MoneyPerYear,
    subsidy_share: Share,
    largest_subsidy: Money,
    previous_subsidies: Money,
    year_length: Years,
) -> MoneyPerYear:
    """Grants paid to the owner in this year for what is invested in it, until the limit of the building is reached."""
    asked = investment_of_year * subsidy_share
    left = np.maximum((largest_subsidy - previous_subsidies) / year_length, 0.0 * asked)  # NaN: no limit
    return np.where(left < asked, left, asked)


@previous(of="building", start=0.0)
def previous_subsidies() -> Money:
    """Grants that the building had by the end of last year."""
    ...


@quantity(of="building", source="definition: sum over the years")
def subsidies(previous_subsidies: Money, subsidy_of_year: MoneyPerYear, year_length: Years) -> Money:
    """Grants that the building has had until now."""
    return previous_subsidies + subsidy_of_year * year_length


@quantity(of="building", source="definition")
def subsidised_share(subsidies: Money, investment: Money) -> Share:
    """Share of all investments in the building that grants have paid."""
    share = per(subsidies, investment)
    return np.where(np.isnan(share), 0.0, share)
