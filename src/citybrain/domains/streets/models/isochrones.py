"""How far people get from a place in some minutes, on foot, by bicycle or by car, and which facilities they reach."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cached_property
from typing import Any, NamedTuple

import numpy as np

from citybrain.domains.streets.models.access import METRES_A_MINUTE
from citybrain.domains.streets.models.network import KINDS, LEAST_ISLAND
from citybrain.kernel.errors import NotFoundError
from citybrain.kernel.fields import Positions
from citybrain.kernel.relations import Relation
from citybrain.kernel.units import Array, Mask, Rows

MODES = ("walk", "cycle", "drive")
PERSONS = ("adult", "older", "with_child", "step_free")
SPEEDS = {
    "adult": "walking_speed",
    "older": "walking_speed_older",
    "with_child": "walking_speed_with_child",
    "step_free": "wheelchair_speed",
}
OWN_NETWORK = {"walk": PERSONS, "cycle": ("adult", "with_child"), "drive": ("adult",)}
"""Persons with a network of their own; the others take that of an adult."""

KIND = "facility_kind"
DOORS = "door_to_junction"
"""Ends of the street of each building, and the metres to them."""

FURTHEST = 250.0
"""Metres from a junction of the mode beyond which a place is not on its network."""


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

    `relations` are those of the city. Networks are made when a mode and person are first asked for, and kept; nothing
    of a question is.
    """

    def __init__(
        self,
        read: Callable[[str], Any],
        positions: Mapping[str, Positions],
        relations: Mapping[str, Relation] | None = None,
    ) -> None:
        self._read = read
        self._positions = positions
        self._doors = (relations or {}).get(DOORS)
        self._networks: dict[tuple[str, str], Any] = {}

    def reached(self, x: float, y: float, minutes: float, mode: str, person: str) -> Isochrone:
        """What is reached from a place [m] within some minutes.

        The first metres go straight to the nearest junction and on foot, and so does what is left of the way where
        bicycle or car can go no further. Raises NotFoundError for a place off the network.
        """
        network, used = self._network(mode, person)
        place = np.hypot(self._x - x, self._y - y)
        place[~used] = np.inf
        off = float(place.min(initial=np.inf))
        if off > FURTHEST:
            received = f"{off:.0f} m" if np.isfinite(off) else "-"
            raise NotFoundError("isochrone-off-network", received=received, allowed=f"{FURTHEST:.0f} m")
        near = np.flatnonzero(place == off)
        times = network.nearest(near, place[near] / self._pace(person), minutes)
        rows = np.flatnonzero(np.isfinite(times))
        if mode != "walk":
            on_foot, _ = self._network("walk", person)
            times = np.minimum(times, on_foot.nearest(rows, times[rows], minutes))
            rows = np.flatnonzero(np.isfinite(times))
        pace = self._pace(person)
        count, nearest = self._facilities(times, pace, minutes)
        at_door = self._at_door(times, pace)
        return Isochrone(self._x[rows], self._y[rows], times[rows], KINDS, count, nearest, off, at_door)

    def _facilities(self, times: Array, pace: float, limit: float) -> tuple[Rows, Array]:
        """Those of today that no plan closes, and those that one opens, which stand at their junctions."""
        opened = np.asarray(self._read("new_facility"))
        fresh = np.flatnonzero(opened >= 0.0)
        minutes = np.minimum(*(times[row] + way / pace for row, way in self._ends))
        minutes[np.asarray(self._read("facility_closed")) >= 1.0] = np.inf
        minutes = np.concatenate([minutes, times[fresh]])
        kinds = np.concatenate([self._read(KIND), opened[fresh].astype(np.intp)])
        inside = minutes <= limit
        count = np.bincount(kinds[inside], minlength=len(KINDS)).astype(np.intp)
        first = np.full(len(KINDS), np.inf)
        np.minimum.at(first, kinds[inside], minutes[inside])
        return count, np.where(np.isfinite(first), first, np.nan)

    def _at_door(self, times: Array, pace: float) -> Array | None:
        if self._doors is None:
            return None
        at_door = np.full(self._doors.size, np.inf)
        owner = np.repeat(np.arange(self._doors.size), np.diff(self._doors.starts))
        np.minimum.at(at_door, owner, times[self._doors.rows] + self._doors.weights / pace)
        return at_door

    def _pace(self, person: str) -> float:
        """Metres a minute on foot."""
        return float(self._read(SPEEDS[person])) * METRES_A_MINUTE

    def _network(self, mode: str, person: str) -> tuple[Any, Any]:
        """The network of a mode and person with minutes as lengths, and which junctions lie on it."""
        key = mode, person if person in OWN_NETWORK[mode] else "adult"
        if key not in self._networks:
            from citybrain.kernel.paths import Network

            length = self._read("street_length")
            used, one_way, speed = getattr(self, f"_{mode}")(person)
            (first, last), size = self._street_ends, len(self._x)
            back = used & ~one_way
            tails = np.concatenate([first[used], last[back]])
            heads = np.concatenate([last[used], first[back]])
            time = np.broadcast_to(length / (speed * METRES_A_MINUTE), length.shape)
            lengths = np.concatenate([time[used], time[back]])
            self._networks[key] = Network.of_edges(size, tails, heads, lengths), _on_it(size, tails, heads)
        network, junctions = self._networks[key]
        return network, junctions

    def _walk(self, person: str) -> tuple[Any, Any, Any]:
        open_to = "street_walkable" if person in ("adult", "older") else "street_step_free"
        used = self._read(open_to) > 0.0
        return used, np.zeros(len(used), bool), float(self._read(SPEEDS[person]))

    def _cycle(self, person: str) -> tuple[Any, Any, Any]:
        """With a child only where most adults dare to cycle."""
        used = (self._read("street_for_cycling") > 0.0) & (self._read("street_closed") < 1.0)
        if person == "with_child":
            used &= self._read("traffic_stress") <= self._read("highest_stress_with_child")
        return used, self._read("street_one_way_for_cycles") > 0.0, float(self._read("cycling_speed"))

    def _drive(self, person: str) -> tuple[Any, Any, Any]:
        used = (self._read("street_for_driving") > 0.0) & (self._read("street_closed") < 1.0)
        speed = self._read("street_speed") * float(self._read("share_of_speed_limit_driven"))
        return used, self._read("street_one_way") > 0.0, speed

    @cached_property
    def _street_ends(self) -> tuple[Rows, Rows]:
        nodes = self._read("junction_node")
        first, last = (np.searchsorted(nodes, self._read(f"street_{end}_node")) for end in ("from", "to"))
        return first, last

    @cached_property
    def _ends(self) -> tuple[tuple[Rows, Array], tuple[Rows, Array]]:
        """Both ends of the street of each facility, and the metres to them."""
        read, nodes = self._read, self._read("junction_node")
        first, last = (
            (np.searchsorted(nodes, read(f"facility_{end}_node")), read(f"facility_{end}_way"))
            for end in ("from", "to")
        )
        return first, last

    @property
    def _x(self) -> Array:
        return np.asarray(self._positions["junction"].x)

    @property
    def _y(self) -> Array:
        return np.asarray(self._positions["junction"].y)


def _on_it(size: int, tails: Rows, heads: Rows) -> Mask:
    """Junctions of the parts of a network that are no crumbs; all of a part reach each other, one-way or not."""
    from scipy.sparse import csr_array
    from scipy.sparse.csgraph import connected_components

    matrix = csr_array((np.ones(len(tails)), (tails, heads)), (size, size))
    part = connected_components(matrix, connection="strong")[1]
    ends = np.unique(np.concatenate([tails, heads]))
    count = np.bincount(part[ends], minlength=size)
    on_it = np.zeros(size, bool)
    on_it[ends] = count[part[ends]] >= min(LEAST_ISLAND, count.max(initial=0))
    return on_it
