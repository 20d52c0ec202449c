"""Which cells lie in the shadow of hard things or of crowns, for one place of the sun."""

from __future__ import annotations

import math
from typing import Any, TypeAlias

import numpy as np
from numpy.typing import NDArray

from citybrain.kernel.parallel import in_parts
from citybrain.kernel.relief.compiling import LEAST_ROWS, compiled
from citybrain.kernel.relief.heights import NOTHING, Relief
from citybrain.kernel.relief.rays import crown_turns, ray
from citybrain.kernel.relief.sky_view import BLOCK

Shade: TypeAlias = NDArray[np.uint8]
SUN, HARD, CROWN = 0, 1, 2
"""Kinds of shade; hard and crown together are their sum."""


class Shadows:
    """Shadows of one relief for any sun, as far as a reach [m], which its halo must be wider than.

    `turns` are those of its crowns (`crown_turns`), where they are known already.
    """

    def __init__(self, relief: Relief, reach: float, turns: Any = None) -> None:
        self.relief, self.reach = relief, reach
        there = relief.surface[relief.surface > NOTHING]
        lowest = float(there.min()) if there.size else 0.0
        self._lift = float(relief.surface.max()) - lowest
        self._crown_lift = max(float(relief.crown_top.max()) - lowest, 0.0)
        self._turns = crown_turns(relief.crown_top) if turns is None else turns

    def at(self, azimuth: float, altitude: float) -> Shade:
        """The kind of shade of each cell for a sun at an azimuth (from north, clockwise) and altitude [degrees]."""
        relief, slope = self.relief, math.tan(math.radians(altitude))
        lift = max(self._lift, self._crown_lift)
        sun = ray(azimuth, min(self.reach, lift / slope + relief.pixel), relief.pixel)
        drop, nearer = sun.far * np.float32(slope), sun.near * np.float32(slope)
        hard, crown = int(np.searchsorted(nearer, self._lift)), int(np.searchsorted(drop, self._crown_lift))
        own, steps = np.float32(0.5 * relief.pixel * slope), (max(hard, crown), crown)
        grids = relief.surface, relief.walls, relief.crown_low, relief.crown_top
        out = np.empty(relief.shape, np.uint8)

        def work(part: slice) -> None:
            _shade(
                part.start, part.stop, *grids, self._turns, relief.halo, sun.rows, sun.columns, drop, nearer, own,
                steps, out,
            )  # fmt: skip

        in_parts(work, relief.shape[0], LEAST_ROWS)
        return out


@compiled  # type: ignore[untyped-decorator]
def _shade(
    begin: int, end: int, surface: Any, walls: Any, low: Any, top: Any, turns: Any, halo: int, rows: Any, columns: Any,
    drop: Any, nearer: Any, own: Any, steps: Any, out: Any,
) -> None:  # fmt: skip
    width = out.shape[1]
    peak, leaf = np.empty(BLOCK, np.float32), np.empty(BLOCK, np.uint8)
    for r in range(begin, end):
        for c0 in range(0, width, BLOCK):
            n = min(BLOCK, width - c0)
            here = slice(c0 + halo, c0 + halo + n)
            eye, own_low, own_top = surface[r + halo, here], low[r + halo, here], top[r + halo, here]
            for i in range(n):
                peak[i] = NOTHING
                leaf[i] = (own_top[i] > NOTHING) & (own_low[i] < eye[i] + own)
            for k in range(steps[0]):
                y, x, f, g = r + halo + rows[k], c0 + halo + columns[k], drop[k], nearer[k]
                other, wall = surface[y, x : x + n], walls[y, x : x + n]
                for i in range(n):
                    peak[i] = max(peak[i], other[i] - f, wall[i] - g)
                crown = x + n
                if k < steps[1]:
                    crown = x if top[y, x] > NOTHING else turns[y, x]
                while crown < x + n:
                    after = min(turns[y, crown], x + n)
                    for i in range(crown - x, after - x):
                        beam = eye[i] + f
                        leaf[i] |= np.uint8((low[y, x + i] < beam) & (beam < top[y, x + i]))
                    crown = turns[y, after]
            for i in range(n):
                out[r, c0 + i] = np.uint8(peak[i] > eye[i]) + np.uint8(2) * leaf[i]
