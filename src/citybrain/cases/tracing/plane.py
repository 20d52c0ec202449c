"""Metres around a place, as if the earth were flat there."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from citybrain.kernel.units import Array
from citybrain.observations.stream_status.streams import LonLat

METRES_OF_DEGREE = 111_195.0


class Plane(NamedTuple):
    """Metres east and north of a place, near it."""

    origin: LonLat

    def metres(self, places: Sequence[LonLat]) -> Array:
        """Metres east and north of the origin, a row for each place."""
        shrink = np.cos(np.radians(self.origin[1]))
        away = np.array(places, dtype=float).reshape(-1, 2) - np.array(self.origin)
        metres: Array = away * METRES_OF_DEGREE * np.array([shrink, 1.0])
        return metres

    def degrees(self, metres: Array) -> Array:
        """Longitude and latitude of rows of metres."""
        shrink = np.cos(np.radians(self.origin[1]))
        degrees: Array = np.round(metres / METRES_OF_DEGREE / np.array([shrink, 1.0]) + np.array(self.origin), 6)
        return degrees
