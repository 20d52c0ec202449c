"""Measures on roads: a lower speed limit, no through traffic, a charge."""

from typing import NamedTuple

import numpy as np

from citybrain.kernel import intervention
from citybrain.kernel.units import (
    KilometresPerHour,
    Mask,
    Metres,
    Money,
    MoneyPerMetre,
    MoneyPerMetreYear,
    MoneyPerYear,
    Share,
)


class LowerSpeed(NamedTuple):
    """What a lower speed limit changes."""

    imposed_speed_limit: KilometresPerHour
    cost: Money
    running_cost: MoneyPerYear


@intervention(
    of="road",
    phase="roads",
    strategy="improve",
    digital_leverage="low",
    source="definition: nobody drives faster than the limit",
    settings=("new_road_speed_limit",),
    cost="road_works",
)
def lower_speed_limit(
    imposed_speed_limit: KilometresPerHour, new_road_speed_limit: KilometresPerHour, road_length: Metres,
    cost_of_speed_signs: MoneyPerMetre, upkeep_of_speed_signs: MoneyPerMetreYear,
) -> LowerSpeed:  # fmt: skip
    """Lowers the speed limit of a road; some drivers take another one, and engines use more or less by speed."""
    return LowerSpeed(
        np.minimum(imposed_speed_limit, new_road_speed_limit),
        road_length * cost_of_speed_signs,
        road_length * upkeep_of_speed_signs,
    )


@lower_speed_limit.eligible("travel-reason-slow")
def faster_than_limit(road_free_speed: KilometresPerHour, new_road_speed_limit: KilometresPerHour) -> Mask:
    """Only where cars drive faster than the new limit."""
    return road_free_speed > new_road_speed_limit


@lower_speed_limit.eligible("travel-reason-by-street")
def runs_along_no_street(stated_road_speed: KilometresPerHour) -> Mask:
    """Only roads of a file: one along streets has their limit, which `thirty_zone` lowers for all who use it."""
    return np.isfinite(stated_road_speed)


class ClosedRoad(NamedTuple):
    """What closing a road changes."""

    road_closed: Share
    cost: Money
    running_cost: MoneyPerYear


@intervention(
    of="road",
    phase="roads",
    strategy="shift",
    digital_leverage="low",
    source="definition: no car passes",
    settings=("cost_of_barrier",),
    cost="road_works",
)
def close_road(road_closed: Share, cost_of_barrier: Money, upkeep_of_barrier: MoneyPerYear) -> ClosedRoad:
    """Closes a road to cars, with a barrier; they take other ways, and trips that no road serves are left out.

    A road leads in one direction: the one that leads back stays open unless it is closed too.
    """
    closed = np.ones_like(road_closed)
    return ClosedRoad(closed, closed * cost_of_barrier, closed * upkeep_of_barrier)


class ChargedRoad(NamedTuple):
    """What a charge on a road changes."""

    road_charge: Money
    cost: Money
    running_cost: MoneyPerYear


@intervention(
    of="road",
    phase="roads",
    strategy="shift",
    digital_leverage="high",
    source="definition: a charge weighs as much as the time that it buys",
    settings=("added_road_charge", "cost_of_charging"),
    cost="road_works",
)
def charge_for_driving(
    road_charge: Money, added_road_charge: Money, cost_of_charging: Money, upkeep_of_charging: MoneyPerYear
) -> ChargedRoad:
    """Charges each car that drives along a road; drivers take another way or none where that is worth more."""
    each = np.ones_like(road_charge)
    return ChargedRoad(road_charge + added_road_charge, each * cost_of_charging, each * upkeep_of_charging)


class PricedParking(NamedTuple):
    """What a price of parking changes."""

    pair_charge: Money


@intervention(
    of="trip_pair",
    phase="roads",
    strategy="finance",
    settings=("added_parking_price",),
    source="definition: a price weighs as much as the time that it buys",
)
def price_parking(pair_charge: Money, added_parking_price: Money) -> PricedParking:
    """Raises what each car of a trip pays for parking; some trips are no longer made by car."""
    return PricedParking(pair_charge + added_parking_price)
