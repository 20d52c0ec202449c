"""Ways by public transport from one place to another: on foot to a stop, rides and changes, on foot from the last."""

from __future__ import annotations

from functools import cached_property
from typing import Any, NamedTuple

import numpy as np

from citybrain.base.attached import Attached, beside
from citybrain.domains.streets.questions.modes import Modes
from citybrain.domains.streets.questions.routes import Routes, StreetWay
from citybrain.kernel.units import Array


class JourneyLeg(NamedTuple):
    """A walk (`line` None) or a ride on the row of a line; stops by their rows, None at the places themselves.

    `departure` and `arrival` are minutes after midnight of the timetable's day, `line_of_way` the line of the leg [m].
    """

    line: int | None
    begin: int | None
    end: int | None
    departure: float
    arrival: float
    metres: float
    emissions: float
    line_of_way: Any


class Journey(NamedTuple):
    """A way by public transport; `walks` are those from and to the places, minutes count from when one leaves."""

    legs: tuple[JourneyLeg, ...]
    walks: tuple[StreetWay, StreetWay]
    minutes: float
    knows_hazards: bool

    @property
    def changes(self) -> int:
        """How often one changes from ride to ride."""
        return sum(leg.line is not None for leg in self.legs) - 1


class Journeys:
    """Journeys in one city; `rides` tells between which stops people ride. Nothing of a question stays."""

    def __init__(self, modes: Modes, routes: Routes, rides: Any) -> None:
        self.rides = rides
        self._modes = modes
        self._routes = routes

    def between(self, begin: Any, end: Any, person: str, leave: float | None) -> Journey | None:
        """The earliest arrival of who leaves at a time [minutes after midnight], else when people usually do.

        With one ride at least, though walking all the way may be faster; None where nobody arrives. Raises
        NotFoundError for a place off the streets.
        """
        at = self.rides.usual_begin if leave is None else leave
        near = self._minutes(begin, person, "begin"), self._minutes(end, person, "end")
        rides = self.rides.between(*near, at, self._modes.speed(person))
        if not rides:
            return None
        first, last = int(rides[0].stops[0]), int(rides[-1].stops[-1])
        out = self._routes.fast(begin, self._places[first], "walk", person)
        into = self._routes.fast(self._places[last], end, "walk", person)
        if out is None or into is None:
            return None
        arrival = rides[-1].arrival + float(near[1][last])
        legs = (
            JourneyLeg(None, None, first, at, at + float(near[0][first]), out.metres, 0.0, self._routes.line(out)),
            *(self._leg(ride) for ride in rides),
            JourneyLeg(None, last, None, rides[-1].arrival, arrival, into.metres, 0.0, self._routes.line(into)),
        )
        return Journey(legs, (out, into), arrival - at, self._routes.knows_hazards)

    def next_departure(self, begin: Any, person: str, leave: float) -> float | None:
        """When the next ride leaves that one catches on foot from a place [minutes after midnight]; None without one.

        Raises NotFoundError for a place off the streets.
        """
        departure: float | None = self.rides.next_departure(
            self._minutes(begin, person, "begin"), leave, self._modes.speed(person)
        )
        return departure

    def _leg(self, ride: Any) -> JourneyLeg:
        import shapely

        line = shapely.linestrings(self.rides.points[ride.stops])
        ends = int(ride.stops[0]), int(ride.stops[-1])
        return JourneyLeg(ride.line, *ends, ride.departure, ride.arrival, ride.metres, ride.emissions, line)

    def _minutes(self, place: Any, person: str, at: str) -> Array:
        """Minutes on foot from a place (`at` begin) or to it (end) for each stop, along their streets.

        Along the piece that both lie on where that is sooner.
        """
        modes, on = self._modes, self._on_streets
        seeds, pace = modes.seeds(place, "walk", person, at), modes.pace(person)
        made = modes.of("walk", person)
        to_place = at == "end"
        network = (
            modes.turned("walk", person).network(made.pace.times(modes.streets.length)) if to_place else made.network
        )
        times = network.nearest(seeds.nodes, modes.minutes(seeds, "walk", person))
        first, last = (on.first_way, on.last_way) if to_place else (on.way_from_first, on.way_from_last)
        there = np.minimum(times[on.first] + first / pace, times[on.last] + last / pace)
        near, metres = beside(on, seeds.on)[::2] if to_place else beside(seeds.on, on)[1:]
        there[near] = np.minimum(there[near], metres / pace)
        minutes = np.full(len(self._places), np.inf)
        minutes[on.rows] = there
        return minutes

    @cached_property
    def _places(self) -> Any:
        import shapely

        return shapely.points(self.rides.points)

    @cached_property
    def _on_streets(self) -> Attached:
        return self._modes.near_on_foot.attached(self._places)
