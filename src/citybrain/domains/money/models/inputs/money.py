"""What finance adds to buildings and prices; nothing today, until a file or a plan says so."""

import math

from citybrain.kernel import given
from citybrain.kernel.units import Money, MoneyPerKilowattHour, MoneyPerTonne, Ratio, Share


@given(of="building", default=0.0)
def subsidy_share() -> Share:
    """Share of the building's new investments that a grant pays."""
    ...


@given(of="building", default=math.nan)
def largest_subsidy() -> Money:
    """The most that grants pay to a building over the years; no value where there is no limit."""
    ...


@given(of="building", default=0.0)
def loan_share() -> Share:
    """Share of the owner's part of investments that a public loan finances."""
    ...


@given(of="building", default=0.0)
def loan_rate() -> Ratio:
    """Real interest rate of the public loan."""
    ...


@given(of="city", default=0.0)
def carbon_levy() -> MoneyPerTonne:
    """What a plan adds to the price of greenhouse gases of fuels burned in buildings."""
    ...


@given(of="city", default=0.0)
def electricity_levy() -> MoneyPerKilowattHour:
    """What a plan adds to the price of electricity; below 0 for a relief."""
    ...


@given(of="city", default=0.0)
def heat_levy() -> MoneyPerKilowattHour:
    """What a plan adds to the price of district heat and of fuels."""
    ...
