"""Outlines as compact SVG paths: whole numbers of map units, each point as the step from the one before.

A bar of a round length, as long as it is on the map.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Any

import numpy as np
import shapely
from numpy.typing import NDArray

ROUND = (1, 2, 5, 10)
SHARE = 0.25
"""Largest share of the map's width that the bar takes."""


def bar(width_in_metres: float) -> tuple[float, float]:
    """Length of the bar in metres, and its share of the map's width."""
    most = max(width_in_metres * SHARE, 1e-9)
    power = 10.0 ** math.floor(math.log10(most))
    length = max(step * power for step in ROUND if step * power <= most * (1 + 1e-9))
    return length, length / max(width_in_metres, 1e-9)


ACROSS, TALLEST = 2000, 1500
"""Largest extent of a map in its own units."""
MARGIN = 20
FINENESS = 0.7
"""Corners that move an outline by less than this many units are left out."""
Shapes = NDArray[np.object_]
Numbers = NDArray[np.float64]


@dataclass(frozen=True)
class Frame:
    """Where a plane in metres lies on a map: north is up."""

    west: float
    north: float
    metres_per_unit: float
    width: int
    height: int

    @classmethod
    def around(cls, shapes: Shapes, margin: int = MARGIN) -> Frame:
        """The frame that holds shapes with a margin of some units; of one metre where there are none."""
        west, south, east, north = shapely.total_bounds(shapes)
        if not np.isfinite(west):
            west, south, east, north = 0.0, 0.0, 1.0, 1.0
        east, north = max(east, west + 1.0), max(north, south + 1.0)
        unit = max((east - west) / (ACROSS - 2 * margin), (north - south) / (TALLEST - 2 * margin))
        width, height = ((far - near) / unit + 2 * margin for near, far in ((west, east), (south, north)))
        return cls(float(west - margin * unit), float(north + margin * unit), float(unit), round(width), round(height))

    @property
    def bounds(self) -> tuple[float, float, float, float]:
        """West, south, east and north end in metres."""
        unit = self.metres_per_unit
        return self.west, self.north - self.height * unit, self.west + self.width * unit, self.north

    def place(self, points: Numbers) -> Numbers:
        """Points (n x 2, metres) in map units."""
        return np.column_stack([points[:, 0] - self.west, self.north - points[:, 1]]) / self.metres_per_unit


def outline(shapes: Shapes, frame: Frame) -> str:
    """One path of all rings of polygons, "" for none; the even-odd rule makes the inner ones holes."""
    if not len(shapes):
        return ""
    simple = shapely.simplify(shapes, FINENESS * frame.metres_per_unit, preserve_topology=False)
    kept = np.where(shapely.is_empty(simple) | shapely.is_missing(simple), shapes, simple)
    parts = shapely.get_parts(kept)
    rings = shapely.get_rings(parts[shapely.get_type_id(parts) == shapely.GeometryType.POLYGON])
    points, ring_of = shapely.get_coordinates(rings, return_index=True)
    places = np.round(frame.place(points)).astype(np.int64)
    first = np.flatnonzero(np.diff(ring_of, prepend=-1)).tolist()
    steps = np.diff(places, axis=0, prepend=places[:1])
    return "".join(
        _ring(places[start], steps[start + 1 : end].tolist())
        for start, end in zip(first, [*first[1:], len(places)] if first else [], strict=True)
    )


def _ring(start: Any, steps: list[list[int]]) -> str:
    """A ring; one that shrank to less than a unit stays as a dot of a unit, so that nothing vanishes."""
    moved = [f"{x} {y}" for x, y in steps[:-1] if x or y]
    if len(moved) < 2:
        return f"M{start[0]} {start[1]}h1v1h-1z"
    return f"M{start[0]} {start[1]}l{' '.join(moved).replace(' -', '-')}z"


def inner_points(shapes: Shapes, frame: Frame) -> Numbers:
    """A point inside each shape, in map units: where its name stands; NaN for a shape without any."""
    points = shapely.point_on_surface(shapes)
    return frame.place(np.column_stack([shapely.get_x(points), shapely.get_y(points)]))
