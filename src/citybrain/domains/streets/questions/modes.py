"""The networks on which people walk, cycle and drive, and where a place meets them."""

from __future__ import annotations

import threading
from collections.abc import Callable
from functools import cached_property
from typing import Any, NamedTuple

import numpy as np

from citybrain.base.attached import FURTHEST, Attached, Ends, Trees, beside, doors_at, with_doors
from citybrain.domains.streets.models.access import METRES_A_MINUTE
from citybrain.domains.streets.models.network import STEPS
from citybrain.kernel.errors import NotFoundError
from citybrain.kernel.network_parts import in_large_part
from citybrain.kernel.relations import Related
from citybrain.kernel.units import Array, Mask, Rows

MODES = ("walk", "cycle", "drive")
PERSONS = ("adult", "older", "with_child", "step_free")
SPEEDS = {
    "adult": "walking_speed",
    "older": "walking_speed_older",
    "with_child": "walking_speed_with_child",
    "step_free": "wheelchair_speed",
}
NOT_BY = {"step_free": ("cycle",)}
"""Modes that are no choice for a person: nobody in a wheelchair is offered a bicycle."""

METRES_IN_KILOMETRE = 1000.0
OWN_NETWORK = {"walk": PERSONS, "cycle": ("adult", "with_child"), "drive": ("adult",)}
"""Persons with a network of their own; the others take that of an adult."""


class Directed(NamedTuple):
    """A number, or whether something holds, for each street as it is drawn, and back."""

    onward: Any
    back: Any

    def along(self, streets: Rows, onward: Mask) -> Any:
        """That of some streets, each in one of its directions."""
        return np.where(onward, self.onward[streets], self.back[streets])

    def times(self, factor: Array | float) -> Directed:
        """Both multiplied."""
        return Directed(self.onward * factor, self.back * factor)

    def at_least(self, least: float) -> Directed:
        """Both, where they are not below a number."""
        return Directed(np.maximum(self.onward, least), np.maximum(self.back, least))

    def without(self, closed: Directed | None) -> Directed:
        """Where something holds, and something else does not."""
        return self if closed is None else Directed(self.onward & ~closed.onward, self.back & ~closed.back)


class ModeNetwork(NamedTuple):
    """Edges in one direction from `tails`, ascending, to `heads`, each on a row of the streets; minutes as lengths.

    Places are tied to the streets in `near`; `pace` is minutes a metre, onward and back, by row of the streets.
    `onward` tells which edges go as their street is drawn, `open` in which directions each street may be used.
    """

    network: Any
    tails: Rows
    rows: Rows
    onward: Mask
    near: Trees
    open: Directed
    pace: Directed


class Turned(NamedTuple):
    """The edges of a network turned round, each with its row of the streets; `onward` as before they were turned."""

    starts: Rows
    heads: Related
    rows: Rows
    onward: Mask

    def network(self, lengths: Directed) -> Any:
        """The network with other lengths, by row of the streets."""
        from citybrain.kernel.paths import Network

        return Network(self.starts, self.heads, lengths.along(self.rows, self.onward))


class Seeds(NamedTuple):
    """Where a way begins or ends: the street, its nodes that can be used, and from each the metres along to the place.

    `at` is where the nodes lie on the street, in metres along it; `onward` tells whether the way between place and node
    goes as the street is drawn; `across` goes on foot between place and street.
    """

    on: Attached
    nodes: Rows
    along: Array
    at: Array
    onward: Mask

    @property
    def across(self) -> float:
        """Metres between the place and the street."""
        return float(self.on.across[0])

    def cost(self, by_metre: Directed) -> Array:
        """What the ways between the place and the nodes cost along the street."""
        cost: Array = self.along * by_metre.along(np.repeat(self.on.streets, len(self.along)), self.onward)
        return cost


