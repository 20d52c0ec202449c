"""What the twin may tell of the floor of homes."""

from citybrain.kernel import given
from citybrain.kernel.units import Share


@given(of="building", default=1.0)
def home_floor_share() -> Share:
    """Part of the floor of a house of homes that is homes; all of it where nothing tells of shops or offices inside."""
    ...
