"""How far the rides of a timetable take people who have walked to junctions of the streets."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property
from typing import Any

import numpy as np

from citybrain.domains.transit.models.minutes import MINUTES, search_of
from citybrain.domains.transit.models.scan.door_to_door import DoorToDoor
from citybrain.domains.transit.models.scan.timetable import A_MINUTE
from citybrain.kernel.errors import CityBrainError
from citybrain.kernel.units import Array, Rows

CALLS = ("call_course", "call_stop", "call_arrival", "call_departure", "call_boards", "call_alights")
TRIPS = ("trip_course", "trip_pattern", "trip_line", "trip_start")
PLANNED = ("added_departures", "saved_ride_time")
WALKS = ("walk_from", "walk_to", "walk_way")
ENDS = ("stop_from_node", "stop_to_node", "stop_from_way", "stop_to_way")


def rides_of(read: Callable[[str], Any]) -> Rides | None:
    """The rides of a city; None where no timetable tells any, or no streets lead to its stops."""
    try:
        for name in (TRIPS[0], ENDS[0], "junction_node"):
            read(name)
    except CityBrainError:
        return None
    return Rides(read)


class Rides:
    """Rides of one city: `read` gives the values of quantities by name. Nothing of a question stays."""

    def __init__(self, read: Callable[[str], Any]) -> None:
        self._read = read

    @property
    def usual_begin(self) -> float:
        """Minutes after midnight at which people leave where nobody says when."""
        return float(self._read("transit_window_begin")) * MINUTES

    def onward(self, walked: Array, leave: float, limit: float, speed: float) -> tuple[Rows, Array]:
        """Junctions at which people come off stops, and the minutes since they left.

        `walked` are the minutes on foot to each junction (inf where nobody walks), `leave` is when they leave [minutes
        after midnight of the day of the timetable], `limit` the longest way [min], `speed` that on foot [km/h]. Exact
        for that one time; no longer walk to a stop, or between stops, than people of the city take.
        """
        from citybrain.domains.transit.models.scan.forward import NEVER, scan

        search = self._search(leave, limit, speed)
        rows, nodes, ways = self._stops
        slack, last = search.manner.seconds
        on_foot = (walked[nodes] + ways / search.manner.pace).min(axis=0)
        on_foot[on_foot > search.manner.to_stop / search.manner.pace] = np.inf
        there = np.flatnonzero(on_foot <= limit)
        begin = search.manner.leave[:1]
        at = np.full((len(search.change.starts) - 1, 1), NEVER, np.int32)
        at[rows[there], 0] = begin + np.ceil(on_foot[there] * A_MINUTE).astype(np.int32)
        ride, aboard = np.full_like(at, NEVER), np.zeros(search.rides.trips, np.int32)
        scan(*search.rides.columns, *search.change, begin, slack, begin[0] + last, at, ride, aboard)
        off = np.flatnonzero(ride[rows, 0] <= begin[0] + last)
        minutes = (ride[rows[off], 0] - begin[0]) / A_MINUTE + ways[:, off] / search.manner.pace
        inside = minutes <= limit
        return nodes[:, off][inside], minutes[inside]

    def _search(self, leave: float, limit: float, speed: float) -> DoorToDoor:
        values = [self._columns(names) for names in (CALLS + TRIPS, PLANNED, WALKS)]
        sizes = len(self._read("transit_stop_kind")), len(self._read("place_way"))
        walks = (float(self._read(f"longest_walk_{name}")) for name in ("to_stop", "between_stops"))
        manner = leave / MINUTES, 1.0, self._read("boarding_slack"), limit, speed, *walks
        return search_of(values[0], values[1], values[2], sizes, manner)  # type: ignore[arg-type]

    def _columns(self, names: tuple[str, ...]) -> tuple[Array, ...]:
        return tuple(np.asarray(self._read(name), np.float64) for name in names)

    @cached_property
    def _stops(self) -> tuple[Rows, Rows, Array]:
        """Rows of stops on streets, those of the junctions at both ends of their streets, and the ways to these."""
        first, last, *ways = self._columns(ENDS)
        rows = np.flatnonzero(~np.isnan(first))
        nodes = np.searchsorted(np.asarray(self._read("junction_node")), [first[rows], last[rows]])
        return rows, nodes, np.stack(ways)[:, rows]
