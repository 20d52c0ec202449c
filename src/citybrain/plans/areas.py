"""Drawn areas: a ring of corners in degrees, and which points lie in it."""

from __future__ import annotations

import re
from typing import Any

import numpy as np
import shapely
from numpy.typing import NDArray

from citybrain.kernel.units import Array
from citybrain.plans.places import Spot
from citybrain.plans.schema import Area


def inside(area: Area, longitude: Array, latitude: Array, spot: Spot) -> NDArray[np.bool_]:
    """Which points (degrees) lie in an area or on its edge.

    Raises PlanError where a corner is not on Earth, or the ring is flat or crosses itself.
    """
    ring = polygon(area, spot.inside("polygon"))
    shapely.prepare(ring)
    return np.asarray(shapely.intersects_xy(ring, longitude, latitude), bool)


def polygon(area: Area, spot: Spot) -> Any:
    """The closed polygon of an area. Raises PlanError as `inside` does."""
    for position, (x, y) in enumerate(area.polygon):
        if abs(x) > 180 or abs(y) > 90:
            raise spot.inside(position).fault("plan-polygon-range", received=f"[{x:g}, {y:g}]")
    corners = [a for a, b in zip(area.polygon, [*area.polygon[1:], area.polygon[0]], strict=True) if a != b]
    if len(corners) < 3:
        raise spot.fault("plan-polygon-corners", received=len(corners))
    ring = shapely.Polygon(corners)
    if shapely.convex_hull(ring).area == 0:
        raise spot.fault("plan-polygon-flat")
    if not ring.is_valid:
        raise spot.fault("plan-polygon-crossing", crossing=_crossing(ring))
    return ring


def _crossing(ring: Any) -> str:
    """Longitude and latitude at which a ring crosses itself, as text."""
    found = re.search(r"\[(\S+) (\S+)\]", shapely.is_valid_reason(ring))
    return ", ".join(f"{float(x):.6g}" for x in found.groups()) if found else "?"
