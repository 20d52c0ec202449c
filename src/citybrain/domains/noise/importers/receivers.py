"""Points before the façades of buildings at which noise is told."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
import shapely

from citybrain.kernel.units import Array, Rows

SPACING, BEFORE = 5.0, 0.1
"""Most metres of façade to a point, and metres from the wall (Directive 2002/49/EC, annex II, 2.8)."""

LEAST_WALL = 2.5
"""Metres of wall below which a façade has no point of its own, where the building has longer ones."""

SMOOTH = 0.3
"""Metres by which the outline of a building may be off."""


class FacadePoints(NamedTuple):
    """Points (n, 2) [m] and the building of each, and how many were left out because they lie in a building."""

    places: Array
    building: Rows
    inside: int


def facade_points(footprints: np.ndarray) -> FacadePoints:
    """Middles of equal parts of every façade, a little before the wall; party walls have none.

    A point that lies in or at another building, or in its own, is left out and counted.
    """
    rings, owner = outlines(shapely.simplify(footprints, SMOOTH))
    begin, step, of_ring = _walls(rings)
    length, building = np.hypot(*step.T), owner[of_ring]
    longest = np.zeros(len(footprints))
    np.maximum.at(longest, building, length)
    wanted = length >= np.minimum(LEAST_WALL, longest[building])
    begin, step, length, building = begin[wanted], step[wanted], length[wanted], building[wanted]
    counts = np.ceil(length / SPACING).astype(np.intp)
    wall = np.repeat(np.arange(len(counts)), counts)
    part = np.arange(counts.sum()) - np.repeat(np.cumsum(counts) - counts, counts)
    share = (part + 0.5) / counts[wall]
    outward = np.column_stack([step[:, 1], -step[:, 0]]) / length[:, None] * BEFORE
    places = begin[wall] + step[wall] * share[:, None] + outward[wall]
    within = np.zeros(len(places), bool)
    within[shapely.STRtree(shapely.points(places)).query(footprints, predicate="intersects")[1]] = True
    return FacadePoints(places[~within], building[wall][~within], int(within.sum()))


def outlines(footprints: np.ndarray) -> tuple[np.ndarray, Rows]:
    """Rings around buildings and their yards, each with the building on its left, and the building of each."""
    parts, owner = shapely.get_parts(shapely.orient_polygons(footprints), return_index=True)
    polygons = shapely.get_type_id(parts) == shapely.GeometryType.POLYGON
    rings, part = shapely.get_rings(parts[polygons], return_index=True)
    return rings, owner[polygons][part]


def _walls(rings: np.ndarray) -> tuple[Array, Array, Rows]:
    """Begin and step of each wall of some rings, and its ring; walls without length are none."""
    points, ring = shapely.get_coordinates(rings, return_index=True)
    same = ring[1:] == ring[:-1]
    begin, step = points[:-1][same], np.diff(points, axis=0)[same]
    some = np.hypot(*step.T) > 0.0
    return begin[some], step[some], ring[:-1][same][some]


def walls_of(footprints: np.ndarray) -> tuple[Array, Array, Rows]:
    """Begin and end (n, 2) [m] of every wall of buildings, and its building."""
    rings, owner = outlines(footprints)
    begin, step, ring = _walls(rings)
    return begin, begin + step, owner[ring]
