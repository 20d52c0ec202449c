"""Which vehicles people are in who travel from zone to zone: nothing is searched until somebody asks."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np

from citybrain.domains.transit.models.minutes import MINUTES, SOURCE, search_of
from citybrain.domains.transit.models.planned.timetable import PlannedTimetable
from citybrain.domains.transit.models.scan.door_to_door import DoorToDoor
from citybrain.domains.transit.models.scan.ridden import RiddenRides
from citybrain.domains.transit.models.scan.timetable import with_added
from citybrain.domains.transit.models.ways import TRAM
from citybrain.kernel import quantity
from citybrain.kernel.units import (
    Array,
    Count,
    Hours,
    KilometresPerHour,
    Mask,
    Metres,
    Minutes,
    Predictor,
    Rows,
    Share,
)


@dataclass(frozen=True, eq=False)
class PassengerSearch:
    """The search of a plan: people go from the middles of zones, `between` metres apart on foot.

    `lines` are the lines of all trips, those that a plan adds among them; those that it draws are numbered on behind
    the others, and are trams where `trams` says so, else buses. `stops` are those that stand; stops that a plan opens,
    at `junctions`, are numbered on behind them. `window` is the length of the window of departures [h].
    """

    search: DoorToDoor
    between: Array
    lines: Rows
    trams: Mask
    stops: int
    junctions: Rows
    window: float

    @property
    def rides(self) -> Any:
        """Rides from stop to stop in the order of departures: begin, end, departure and arrival [s], trip and more."""
        return self.search.rides

    @property
    def line_of_rides(self) -> Rows:
        """The line of each ride."""
        lines: Rows = self.lines[self.rides.trip]
        return lines

    @property
    def in_window(self) -> Mask:
        """Rides that depart in the window."""
        inside: Mask = self.rides.departure < self.search.manner.leave[0] + self.window * MINUTES * MINUTES
        return inside

    def riding(self, people: Array) -> RiddenRides:
        """The rides of people [1/h] from zone to zone, who set out evenly over the window."""
        return self.search.ridden(self.between, people)


@quantity(of="model", source=SOURCE, whole=True, compiled=True)
def passenger_search(
    planned_timetable: Predictor, added_departures: Share, saved_ride_time: Share, place_way: Metres, pair_way: Metres,
    transit_from_zone: Count, transit_to_zone: Count, transit_window_begin: Hours, transit_window_length: Minutes,
    boarding_slack: Minutes, transit_time_limit: Minutes, walking_speed: KilometresPerHour,
    longest_walk_to_stop: Metres, longest_walk_between_stops: Metres,
) -> Predictor:  # fmt: skip
    """The search for the rides of people from zone to zone, in the timetable of a plan."""
    planned: PlannedTimetable = planned_timetable
    search = search_of(
        planned, (added_departures, saved_ride_time),
        (transit_window_begin, transit_window_length, boarding_slack, transit_time_limit, walking_speed,
         longest_walk_to_stop, longest_walk_between_stops),
    )  # fmt: skip
    between = np.full((len(place_way), len(place_way)), np.nan)
    between[transit_from_zone.astype(np.intp), transit_to_zone.astype(np.intp)] = pair_way
    lines = with_added(planned.table, planned.of_lines(added_departures)).trip_line.astype(np.intp)
    trams = np.array([line.kind == TRAM for line in planned.lines], bool)
    window = float(transit_window_length) / MINUTES
    return PassengerSearch(search, between, lines, trams, planned.standing, planned.junctions, window)
