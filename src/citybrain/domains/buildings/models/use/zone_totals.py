"""Sums over the buildings of a zone."""

from citybrain.kernel import total
from citybrain.kernel.units import People


@total(of="zone")
def zone_residents(residents: People) -> People:
    """People who live in a zone."""
    ...
