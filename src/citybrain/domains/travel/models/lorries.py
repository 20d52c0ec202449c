"""Lorries: how many set out from areas, where they go, and how many drive on every road and within areas."""

import numpy as np

from citybrain.domains.travel.models._zones import Zones
from citybrain.kernel import quantity, same_formula, spread
from citybrain.kernel.ratios import per
from citybrain.kernel.units import (
    Count,
    DaysPerHour,
    DaysPerYear,
    Hours,
    HoursPerYear,
    KilometresPerHour,
    KilometresPerYear,
    Metres,
    MetresPerKilometre,
    People,
    PerDay,
    PerHour,
    PerPersonDay,
    Predictor,
    Ratio,
    Share,
)

SOURCE = "Quick Response Freight Manual II (FHWA 2007), chapter 4: lorries by employees and households"
GRAVITY = f"{SOURCE}; doubly constrained gravity by minutes"
PLACES = ("zone", "city")
MINUTES_IN_HOUR, METRES_IN_KILOMETRE = 60.0, 1000.0

ARTICULATED = {
    "rigid_lorries_for_work": "articulated_lorries_for_work",
    "rigid_lorries_of_workplace": "articulated_lorries_of_workplace",
    "rigid_lorry_trips": "articulated_lorry_trips",
    "rigid_lorries_for_work_around": "articulated_lorries_for_work_around",
    "rigid_lorries_of_household": "articulated_lorries_of_household",
    "rigid_lorries_of_day": "articulated_lorries_of_day",
    "rigid_lorry_flow": "articulated_lorry_flow",
    "rigid_lorry_kilometres": "articulated_lorry_kilometres",
    "rigid_lorries_within_area": "articulated_lorries_within_area",
    "local_rigid_lorry_kilometres": "local_articulated_lorry_kilometres",
}


@same_formula(of="building", names=ARTICULATED)
@quantity(of="building", source=SOURCE, totals=("zone",))
def rigid_lorries_for_work(workplaces: People, rigid_lorries_of_workplace: PerPersonDay) -> PerDay:
    """Lorries of a class that come to a building on a working day because of the work in it."""
    return workplaces * rigid_lorries_of_workplace


@spread(of="trip_area")
def rigid_lorries_for_work_around(zone_rigid_lorries_for_work: PerDay) -> PerDay:
    """Rigid lorries that come to work in the zone of an area."""
    ...


@spread(of="trip_area")
def articulated_lorries_for_work_around(zone_articulated_lorries_for_work: PerDay) -> PerDay:
    """Articulated lorries that come to work in the zone of an area."""
    ...


@same_formula(of="trip_area", names=ARTICULATED)
@quantity(of="trip_area", source=SOURCE, totals=PLACES)
def rigid_lorry_trips(
    area_work_share: Share, rigid_lorries_for_work_around: PerDay, area_residents: People, household_size: People,
    rigid_lorries_of_household: PerDay, lorries_of_model: Ratio,
) -> PerDay:  # fmt: skip
    """Trips of lorries of a class that begin in an area on a working day; as many end there."""
    of_homes = area_residents / household_size * rigid_lorries_of_household
    return (area_work_share * rigid_lorries_for_work_around + of_homes) * lorries_of_model


@quantity(of="model", source=GRAVITY, whole=True, compiled=True)
def lorries_between_areas(
    rigid_lorry_trips: PerDay, articulated_lorry_trips: PerDay, area_road_node: Count, area_width: Metres,
    road_from: Count, road_to: Count, usual_road_time: Hours, way_within_area: Ratio,
    speed_within_area: KilometresPerHour, rigid_lorry_weight_of_minute: Ratio,
    articulated_lorry_weight_of_minute: Ratio,
) -> Predictor:  # fmt: skip
    """Trips of lorries of a working day from area to area (rigid and articulated, from, to).

    trips = a_i b_j exp(-weight * minutes), minutes of roads without cars and without a plan, mean of there and back:
    who orders goods does not change with a plan, ways do. As many begin as end in each area. An area that no road
    reaches has none.
    """
    from citybrain.domains.travel.models.demand.gravity import spread as spread_trips
    from citybrain.domains.travel.models.equilibrium.network import CLOSED
    from citybrain.domains.travel.models.equilibrium.shortest_paths import zone_distances

    size, nothing = len(area_road_node), np.empty(0)
    if not size or not len(road_from):
        return np.zeros((2, size, size))
    zones = Zones((road_from, road_to), (nothing, nothing), area_road_node)
    alike = np.ones(len(road_from))
    network = zones.network(usual_road_time, alike, alike * 0.0, alike[0], alike * 0.0, alike < 0.0)
    between = zone_distances(network, network.base)
    hours = zones.between_areas(np.where(between < CLOSED, between, np.inf))
    within = area_width * way_within_area / METRES_IN_KILOMETRE / speed_within_area
    hours[np.diag_indices(size)] = np.where(np.isfinite(area_road_node), within, np.inf)
    minutes = (hours + hours.T) / 2.0 * MINUTES_IN_HOUR
    of_classes = (
        (rigid_lorry_trips, rigid_lorry_weight_of_minute), (articulated_lorry_trips, articulated_lorry_weight_of_minute)
    )  # fmt: skip
    return np.stack(
        [spread_trips(trips[None], trips, np.exp(-weight * minutes)[None]).trips[0] for trips, weight in of_classes]
    )


