"""The sea, from coastlines: lines that have land on their left and water on their right.

Source: wiki.openstreetmap.org, Tag:natural=coastline.
"""

import numpy as np
import shapely

from citybrain.twin.geometry.types import Geometries, Numbers, Rows
from citybrain.twin.importers.osm_extract import Bounds

REACH = 0.05
"""Coastlines that end inside the box are led to its edge if that is nearer than this share of the box's diagonal."""
MUCH = 5.0
"""How many times longer a step of a coastline is than its ends are from the edge, if it jumps along outside."""
_BESIDE = 1e-7
"""How far beside a line, in degrees, it is looked which piece of the box lies there: about 1 cm."""


def sea_polygons(coastlines: Geometries, bounds: Bounds) -> tuple[Geometries, int]:
    """Pieces of the sea inside the bounds, in degrees, and how many coastlines end inside and could not be closed.

    `coastlines` are lines in the direction in which they are drawn. The box is cut along them; a piece is sea if more
    of the coast around it has it on the right than on the left. Without any coastline there is no sea: whether the box
    lies wholly in it cannot be known.
    """
    box = shapely.box(*bounds)
    inside = shapely.get_parts(shapely.intersection(without_jumps(coastlines, bounds), box))
    inside = inside[shapely.get_type_id(inside) == shapely.GeometryType.LINESTRING]
    if not len(inside):
        return np.empty(0, dtype=object), 0
    bridges, open_ends = _bridges_to_edge(inside, bounds)
    lines = shapely.union_all(np.concatenate([inside, bridges, [box.exterior]]))
    pieces = shapely.get_parts(shapely.polygonize([lines]))
    sea: Geometries = pieces[_votes(inside, pieces) > 0]
    return shapely.get_parts(shapely.union_all(sea)), open_ends


def without_jumps(coastlines: Geometries, bounds: Bounds) -> Geometries:
    """Coastlines cut where they jump from edge to edge of the box.

    Some tools take nodes outside of the box out of their ways without a trace, so that a coast that leaves the box and
    comes back seems to run straight across. Such a step has both ends inside, far nearer to the edge than to each
    other, and is far longer than the steps of that coast are.
    """
    corners, line = shapely.get_coordinates(coastlines, return_index=True)
    if not len(corners):
        return coastlines
    length = np.hypot(*np.diff(corners, axis=0).T)
    same = line[1:] == line[:-1]
    usual = np.array([np.median(steps) if len(steps) else 0.0 for steps in _split(length[same], line[:-1][same])])
    gap = _gap_to_edge(corners, bounds)
    inside = (gap[:-1] > 0) & (gap[1:] > 0)
    near = length > MUCH * (gap[:-1] + gap[1:])
    jumps = same & inside & near & (length > 2 * MUCH * usual[np.minimum(line[:-1], len(usual) - 1)])
    stretch = np.concatenate([[0], np.cumsum(jumps | ~same)])
    long = np.bincount(stretch)[stretch] > 1
    _, owner = np.unique(stretch[long], return_inverse=True)
    return np.asarray(shapely.linestrings(corners[long], indices=owner)).reshape(-1)


def _split(values: Numbers, line: Rows) -> list[Numbers]:
    """The values of each line, of lines 0 to the last that has any."""
    return np.split(values, np.searchsorted(line, np.arange(1, line.max(initial=0) + 1)))


def _gap_to_edge(points: Numbers, bounds: Bounds) -> Numbers:
    """How far points lie inside of the box's outline; negative outside."""
    west, south, east, north = bounds
    x, y = points.T
    return np.asarray(np.minimum(np.minimum(x - west, east - x), np.minimum(y - south, north - y)))


def _bridges_to_edge(lines: Geometries, bounds: Bounds) -> tuple[Geometries, int]:
    """Straight lines from loose ends to the nearest edge of the box, and how many ends are too far from it."""
    ends = shapely.get_coordinates(shapely.boundary(_merged(lines)))
    edge = _nearest_on_edge(ends, bounds)
    distance = np.hypot(*(edge - ends).T)
    near = distance <= REACH * np.hypot(bounds[2] - bounds[0], bounds[3] - bounds[1])
    loose = near & (distance > 0)
    bridges = np.asarray(shapely.linestrings(np.stack([ends[loose], edge[loose]], axis=1)))
    return bridges.reshape(-1), int((~near).sum())


def _merged(lines: Geometries) -> Geometries:
    merged: Geometries = shapely.get_parts(shapely.line_merge(shapely.multilinestrings(lines), directed=True))
    return merged


def _nearest_on_edge(points: Numbers, bounds: Bounds) -> Numbers:
    """The nearest point of the box's outline to each of k points inside of it."""
    west, south, east, north = bounds
    x, y = points.T
    gaps = np.column_stack([x - west, y - south, east - x, north - y])
    side = np.argmin(gaps, axis=1)
    return np.column_stack(
        [
            np.where(side == 0, west, np.where(side == 2, east, x)),
            np.where(side == 1, south, np.where(side == 3, north, y)),
        ]
    )


def _votes(lines: Geometries, pieces: Geometries) -> Numbers:
    """For each piece the length of coast that has it on the right, less that which has it on the left."""
    corners, line = shapely.get_coordinates(lines, return_index=True)
    same = line[1:] == line[:-1]
    start, step = corners[:-1][same], np.diff(corners, axis=0)[same]
    length = np.hypot(*step.T)
    start, step, length = start[length > 0], step[length > 0], length[length > 0]
    right = np.column_stack([step[:, 1], -step[:, 0]]) / length[:, None] * _BESIDE
    votes = np.zeros(len(pieces))
    tree = shapely.STRtree(pieces)
    for side, sign in ((right, 1.0), (-right, -1.0)):
        beside = shapely.points(start + step / 2 + side)
        segment, piece = tree.query(beside, predicate="within")
        np.add.at(votes, piece, sign * length[segment])
    return votes
