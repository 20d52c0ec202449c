"""What measures of the whole city add: nothing today, until a plan says otherwise."""

from citybrain.kernel import given
from citybrain.kernel.units import Money, MoneyPerYear


@given(of="city", default=0.0)
def city_measure_investment() -> Money:
    """Money put into measures of the whole city, such as new plants of the heat network."""
    ...


@given(of="city", default=0.0)
def city_measure_running_cost() -> MoneyPerYear:
    """Yearly upkeep of measures of the whole city."""
    ...
