"""Roads in the peak hour: what plans change, time without other cars, and the usual time of counted cars."""

import numpy as np

from citybrain.domains.travel.models._zones import Zones
from citybrain.kernel import Solved, given, quantity, solved
from citybrain.kernel.units import (
    Count,
    Hours,
    KilometresPerHour,
    Metres,
    MetresPerKilometre,
    Money,
    MoneyPerHour,
    PerHour,
    Ratio,
    Share,
)

HALF = 0.5
SOURCE = "Beckmann 1956; Dial 2006: Algorithm B; delay of Bureau of Public Roads 1964"


@given(of="road", default=0.0)
def road_closed() -> Share:
    """Whether a road is closed to through traffic: 1 where it is."""
    ...


@given(of="road", default=0.0)
def road_charge() -> Money:
    """What each car pays that drives along a road."""
    ...


@given(of="road", default=200.0)
def imposed_speed_limit() -> KilometresPerHour:
    """Speed limit that a plan sets on a road; beyond every speed where it sets none."""
    ...


@given(of="trip_pair", default=0.0)
def pair_charge() -> Money:
    """What each trip of a pair pays beside its way, such as for parking."""
    ...


@quantity(of="road", source="Definition")
def usual_road_time(
    road_length: Metres, road_free_speed: KilometresPerHour, metres_per_kilometre: MetresPerKilometre
) -> Hours:
    """Time along a road without other cars and without what a plan changes."""
    return road_length / (road_free_speed * metres_per_kilometre)


@quantity(of="road", source="Definition")
def free_road_time(
    road_length: Metres, road_free_speed: KilometresPerHour, driven_speed_limit: KilometresPerHour,
    metres_per_kilometre: MetresPerKilometre,
) -> Hours:  # fmt: skip
    """Time along a road without other cars."""
    return road_length / (np.minimum(road_free_speed, driven_speed_limit) * metres_per_kilometre)


@quantity(of="road", source="Definition")
def road_charge_time(road_charge: Money, value_of_driving_time: MoneyPerHour) -> Hours:
    """Time that is worth as much as the charge on a road."""
    return road_charge / value_of_driving_time


@quantity(of="trip_pair", source="Definition")
def pair_charge_time(pair_charge: Money, value_of_driving_time: MoneyPerHour) -> Hours:
    """Time that is worth as much as the charge on a trip."""
    return pair_charge / value_of_driving_time


@solved(of="trip_pair", source=SOURCE, tolerance=1e-6, at_most=100)
def usual_pair_time(
    road_from: Count, road_to: Count, usual_road_time: Hours, road_capacity: PerHour, pair_from: Count, pair_to: Count,
    pair_cars: PerHour, congestion_delay: Ratio, congestion_power: Ratio, *, tolerance: float, at_most: int,
) -> Solved[Hours]:  # fmt: skip
    """Time of each pair of trips at which its cars were counted: on the roads as they are, without any plan."""
    from citybrain.domains.travel.models.equilibrium.user_equilibrium import user_equilibrium

    if not len(pair_cars):
        return Solved(pair_cars, 0.0, 0)
    zones = Zones((road_from, road_to), (pair_from, pair_to), np.empty(0))
    nothing = np.zeros(len(road_from))
    network = zones.network(usual_road_time, road_capacity, congestion_delay, congestion_power, nothing, nothing > 0)
    end = user_equilibrium(network, zones.table(pair_cars), gap=tolerance, at_most=at_most)
    return Solved(zones.of_pairs(end.between), end.gap, end.iterations, end.left_out)


@quantity(of="road", source="Definition")
def road_speed(road_length: Metres, road_time: Hours, metres_per_kilometre: MetresPerKilometre) -> KilometresPerHour:
    """Mean speed along a road in the peak hour."""
    return road_length / (road_time * metres_per_kilometre)


@quantity(of="trip_pair", source="Definition", totals=("city",))
def cars_without_way(pair_cars: PerHour, pair_time: Hours) -> PerHour:
    """Counted cars of a pair that no open road serves."""
    return np.where(np.isnan(pair_time), pair_cars, 0.0)
