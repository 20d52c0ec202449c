"""Who gives up a car because of a plan: members of car sharing, and those who get no permit to park one."""

import numpy as np

from citybrain.kernel import given, quantity
from citybrain.kernel.units import Share


@given(of="city", default=0.0)
def members_of_car_sharing() -> Share:
    """Part of the people with a car at hand whom a plan makes members of car sharing, without a car of their own."""
    ...


@given(of="city", default=0.0)
def driving_by_members() -> Share:
    """Driving of members of car sharing, as the part of the people with a car at hand who would drive as much."""
    ...


@given(of="city", default=0.0)
def cars_without_permit() -> Share:
    """Part of the people with a car at hand who get no permit to park it because of a plan."""
    ...


@quantity(of="city", source="Definition: members of car sharing are among those who need no permit, and drive in part")
def fewer_cars(members_of_car_sharing: Share, driving_by_members: Share, cars_without_permit: Share) -> Share:
    """Part of the people with a car at hand who give it up because of a plan, less the driving of those who share one.

    Whoever shares a car needs no permit: the larger of both parts gives up a car, whichever comes first in a plan.
    """
    return np.maximum(members_of_car_sharing, cars_without_permit) - driving_by_members
