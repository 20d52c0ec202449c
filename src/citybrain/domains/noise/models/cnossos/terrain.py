"""The ground below a path: its mean plane, how soft it is, and heights above the plane."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from citybrain.kernel.units import Array

LEAST_WIDTH = 1e-9


class Terrain(NamedTuple):
    """Points of the ground along a path [m], from below the source to below the receiver.

    `softness[i]` is the ground factor G (0 hard, 1 soft) between points i - 1 and i; the first is that at the source.
    """

    distance: Array
    height: Array
    softness: Array


class MeanPlane(NamedTuple):
    """The line z = slope x + level."""

    slope: float
    level: float

    def above(self, x: float, z: float) -> tuple[float, float]:
        """Height of a point over the plane, 0 for one below it, and its place along the plane."""
        steep = np.hypot(1.0, self.slope)
        return max((z - self.slope * x - self.level) / steep, 0.0), (x + self.slope * (z - self.level)) / steep

    def mirrored(self, x: float, z: float) -> tuple[float, float]:
        """The image of a point in the plane; one that is not above the plane has none but itself."""
        twice = 2.0 * max(z - self.slope * x - self.level, 0.0) / (1.0 + self.slope**2)
        return x + self.slope * twice, z - twice


def mean_plane(terrain: Terrain, begin: float, end: float) -> MeanPlane:
    """The line of least squares through the ground between two places (2.5.3)."""
    width = end - begin
    if width < LEAST_WIDTH:
        return MeanPlane(0.0, 0.0)
    x, z, rising = terrain.distance, terrain.height, np.diff(terrain.distance) > 0.0
    slope = np.divide(np.diff(z), np.diff(x), out=np.zeros(len(x) - 1), where=rising)
    u, v = np.clip(x[:-1], begin, end) - begin, np.clip(x[1:], begin, end) - begin
    level = z[:-1] - slope * (x[:-1] - begin)
    first = float((2.0 / 3.0 * slope * (v**3 - u**3) + level * (v**2 - u**2))[rising].sum())
    whole = float((slope * (v**2 - u**2) + 2.0 * level * (v - u))[rising].sum())
    a = 3.0 * (2.0 * first - whole * width) / width**3
    return MeanPlane(a, 2.0 * whole / width - 3.0 * first / width**2 - a * begin)


def mean_softness(terrain: Terrain, begin: float, end: float) -> float:
    """G of the path between two places: the mean by length."""
    x = terrain.distance
    width = np.minimum(x[1:], end) - np.maximum(x[:-1], begin)
    return float((np.maximum(width, 0.0) * terrain.softness[1:]).sum() / max(end - begin, LEAST_WIDTH))
