"""The plane of a picture: ground around a place, turned and seen from above at a slant, without vanishing points.

A parallel projection: lengths along the ground from left to right and heights keep one scale each wherever they stand,
so that a picture is measured as a map is (Carlbom & Paciorek 1978, doi:10.1145/356744.356750).
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from citybrain.twin.geometry.types import Geometries

WIDE, HIGH = 360.0, 250.0
"""Size of what is drawn, in units of the drawing."""

ACROSS = 180.0
"""Metres of ground from the left edge of a picture to the right one."""

SCALE = WIDE / ACROSS
TURN = math.radians(28.0)
SLANT = math.radians(54.0)
"""How far the view is turned from the north, and how steeply it looks down."""

FLAT, TALL = math.sin(SLANT), math.cos(SLANT)
LOWER = 14.0
"""Units by which the place lies below the middle, since what stands there rises above it."""

BELOW = 30.0
"""Metres below the lower edge from which high bodies still rise into a picture."""

METRES_A_DEGREE = 111_320.0


@dataclass(frozen=True)
class PicturePlane:
    """The ground around a place [degrees], in metres to the right of it and away from the viewer."""

    longitude: float
    latitude: float

    def turned(self, shapes: Geometries) -> Geometries:
        """Shapes in longitude and latitude, brought to this plane."""
        import shapely

        east = METRES_A_DEGREE * math.cos(math.radians(self.latitude))
        sine, cosine = math.sin(TURN), math.cos(TURN)

        def turn(points: NDArray[np.float64]) -> NDArray[np.float64]:
            x = (points[:, 0] - self.longitude) * east
            y = (points[:, 1] - self.latitude) * METRES_A_DEGREE
            return np.column_stack([x * cosine + y * sine, y * cosine - x * sine])

        turned: Geometries = shapely.transform(shapely.force_2d(shapes), turn)
        return turned

    def distances(self, longitude: NDArray[np.float64], latitude: NDArray[np.float64]) -> NDArray[np.float64]:
        """Metres from the place to points [degrees]."""
        east = METRES_A_DEGREE * math.cos(math.radians(self.latitude))
        return np.hypot((longitude - self.longitude) * east, (latitude - self.latitude) * METRES_A_DEGREE)


def frame(margin: float = 0.0, below: float = 0.0) -> Any:
    """The ground that a picture shows, as a shape of the plane, with so many metres around and below it."""
    import shapely

    away = (HIGH / 2 + LOWER) / SCALE / FLAT
    near = (HIGH / 2 - LOWER) / SCALE / FLAT
    return shapely.box(-ACROSS / 2 - margin, -near - margin - below, ACROSS / 2 + margin, away + margin)


def on_paper(points: NDArray[np.float64], height: float = 0.0) -> NDArray[np.float64]:
    """Points of the plane (n, 2) at a height [m], in units of the drawing from its upper left corner."""
    x = WIDE / 2 + points[:, 0] * SCALE
    y = HIGH / 2 + LOWER - points[:, 1] * FLAT * SCALE - height * TALL * SCALE
    return np.column_stack([x, y])
