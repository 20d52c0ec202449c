"""Money that measures put into cells."""

from citybrain.kernel import given
from citybrain.kernel.units import Money, MoneyPerYear


@given(of="cell", default=0.0, totals=("city",))
def investment_in_cooling() -> Money:
    """Money that measures put into trees, roofs, shade and grass of a cell."""
    ...


@given(of="cell", default=0.0, totals=("city",))
def upkeep_of_cooling() -> MoneyPerYear:
    """Upkeep in a year of what measures put into a cell."""
    ...
