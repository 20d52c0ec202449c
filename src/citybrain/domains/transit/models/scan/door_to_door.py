"""Minutes from door to door: walk, wait, ride, change, walk, and the median over the departures of a window."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from citybrain.domains.transit.models.scan.timetable import (
    A_MINUTE,
    Timetable,
    TimetableRides,
    Walks,
    connections,
    with_added,
)
from citybrain.kernel.units import Array, Rows

if TYPE_CHECKING:
    from citybrain.domains.transit.models.scan.ridden import RiddenRides

METRES_A_MINUTE = 1000.0 / 60.0
"""Metres that one goes in a minute at 1 km/h."""

MOST_LANES = 240
"""Departures of a window that are looked at, one a minute."""


@dataclass(frozen=True)
class MannerOfTravel:
    """How people travel: begin and length of the window, slack and limit [min], speed [km/h], longest walks [m]."""

    begin: float
    length: float
    slack: float
    limit: float
    speed: float
    to_stop: float
    between: float

    @property
    def pace(self) -> float:
        """Metres a minute."""
        return self.speed * METRES_A_MINUTE

    @property
    def leave(self) -> Any:
        """Seconds after midnight at which people leave: every minute of the window."""
        count = min(max(int(self.length), 1), MOST_LANES)
        return np.round((self.begin + np.arange(count)) * A_MINUTE).astype(np.int32)

    @property
    def seconds(self) -> tuple[int, int]:
        """Slack and limit; the slack is at least a second, so that nobody changes within one moment."""
        return max(round(self.slack * A_MINUTE), 1), round(self.limit * A_MINUTE)

    def direct(self, way: Array) -> Any:
        """Seconds of walking all the way, beyond the limit where the way is not known."""
        seconds = np.ceil(np.where(np.isnan(way), np.inf, way) / self.pace * A_MINUTE)
        return np.minimum(seconds, self.seconds[1] + 1).astype(np.int32)


@dataclass(frozen=True)
class DoorToDoor:
    """The rides of a window, the walks between stops, from places to stops, and back to places and destinations."""

    manner: MannerOfTravel
    rides: TimetableRides
    change: Walks
    places: Walks
    back: Walks
    targets: Walks

    @classmethod
    def of(
        cls, manner: MannerOfTravel, table: Timetable, added: Array, saved: Array, walks: tuple[Array, ...],
        sizes: tuple[int, int],
    ) -> DoorToDoor:  # fmt: skip
        """From columns of the twin; `sizes`: the numbers of stops and places.

        `walks`: origins, stops, ways [m], and ways back [m], NaN where they are like those there; all may be.
        """
        last = manner.begin + manner.length + manner.limit
        rides = connections(with_added(table, added), saved, manner.begin, last)
        origins, stops, way, *other = walks
        again = np.where(np.isnan(other[0]), way, other[0]) if other else way
        stop_count, place_count = sizes
        pairs: tuple[Rows, Rows] = origins.astype(np.intp), stops.astype(np.intp)
        size = int(max(pairs[0].max(initial=-1) + 1, stop_count + place_count))
        changing = (pairs[0] != pairs[1]) | (pairs[0] >= stop_count)
        near = Walks.of(size, (pairs[0][changing], pairs[1][changing]), way[changing], manner.pace, manner.between)
        ends, back = (Walks.of(size, pairs, one, manner.pace, manner.to_stop) for one in (way, again))
        last_place = stop_count + place_count
        return cls(
            manner, rides, near.some(0, stop_count), ends.some(stop_count, last_place),
            back.some(stop_count, last_place), back.some(last_place, size),
        )  # fmt: skip

    def between_places(self, straight: Array) -> Array:
        """Median minutes from each place to each; `straight` is the way on foot [m] from each to each."""
        from citybrain.domains.transit.models.scan.forward import all_minutes

        slack, limit = self.manner.seconds
        direct, leave = self.manner.direct(straight), self.manner.leave
        minutes: Array = all_minutes(self.rides, self.change, self.places, direct, leave, slack, limit, self.back)
        return minutes

    def ridden(self, straight: Array, people: Array) -> RiddenRides:
        """The rides of people [1/h] from each place to each, for whom the ways on foot are as between places."""
        from citybrain.domains.transit.models.scan.ridden import ridden_by

        walks = self.change, self.places, self.back
        return ridden_by(
            self.rides, walks, self.manner.direct(straight), self.manner.leave, self.manner.seconds, people
        )

    def to_targets(self, starts: Walks, way: Array) -> Array:
        """Median minutes from places with walks to stops to the nearest destination, `way` metres away on foot."""
        from citybrain.domains.transit.models.scan.backward import minutes_to

        slack, limit = self.manner.seconds
        last_way = np.full(len(self.change.starts) - 1, limit + 1, np.int32)
        np.minimum.at(last_way, self.targets.stops, self.targets.seconds)
        minutes: Array = minutes_to(
            self.rides, self.change, last_way, starts, self.manner.direct(way), self.manner.leave, slack, limit
        )
        return minutes
