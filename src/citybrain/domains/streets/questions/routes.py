"""Ways from one place to another that are fast, safe, calm or green, exact for the detours that each is worth.

A metre of a street counts as one metre and more by what is unwelcome on it: streets that no tag calls lit in the dark,
hazards that are known, traffic stress by bicycle, fast cars on foot, no green beside. The least sum (Dial 1969) is
searched from the end.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable
from functools import cached_property
from typing import Any, NamedTuple

import numpy as np

from citybrain.domains.streets.models.access import METRES_A_MINUTE
from citybrain.domains.streets.questions.modes import Directed, ModeNetwork, Modes, Seeds
from citybrain.kernel.units import Array, Mask, Rows

KINDS_OF_WAYS = {
    "walk": ("fast", "safe", "calm", "green"),
    "cycle": ("fast", "safe", "calm", "green"),
    "drive": ("fast",),
}
WORTH = {"fast": (), "safe": ("dark", "stress", "hazards"), "calm": ("stress",), "green": ("bare",)}
"""What each kind of way goes round."""

MIDDLE_STRESS, HIGH_STRESS = 3.0, 4.0
"""Levels of traffic stress that most adults, and nearly all, do not like to cycle on."""


def stress_detour(read: Callable[[str], Any], level: Array) -> Array:
    """By how much longer a metre by bicycle counts on streets of some levels of traffic stress."""
    middle, high = float(read("detour_for_middle_stress")), float(read("detour_for_high_stress"))
    detour: Array = middle * (level == MIDDLE_STRESS) + high * (level == HIGH_STRESS)
    return detour


class StreetWay(NamedTuple):
    """A way: streets in their order, how each begins and ends [m along it], and metres and minutes of the whole.

    `dark`, `stress` and `green` are its metres on streets that no tag calls lit (whatever the hour), with stress, and
    beside green; `across` those from and to the places, straight. `hazards` are accidents and reports a year on its
    pieces of street, `unknown` the metres of which they are not told.
    """

    mode: str
    kind: str
    streets: Rows
    begins: Array
    ends: Array
    across: float
    minutes: float
    metres: float
    dark: float
    stress: float
    green: float
    hazards: float
    unknown: float


class Routes:
    """Ways in one city, between places [m] on its networks."""

    def __init__(self, modes: Modes) -> None:
        self._modes = modes

    def between(self, begin: Any, end: Any, mode: str, person: str, dark: bool) -> list[StreetWay]:
        """Ways of all kinds of a mode; none where no way leads there. Raises NotFoundError off the network."""
        seeds = self._seeds(begin, end, mode, person)
        ways = (self._way(*seeds, mode, kind, person, dark) for kind in KINDS_OF_WAYS[mode])
        return [way for way in ways if way is not None]

    def fast(self, begin: Any, end: Any, mode: str, person: str) -> StreetWay | None:
        """The fast way of a mode; None where no way leads there. Raises NotFoundError off the network."""
        seeds = self._seeds(begin, end, mode, person)
        return self._way(*seeds, mode, "fast", person, dark=False)

    def _seeds(self, begin: Any, end: Any, mode: str, person: str) -> tuple[Seeds, Seeds]:
        return self._modes.seeds(begin, mode, person, "begin"), self._modes.seeds(end, mode, person, "end")

    def speeds(self, way: StreetWay) -> tuple[Array, Array]:
        """Metres of each piece of a way on its street, and the speed there [km/h], as its minutes count it."""
        pace = self._modes.of(way.mode, "adult").pace.along(way.streets, way.ends > way.begins)
        return np.abs(way.ends - way.begins), 1.0 / (pace * METRES_A_MINUTE)

    def place(self, x: float, y: float) -> Any:
        """A place [m]: the outline of the building around it, else the point."""
        return self._modes.place(x, y)

    def line(self, way: StreetWay) -> Any:
        """The line of a way [m], without the straight pieces to and from the places."""
        return self._modes.line(way.streets, way.begins, way.ends)

    @staticmethod
    def is_dark(longitude: float, latitude: float, when: datetime.datetime | None) -> bool:
        """Whether the sun stands below the horizon (Cooper 1969, doi:10.1016/0038-092X(69)90047-4).

        The equation of time (up to 16 minutes) and refraction are left out; without a time it is day.
        """
        if when is None:
            return False
        there = when.astimezone(datetime.UTC)
        hours = there.hour + there.minute / 60.0 + longitude / 15.0
        declination = np.radians(23.45) * np.sin(2.0 * np.pi * (284 + there.timetuple().tm_yday) / 365.0)
        up, turn = np.radians(latitude), np.pi * (hours / 12.0 - 1.0)
        height = np.sin(up) * np.sin(declination) + np.cos(up) * np.cos(declination) * np.cos(turn)
        return bool(height < 0.0)

    def _way(self, begin: Seeds, end: Seeds, mode: str, kind: str, person: str, dark: bool) -> StreetWay | None:
        made = self._modes.of(mode, person)
        cost = made.pace.times(self._factor(mode, kind, dark))
        lengths = cost.times(self._modes.streets.length)
        before, behind = begin.cost(cost), end.cost(cost)
        rest = self._modes.turned(mode, person).network(lengths).nearest(end.nodes, behind)
        through = before + rest[begin.nodes]
        least = float(through.min(initial=np.inf))
        direct = self._direct(begin, end, made.open, cost)
        if min(direct, least) == np.inf:
            return None
        if direct <= least:
            pieces = begin.on.streets, begin.on.along, end.on.along
        else:
            by_edge = lengths.along(made.rows, made.onward)
            pieces = self._followed(made, by_edge, rest, (begin, int(np.argmin(through))), (end, behind))
        return self._measured(mode, kind, person, begin.across + end.across, pieces)

    def _followed(
        self, made: ModeNetwork, lengths: Array, rest: Array, out: tuple[Seeds, int], into: tuple[Seeds, Array]
    ) -> tuple[Rows, Array, Array]:
        """Streets from the place to the other, and where each begins and ends, along the least of what is left."""
        (begin, first), (end, behind) = out, into
        node, edges = int(begin.nodes[first]), []
        while not (there := np.flatnonzero((end.nodes == node) & (behind <= rest[node]))).size:
            some = slice(made.network.starts[node], made.network.starts[node + 1])
            edge = some.start + int(np.argmin(lengths[some] + rest[made.network.heads[some]]))
            edges.append(edge)
            node = int(made.network.heads[edge])
        path = np.array(edges, np.intp)
        streets = made.rows[path]
        length = self._modes.streets.length[streets]
        onward = made.onward[path]
        begins = [begin.on.along, np.where(onward, 0.0, length), end.at[there[:1]]]
        ends = [begin.at[first : first + 1], np.where(onward, length, 0.0), end.on.along]
        return np.concatenate([begin.on.streets, streets, end.on.streets]), np.concatenate(begins), np.concatenate(ends)

    def _measured(
        self, mode: str, kind: str, person: str, across: float, pieces: tuple[Rows, Array, Array]
    ) -> StreetWay:
        """What a way over pieces of streets measures."""
        streets, begins, ends = pieces
        metres = np.abs(ends - begins)
        pace = self._modes.of(mode, person).pace.along(streets, ends > begins)
        minutes = float(metres @ pace) + across / self._modes.pace(person)
        marks = *self._marks(mode), self._hazards, self._untold.astype(np.float64)
        measured = (float(metres @ one[streets]) for one in marks)
        return StreetWay(mode, kind, *pieces, across, minutes, float(metres.sum()) + across, *measured)

    def _direct(self, begin: Seeds, end: Seeds, opened: Directed, cost: Directed) -> float:
        """Cost along the one street on which both places lie; infinite where there is none, or no way back on it."""
        metres = float(end.on.along[0] - begin.on.along[0])
        street = begin.on.streets[0]
        if street != end.on.streets[0] or (metres and not (opened.onward if metres > 0.0 else opened.back)[street]):
            return np.inf
        return abs(metres) * float((cost.onward if metres > 0.0 else cost.back)[street])

    @property
    def knows_hazards(self) -> bool:
        """Whether the city knows of hazards on any street."""
        return bool(self._untold.any() or self._hazards.any())

    @cached_property
    def _hazards(self) -> Array:
        """Known hazards a year on a metre of each street; where not all are told, those that are."""
        read, length = self._modes.read, np.asarray(self._modes.streets.length)
        known = np.where(self._untold, read("street_told_hazards"), read("street_hazards"))
        return np.asarray(known, np.float64) / np.where(length > 0.0, length, 1.0)

    @cached_property
    def _untold(self) -> Mask:
        """Streets of which some hazards are not told."""
        return np.isnan(np.asarray(self._modes.read("street_hazards"), np.float64))

    def _marks(self, mode: str) -> tuple[Array, Array, Array]:
        """Streets that no tag calls lit, streets with stress, the share of each that lies beside green."""
        read = self._modes.read
        unlit = ~(np.asarray(read("street_lit")) > 0.0)
        stressful = np.asarray(read("traffic_stress")) >= MIDDLE_STRESS if mode == "cycle" else self._fast_cars()
        green = np.nan_to_num(np.asarray(read("street_green_share")))
        return unlit.astype(np.float64), stressful.astype(np.float64), green

    def _fast_cars(self) -> Mask:
        """Streets on which cars may be faster than where people and vehicles mix."""
        read = self._modes.read
        fast: Mask = (read("street_for_driving") > 0.0) & (read("street_speed") > float(read("lowered_speed_limit")))
        return fast

    def _factor(self, mode: str, kind: str, dark: bool) -> Array:
        """By how much longer a metre of each street may be to go round it, and one."""
        read, worth = self._modes.read, WORTH[kind]
        unlit, _, green = self._marks(mode)
        factor = np.ones(len(unlit))
        if "dark" in worth and dark:
            factor += float(read("detour_for_light")) * unlit
        if "stress" in worth and mode == "cycle":
            factor += stress_detour(read, read("traffic_stress"))
        elif "stress" in worth:
            factor += float(read("detour_for_calm_on_foot")) * self._fast_cars()
        if "hazards" in worth and self.knows_hazards:
            detour = float(read("detour_for_hazards")) * self._hazards
            factor += np.minimum(detour, float(read("detour_for_high_stress")))
        if "bare" in worth:
            factor += float(read("detour_for_green")) * (1.0 - green)
        return factor
