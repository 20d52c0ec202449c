"""Money that measures put into ground."""

from citybrain.kernel import given
from citybrain.kernel.units import Money, MoneyPerYear


@given(of="parking_area", default=0.0, totals=("city",))
def investment_in_parking_areas() -> Money:
    """Money that measures put into a parking area: other surfaces, or a park."""
    ...


@given(of="parking_area", default=0.0, totals=("city",))
def upkeep_of_parking_areas() -> MoneyPerYear:
    """Upkeep in a year of what measures put into a parking area."""
    ...


@given(of="plot", default=0.0, totals=("city",))
def investment_in_plots() -> Money:
    """Money that measures put into a plot."""
    ...


@given(of="plot", default=0.0, totals=("city",))
def upkeep_of_plots() -> MoneyPerYear:
    """Upkeep in a year of what measures put into a plot."""
    ...
