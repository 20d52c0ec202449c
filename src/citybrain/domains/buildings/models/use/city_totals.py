"""Sums over the buildings of the city."""

from citybrain.kernel import total
from citybrain.kernel.units import People


@total(of="city")
def city_residents(residents: People) -> People:
    """People who live in the city."""
    ...
