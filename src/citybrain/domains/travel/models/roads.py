"""Cars on every road of the peak hour: the user equilibrium of a table of trips, which answer to what they cost."""

from typing import Any, NamedTuple

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
    road_length: Metres, road_free_speed: KilometresPerHour, imposed_speed_limit: KilometresPerHour,
    metres_per_kilometre: MetresPerKilometre,
) -> Hours:  # fmt: skip
    """Time along a road without other cars."""
    return road_length / (np.minimum(road_free_speed, imposed_speed_limit) * metres_per_kilometre)


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

    zones = Zones(road_from, road_to, pair_from, pair_to)
    nothing = np.zeros(len(road_from))
    network = zones.network(usual_road_time, road_capacity, congestion_delay, congestion_power, nothing, nothing > 0)
    end = user_equilibrium(network, zones.table(pair_cars), gap=tolerance, at_most=at_most)
    return Solved(zones.of_pairs(end.between), end.gap, end.iterations, end.left_out)


class RoadTraffic(NamedTuple):
    """Cars and time of every road in the peak hour; time and cars of every pair, no time where no road leads."""

    road_cars: PerHour
    road_time: Hours
    pair_time: Hours
    pair_driven: PerHour


@solved(of=("road", "road", "trip_pair", "trip_pair"), source=SOURCE, tolerance=1e-6, at_most=200)
def road_traffic(
    road_from: Count, road_to: Count, free_road_time: Hours, road_capacity: PerHour, road_charge_time: Hours,
    road_closed: Share, pair_from: Count, pair_to: Count, pair_cars: PerHour, pair_charge_time: Hours,
    usual_pair_time: Hours, congestion_delay: Ratio, congestion_power: Ratio, elasticity_of_trips: Ratio, *,
    tolerance: float, at_most: int, start: Any,
) -> Solved[RoadTraffic]:  # fmt: skip
    """Ways on which nobody could save time by another one, of the cars that drive at the time and money they then take.

    The time of a road is its free time * (1 + delay * (cars / capacity) ** power). Trips of a pair are those counted,
    times (cost / usual time) ** elasticity, cost being time and the time that charges are worth: a faster way makes
    more trips. They go where they went. One hour, every road for itself: no queues that reach back, no signals, no
    turns. Cars that no open road serves are left out.
    """
    from citybrain.domains.travel.models.equilibrium.elastic import Reference, elastic_equilibrium

    zones, closed = Zones(road_from, road_to, pair_from, pair_to), road_closed > HALF
    network = zones.network(free_road_time, road_capacity, congestion_delay, congestion_power, road_charge_time, closed)
    counted = zones.table(pair_cars)
    usual, added = zones.mean_table(usual_pair_time, pair_cars), zones.mean_table(pair_charge_time, pair_cars)
    end = elastic_equilibrium(
        network, Reference(counted, usual), np.nan_to_num(added), float(elasticity_of_trips), tolerance=tolerance,
        at_most=at_most, start=start,
    )  # fmt: skip
    time = np.where(closed, free_road_time, end.roads.cost - road_charge_time)
    driven = pair_cars * zones.of_pairs(np.divide(end.trips, counted, out=np.zeros_like(counted), where=counted > 0))
    values = RoadTraffic(end.roads.flow, time, zones.of_pairs(end.roads.between), driven)
    return Solved(values, end.residual, end.iterations, end.left_out, end.roads.bushes)


@quantity(of="road", source="Definition")
def road_speed(road_length: Metres, road_time: Hours, metres_per_kilometre: MetresPerKilometre) -> KilometresPerHour:
    """Mean speed along a road in the peak hour."""
    return road_length / (road_time * metres_per_kilometre)
