"""Minutes by public transport between zones, from zones and buildings to destinations, and who is reached."""

from __future__ import annotations

from typing import Any, NamedTuple

import numpy as np

from citybrain.base.attached import network_to
from citybrain.domains.transit.models.planned.timetable import PlannedTimetable
from citybrain.domains.transit.models.scan.door_to_door import METRES_A_MINUTE, DoorToDoor, MannerOfTravel
from citybrain.domains.transit.models.scan.timetable import Walks
from citybrain.kernel import Solved, least, mean, quantity, solved
from citybrain.kernel.ratios import per
from citybrain.kernel.units import (
    Array,
    Count,
    Hours,
    KilometresPerHour,
    Metres,
    Minutes,
    People,
    Predictor,
    Share,
)

SOURCE = "Dibbelt, Pajor, Strasser and Wagner 2018, doi:10.1145/3274661: connection scan; exact"
MINUTES = 60.0


def search_of(planned: PlannedTimetable, lines: tuple[Array, Array], manner: tuple[Any, ...]) -> DoorToDoor:
    """The search in the timetable of a plan with what it changes of lines, for people who travel in a manner."""
    begin, length, slack, limit, speed, to_stop, between = map(float, manner)
    how = MannerOfTravel(begin * MINUTES, length, slack, limit, speed, to_stop, between)
    added, saved = (planned.of_lines(values) for values in lines)
    return DoorToDoor.of(how, planned.table, added, saved, planned.walks, (planned.stops, planned.places))


class TransitMinutes(NamedTuple):
    """Minutes by public transport or on foot, door to door, median over the departures of a window.

    One sets out in the middle of the residents of a zone every minute of the window, to the middle of another zone or
    to the nearest destination; NaN where half of the departures take longer than the limit.
    """

    transit_minutes: Minutes
    zone_minutes_to_destination: Minutes


@solved(of=("transit_pair", "zone"), source=SOURCE, tolerance=1e-9, at_most=1)
def minutes_of_zones(
    planned_timetable: Predictor, added_departures: Share, saved_ride_time: Share, place_way: Metres,
    pair_way: Metres, transit_from_zone: Count, transit_to_zone: Count, transit_window_begin: Hours,
    transit_window_length: Minutes, boarding_slack: Minutes,
    transit_time_limit: Minutes, walking_speed: KilometresPerHour, longest_walk_to_stop: Metres,
    longest_walk_between_stops: Metres, *, tolerance: float, at_most: int,
) -> Solved[TransitMinutes]:  # fmt: skip
    """Minutes by public transport or on foot from zone to zone, and from each zone to the nearest destination."""
    search = search_of(
        planned_timetable, (added_departures, saved_ride_time),
        (transit_window_begin, transit_window_length, boarding_slack, transit_time_limit, walking_speed,
         longest_walk_to_stop, longest_walk_between_stops),
    )  # fmt: skip
    pairs = transit_from_zone.astype(np.intp), transit_to_zone.astype(np.intp)
    between = np.full((len(place_way), len(place_way)), np.nan)
    between[pairs] = pair_way
    minutes = search.between_places(between)
    return Solved(TransitMinutes(minutes[pairs], search.to_targets(search.places, place_way)), 0.0, 1)


@quantity(of="model", source="Definition: the pairs of zones in their order", whole=True, compiled=True)
def minutes_between_zones(transit_minutes: Minutes, transit_from_zone: Count, transit_to_zone: Count) -> Predictor:
    """Minutes by public transport or on foot from zone to zone (from, to); NaN where it takes too long."""
    first, last = transit_from_zone.astype(np.intp), transit_to_zone.astype(np.intp)
    minutes = np.full((first.max() + 1, last.max() + 1), np.nan)
    minutes[first, last] = transit_minutes
    return minutes


class ResidentsReached(NamedTuple):
    """Residents of all zones whose middle is reached by public transport or on foot in a short and in a longer time."""

    residents_reached_soon: People
    residents_reached: People


@solved(of="zone", source="Definition: cumulative opportunities", tolerance=1e-9, at_most=1)
def reached_by_transit(
    transit_minutes: Minutes, transit_from_zone: Count, transit_to_zone: Count, zone_residents: People,
    short_transit_time: Minutes, usual_transit_time: Minutes, *, tolerance: float, at_most: int,
) -> Solved[ResidentsReached]:  # fmt: skip
    """Residents of the zones that are reached in time from the middle of a zone, its own among them."""
    first, last = transit_from_zone.astype(np.intp), transit_to_zone.astype(np.intp)
    people = zone_residents[last]
    sums = [
        np.bincount(first, np.where(transit_minutes <= limit, people, 0.0), len(zone_residents)).astype(np.float64)
        for limit in (short_transit_time, usual_transit_time)
    ]
    return Solved(ResidentsReached(*sums), 0.0, 1)


