"""Rays over a raster as whole-cell offsets, the same for every cell: looking along one is a pass over shifted rows."""

from __future__ import annotations

import math
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from citybrain.kernel.relief.heights import NOTHING, Grid

Offsets = NDArray[np.int32]

DIRECTIONS, SKY_REACH, SHADOW_REACH = 32, 100.0, 300.0
"""Directions of the sky that are looked into, and metres to which sky and shadows are followed: as usual."""


class Ray(NamedTuple):
    """Cells along a direction: offsets of rows and columns, metres to the centre of each and to its near face.

    A wall stands at the face of its cell: with centres alone an endless canyon has 0.010 to 0.016 too much sky.
    """

    rows: Offsets
    columns: Offsets
    far: Grid
    near: Grid


class RayFan(NamedTuple):
    """Rays of a full turn one behind the other: where each begins, offsets, and one over both distances [1/m]."""

    first: Any
    rows: Offsets
    columns: Offsets
    inverse: Grid
    nearer: Grid


def ray(azimuth: float, reach: float, pixel: float) -> Ray:
    """The cells along an azimuth (degrees from north, clockwise) as far as a reach [m]."""
    east, north = math.sin(math.radians(azimuth)), math.cos(math.radians(azimuth))
    step = 1.0 / max(abs(east), abs(north))
    along = np.arange(1, int(reach / pixel / step) + 1) * step
    rows, columns = np.rint(-north * along).astype(np.int32), np.rint(east * along).astype(np.int32)
    far = np.hypot(rows, columns) * pixel
    near = far * (1.0 - 0.5 / np.maximum(np.maximum(abs(rows), abs(columns)), 1))
    return Ray(rows, columns, far.astype(np.float32), near.astype(np.float32))


def rays(directions: int, reach: float, pixel: float) -> RayFan:
    """Rays in the middles of equal sectors of a full turn."""
    parts = [ray((number + 0.5) * 360.0 / directions, reach, pixel) for number in range(directions)]
    first = np.cumsum([0] + [len(part.rows) for part in parts])
    rows, columns, far, near = (np.concatenate(column) for column in zip(*parts, strict=True))
    inverse, nearer = ((np.float32(1.0) / one).astype(np.float32) for one in (far, near))
    return RayFan(first, rows, columns, inverse, nearer)


def crown_turns(top: Grid) -> NDArray[np.int32]:
    """The column right of each cell where crowns of its row begin or end, the width where none do.

    Walking from turn to turn meets the crowns of a stretch and nothing else.
    """
    crown = top > NOTHING
    width = top.shape[1]
    turns = np.full((top.shape[0], width + 1), width, np.int32)
    turns[:, : width - 1] = np.where(crown[:, 1:] != crown[:, :-1], np.arange(1, width, dtype=np.int32), width)
    turns[:] = np.minimum.accumulate(turns[:, ::-1], axis=1)[:, ::-1]
    return turns
