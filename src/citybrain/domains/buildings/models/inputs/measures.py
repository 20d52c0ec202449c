"""What measures add to a building: nothing today, until a plan or a register says otherwise."""

from citybrain.kernel import given
from citybrain.kernel.units import Kilowatts, Money, MoneyPerYear


@given(of="building", default=0.0, totals=("zone", "city"))
def investment() -> Money:
    """Money put into the building by the measures of a plan."""
    ...


@given(of="building", default=0.0, totals=("zone", "city"))
def running_cost_of_measures() -> MoneyPerYear:
    """Yearly upkeep of what the measures of a plan have installed, energy apart."""
    ...


@given(of="building", default=0.0)
def solar_power_capacity() -> Kilowatts:
    """Peak power of the solar modules on the roof."""
    ...