@same_formula(of="road", names=ARTICULATED)
@quantity(of="road", source="Definition: working days of lorries over the days of a year")
def rigid_lorries_of_day(
    rigid_lorry_flow: PerHour, lorry_peak_hour_share: DaysPerHour, lorry_days_in_year: DaysPerYear,
    days_of_year: DaysPerYear, traffic_of_model: Ratio,
) -> PerDay:  # fmt: skip
    """Lorries of a class on a road in its direction on the mean day of a year; none where nothing tells of lorries."""
    return rigid_lorry_flow / lorry_peak_hour_share * traffic_of_model * lorry_days_in_year / days_of_year


@quantity(of="road", source="Definition")
def lorries_of_day(rigid_lorries_of_day: PerDay, articulated_lorries_of_day: PerDay) -> PerDay:
    """Lorries on a road in its direction on the mean day of a year; none where nothing tells of lorries."""
    return rigid_lorries_of_day + articulated_lorries_of_day


@quantity(of="road", source="Definition: of the mean day of a year")
def heavy_share(
    lorries_of_day: PerDay, road_cars: PerHour, peak_hours_in_year: HoursPerYear, days_of_year: DaysPerYear
) -> Share:
    """Part of the vehicles on a road that are lorries; none where nothing drives, or nothing tells of lorries."""
    cars = road_cars * peak_hours_in_year / days_of_year
    return per(lorries_of_day, cars + lorries_of_day)


@same_formula(of="road", names=ARTICULATED)
@quantity(of="road", source="Definition", totals=PLACES)
def rigid_lorry_kilometres(
    rigid_lorries_of_day: PerDay, road_length: Metres, metres_per_kilometre: MetresPerKilometre,
    days_of_year: DaysPerYear,
) -> KilometresPerYear:  # fmt: skip
    """Kilometres that lorries of a class drive on a road in a year; 0 where nothing tells of lorries."""
    return np.nan_to_num(rigid_lorries_of_day) * road_length / metres_per_kilometre * days_of_year


@same_formula(of="trip_area", names=ARTICULATED)
@quantity(of="trip_area", source="Definition", totals=PLACES)
def local_rigid_lorry_kilometres(
    rigid_lorries_within_area: PerHour, lorry_peak_hour_share: DaysPerHour, lorry_days_in_year: DaysPerYear,
    area_width: Metres, way_within_area: Ratio, metres_per_kilometre: MetresPerKilometre, traffic_of_model: Ratio,
) -> KilometresPerYear:  # fmt: skip
    """Kilometres that lorries of a class drive within an area in a year: on no road, and so beside those of roads."""
    in_year = rigid_lorries_within_area / lorry_peak_hour_share * traffic_of_model * lorry_days_in_year
    return in_year * area_width * way_within_area / metres_per_kilometre


@quantity(of="trip_area", source="Definition", totals=("city",))
def lorries_not_driven(
    rigid_lorry_trips: PerDay, articulated_lorry_trips: PerDay, lorries_driven: PerHour,
    lorry_peak_hour_share: DaysPerHour, traffic_of_model: Ratio,
) -> PerDay:  # fmt: skip
    """Trips of lorries of a working day that begin in an area and that no open road serves: in no other number."""
    driven = lorries_driven / lorry_peak_hour_share
    return np.maximum(rigid_lorry_trips + articulated_lorry_trips - driven, 0.0) * traffic_of_model
