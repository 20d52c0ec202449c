"""Cars and lorries on every road and trips of every area: ways, destinations and modes that answer each other."""

from functools import partial
from typing import Any, NamedTuple

import numpy as np

from citybrain.domains.travel.models._zones import Zones
from citybrain.domains.travel.models.roads import HALF, SOURCE
from citybrain.kernel import Solved, given, quantity, solved
from citybrain.kernel.units import (
    Columns,
    Count,
    DaysPerHour,
    Hours,
    KilometresPerHour,
    Metres,
    Minutes,
    Money,
    MoneyPerHour,
    MoneyPerKilometre,
    People,
    PerHour,
    Predictor,
    Ratio,
    Share,
)


class Traffic(NamedTuple):
    """Vehicles and time of roads and counted pairs in the peak hour, and trips, kilometres, time and money of areas.

    A pair has no time where no road leads. Trips are those of the people who live in an area, both ways; cars parked
    are those that come to it. Money is for parking, charges and fares: what energy costs is of the fleet, not of trips.
    Flow is of cars; that of lorries is none where there are no areas, so that nothing tells of lorries.
    """

    road_flow: PerHour
    road_time: Hours
    rigid_lorry_flow: PerHour
    articulated_lorry_flow: PerHour
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
    local_car_kilometres: KilometresPerHour
    low_income_hours: Ratio
    other_income_hours: Ratio
    unknown_income_hours: Ratio
    low_income_money: MoneyPerHour
    other_income_money: MoneyPerHour
    unknown_income_money: MoneyPerHour
    low_income_car_kilometres: KilometresPerHour
    other_income_car_kilometres: KilometresPerHour
    unknown_income_car_kilometres: KilometresPerHour
    cars_parked: PerHour
    trips_without_place: PerHour
    peak_escort_chains: PerHour
    peak_escort_chains_by_car: PerHour
    minutes_of_escort_chains: Minutes
    rigid_lorries_within_area: PerHour
    articulated_lorries_within_area: PerHour
    lorries_driven: PerHour
    fitted_car_time: Minutes
    fitted_transit_time: Minutes
    fitted_bicycle_time: Minutes
    transit_flow_between_zones: Predictor


class Choices(NamedTuple):
    """What decides on trips of people, as numbers of the city."""

    value_of_driving_time: float
    walking_speed: float
    cycling_speed: float
    speed_within_area: float
    way_within_area: float
    time_to_car: float
    people_in_car: float
    share_with_car: float
    cost_of_driving: float
    usual_parking_price: float
    transit_fare: float
    time_value_of_low_income: float
    time_value_of_other_income: float
    perceived_transit_time: float
    perceived_bicycle_time: float
    perceived_walk_time: float
    child_on_bicycle: float
    escort_on_way_to_work: float
    weight_of_minute: float
    likeness_of_modes: float
    likeness_of_places: float
    stated_car_share: float
    stated_transit_share: float
    stated_bicycle_share: float
    stated_walk_share: float


@quantity(of="model", source="Definition", whole=True, compiled=True)
def travel_choices(
    value_of_driving_time: MoneyPerHour,
    walking_speed: KilometresPerHour,
    cycling_speed: KilometresPerHour,
    speed_within_area: KilometresPerHour,
    way_within_area: Ratio,
    time_to_car: Minutes,
    people_in_car: Ratio,
    share_with_car: Share,
    cost_of_driving: MoneyPerKilometre,
    usual_parking_price: Money,
    transit_fare: Money,
    time_value_of_low_income: Ratio,
    time_value_of_other_income: Ratio,
    perceived_transit_time: Minutes,
    perceived_bicycle_time: Minutes,
    perceived_walk_time: Minutes,
    child_on_bicycle: Share,
    escort_on_way_to_work: Share,
    weight_of_minute: Ratio,
    likeness_of_modes: Ratio,
    likeness_of_places: Ratio,
    stated_car_share: Share,
    stated_transit_share: Share,
    stated_bicycle_share: Share,
    stated_walk_share: Share,
) -> Predictor:
    """What decides on trips of people, in the order of `Choices`.

    In draws of the city they are as stated: `traffic_of_model` says how far estimated traffic as a whole may be off.
    """
    return np.array(
        [
            value_of_driving_time,
            walking_speed,
            cycling_speed,
            speed_within_area,
            way_within_area,
            time_to_car,
            people_in_car,
            share_with_car,
            cost_of_driving,
            usual_parking_price,
            transit_fare,
            time_value_of_low_income,
            time_value_of_other_income,
            perceived_transit_time,
            perceived_bicycle_time,
            perceived_walk_time,
            child_on_bicycle,
            escort_on_way_to_work,
            weight_of_minute,
            likeness_of_modes,
            likeness_of_places,
            stated_car_share,
            stated_transit_share,
            stated_bicycle_share,
            stated_walk_share,
        ],
        np.float64,
    )