@quantity(of="zone", source="Definition")
def transit_access_score(residents_reached: People, city_residents: People) -> Share:
    """Share of the residents of the city whom one reaches from the zone in the usual time."""
    return per(residents_reached, city_residents)


@mean(of="city")
def city_transit_access_score(transit_access_score: Share, zone_residents: People) -> Share:
    """Share of the residents of the city whom its residents reach in the usual time, mean over them."""
    ...


@quantity(of="zone", source="Definition: many residents, little access", totals=("city",))
def underserved_residents(
    transit_access_score: Share, city_transit_access_score: Share, zone_residents: People,
    underserved_share_of_mean: Share,
) -> People:  # fmt: skip
    """Residents of a zone from which far fewer people are reached than in the mean of the city."""
    return np.where(transit_access_score < underserved_share_of_mean * city_transit_access_score, zone_residents, 0.0)


@solved(of="junction", source=SOURCE, tolerance=1e-9, at_most=1)
def junction_way_by_transit(
    planned_timetable: Predictor, added_departures: Share, saved_ride_time: Share, place_way: Metres,
    junction_node: Count, street_from_node: Count, street_to_node: Count, street_walk_onward: Metres,
    street_walk_back: Metres, street_walkable: Share, stop_from_node: Count, stop_to_node: Count,
    stop_from_way: Metres, stop_to_way: Metres,
    destination_from_node: Count, destination_to_node: Count, destination_from_way: Metres,
    destination_to_way: Metres, transit_window_begin: Hours, transit_window_length: Minutes,
    boarding_slack: Minutes, transit_time_limit: Minutes, walking_speed: KilometresPerHour,
    longest_walk_to_stop: Metres, longest_walk_between_stops: Metres, *, tolerance: float, at_most: int,
) -> Solved[Metres]:  # fmt: skip
    """Metres on foot that take as long as the way from a junction to the nearest destination by public transport."""
    search = search_of(
        planned_timetable, (added_departures, saved_ride_time),
        (transit_window_begin, transit_window_length, boarding_slack, transit_time_limit, walking_speed,
         longest_walk_to_stop, longest_walk_between_stops),
    )  # fmt: skip
    lengths = street_walk_onward, street_walk_back
    network = network_to(junction_node, street_from_node, street_to_node, *lengths, street_walkable)
    longest = float(longest_walk_to_stop)
    rows, stops, ways = [], [], []
    opened = junction_node[planned_timetable.junctions]
    first, last = np.append(stop_from_node, opened), np.append(stop_to_node, opened)
    before = np.stack([np.append(way, np.zeros(len(opened))) for way in (stop_from_way, stop_to_way)])
    for stop in np.flatnonzero(~np.isnan(first)):
        way = network.nearest(np.searchsorted(junction_node, [first[stop], last[stop]]), before[:, stop], longest)
        near = np.flatnonzero(np.isfinite(way))
        rows.append(near)
        stops.append(np.full(len(near), stop))
        ways.append(way[near])
    pairs = _joined(rows), _joined(stops)
    starts = Walks.of(len(junction_node), pairs, _joined(ways), search.manner.pace, longest)
    there = ~np.isnan(destination_from_node)
    seeds = np.searchsorted(junction_node, np.concatenate([destination_from_node[there], destination_to_node[there]]))
    straight = network.nearest(seeds, np.concatenate([destination_from_way[there], destination_to_way[there]]))
    return Solved(search.to_targets(starts, straight) * search.manner.pace, 0.0, 1)


def _joined(parts: list[Any]) -> Any:
    return np.concatenate(parts) if parts else np.zeros(0, np.intp)


@least(of="building", over="door_to_junction", along=True)
def way_by_transit(junction_way_by_transit: Metres) -> Metres:
    """Metres on foot that take as long as the way from the door to the nearest destination by public transport."""
    ...


@quantity(of="building", source="Definition: way over speed")
def minutes_to_destination(way_by_transit: Metres, walking_speed: KilometresPerHour) -> Minutes:
    """Minutes from the door to the nearest destination by public transport or on foot, median over a window."""
    return way_by_transit / (walking_speed * METRES_A_MINUTE)
