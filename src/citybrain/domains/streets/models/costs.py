"""Money that measures put into streets and facilities."""

from citybrain.kernel import given
from citybrain.kernel.units import Money, MoneyPerYear


@given(of="street", default=0.0, totals=("city",))
def investment_in_streets() -> Money:
    """Money that measures put into a street: tracks, ramps, signs, gates."""
    ...


@given(of="street", default=0.0, totals=("city",))
def upkeep_of_streets() -> MoneyPerYear:
    """Upkeep in a year of what measures put into a street."""
    ...


@given(of="facility", default=0.0, totals=("city",))
def cost_of_closed_facilities() -> Money:
    """Money that the end of a facility costs."""
    ...


@given(of="junction", default=0.0, totals=("city",))
def investment_in_new_facilities() -> Money:
    """Money put into the facilities that a plan opens at a junction: the building or its fittings."""
    ...


@given(of="junction", default=0.0, totals=("city",))
def upkeep_of_new_facilities() -> MoneyPerYear:
    """Upkeep in a year of the buildings of new facilities; staff and goods are not in it."""
    ...
