"""Cars on every road of the peak hour: the user equilibrium of the trips that a city knows."""

from typing import Any, NamedTuple

import numpy as np

from citybrain.domains.travel.models._units import MetresPerKilometre, MoneyPerHour
from citybrain.kernel import Solved, given, quantity, solved
from citybrain.kernel.units import Count, Hours, KilometresPerHour, Metres, Money, PerHour, Ratio, Share

HALF = 0.5


@given(of="road", default=0.0)
def road_closed() -> Share:
    """Whether a road is closed to through traffic: 1 where it is."""
    ...


@given(of="road", default=0.0)
def road_charge() -> Money:
    """What each car pays that drives along a road."""
    ...


@quantity(of="road", source="Definition")
def road_free_time(
    road_length: Metres, road_free_speed: KilometresPerHour, metres_per_kilometre: MetresPerKilometre
) -> Hours:
    """Time along a road without other cars."""
    return road_length / (road_free_speed * metres_per_kilometre)


@quantity(of="road", source="Definition")
def road_charge_time(road_charge: Money, value_of_driving_time: MoneyPerHour) -> Hours:
    """Time that is worth as much as the charge on a road."""
    return road_charge / value_of_driving_time


class RoadTraffic(NamedTuple):
    """Cars and time of every road in the peak hour, and time of every pair of trips; no value where no road leads."""

    road_cars: PerHour
    road_time: Hours
    pair_time: Hours


@solved(
    of=("road", "road", "trip_pair"), source="Beckmann 1956; Dial 2006: Algorithm B; Bureau of Public Roads 1964",
    tolerance=1e-6, at_most=200,
)  # fmt: skip
def road_traffic(
    road_from: Count, road_to: Count, road_free_time: Hours, road_capacity: PerHour, road_charge_time: Hours,
    road_closed: Share, pair_from: Count, pair_to: Count, pair_cars: PerHour, congestion_delay: Ratio,
    congestion_power: Ratio, *, tolerance: float, at_most: int, start: Any,
) -> Solved[RoadTraffic]:  # fmt: skip
    """Ways on which nobody could save time by another one, of the cars of all pairs of trips in the peak hour.

    The time of a road is its free time * (1 + delay * (cars / capacity) ** power). Trips stay as many as they are and
    go where they go: a faster way makes no new ones. One hour, every road for itself: no queues that reach back, no
    signals, no turns. Cars that no open road serves are left out.
    """
    from citybrain.domains.travel.models.equilibrium.network import road_network
    from citybrain.domains.travel.models.equilibrium.user_equilibrium import user_equilibrium

    ends = np.concatenate([pair_from, pair_to])
    zones = np.unique(ends)
    others = np.setdiff1d(np.concatenate([road_from, road_to]), zones)
    numbers = np.concatenate([zones, others])
    order = np.argsort(numbers)

    def node(named: Count) -> Any:
        return order[np.searchsorted(numbers, named, sorter=order)]

    roads = len(road_from)
    network = road_network(
        node(road_from), node(road_to), road_free_time, road_capacity, np.full(roads, congestion_delay),
        np.full(roads, congestion_power), road_charge_time,
        nodes=len(numbers), zones=len(zones), closed=road_closed > HALF,
    )  # fmt: skip
    demand = np.zeros((len(zones), len(zones)))
    np.add.at(demand, (node(pair_from), node(pair_to)), pair_cars)
    end = user_equilibrium(network, demand, gap=tolerance, at_most=at_most, start=start)
    between = end.between[node(pair_from), node(pair_to)]
    time = np.where(road_closed > HALF, road_free_time, end.cost - road_charge_time)
    values = RoadTraffic(end.flow, time, np.where(np.isfinite(between), between, np.nan))
    return Solved(values, end.gap, end.iterations, end.left_out, end.bushes)


@quantity(of="road", source="Definition")
def road_speed(road_length: Metres, road_time: Hours, metres_per_kilometre: MetresPerKilometre) -> KilometresPerHour:
    """Mean speed along a road in the peak hour."""
    return road_length / (road_time * metres_per_kilometre)