class Modes:
    """Networks of one city: `read` gives the values of quantities by name, `shapes` the shapes of an entity by row.

    `no_cars` are directions of streets in which no car passes beyond those that are closed, by row: onward, and back.

    They are made once, when a mode and person are first asked for, and stay; nothing of a question does. Safe for
    threads.
    """

    def __init__(
        self, read: Callable[[str], Any], shapes: Callable[[str], Any], no_cars: tuple[Mask, Mask] | None = None
    ) -> None:
        self.read = read
        self._no_cars = None if no_cars is None else Directed(*no_cars)
        self._shapes = shapes
        self._networks: dict[tuple[str, str], ModeNetwork] = {}
        self._turned: dict[int, Turned] = {}
        self._making = threading.RLock()

    def place(self, x: float, y: float) -> Any:
        """A place [m]: the outline of the building around it, else the point."""
        import shapely

        return doors_at(np.array([shapely.Point(x, y)]), self._buildings)[0]

    def seeds(self, place: Any, mode: str, person: str, end: str = "") -> Seeds:
        """Where a way begins at a place, or ends there; `end` says which where a question has both: begin or end.

        Raises NotFoundError for a place off the network.
        """
        made = self.of(mode, person)
        on = made.near.attached(np.array([place]), None)
        if not len(on.rows) or on.across[0] > FURTHEST:
            received = _distance(float(on.across[0])) if len(on.rows) else "-"
            raise NotFoundError("isochrone-off-network", place=end, received=received, allowed=_distance(FURTHEST))
        along = np.array([on.along[0], on.length[0] - on.along[0]])
        nodes, at = np.array([on.first[0], on.last[0]]), np.array([0.0, on.length[0]])
        onward = np.array([False, True]) if end != "end" else np.array([True, False])
        usable = made.open.along(np.repeat(on.streets, 2), onward)
        return Seeds(on, nodes[usable], along[usable], at[usable], onward[usable])

    def minutes(self, seeds: Seeds, mode: str, person: str) -> Array:
        """Minutes between a place and the nodes at which ways begin or end there."""
        return seeds.across / self.pace(person) + seeds.cost(self.of(mode, person).pace)

    def line(self, streets: Rows, begins: Array, ends: Array) -> Any:
        """The line over pieces of streets in their order, each from one of its metres to another."""
        import shapely
        from shapely.ops import substring

        length = self.streets.length[streets]
        pieces = [
            substring(self.streets.lines[row], begin / whole, end / whole, normalized=True)
            for row, begin, end, whole in zip(streets, begins, ends, length, strict=True)
        ]
        places = np.concatenate([shapely.get_coordinates(piece) for piece in pieces])
        return shapely.linestrings(places if len(places) > 1 else np.repeat(places, 2, axis=0))

    def pace(self, person: str) -> float:
        """Metres a minute on foot."""
        return self.speed(person) * METRES_A_MINUTE

    def speed(self, person: str) -> float:
        """Kilometres an hour on foot."""
        return float(self.read(SPEEDS[person]))

    def beside(self, seeds: Seeds) -> tuple[Rows, Array]:
        """Facilities on the piece of street at a place, and the metres of level ground to each."""
        _, facilities, metres = beside(seeds.on, self.facilities)
        return facilities, metres

    def of(self, mode: str, person: str) -> ModeNetwork:
        """The network of a mode and a person."""
        key = mode, person if person in OWN_NETWORK[mode] else "adult"
        with self._making:
            if key not in self._networks:
                self._networks[key] = self._made(*key)
            return self._networks[key]

    def turned(self, mode: str, person: str) -> Turned:
        """The network of a mode and a person with its edges turned round: ways to a place are searched from there."""
        made = self.of(mode, person)
        with self._making:
            if id(made) not in self._turned:
                heads = made.network.heads
                order = np.argsort(heads, kind="stable")
                counts = np.bincount(heads, minlength=made.network.size)
                starts = np.concatenate([[0], np.cumsum(counts)]).astype(np.intp)
                tails = made.tails[order].astype(np.int32)
                self._turned[id(made)] = Turned(starts, tails, made.rows[order], made.onward[order])
            return self._turned[id(made)]

    def _made(self, mode: str, person: str) -> ModeNetwork:
        from citybrain.kernel.paths import Network

        opened, speed, felt = getattr(self, f"_{mode}")(person)
        streets, size = self.streets, len(self.streets.nodes)
        pace = felt.times(1.0 / (speed * METRES_A_MINUTE))
        opened = Directed(opened.onward & np.isfinite(pace.onward), opened.back & np.isfinite(pace.back))
        there, back = map(np.flatnonzero, opened)
        tails = np.concatenate([streets.first[there], streets.last[back]])
        heads = np.concatenate([streets.last[there], streets.first[back]])
        rows, onward = np.concatenate([there, back]), np.arange(len(tails)) < len(there)
        order = np.argsort(tails, kind="stable")
        tails, heads, rows, onward = tails[order], heads[order], rows[order], onward[order]
        network = Network.of_edges(size, tails, heads, pace.times(streets.length).along(rows, onward))
        near = (
            self.near_on_foot if mode == "walk" else Trees(self._leading_on(opened.onward | opened.back, tails, heads))
        )
        return ModeNetwork(network, tails, rows, onward, near, opened, pace)

    def _leading_on(self, used: Mask, tails: Rows, heads: Rows) -> Ends:
        """Streets from which one goes on: both ends lie in no crumb of the network, one-way or not."""
        large = in_large_part(len(self.streets.nodes), tails, heads)
        return self.streets.some(used & large[self.streets.first] & large[self.streets.last])

    @cached_property
    def near_on_foot(self) -> Trees:
        """Streets that are walked and no steps: to them all places are tied, as buildings and facilities are."""
        used = np.asarray(self.read("street_for_walking") > 0.0)
        steps = np.asarray(self.read("street_class") == STEPS)
        return Trees(with_doors(self.streets.some(used), steps[used]))

    def _walk(self, person: str) -> tuple[Directed, Any, Directed]:
        open_to = "street_walkable" if person in ("adult", "older") else "street_step_free"
        used = self.read(open_to) > 0.0
        return Directed(used, used), float(self.read(SPEEDS[person])), self.level_on_foot

    def _cycle(self, person: str) -> tuple[Directed, Any, Directed]:
        """With a child only where most adults dare to cycle."""
        opened = self._directions("street_cycled")
        if person == "with_child":
            stressful = self.read("traffic_stress") > self.read("highest_stress_with_child")
            opened = opened.without(Directed(stressful, stressful))
        return opened, float(self.read("cycling_speed")), self.level_by_bicycle

    def _drive(self, person: str) -> tuple[Directed, Any, Directed]:
        opened = self._directions("street_driven").without(self._no_cars)
        speed = self.read("street_speed") * float(self.read("share_of_speed_limit_driven"))
        alike = np.ones(len(speed))
        return opened, speed, Directed(alike, alike)

    def _directions(self, name: str) -> Directed:
        return Directed(*(np.asarray(self.read(f"{name}_{way}")) > 0.0 for way in ("onward", "back")))

    @cached_property
    def level_on_foot(self) -> Directed:
        """Metres of level ground that a metre of each street takes on foot."""
        return self._level("street_walk")

    @cached_property
    def level_by_bicycle(self) -> Directed:
        """Metres of level ground that a metre of each street takes by bicycle."""
        return self._level("street_ride")

    def _level(self, name: str) -> Directed:
        length = np.asarray(self.read("street_length"), np.float64)
        whole = np.where(length > 0.0, length, 1.0)
        onward, back = (np.asarray(self.read(f"{name}_{way}"), np.float64) / whole for way in ("onward", "back"))
        return Directed(onward, back)

    @cached_property
    def streets(self) -> Ends:
        """All streets, over the rows of junctions."""
        nodes, read = np.asarray(self.read("junction_node")), self.read
        first, last = (np.searchsorted(nodes, read(f"street_{end}_node")) for end in ("from", "to"))
        length = np.asarray(read("street_length"), np.float64)
        level = self.level_on_foot.times(length)
        return Ends(nodes, np.arange(len(first)), first, last, length, self._shapes("street"), *level)

    @cached_property
    def facilities(self) -> Attached:
        """Where facilities lie on their streets."""
        read, nodes = self.read, self.streets.nodes
        street = np.asarray(read("facility_street")).astype(np.intp)
        first, last = (np.searchsorted(nodes, read(f"facility_{end}_node")) for end in ("from", "to"))
        before, behind = read("facility_from_way"), read("facility_to_way")
        length = self.streets.length[street]
        along = np.clip((before - behind + length) / 2.0, 0.0, length)
        level = self.level_on_foot.onward[street], self.level_on_foot.back[street]
        return Attached(np.arange(len(street)), street, first, last, along, before - along, length, *level)

    @cached_property
    def _buildings(self) -> Any:
        import shapely

        return shapely.STRtree(self._shapes("building"))


def _distance(metres: float) -> str:
    """Metres, or whole kilometres of what is as far as that, as a person reads them."""
    if metres < METRES_IN_KILOMETRE:
        return f"{metres:.0f} m"
    kilometres = metres / METRES_IN_KILOMETRE
    return f"{kilometres:.1f} km" if kilometres < 10.0 else f"{kilometres:,.0f} km"
