"""What a plan changes outdoors that buildings notice while they are cooled: nothing where nobody computes it."""

from citybrain.kernel import given
from citybrain.kernel.units import Kelvin, Share


@given(of="building", default=0.0, stands_in=True)
def sun_taken_from_walls() -> Share:
    """Part of the sun on walls and windows that new trees take; none where nobody computes it."""
    ...


@given(of="building", default=0.0, stands_in=True)
def sun_taken_from_roof() -> Share:
    """Part of a year's sun on the roof that new trees take; none where nobody computes it."""
    ...


@given(of="building", default=0.0, stands_in=True)
def air_cooled_around_building() -> Kelvin:
    """By how much a plan cools the air around a building on warm days; not at all where nobody computes it."""
    ...
