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
from citybrain.kernel.relief.sky_view import BLOCK, LANES, STRETCH, TOGETHER, highest_ahead, seen_from

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
        self._ahead = highest_ahead(np.maximum(relief.surface, relief.walls)), highest_ahead(relief.crown_top)

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
                part.start, part.stop, *grids, *self._ahead, self._turns, relief.halo, sun.rows, sun.columns, drop,
                nearer, own, steps, out,
            )  # fmt: skip

        in_parts(work, relief.shape[0], LEAST_ROWS)
        return out


@compiled  # type: ignore[untyped-decorator]
def _reaching(highest: Any, lowest: Any, y0: int, x0: int, rows: Any, columns: Any, drop: Any, steps: Any) -> int:
    """How many steps towards the sun meet what can shade the lowest eye of a block, whole groups; `steps` are these."""
    count = 0
    for k in range(len(rows)):
        if not highest[y0 + rows[k], (x0 + columns[k]) // STRETCH] - drop[k] <= lowest:
            steps[count] = k
            count += 1
    while count % TOGETHER:
        steps[count] = steps[count - 1]
        count += 1
    return count


@compiled  # type: ignore[untyped-decorator]
def _peaks(
    steps: Any, y0: int, x0: int, surface: Any, walls: Any, rows: Any, columns: Any, drop: Any, nearer: Any, peak: Any
) -> None:  # fmt: skip
    """The highest that beams past what is hard come down to, by cell of a block."""
    n = len(peak)
    for i in range(n):
        peak[i] = NOTHING
    for group in range(len(steps) // TOGETHER):
        k0, k1, k2, k3 = steps[4 * group], steps[4 * group + 1], steps[4 * group + 2], steps[4 * group + 3]
        other0, wall0 = seen_from(surface, walls, y0 + rows[k0], x0 + columns[k0], n)
        other1, wall1 = seen_from(surface, walls, y0 + rows[k1], x0 + columns[k1], n)
        other2, wall2 = seen_from(surface, walls, y0 + rows[k2], x0 + columns[k2], n)
        other3, wall3 = seen_from(surface, walls, y0 + rows[k3], x0 + columns[k3], n)
        f0, f1, f2, f3 = drop[k0], drop[k1], drop[k2], drop[k3]
        g0, g1, g2, g3 = nearer[k0], nearer[k1], nearer[k2], nearer[k3]
        for i in range(n):
            high = max(peak[i], other0[i] - f0, wall0[i] - g0)
            high = max(high, other1[i] - f1, wall1[i] - g1)
            high = max(high, other2[i] - f2, wall2[i] - g2)
            peak[i] = max(high, other3[i] - f3, wall3[i] - g3)


@compiled  # type: ignore[untyped-decorator]
def _leaves(
    highest: Any, lowest: Any, y0: int, x0: int, low: Any, top: Any, turns: Any, rows: Any, columns: Any, drop: Any,
    eye: Any, leaf: Any,
) -> None:  # fmt: skip
    """Whether a crown stands on the beam, by cell of a block."""
    n = len(eye)
    for k in range(len(rows)):
        y, x, f = y0 + rows[k], x0 + columns[k], drop[k]
        if highest[y, x // STRETCH] <= lowest + f:
            continue
        crown = x if top[y, x] > NOTHING else turns[y, x]
        while crown < x + n:
            after = min(crown + LANES, x + n)
            part = slice(crown - x, after - x)
            bottoms, tops, eyes, dark = low[y, crown:after], top[y, crown:after], eye[part], leaf[part]
            for i in range(after - crown):
                beam = eyes[i] + f
                dark[i] |= np.uint8((bottoms[i] < beam) & (beam < tops[i]))
            crown = after if after < x + n and top[y, after] > NOTHING else turns[y, after]


@compiled  # type: ignore[untyped-decorator]
def _shade(
    begin: int, end: int, surface: Any, walls: Any, low: Any, top: Any, highest: Any, highest_crowns: Any, turns: Any,
    halo: int, rows: Any, columns: Any, drop: Any, nearer: Any, own: Any, steps: Any, out: Any,
) -> None:  # fmt: skip
    width = out.shape[1]
    peaks, chosen = np.empty(BLOCK, np.float32), np.empty(steps[0] + TOGETHER, np.int64)
    hard_rows, hard_columns = rows[: steps[0]], columns[: steps[0]]
    leaf_rows, leaf_columns = rows[: steps[1]], columns[: steps[1]]
    for r in range(begin, end):
        for c0 in range(0, width, BLOCK):
            n, y, x = min(BLOCK, width - c0), r + halo, c0 + halo
            eye, own_low, own_top = surface[y, x : x + n], low[y, x : x + n], top[y, x : x + n]
            peak, leaf, lowest = peaks[:n], out[r, c0 : c0 + n], np.float32(np.inf)
            for i in range(n):
                lowest = min(lowest, eye[i])
                leaf[i] = (own_top[i] > NOTHING) & (own_low[i] < eye[i] + own)
            count = _reaching(highest, lowest, y, x, hard_rows, hard_columns, nearer, chosen)
            _peaks(chosen[:count], y, x, surface, walls, hard_rows, hard_columns, drop, nearer, peak)
            _leaves(highest_crowns, lowest, y, x, low, top, turns, leaf_rows, leaf_columns, drop, eye, leaf)
            for i in range(n):
                leaf[i] = np.uint8(peak[i] > eye[i]) + np.uint8(2) * leaf[i]
