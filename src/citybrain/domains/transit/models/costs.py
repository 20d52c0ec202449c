"""Money that measures put into lines."""

from citybrain.kernel import given
from citybrain.kernel.units import Money, MoneyPerYear


@given(of="transit_line", default=0.0, totals=("city",))
def investment_in_lines() -> Money:
    """Money that measures put into a line: vehicles, lanes, signals."""
    ...


@given(of="transit_line", default=0.0, totals=("city",))
def running_cost_of_lines() -> MoneyPerYear:
    """What measures on a line cost each year: crews, energy, upkeep."""
    ...
