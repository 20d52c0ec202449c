"""How far people get from a place in some minutes, by each mode, and which facilities they reach."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cached_property
from typing import Any, NamedTuple

import numpy as np

from citybrain.base.attached import beside
from citybrain.domains.streets.models.network import KINDS
from citybrain.domains.streets.questions.journeys import Journeys
from citybrain.domains.streets.questions.modes import MODES, NOT_BY, PERSONS, Modes, Seeds
from citybrain.domains.streets.questions.routes import Routes
from citybrain.kernel.fields import Positions
from citybrain.kernel.relations import Relation
from citybrain.kernel.units import Array, Mask, Rows

KIND = "facility_kind"
TRANSIT = "transit"
"""The mode of public transport, with the ways to and from it on foot."""

DOORS = "door_from_junction", "door_to_junction"
"""Ends of the street of each building and the metres from them, else those to them: alike where nothing is steep."""


class Isochrone(NamedTuple):
    """Junctions that are reached: where they lie [m] and the minutes to each; kinds of facilities likewise.

    `counts` is how many facilities of each kind are reached, `nearest` the minutes to the first (NaN without one),
    `off` the metres from the place to the network, and `at_door` the minutes to each building (inf where none of its
    doors is reached), None where the city has no doors.
    """

    x: Array
    y: Array
    minutes: Array
    kinds: tuple[str, ...]
    counts: Rows
    nearest: Array
    off: float
    at_door: Array | None
    kind_of: str = KIND
    """Quantity whose categories the kinds are."""


class Isochrones:
    """Answers for one city: `read` gives the values of quantities by name, `positions` where rows of entities lie.

    `shapes` gives the shapes of an entity by row, `relations` are those of the city, `rides` tells where public
    transport takes people who have walked to junctions, None where it takes nobody. `no_cars` are directions of streets
    in which no car passes beyond those that are closed. Nothing of a question stays.
    """

    persons = PERSONS

    def __init__(
        self,
        read: Callable[[str], Any],
        positions: Mapping[str, Positions],
        shapes: Callable[[str], Any],
        relations: Mapping[str, Relation] | None = None,
        rides: Any = None,
        no_cars: tuple[Mask, Mask] | None = None,
    ) -> None:
        self.modes = (*MODES, TRANSIT) if rides else MODES
        self._rides = rides
        self._read = read
        self._positions = positions
        self._modes = Modes(read, shapes, no_cars)
        self._doors = next((relations[name] for name in DOORS if relations and name in relations), None)
        self._shapes = shapes

    def modes_for(self, person: str) -> tuple[str, ...]:
        """The modes that are a choice for a person."""
        return tuple(mode for mode in self.modes if mode not in NOT_BY.get(person, ()))

    @cached_property
    def routes(self) -> Routes:
        """Ways from one place to another, on the same networks."""
        return Routes(self._modes)

    @cached_property
    def journeys(self) -> Journeys | None:
        """Ways by public transport, on foot over the same networks; None in a city without a timetable."""
        return Journeys(self._modes, self.routes, self._rides) if self._rides else None

    @property
    def networks(self) -> Modes:
        """The networks on which people walk, cycle and drive."""
        return self._modes

    def reached(
        self, x: float, y: float, minutes: float, mode: str, person: str, leave: float | None = None
    ) -> Isochrone:
        """What is reached from a place [m] within some minutes.

        The way goes from the place, or the building around it, straight to the nearest street of the mode and along it.
        What is nearer on foot is walked, and so is the rest where another mode can go no further. By public transport
        one leaves at `leave`, minutes after midnight of the day of the timetable, else when people usually do. Raises
        NotFoundError for a place off the network.
        """
        place = self._modes.place(x, y)
        begin = walked = self._modes.seeds(place, "walk", person)
        times = self._times(walked, "walk", person, minutes)
        if mode == TRANSIT:
            at = self._rides.usual_begin if leave is None else leave
            stops, there = self._rides.onward(times, at, minutes, self._modes.speed(person))
            times = self._on_foot_from(stops, there, times, person, minutes)
        elif mode != "walk":
            begin = self._modes.seeds(place, mode, person)
            by = self._times(begin, mode, person, minutes)
            rows = np.flatnonzero(np.isfinite(by))
            times = self._on_foot_from(rows, by[rows], np.minimum(times, by), person, minutes)
        rows = np.flatnonzero(np.isfinite(times))
        pace = self._modes.pace(person)
        count, nearest = self._facilities(times, walked, pace, minutes)
        at_door = self._at_door(times, walked, pace)
        return Isochrone(self._x[rows], self._y[rows], times[rows], KINDS, count, nearest, begin.across, at_door)

    def _on_foot_from(self, rows: Rows, there: Array, times: Array, person: str, limit: float) -> Array:
        """The minutes to junctions, or on foot from some of them where that is sooner."""
        onward: Array = self._modes.of("walk", person).network.nearest(rows, there, limit)
        return np.minimum(times, onward)

    def _times(self, begin: Seeds, mode: str, person: str, limit: float) -> Array:
        made = self._modes.of(mode, person)
        times: Array = made.network.nearest(begin.nodes, self._modes.minutes(begin, mode, person), limit)
        return times

    def _facilities(self, times: Array, walked: Seeds, pace: float, limit: float) -> tuple[Rows, Array]:
        """Those of today that no plan closes, and those that one opens, which stand at their junctions."""
        on = self._modes.facilities
        minutes = np.minimum(times[on.first] + on.way_from_first / pace, times[on.last] + on.way_from_last / pace)
        near, metres = self._modes.beside(walked)
        minutes[near] = np.minimum(minutes[near], metres / pace)
        kinds = np.asarray(self._read(KIND)).astype(np.intp)
        inside = (minutes <= limit) & (np.asarray(self._read("facility_closed")) < 1.0)
        count = self._counted(kinds, inside)
        opened = np.asarray(self._read("new_facility"))
        fresh = np.flatnonzero((opened >= 0.0) & (times <= limit))
        kinds, minutes = (
            np.concatenate([kinds[inside], opened[fresh].astype(np.intp)]),
            np.concatenate([minutes[inside], times[fresh]]),
        )
        first = np.full(len(KINDS), np.inf)
        np.minimum.at(first, kinds, minutes)
        return count + np.bincount(kinds[len(kinds) - len(fresh) :], minlength=len(KINDS)), np.where(
            np.isfinite(first), first, np.nan
        )

    def _at_door(self, times: Array, walked: Seeds, pace: float) -> Array | None:
        """Minutes to each building, over the ends of its street or along the piece that it shares with the place."""
        if self._doors is None:
            return None
        at_door = np.full(self._doors.size, np.inf)
        owner = np.repeat(np.arange(self._doors.size), np.diff(self._doors.starts))
        np.minimum.at(at_door, owner, times[self._doors.rows] + self._doors.weights / pace)
        on = walked.on
        own = np.intersect1d(owner[self._doors.rows == on.first[0]], owner[self._doors.rows == on.last[0]])
        doors = self._modes.near_on_foot.attached(self._shapes("building")[own])
        _, door, metres = beside(on, doors)
        at_door[own[doors.rows[door]]] = np.minimum(at_door[own[doors.rows[door]]], metres / pace)
        return at_door

    def _counted(self, kinds: Rows, inside: Any) -> Rows:
        """How many different facilities are among some: a park with many entrances, a stop with two poles is one."""
        places = np.unique(np.column_stack([kinds, self._whole])[inside], axis=0)
        return np.bincount(places[:, 0], minlength=len(KINDS)).astype(np.intp)

    @cached_property
    def _whole(self) -> Rows:
        return np.asarray(self._read("facility_whole")).astype(np.intp)

    @property
    def _x(self) -> Array:
        return np.asarray(self._positions["junction"].x)

    @property
    def _y(self) -> Array:
        return np.asarray(self._positions["junction"].y)