@quantity(of="road", source="Definition: that of counted roads is drawn, that of estimated ones is as stated")
def road_delay(stated_road_capacity: PerHour, congestion_delay: Ratio, delay_of_estimated_roads: Ratio) -> Ratio:
    """Delay of the road at its capacity."""
    return np.where(np.isnan(stated_road_capacity), delay_of_estimated_roads, congestion_delay)


@quantity(of="trip_pair", source="Definition")
def pair_elasticity(pair_cars: PerHour, elasticity_of_trips: Ratio) -> Ratio:
    """How counted cars of a pair answer to their cost."""
    return np.where(pair_cars >= 0.0, elasticity_of_trips, np.nan)


OF = (*("road",) * 4, "trip_pair", "trip_pair", *("trip_area",) * 26, "city", "city", "city", "model")


@given(of="trip_area", default=0.0)
def parking_price() -> Money:
    """What a plan makes each car that comes to an area pay for parking, beside what is usual."""
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
    road_delay: Ratio, road_charge_time: Hours, road_shut: Share, pair_from: Count, pair_to: Count, pair_cars: PerHour,
    pair_charge_time: Hours, usual_pair_time: Hours, pair_elasticity: Ratio, congestion_power: Ratio,
    area_road_node: Count, area_width: Metres, area_zone: Count, low_income_around: Share,
    work_trips: PerHour, school_trips: PerHour, shop_trips: PerHour, leisure_trips: PerHour, escort_trips: PerHour,
    area_workplaces: People, area_school_places: People, area_shop_visitors: People, area_leisure_visitors: People,
    walks_between_areas: Columns, rides_between_areas: Columns, transit_between_zones: Columns,
    travel_choices: Columns, added_car_time: Minutes, fewer_cars: Share, parking_price: Money,
    transit_fare_change: Money, child_carrying_cycles: Share, cars_to_the_door: Share, empty_runs: Ratio,
    lorries_between_areas: Columns, lorry_peak_hour_share: DaysPerHour, passenger_cars_of_lorry: Ratio, *,
    tolerance: float, at_most: int, start: Any,
) -> Solved[Traffic]:  # fmt: skip
    """Ways on which nobody could save time by another one, of the cars that drive at the time and money they then take.

    The time of a road is its free time * (1 + delay * (cars / capacity) ** power). Cars of a counted pair are those
    counted, times (cost / usual time) ** elasticity, cost being time and the time that charges are worth; they go
    where they went. People of areas choose a place and a mode by minutes and money: car, public transport, bicycle
    or walking, with a child no bicycle that carries none, and one mode for both trips where they bring somebody on the
    way to work. Lorries go where they went, and weigh ways as cars do, of which each takes the room of several. One
    hour, every road for itself: no queues that reach back, no signals, no turns. Cars that no open road serves are
    left out. Where the city states its modal split, the city as it is finds the minutes by mode that
    give it; plans keep them.
    """
    from citybrain.domains.travel.models.demand.answers import Answers, Counted, Services, reach_of
    from citybrain.domains.travel.models.demand.areas import AreaDemand, Travellers
    from citybrain.domains.travel.models.demand.lorry_trips import LorryTrips
    from citybrain.domains.travel.models.demand.modal_split import fitted_minutes
    from citybrain.domains.travel.models.demand.mode_choice import MODES, WALK, Weights
    from citybrain.domains.travel.models.demand.settling import Settling

    choices = Choices._make(map(float, travel_choices))
    zones, closed = Zones((road_from, road_to), (pair_from, pair_to), area_road_node), road_shut > HALF
    network = zones.network(free_road_time, road_capacity, road_delay, congestion_power, road_charge_time, closed)
    counted = Counted(
        zones.table(pair_cars), zones.mean_table(usual_pair_time, pair_cars),
        np.nan_to_num(zones.mean_table(pair_charge_time, pair_cars)), zones.mean_table(pair_elasticity, pair_cars),
    )  # fmt: skip
    with_child = choices.child_on_bicycle + (1.0 - choices.child_on_bicycle) * child_carrying_cycles
    low = np.clip(low_income_around, 0.0, 1.0)
    known = np.isfinite(low)
    incomes = np.where(known, np.stack([low, 1.0 - low, low * 0.0]), np.array([[0.0], [0.0], [1.0]]))
    worth = choices.value_of_driving_time * np.array(
        [choices.time_value_of_low_income, choices.time_value_of_other_income, 1.0]
    )
    people = Travellers(
        np.nan_to_num(incomes), float(choices.share_with_car * (1.0 - fewer_cars)), worth, float(with_child),
        float(choices.escort_on_way_to_work),
    )  # fmt: skip
    calling = np.stack(
        [area_workplaces, area_school_places, area_shop_visitors, area_leisure_visitors, area_school_places]
    )
    leaving = np.stack([work_trips, school_trips, shop_trips, leisure_trips, escort_trips])
    weights = Weights(
        float(choices.weight_of_minute), float(choices.likeness_of_modes), float(choices.likeness_of_places)
    )
    demand = AreaDemand(leaving, calling, people, weights)
    speeds = choices.speed_within_area, choices.cycling_speed, choices.walking_speed
    felt = 0.0, choices.perceived_transit_time, choices.perceived_bicycle_time, choices.perceived_walk_time
    parking, fare = choices.usual_parking_price + parking_price, float(choices.transit_fare + transit_fare_change)
    to_car = float((choices.time_to_car + added_car_time) * (1.0 - cars_to_the_door))
    services = Services(
        walks_between_areas, rides_between_areas, transit_between_zones, area_zone.astype(np.intp),
        area_width * choices.way_within_area, speeds, to_car,
        (choices.cost_of_driving, parking, fare), felt, choices.people_in_car / (1.0 + float(empty_runs)),
        road_charge_time, choices.value_of_driving_time,
    )  # fmt: skip
    lorries = LorryTrips.on_nodes(zones, lorries_between_areas * lorry_peak_hour_share, float(passenger_cars_of_lorry))
    state: tuple[Any, Any, Any, Any] = start or (None, None, None, None)
    bushes, first, known, minutes = state
    reach = reach_of(network, road_length, closed, known)
    settling = Settling(
        partial(Answers, network, zones, counted, demand, lorries.in_cars, reach=reach, length=road_length),
        services, network, bushes, first, reach.joined, tolerance, at_most,
    )  # fmt: skip
    stated = np.array(choices[-len(MODES) :])
    if minutes is None:
        minutes = fitted_minutes(settling.shares_at, stated, choices.weight_of_minute) if stated.any() else stated
    answers, end = settling.at(minutes)
    time = np.where(closed, free_road_time, end.roads.cost - road_charge_time)
    driven = pair_cars * zones.of_pairs(counted.share(end.roads.between))
    pair_time = zones.of_pairs(end.roads.between - answers.charge_time(end.roads))
    cars, rigid, articulated = lorries.on_roads(network, end.roads)
    values = Traffic._make([
        cars, time, rigid, articulated, pair_time, driven, *answers.of_areas(end.roads),
        *lorries.of_areas(zones, end.roads.between), *minutes[:WALK], answers.by_transit(end.roads),
    ])  # fmt: skip
    left_out = float(counted.trips[~np.isfinite(end.roads.between)].sum())
    return Solved(values, end.residual, end.iterations, left_out, (end.roads.bushes, end.trips, reach, minutes))


@quantity(of="road", source="Definition: estimated traffic as a whole may be off, counted traffic is as counted")
def road_cars(road_flow: PerHour, stated_road_capacity: PerHour, traffic_of_model: Ratio) -> PerHour:
    """Cars on a road in the peak hour."""
    return road_flow * np.where(np.isnan(stated_road_capacity), traffic_of_model, 1.0)
