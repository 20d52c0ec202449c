"""One direction of a street closed to cars."""

from typing import NamedTuple

import numpy as np

from citybrain.kernel import intervention
from citybrain.kernel.units import Degrees, Mask, Money, Share


class OneWayStreet(NamedTuple):
    """What a one-way sign changes."""

    street_closed_onward: Share
    street_closed_back: Share
    street_closed_to_cycles_too: Share
    cost: Money


@intervention(
    of="street",
    phase="network",
    strategy="avoid",
    digital_leverage="low",
    source="Definition: the network without one direction of it",
    settings=("one_way_towards", "one_way_for_cycles_too", "cost_of_one_way_signs"),
    cost="street_works",
)
def one_way_street(
    street_direction: Degrees,
    one_way_towards: Degrees,
    one_way_for_cycles_too: Share,
    cost_of_one_way_signs: Money,
) -> OneWayStreet:
    """Closes one direction of the street to cars, by a filter or a sign; cycles may still go both ways.

    Cars go on in that of its two directions which is nearer to the one that is asked for, clockwise from north.
    """
    onward = np.cos(np.radians(street_direction - one_way_towards)) >= 0.0
    each = np.ones_like(street_direction)
    return OneWayStreet(
        np.where(onward, 0.0, 1.0), np.where(onward, 1.0, 0.0), each * one_way_for_cycles_too,
        each * cost_of_one_way_signs,
    )  # fmt: skip


@one_way_street.eligible("streets-reason-one-way")
def has_two_directions(street_driven_onward: Share, street_driven_back: Share) -> Mask:
    """Where cars drive in one direction, or in none, there is none to close."""
    return np.asarray((street_driven_onward > 0.0) & (street_driven_back > 0.0))


@one_way_street.eligible("streets-reason-no-direction")
def has_direction(street_direction: Degrees) -> Mask:
    """A street that ends where it begins leads nowhere, and one of a city that was built before has no direction."""
    return np.isfinite(street_direction)
