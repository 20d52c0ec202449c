"""Money that measures put into lines and stops."""

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


@given(of="junction", default=0.0, totals=("city",))
def investment_in_opened_stops() -> Money:
    """Money that a plan puts into a stop that it opens at a junction."""
    ...


@given(of="junction", default=0.0, totals=("city",))
def running_cost_of_opened_stops() -> MoneyPerYear:
    """What a stop that a plan opens costs each year: its upkeep, and the time of vehicles that call there."""
    ...


@given(of="transit_stop", default=0.0, totals=("city",))
def investment_in_closed_stops() -> Money:
    """Money that closing a stop costs."""
    ...
