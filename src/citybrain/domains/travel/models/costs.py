"""Money that measures put into roads."""

from citybrain.kernel import given
from citybrain.kernel.units import Money, MoneyPerYear


@given(of="road", default=0.0, totals=("city",))
def investment_in_roads() -> Money:
    """Money that measures put into a road: signs, barriers, gates."""
    ...


@given(of="road", default=0.0, totals=("city",))
def upkeep_of_roads() -> MoneyPerYear:
    """Upkeep in a year of what measures put into a road."""
    ...
