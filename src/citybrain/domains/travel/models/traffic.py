"""Cars on every road and trips of every area: ways, destinations and modes that answer each other."""

from typing import Any, NamedTuple

import numpy as np

from citybrain.domains.travel.models._zones import Zones
from citybrain.domains.travel.models.roads import HALF, SOURCE
from citybrain.kernel import Solved, given, solved
from citybrain.kernel.units import (
    Columns,
    Count,
    Hours,
    KilometresPerHour,
    Metres,
    Minutes,
    Money,
    MoneyPerHour,
    MoneyPerKilometre,
    People,
    PerHour,
    Ratio,
    Share,
)


class Traffic(NamedTuple):
    """Cars and time of roads and counted pairs in the peak hour, and trips, kilometres, time and money of areas.

    A pair has no time where no road leads. Trips are those of the people who live in an area, both ways.
    """

    road_cars: PerHour
    road_time: Hours
    pair_time: Hours
    pair_driven: PerHour
    car_trips: PerHour
    transit_trips: PerHour
    bicycle_trips: PerHour
    walk_trips: PerHour
    car_kilometres: KilometresPerHour
    transit_kilometres: KilometresPerHour
    bicycle_kilometres: KilometresPerHour
    walk_kilometres: KilometresPerHour
    low_income_hours: Ratio
    other_income_hours: Ratio
    unknown_income_hours: Ratio
    low_income_money: MoneyPerHour
    other_income_money: MoneyPerHour
    unknown_income_money: MoneyPerHour
    trips_without_place: PerHour


OF = ("road", "road", "trip_pair", "trip_pair", *("trip_area",) * 15)


@given(of="trip_area", default=0.0)
def parking_price() -> Money:
    """What a plan makes each car that comes to an area pay for parking, beside what is usual."""
    ...


@given(of="city", default=0.0)
def fewer_cars() -> Share:
    """Part of the people with a car at hand who give it up because of a plan."""
    ...


@given(of="city", default=0.0)
def added_car_time() -> Minutes:
    """Minutes that a plan adds to each trip by car to find a place to park and walk from it."""
    ...


@given(of="city", default=0.0)
def transit_fare_change() -> Money:
    """What a plan adds to the fare of a trip; below 0 where it is cheaper."""
    ...


@given(of="city", default=0.0)
def child_carrying_cycles() -> Share:
    """Part of the trips that bring somebody for which a plan gives a bicycle that carries a child."""
    ...


