"""Investments spread over the lives of what they buy, at the rates of society, owners and public loans."""

from typing import Any

from citybrain.kernel import quantity
from citybrain.kernel.annuity import annuity
from citybrain.kernel.units import Array, Money, MoneyPerYear, Ratio, Share, Years

SOURCE = "EN 15459-1:2017, 6.6 and 6.7: annualised cost by the life of each component"


def spread_over_life(rate: Any, interval: Any, *investments_and_lifetimes: tuple[Any, Any]) -> Array:
    """Sum of the annuities of investments, each with its own life."""
    yearly: Array = sum(money * annuity(rate, life, interval) for money, life in investments_and_lifetimes)
    return yearly


@quantity(of="building", source=SOURCE)
def annuity_at_society_rate(
    investment_in_structure: Money,
    investment_in_envelope: Money,
    investment_in_heating: Money,
    investment_in_solar_power: Money,
    investment_in_control: Money,
    investment_in_ventilation: Money,
    investment_in_devices: Money,
    investment_in_workplaces: Money,
    lifetime_of_structure: Years,
    lifetime_of_envelope: Years,
    lifetime_of_heating: Years,
    lifetime_of_solar_power: Years,
    lifetime_of_control: Years,
    lifetime_of_ventilation: Years,
    lifetime_of_devices: Years,
    lifetime_of_workplaces: Years,
    discount_rate: Ratio,
    payment_interval: Years,
) -> MoneyPerYear:
    """Investments spread over the life of each part, at the discount rate of society, value-added tax included.

    What wears out is renewed in kind, so that its effect lasts; a new heating takes the place of the one before.
    """
    return spread_over_life(
        discount_rate,
        payment_interval,
        (investment_in_structure, lifetime_of_structure),
        (investment_in_envelope, lifetime_of_envelope),
        (investment_in_heating, lifetime_of_heating),
        (investment_in_solar_power, lifetime_of_solar_power),
        (investment_in_control, lifetime_of_control),
        (investment_in_ventilation, lifetime_of_ventilation),
        (investment_in_devices, lifetime_of_devices),
        (investment_in_workplaces, lifetime_of_workplaces),
    )


@quantity(of="building", source=SOURCE)
def annuity_at_owners_rate(
    investment_in_structure: Money,
    investment_in_envelope: Money,
    investment_in_heating: Money,
    investment_in_solar_power: Money,
    investment_in_control: Money,
    investment_in_ventilation: Money,
    investment_in_devices: Money,
    investment_in_workplaces: Money,
    lifetime_of_structure: Years,
    lifetime_of_envelope: Years,
    lifetime_of_heating: Years,
    lifetime_of_solar_power: Years,
    lifetime_of_control: Years,
    lifetime_of_ventilation: Years,
    lifetime_of_devices: Years,
    lifetime_of_workplaces: Years,
    owners_discount_rate: Ratio,
    payment_interval: Years,
) -> MoneyPerYear:
    """Investments spread over the life of each part, at the rate that owners must earn or pay, tax included."""
    return spread_over_life(
        owners_discount_rate,
        payment_interval,
        (investment_in_structure, lifetime_of_structure),
        (investment_in_envelope, lifetime_of_envelope),
        (investment_in_heating, lifetime_of_heating),
        (investment_in_solar_power, lifetime_of_solar_power),
        (investment_in_control, lifetime_of_control),
        (investment_in_ventilation, lifetime_of_ventilation),
        (investment_in_devices, lifetime_of_devices),
        (investment_in_workplaces, lifetime_of_workplaces),
    )


@quantity(of="building", source=SOURCE)
def annuity_at_loan_rate(
    investment_in_structure: Money,
    investment_in_envelope: Money,
    investment_in_heating: Money,
    investment_in_solar_power: Money,
    investment_in_control: Money,
    investment_in_ventilation: Money,
    investment_in_devices: Money,
    investment_in_workplaces: Money,
    lifetime_of_structure: Years,
    lifetime_of_envelope: Years,
    lifetime_of_heating: Years,
    lifetime_of_solar_power: Years,
    lifetime_of_control: Years,
    lifetime_of_ventilation: Years,
    lifetime_of_devices: Years,
    lifetime_of_workplaces: Years,
    loan_rate: Ratio,
    payment_interval: Years,
) -> MoneyPerYear:
    """Investments spread over the life of each part, at the rate of the public loan, tax included."""
    return spread_over_life(
        loan_rate,
        payment_interval,
        (investment_in_structure, lifetime_of_structure),
        (investment_in_envelope, lifetime_of_envelope),
        (investment_in_heating, lifetime_of_heating),
        (investment_in_solar_power, lifetime_of_solar_power),
        (investment_in_control, lifetime_of_control),
        (investment_in_ventilation, lifetime_of_ventilation),
        (investment_in_devices, lifetime_of_devices),
        (investment_in_workplaces, lifetime_of_workplaces),
    )


@quantity(of="building", source="Delegated Regulation (EU) 244/2012, annex I, 4.4: without taxes and subsidies")
def capital_cost_to_society(annuity_at_society_rate: MoneyPerYear, value_added_tax: Ratio) -> MoneyPerYear:
    """Investments spread over their lives at the rate of society, without value-added tax and grants."""
    return annuity_at_society_rate / (1.0 + value_added_tax)


@quantity(of="building", source="Delegated Regulation (EU) 244/2012, annex I, 4.3: with taxes and subsidies")
def capital_cost_to_owners(
    annuity_at_owners_rate: MoneyPerYear, annuity_at_loan_rate: MoneyPerYear, loan_share: Share, subsidised_share: Share
) -> MoneyPerYear:
    """Investments that grants leave to the owner, spread over their lives at the rates of owner and public loan."""
    financed = annuity_at_owners_rate * (1.0 - loan_share) + annuity_at_loan_rate * loan_share
    return financed * (1.0 - subsidised_share)


@quantity(
    of="building",
    source="definition: grants spread over the lives of what they paid, as investments are",
    totals=("zone", "city"),
)
def capital_cost_of_subsidies(annuity_at_society_rate: MoneyPerYear, subsidised_share: Share) -> MoneyPerYear:
    """Grants to the building spread over the lives of what they have paid for, at the rate of society."""
    return annuity_at_society_rate * subsidised_share


@quantity(
    of="building", source="definition: interest of the owner's part above the rate of society", totals=("zone", "city")
)
def return_on_capital(
    annuity_at_owners_rate: MoneyPerYear, annuity_at_society_rate: MoneyPerYear, loan_share: Share,
    subsidised_share: Share,
) -> MoneyPerYear:  # fmt: skip
    """What banks, and owners' own capital, earn above the discount rate of society."""
    above = annuity_at_owners_rate - annuity_at_society_rate
    return above * (1.0 - loan_share) * (1.0 - subsidised_share)


@quantity(
    of="building", source="definition: rate of the public loan against the rate of society", totals=("zone", "city")
)
def cost_of_public_loan(
    annuity_at_society_rate: MoneyPerYear, annuity_at_loan_rate: MoneyPerYear, loan_share: Share,
    subsidised_share: Share,
) -> MoneyPerYear:  # fmt: skip
    """What the public gives up by lending below the discount rate of society; below 0 where it earns by lending."""
    below = annuity_at_society_rate - annuity_at_loan_rate
    return below * loan_share * (1.0 - subsidised_share)
