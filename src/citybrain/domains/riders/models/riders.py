"""Riders of lines in the peak hour, how full their vehicles are, and what crowding costs."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from citybrain.domains.riders.models.loads import CrowdedTime, loads_of, sections_of, summed
from citybrain.kernel import Solved, quantity, solved
from citybrain.kernel.ratios import per
from citybrain.kernel.units import Array, Columns, Count, DaysPerHour, PerDay, PerHour, Predictor, Ratio, Share

SOURCE = (
    "Dibbelt, Pajor, Strasser and Wagner 2018, doi:10.1145/3274661: journeys of a timetable; crowding as Wardman and "
    "Whelan 2010, Transportation Research Board 10-2011"
)


class RidersOfLines(NamedTuple):
    """Passengers in the peak hour, of the trips by public transport between zones.

    Everybody takes the earliest arrival with the fewest rides and has a place in it, however full it is. Vehicles of a
    line from one stop to the next have as many people each. Hours are those of all people in an hour.
    """

    line_riders: PerHour
    line_largest_load: PerHour
    vehicles_at_largest_load: PerHour
    hours_in_vehicles: Ratio
    hours_standing: Ratio
    felt_hours_in_vehicles: Ratio
    stop_boardings: PerHour
    boardings_at_opened_stop: PerHour
    transit_riders: PerHour
    transit_boardings: PerHour
    faster_on_foot: PerHour
    riders_too_late: PerHour
    riders_of_drawn_lines: PerHour
    load_factor_of_drawn_lines: Ratio
    city_hours_in_vehicles: Ratio
    city_hours_standing: Ratio
    city_felt_hours_in_vehicles: Ratio


OF = (*("transit_line",) * 6, "transit_stop", "junction", *("city",) * 9)


@solved(of=OF, source=SOURCE, tolerance=1e-9, at_most=1)
def riders_of_lines(
    passenger_search: Predictor, transit_flow_between_zones: Columns, traffic_of_model: Ratio, seats_of_vehicle: Count,
    seats_of_new_tram: Count, seats_of_new_bus: Count, places_of_new_tram: Count, places_of_new_bus: Count,
    seats_taken_when_busy: Share, felt_minute_seated_busy: Ratio, felt_minute_seated_full: Ratio,
    felt_minute_standing: Ratio, stop_closed: Share, junction_node: Count, *, tolerance: float, at_most: int,
) -> Solved[RidersOfLines]:  # fmt: skip
    """Riders of lines, their load, and time in vehicles as it is and as it feels; trips without a ride are counted."""
    search, size = passenger_search, len(seats_of_vehicle)
    places = len(search.between)
    people = np.zeros((places, places))
    flow = np.asarray(transit_flow_between_zones)[:places, :places] * float(traffic_of_model)
    people[: len(flow), : len(flow)] = flow
    taken, rides, line = search.riding(people), search.rides, search.line_of_rides
    seats = np.append(seats_of_vehicle, np.where(search.trams, seats_of_new_tram, seats_of_new_bus))
    new_places = np.where(search.trams, places_of_new_tram, places_of_new_bus)
    sections = sections_of(
        line, (rides.begin, rides.end), (search.in_window, search.window), taken.aboard, taken.seconds
    )
    time = CrowdedTime(*map(float, (
        seats_taken_when_busy, felt_minute_seated_busy, felt_minute_seated_full, felt_minute_standing
    )))  # fmt: skip
    loads = loads_of(sections, seats, time)
    boardings = summed(line, taken.boarding, len(seats))
    boarded = summed(rides.begin, taken.boarding, len(stop_closed) + len(search.junctions))
    opened = np.zeros(len(junction_node))
    opened[search.junctions] = boarded[len(stop_closed) :]
    fullest = _fullest(loads.largest[size:], loads.vehicles[size:], new_places)
    hours = loads.hours, loads.standing, loads.felt
    of_city = (
        taken.riding, boardings.sum(), taken.walking, taken.late, boardings[size:].sum(), fullest,
        *(one.sum() for one in hours),
    )  # fmt: skip
    values = RidersOfLines._make([
        *(one[:size] for one in (boardings, loads.largest, loads.vehicles, *hours)), boarded[: len(stop_closed)],
        opened, *map(np.float64, of_city),
    ])  # fmt: skip
    return Solved(values, 0.0, 1)


def _fullest(largest: Array, vehicles: Array, places: Array) -> float:
    """The highest load over the places there of some lines; NaN where there are no lines."""
    if not len(largest):
        return float("nan")
    return float(np.nan_to_num(per(largest, vehicles * places)).max())


@quantity(of="transit_line", source="Definition: the peak hour is a part of a day")
def line_riders_of_day(line_riders: PerHour, peak_hour_share: DaysPerHour) -> PerDay:
    """Passengers who board vehicles of the line on a day."""
    return line_riders / peak_hour_share


@quantity(of="transit_line", source="Definition: vehicles that pass the section of the largest load, times places")
def line_places(vehicles_at_largest_load: PerHour, places_of_vehicle: Count) -> PerHour:
    """Places to sit and stand in an hour on the section of the line with most people."""
    return vehicles_at_largest_load * places_of_vehicle


@quantity(of="transit_line", source="Definition: load over places on the section of the largest load")
def line_load_factor(line_largest_load: PerHour, line_places: PerHour) -> Ratio:
    """People over places on the section of the line with most people; above 1 not all would find a place."""
    return per(line_largest_load, line_places)


@quantity(of="transit_line", source="Definition: time that people stand over their time in vehicles")
def line_standing_share(hours_standing: Ratio, hours_in_vehicles: Ratio) -> Share:
    """Part of the time of passengers in vehicles of the line that they stand; none where nobody rides."""
    return per(hours_standing, hours_in_vehicles)


@quantity(of="transit_line", source="Definition: time as it feels over time")
def line_crowding(felt_hours_in_vehicles: Ratio, hours_in_vehicles: Ratio) -> Ratio:
    """Minutes that a minute in vehicles of the line feels like because of crowding; none where nobody rides."""
    return per(felt_hours_in_vehicles, hours_in_vehicles)


@quantity(of="transit_line", source="Definition: riders over the hours of vehicles on their way")
def riders_of_vehicle_hour(line_riders: PerHour, line_vehicles: Count) -> PerHour:
    """Passengers who board in an hour in which a vehicle of the line is on its way, in the peak hour."""
    return per(line_riders, line_vehicles)


@quantity(of="city", source="Definition: boardings over people who ride")
def rides_of_a_rider(transit_boardings: PerHour, transit_riders: PerHour) -> Ratio:
    """Vehicles that a passenger boards on the way; none where nobody rides."""
    return per(transit_boardings, transit_riders)


@quantity(of="city", source="Definition: time that people stand over their time in vehicles")
def city_standing_share(city_hours_standing: Ratio, city_hours_in_vehicles: Ratio) -> Share:
    """Part of the time of passengers in vehicles that they stand; none where nobody rides."""
    return per(city_hours_standing, city_hours_in_vehicles)


@quantity(of="city", source="Definition: time as it feels over time")
def city_crowding(city_felt_hours_in_vehicles: Ratio, city_hours_in_vehicles: Ratio) -> Ratio:
    """Minutes that a minute in vehicles feels like because of crowding, mean over passengers."""
    return per(city_felt_hours_in_vehicles, city_hours_in_vehicles)


@quantity(of="city", source="Definition: time as it feels less time")
def hours_lost_to_crowding(city_felt_hours_in_vehicles: Ratio, city_hours_in_vehicles: Ratio) -> Ratio:
    """Hours that passengers of the peak hour feel more than they spend in vehicles, because these are crowded."""
    return city_felt_hours_in_vehicles - city_hours_in_vehicles
