"""Drawn areas and lines in degrees, and which points lie in or along them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

import numpy as np
import shapely
from numpy.typing import NDArray

from citybrain.kernel.units import Array
from citybrain.plans.entity_index import SourceLocation
from citybrain.plans.schema import Area, Corridor, Where

METRES_PER_DEGREE = 6_371_008.8 * np.pi / 180
"""Of latitude on a sphere with the mean radius of the Earth (IUGG R1)."""


def require_within(where: Where, points: tuple[Array, Array] | None, spot: SourceLocation) -> None:
    """Raises PlanError where all that is drawn for a selection lies beside all that can be chosen (degrees)."""
    for name, shapes in (("area", where.area), ("line", where.line)):
        if shapes is None or points is None or not all(np.isfinite(one).any() for one in points):
            continue
        every: Sequence[Area | Corridor] = shapes if isinstance(shapes, list) else [shapes]
        corners = np.array([corner for one in every for corner in _corners(one)])
        low: Array = np.nanmin(np.asarray(points), axis=1)
        high: Array = np.nanmax(np.asarray(points), axis=1)
        if (corners.max(axis=0) < low).any() or (corners.min(axis=0) > high).any():
            west, south, east, north = (f"{end:.4f}" for end in (*low, *high))
            told = {"west": west, "east": east, "south": south, "north": north}
            raise spot.inside(name).fault("plan-drawn-outside", **told)


def _corners(one: Area | Corridor) -> Sequence[Sequence[float]]:
    return one.polygon if isinstance(one, Area) else one.points


def inside_any(
    areas: Area | Sequence[Area], longitude: Array, latitude: Array, spot: SourceLocation
) -> NDArray[np.bool_]:
    """Which points (degrees) lie in an area or, of several, in any of them. Raises PlanError as `inside` does."""
    if isinstance(areas, Area):
        return inside(areas, longitude, latitude, spot)
    masks = [inside(one, longitude, latitude, spot.inside(position)) for position, one in enumerate(areas)]
    return np.asarray(np.any(masks, axis=0), bool)


def along_any(
    lines: Corridor | Sequence[Corridor], longitude: Array, latitude: Array, spot: SourceLocation
) -> NDArray[np.bool_]:
    """Which points (degrees) lie along a line or, of several, any of them. Raises PlanError as `along` does."""
    if isinstance(lines, Corridor):
        return along(lines, longitude, latitude, spot)
    masks = [along(one, longitude, latitude, spot.inside(position)) for position, one in enumerate(lines)]
    return np.asarray(np.any(masks, axis=0), bool)


def inside(area: Area, longitude: Array, latitude: Array, spot: SourceLocation) -> NDArray[np.bool_]:
    """Which points (degrees) lie in an area or on its edge.

    Raises PlanError where a corner is not on Earth, or the ring is flat or crosses itself.
    """
    ring = polygon(area, spot.inside("polygon"))
    shapely.prepare(ring)
    return np.asarray(shapely.intersects_xy(ring, longitude, latitude), bool)


def along(line: Corridor, longitude: Array, latitude: Array, spot: SourceLocation) -> NDArray[np.bool_]:
    """Which points (degrees) lie at most half the width [m] from a line; a point that is not known lies nowhere.

    Distances are taken in the plane that touches the Earth at the middle latitude of the line. Raises PlanError where a
    point of the line is not on Earth, or all of them are the same.
    """
    drawn = spot.inside("points")
    _require_on_earth(line.points, drawn)
    corners = np.asarray(line.points, np.float64)
    if (corners == corners[0]).all():
        raise drawn.fault("plan-line-points", received=1)
    scale = METRES_PER_DEGREE * np.array([np.cos(np.radians(np.mean(corners[:, 1]))), 1.0])
    path = shapely.LineString(corners * scale)
    shapely.prepare(path)
    x, y, reach = longitude * scale[0], latitude * scale[1], line.width / 2.0
    west, south, east, north = path.bounds
    near = (x >= west - reach) & (x <= east + reach) & (y >= south - reach) & (y <= north + reach)
    near[near] = shapely.dwithin(shapely.points(x[near], y[near]), path, reach)
    return np.asarray(near, bool)


def polygon(area: Area, spot: SourceLocation) -> Any:
    """The closed polygon of an area. Raises PlanError as `inside` does."""
    _require_on_earth(area.polygon, spot)
    corners = [a for a, b in zip(area.polygon, [*area.polygon[1:], area.polygon[0]], strict=True) if a != b]
    if len(corners) < 3:
        raise spot.fault("plan-polygon-corners", received=len(corners))
    ring = shapely.Polygon(corners)
    if shapely.convex_hull(ring).area == 0:
        raise spot.fault("plan-polygon-flat")
    if not ring.is_valid:
        raise spot.fault("plan-polygon-crossing", crossing=_crossing(ring))
    return ring


def _require_on_earth(points: Sequence[Sequence[float]], spot: SourceLocation) -> None:
    for position, (x, y) in enumerate(points):
        if abs(x) > 180 or abs(y) > 90:
            raise spot.inside(position).fault("plan-polygon-range", received=f"[{x:g}, {y:g}]")


def _crossing(ring: Any) -> str:
    """Longitude and latitude at which a ring crosses itself, as text."""
    found = re.search(r"\[(\S+) (\S+)\]", shapely.is_valid_reason(ring))
    return ", ".join(f"{float(x):.6g}" for x in found.groups()) if found else "?"
