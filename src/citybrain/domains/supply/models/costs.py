"""Money that measures put into water supply."""

from citybrain.kernel import given
from citybrain.kernel.units import Money, MoneyPerYear


@given(of="supply_pipe", default=0.0, totals=("city",))
def investment_in_mains() -> Money:
    """Money that measures put into a main."""
    ...


@given(of="supply_node", default=0.0, totals=("city",))
def investment_in_pressure() -> Money:
    """Money that measures put into valves and meters by which the pressure at a node is lowered."""
    ...


@given(of="supply_node", default=0.0, totals=("city",))
def upkeep_of_pressure() -> MoneyPerYear:
    """Upkeep in a year of valves and meters by which the pressure at a node is lowered."""
    ...
