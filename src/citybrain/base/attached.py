"""Where a shape meets the network: the nearest street, the way along it to both ends, what lies on the same piece.

One rule for buildings, facilities, stops, middles of zones and the places of a question. Where the slope of a street is
known its metres are not alike in both directions: ways are then metres of level ground that take as long.
"""

from __future__ import annotations

from typing import Any, NamedTuple

import numpy as np

from citybrain.kernel.units import Array, Mask, Rows

FURTHEST = 250.0
"""Metres from a street beyond which a place is not on the network: the way is not known, and not short."""


class Ends(NamedTuple):
    """Streets by row of their table: nodes at both ends, length [m], shape.

    `onward` and `back` are the metres of level ground that take as long as the street, as it is drawn and against it.
    """

    nodes: Array
    rows: Rows
    first: Rows
    last: Rows
    length: Array
    lines: Any
    onward: Array
    back: Array

    @property
    def is_level(self) -> bool:
        """Whether no street takes more or less than its length."""
        return bool(np.array_equal(self.onward, self.length) and np.array_equal(self.back, self.length))

    @property
    def least_factor(self) -> float:
        """The least metres of level ground that a metre of any street takes; one where none takes less."""
        return min(float((way / self.length).min(initial=1.0)) for way in (self.onward, self.back))

    @property
    def turned(self) -> Ends:
        """The same streets for ways that are gone backwards."""
        return self._replace(onward=self.back, back=self.onward)

    def some(self, rows: Rows | Mask) -> Ends:
        """Some of the streets, among the same nodes."""
        some = {name: getattr(self, name)[rows] for name in self._fields if name != "nodes"}
        return self._replace(**some)


def ends_of(streets: Any, level: tuple[Array, Array] | None = None) -> Ends:
    """The ends of all streets of a table; nodes ascending.

    `level` are the metres of level ground that each takes onward and back; without them all streets are level.
    """
    nodes, places = np.unique(streets[["from_node", "to_node"]].to_numpy(np.float64), return_inverse=True)
    first, last = places.reshape(-1, 2).T.astype(np.intp)
    length, lines = streets["length"].to_numpy(np.float64), streets.geometry.to_numpy()
    onward, back = (length, length) if level is None else level
    return Ends(nodes, np.arange(len(streets)), first, last, length, lines, onward, back)


def on_network(streets: Ends) -> Mask:
    """Streets of the parts that are no crumbs."""
    from citybrain.kernel.network_parts import edges_in_large_part

    return edges_in_large_part(len(streets.nodes), streets.first, streets.last)


def with_doors(walked: Ends, steps: Mask) -> Ends:
    """Of streets that are walked those to which places are tied: no steps, of the parts that are no crumbs."""
    return walked.some(on_network(walked) & ~steps)


def doors_at(points: Any, buildings: Any) -> Any:
    """What is tied to the streets for each point: the outline of the first building around it, else the point.

    `buildings` is a tree of their outlines.
    """
    point, around = buildings.query(points, predicate="intersects")
    order = np.lexsort((around, point))
    rows, first = np.unique(point[order], return_index=True)
    doors = np.array(points, object)
    doors[rows] = buildings.geometries[around[order][first]]
    return doors


class Attached(NamedTuple):
    """Shapes that lie on a street: their rows, the row of the street, the nodes at its ends, and metres.

    `along` is from where the street begins, of its `length`; `across` goes from the shape straight to it. `onward` and
    `back` are the metres of level ground that a metre of the street takes, as it is drawn and against it.
    """

    rows: Rows
    streets: Rows
    first: Rows
    last: Rows
    along: Array
    across: Array
    length: Array
    onward: Array
    back: Array

    @property
    def turned(self) -> Attached:
        """The same shapes for ways that are gone backwards."""
        return self._replace(onward=self.back, back=self.onward)

    @property
    def first_way(self) -> Array:
        """Metres of level ground from the shape to where the street begins."""
        return self.across + self.along * self.back

    @property
    def last_way(self) -> Array:
        """Metres of level ground from the shape to where the street ends."""
        return self.across + (self.length - self.along) * self.onward

    @property
    def way_from_first(self) -> Array:
        """Metres of level ground from where the street begins to the shape."""
        return self.across + self.along * self.onward

    @property
    def way_from_last(self) -> Array:
        """Metres of level ground from where the street ends to the shape."""
        return self.across + (self.length - self.along) * self.back


class Trees:
    """Streets in which the nearest of a shape is looked for."""

    def __init__(self, streets: Ends) -> None:
        import shapely

        self.streets = streets
        self._tree = shapely.STRtree(streets.lines)

    def attached(self, shapes: Any, furthest: float | None = FURTHEST) -> Attached:
        """Each shape tied to the nearest street within reach: from its outline straight to it, then along it."""
        import shapely

        rows, near = self._tree.query_nearest(shapes, max_distance=furthest, all_matches=False)
        lines, length = self.streets.lines[near], self.streets.length[near]
        straight = shapely.shortest_line(lines, shapes[rows])
        along = shapely.line_locate_point(lines, shapely.get_point(straight, 0), normalized=True) * length
        near_ones = self.streets.some(near)
        across, level = shapely.length(straight), (near_ones.onward / length, near_ones.back / length)
        return Attached(rows, near_ones.rows, near_ones.first, near_ones.last, along, across, length, *level)


def beside(doors: Attached, places: Attached) -> tuple[Rows, Rows, Array]:
    """Pairs of a door and a place on one piece of street, by their places in both.

    With the metres of level ground that the way from the door to the place takes.
    """
    order = np.argsort(places.streets, kind="stable")
    begin, end = (np.searchsorted(places.streets[order], doors.streets, side) for side in ("left", "right"))
    count = end - begin
    door = np.repeat(np.arange(len(count)), count)
    place = order[np.arange(count.sum()) - np.repeat(np.cumsum(count) - count - begin, count)]
    onward = places.along[place] - doors.along[door]
    between = np.where(onward > 0.0, onward * doors.onward[door], -onward * doors.back[door])
    return door, place, doors.across[door] + between + places.across[place]


NO_WAYS: tuple[Rows, Rows, Array] = (np.zeros(0, np.intp), np.zeros(0, np.intp), np.zeros(0))


def network_to(
    nodes: Array, first: Array, last: Array, onward: Array, back: Array, used: Array,
    out: tuple[Rows, Rows, Array] = NO_WAYS,
) -> Any:  # fmt: skip
    """The network of the streets that are used, and of ways `out`, over rows of junctions, for ways to places.

    It is searched from the places: an edge against the street has the metres of walking it as it is drawn.
    """
    from citybrain.kernel.paths import Network

    some = used > 0.0
    tails, heads = (np.searchsorted(nodes, one[some]) for one in (first, last))
    return Network.of_edges(
        len(nodes),
        np.concatenate([tails, heads, out[0]]),
        np.concatenate([heads, tails, out[1]]),
        np.concatenate([back[some], onward[some], out[2]]),
    )
