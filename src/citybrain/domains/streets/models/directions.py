"""In which of its two directions a street may be driven and cycled, today and with a plan."""

from typing import NamedTuple

import numpy as np

from citybrain.kernel import given, quantity
from citybrain.kernel.units import Count, Share


@given(of="street", default=0.0)
def street_closed_onward() -> Share:
    """1 where a plan closes the street to cars in the direction in which it is drawn."""
    ...


@given(of="street", default=0.0)
def street_closed_back() -> Share:
    """1 where a plan closes the street to cars against the direction in which it is drawn."""
    ...


@given(of="street", default=0.0)
def street_closed_to_cycles_too() -> Share:
    """1 where cycles may not go either in the direction that a plan closes to cars."""
    ...


class OpenToCars(NamedTuple):
    """1 where cars may drive on the street: as it is drawn, and back."""

    street_driven_onward: Share
    street_driven_back: Share


@quantity(of="street", source="Definition: open to cars, and what signs and a plan close of it")
def directions_for_cars(
    street_for_driving: Share,
    street_closed: Share,
    street_one_way: Share,
    street_closed_onward: Share,
    street_closed_back: Share,
) -> OpenToCars:
    """1 where cars may drive on the street: as it is drawn, and back."""
    driven = (street_for_driving > 0.0) & (street_closed < 1.0)
    back = driven & ~(street_one_way > 0.0) & (street_closed_back < 1.0)
    return OpenToCars(np.where(driven & (street_closed_onward < 1.0), 1.0, 0.0), np.where(back, 1.0, 0.0))


@quantity(of="street", source="Definition: both directions, one, or none")
def street_car_directions(street_driven_onward: Share, street_driven_back: Share) -> Count:
    """Directions in which cars may drive on the street: two, one of a one-way street, none."""
    return street_driven_onward + street_driven_back


class OpenToCycles(NamedTuple):
    """1 where one may cycle on the street: as it is drawn, and back."""

    street_cycled_onward: Share
    street_cycled_back: Share


@quantity(of="street", source="Definition: open to cycles, and what signs and a plan close of it")
def directions_for_cycles(
    street_for_cycling: Share,
    street_closed: Share,
    street_one_way_for_cycles: Share,
    street_closed_onward: Share,
    street_closed_back: Share,
    street_closed_to_cycles_too: Share,
) -> OpenToCycles:
    """1 where one may cycle on the street: as it is drawn, and back."""
    cycled = (street_for_cycling > 0.0) & (street_closed < 1.0)
    onward = cycled & (street_closed_onward * street_closed_to_cycles_too < 1.0)
    back = cycled & ~(street_one_way_for_cycles > 0.0) & (street_closed_back * street_closed_to_cycles_too < 1.0)
    return OpenToCycles(np.where(onward, 1.0, 0.0), np.where(back, 1.0, 0.0))
