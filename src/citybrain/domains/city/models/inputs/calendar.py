"""The year that a city is looked at in."""

from citybrain.kernel import given
from citybrain.kernel.units import Year


@given(of="city", of_day=True)
def calendar_year() -> Year:
    """Year of the day whose dated parameters hold."""
    ...
