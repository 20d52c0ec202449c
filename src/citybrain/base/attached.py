"""Where a shape meets the network: the nearest street, the way along it to both ends, what lies on the same piece.

One rule for buildings, facilities, stops, middles of zones and the places of a question.
"""

from __future__ import annotations

from typing import Any, NamedTuple

import numpy as np

from citybrain.kernel.network_parts import edges_in_large_part
from citybrain.kernel.units import Array, Mask, Rows

FURTHEST = 250.0
"""Metres from a street beyond which a place is not on the network: the way is not known, and not short."""


class Ends(NamedTuple):
    """Streets by row of their table: nodes at both ends, length [m], shape."""

    nodes: Array
    rows: Rows
    first: Rows
    last: Rows
    length: Array
    lines: Any

    def some(self, rows: Rows | Mask) -> Ends:
        """Some of the streets, among the same nodes."""
        length, lines = self.length[rows], self.lines[rows]
        return Ends(self.nodes, self.rows[rows], self.first[rows], self.last[rows], length, lines)


def ends_of(streets: Any) -> Ends:
    """The ends of all streets of a table; nodes ascending."""
    nodes, places = np.unique(streets[["from_node", "to_node"]].to_numpy(np.float64), return_inverse=True)
    first, last = places.reshape(-1, 2).T.astype(np.intp)
    length, lines = streets["length"].to_numpy(np.float64), streets.geometry.to_numpy()
    return Ends(nodes, np.arange(len(streets)), first, last, length, lines)


def on_network(streets: Ends) -> Mask:
    """Streets of the parts that are no crumbs."""
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

    `along` is from where the street begins, of its `length`; `across` goes from the shape straight to it.
    """

    rows: Rows
    streets: Rows
    first: Rows
    last: Rows
    along: Array
    across: Array
    length: Array

    @property
    def first_way(self) -> Array:
        """Metres to where the street begins."""
        return self.across + self.along

    @property
    def last_way(self) -> Array:
        """Metres to where the street ends."""
        return self.across + self.length - self.along


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
        _, streets, first, last, *_ = self.streets.some(near)
        return Attached(rows, streets, first, last, along, shapely.length(straight), length)


def beside(doors: Attached, places: Attached) -> tuple[Rows, Rows, Array]:
    """Pairs of a door and a place on one piece of street, by their places in both, and the metres between them."""
    order = np.argsort(places.streets, kind="stable")
    begin, end = (np.searchsorted(places.streets[order], doors.streets, side) for side in ("left", "right"))
    count = end - begin
    door = np.repeat(np.arange(len(count)), count)
    place = order[np.arange(count.sum()) - np.repeat(np.cumsum(count) - count - begin, count)]
    between = np.abs(doors.along[door] - places.along[place])
    return door, place, doors.across[door] + between + places.across[place]
