"""Which places lie inside buildings, by the walls alone."""

from __future__ import annotations

from typing import Any

import numpy as np

from citybrain.domains.noise.models.cnossos.compiling import compiled
from citybrain.domains.noise.models.cnossos.scene import SoundScene
from citybrain.kernel.units import Array, Mask


def indoors(receivers: Array, scene: SoundScene) -> Mask:
    """Of receivers (n, 3) with the corner of the raster as origin, those inside a ring of walls.

    Rings have their inside on the left; walls that are there in both directions enclose nothing.
    """
    out = np.zeros(len(receivers), np.bool_)
    _indoors(receivers, scene.paths, out)
    return out


@compiled  # type: ignore[untyped-decorator]
def _indoors(receivers: Any, grid: Any, out: Any) -> None:
    """Counts the walls east of a place, those that go north as 1 and those that go south as -1."""
    for row in range(len(receivers)):
        x, y = receivers[row, 0], receivers[row, 1]
        iy, turns = min(int(y / grid.size), grid.rows - 1), 0
        for ix in range(min(int(x / grid.size), grid.columns - 1), grid.columns):
            cell = iy * grid.columns + ix
            for k in range(grid.starts[cell], grid.starts[cell + 1]):
                ax, ay, ex, ey, _ = grid.edges[k]
                if (ay > y) == (ay + ey > y):
                    continue
                at = ax + ex * (y - ay) / ey
                if at > x and min(int(at / grid.size), grid.columns - 1) == ix:
                    turns += 1 if ey > 0.0 else -1
        out[row] = turns > 0