@solved(of=OF, source=f"{SOURCE}; nested logit and doubly constrained gravity", tolerance=1e-6, at_most=200)
def road_traffic(
    road_from: Count, road_to: Count, road_length: Metres, free_road_time: Hours, road_capacity: PerHour,
    road_charge_time: Hours, road_shut: Share, pair_from: Count, pair_to: Count, pair_cars: PerHour,
    pair_charge_time: Hours, usual_pair_time: Hours, congestion_delay: Ratio, congestion_power: Ratio,
    elasticity_of_trips: Ratio, value_of_driving_time: MoneyPerHour,
    area_road_node: Count, area_width: Metres, area_zone: Count, low_income_around: Share,
    work_trips: PerHour, school_trips: PerHour, shop_trips: PerHour, leisure_trips: PerHour, escort_trips: PerHour,
    area_workplaces: People, area_school_places: People, area_shop_visitors: People, area_leisure_visitors: People,
    walks_between_areas: Columns, rides_between_areas: Columns, transit_between_zones: Columns,
    walking_speed: KilometresPerHour, cycling_speed: KilometresPerHour, speed_within_area: KilometresPerHour,
    way_within_area: Ratio, minutes_to_car: Minutes, people_carried_by_car: Ratio, share_with_car: Share,
    fewer_cars: Share, cost_of_driving: MoneyPerKilometre, usual_parking_price: Money, parking_price: Money,
    transit_fare: Money, transit_fare_change: Money, time_value_of_low_income: Ratio, time_value_of_other_income: Ratio,
    perceived_transit_time: Minutes, perceived_bicycle_time: Minutes, perceived_walk_time: Minutes,
    child_on_bicycle: Share, child_carrying_cycles: Share, weight_of_minute: Ratio, likeness_of_modes: Ratio,
    likeness_of_places: Ratio, *, tolerance: float, at_most: int, start: Any,
) -> Solved[Traffic]:  # fmt: skip
    """Ways on which nobody could save time by another one, of the cars that drive at the time and money they then take.

    The time of a road is its free time * (1 + delay * (cars / capacity) ** power). Cars of a counted pair are those
    counted, times (cost / usual time) ** elasticity, cost being time and the time that charges are worth; they go
    where they went. People of areas choose a place and a mode by minutes and money: car, public transport, bicycle
    or walking, with a child no bicycle that carries none. One hour, every road for itself: no queues that reach back,
    no signals, no turns. Cars that no open road serves are left out.
    """
    from citybrain.domains.travel.models.demand.answers import Answers, Counted, Services, reach_of
    from citybrain.domains.travel.models.demand.areas import AreaDemand, Travellers
    from citybrain.domains.travel.models.demand.mode_choice import Weights
    from citybrain.domains.travel.models.equilibrium.elastic import answering_equilibrium

    zones, closed = Zones((road_from, road_to), (pair_from, pair_to), area_road_node), road_shut > HALF
    network = zones.network(free_road_time, road_capacity, congestion_delay, congestion_power, road_charge_time, closed)
    counted = Counted(
        zones.table(pair_cars), zones.mean_table(usual_pair_time, pair_cars),
        np.nan_to_num(zones.mean_table(pair_charge_time, pair_cars)), float(elasticity_of_trips),
    )  # fmt: skip
    with_child = child_on_bicycle + (1.0 - child_on_bicycle) * child_carrying_cycles
    low = np.clip(low_income_around, 0.0, 1.0)
    known = np.isfinite(low)
    incomes = np.where(known, np.stack([low, 1.0 - low, low * 0.0]), np.array([[0.0], [0.0], [1.0]]))
    worth = value_of_driving_time * np.array([time_value_of_low_income, time_value_of_other_income, 1.0])
    people = Travellers(np.nan_to_num(incomes), float(share_with_car * (1.0 - fewer_cars)), worth, float(with_child))
    calling = np.stack(
        [area_workplaces, area_school_places, area_shop_visitors, area_leisure_visitors, area_school_places]
    )
    leaving = np.stack([work_trips, school_trips, shop_trips, leisure_trips, escort_trips])
    weights = Weights(float(weight_of_minute), float(likeness_of_modes), float(likeness_of_places))
    demand = AreaDemand(leaving, calling, people, weights)
    services = Services(
        walks_between_areas, rides_between_areas, transit_between_zones, area_zone.astype(np.intp),
        area_width * way_within_area,
        (float(speed_within_area), float(cycling_speed), float(walking_speed)), float(minutes_to_car),
        (float(cost_of_driving), usual_parking_price + parking_price, float(transit_fare + transit_fare_change)),
        (0.0, float(perceived_transit_time), float(perceived_bicycle_time), float(perceived_walk_time)),
        float(people_carried_by_car),
    )  # fmt: skip
    state: tuple[Any, Any, Any] = start or (None, None, None)
    bushes, first, known = state
    reach = reach_of(network, road_length, closed, known)
    answers = Answers(network, zones, counted, demand, services, road_length, reach)
    end = answering_equilibrium(
        network, answers, answers.first() if first is None else first, tolerance=tolerance, at_most=at_most,
        start=bushes, reached=reach.joined,
    )  # fmt: skip
    time = np.where(closed, free_road_time, end.roads.cost - road_charge_time)
    driven = pair_cars * zones.of_pairs(counted.share(end.roads.between))
    pair_time = zones.of_pairs(end.roads.between)
    values = Traffic(end.roads.flow, time, pair_time, driven, *answers.of_areas(end.roads))
    left_out = float(counted.trips[~np.isfinite(end.roads.between)].sum())
    return Solved(values, end.residual, end.iterations, left_out, (end.roads.bushes, end.trips, reach))
