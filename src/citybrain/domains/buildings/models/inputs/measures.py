"""What measures add to a building: nothing today, until a plan or a register says otherwise."""

from citybrain.kernel import contributed, given, total
from citybrain.kernel.units import Kilowatts, Money, MoneyPerYear


@given(of="building", default=0.0)
def investment() -> Money:
    """Money put into the building by the measures of a plan."""
    ...


@total(of="city")
def city_investment_in_buildings(investment: Money) -> Money:
    """Money put into all buildings by the measures of a plan, in the whole city."""
    ...


@total(of="zone")
def zone_investment_in_buildings(investment: Money) -> Money:
    """Money put into the buildings of the zone by the measures of a plan."""
    ...


@contributed(of="zone", role="investment")
def zone_investment() -> Money:
    """Money put in by the measures of a plan where it lies in the zone: buildings, streets, ground, all other subjects.

    What lies nowhere, such as a plant of the city, is in none.
    """
    ...


@contributed(of="city", role="investment")
def city_investment() -> Money:
    """Money put in by the measures of a plan, in the whole city: buildings, plants of the city, all other subjects."""
    ...


@given(of="building", default=0.0)
def investment_in_structure() -> Money:
    """The part of the investment that went into floors, frames and other lasting works, at the price of today."""
    ...


@given(of="building", default=0.0)
def investment_in_envelope() -> Money:
    """The part of the investment that went into walls, roof and windows, at the price of today."""
    ...


@given(of="building", default=0.0)
def investment_in_heating() -> Money:
    """What the present heating has cost; 0 for the one from before the plan. A new heating takes its place."""
    ...


@given(of="building", default=0.0)
def investment_in_solar_power() -> Money:
    """The part of the investment that went into solar modules, at the price of today."""
    ...


@given(of="building", default=0.0)
def investment_in_control() -> Money:
    """The part of the investment that went into control and adjustment, at the price of today."""
    ...


@given(of="building", default=0.0)
def investment_in_ventilation() -> Money:
    """The part of the investment that went into fans, ducts and heat recovery of ventilation, at the price of today."""
    ...


@given(of="building", default=0.0)
def investment_in_devices() -> Money:
    """The part of the investment that went into lamps and appliances, at the price of today."""
    ...


@given(of="building", default=0.0)
def investment_in_workplaces() -> Money:
    """The part of the investment that went into the fit-out of offices, at the price of today."""
    ...


@given(of="building", default=0.0)
def running_cost_of_measures() -> MoneyPerYear:
    """Yearly upkeep of what the measures of a plan have installed, energy apart."""
    ...


@total(of="city")
def city_running_cost_in_buildings(running_cost_of_measures: MoneyPerYear) -> MoneyPerYear:
    """Yearly upkeep of what the measures of a plan have installed in all buildings, in the whole city."""
    ...


@total(of="zone")
def zone_running_cost_in_buildings(running_cost_of_measures: MoneyPerYear) -> MoneyPerYear:
    """Yearly upkeep of what the measures of a plan have installed in the buildings of the zone."""
    ...


@contributed(of="zone", role="running_cost")
def zone_running_cost_of_measures() -> MoneyPerYear:
    """Yearly upkeep of what measures have installed where it lies in the zone: buildings, streets, ground, all others.

    Energy is apart, and what lies nowhere, such as a plant of the city, is in none.
    """
    ...


@contributed(of="city", role="running_cost")
def city_running_cost_of_measures() -> MoneyPerYear:
    """Yearly upkeep of what measures have installed, in the whole city: buildings, plants of the city, other subjects.

    Energy is apart.
    """
    ...


@given(of="building", default=0.0)
def solar_power_capacity() -> Kilowatts:
    """Peak power of the solar modules on the roof."""
    ...
