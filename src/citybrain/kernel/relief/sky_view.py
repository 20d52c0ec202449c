"""How much of the sky each cell sees, past what is hard and past crowns of trees, weighed as a flat surface does.

A hard horizon hides sin² of its elevation. Crowns are intervals of elevation: `BANDS` bands of equal weight, one bit
each, so that two crowns behind one another hide what they hide together, and gaps below crowns stay open.
"""

from __future__ import annotations

from typing import Any, NamedTuple

import numpy as np

from citybrain.kernel.parallel import in_parts
from citybrain.kernel.relief.compiling import LEAST_ROWS, compiled, inlined
from citybrain.kernel.relief.heights import NOTHING, Grid, Relief
from citybrain.kernel.relief.rays import crown_turns, rays

BANDS = 30
WHOLE = 65535
"""A direction whose whole quarter circle is sky."""

BLOCK = 256
"""Cells of a row that are worked on together."""

STRETCH = 64
"""Cells of a row of which the highest is known: a stretch that rises above no eye of a block hides nothing from it."""


class SkyView(NamedTuple):
    """Shares of the sky [0-1] that each cell sees past hard things, and past crowns too, which let nothing through."""

    hard: Grid
    open: Grid


def sky_view(relief: Relief, directions: int, reach: float, turns: Any = None) -> SkyView:
    """The sky that each cell of a relief sees; its halo must be as wide as the reach [m].

    `turns` are those of its crowns (`crown_turns`), where they are known already.
    """
    turn = rays(directions, reach, relief.pixel)
    hidden, crowned = np.empty(relief.shape, np.int32), np.empty(relief.shape, np.int32)
    begins = np.arange(0, relief.surface.shape[1], STRETCH)
    highest = np.maximum.reduceat(np.maximum(relief.surface, relief.walls), begins, axis=1)
    grids = relief.surface, relief.walls, relief.crown_low, relief.crown_top, highest
    turns = crown_turns(relief.crown_top) if turns is None else turns
    pixel = np.float32(relief.pixel)

    def work(part: slice) -> None:
        _scan(part.start, part.stop, *grids, turns, relief.halo, *turn, pixel, hidden, crowned)

    in_parts(work, relief.shape[0], LEAST_ROWS)
    hard = np.float32(1.0) - hidden.astype(np.float32) * np.float32(1.0 / (directions * WHOLE))
    leaves = crowned.astype(np.float32) * np.float32(1.0 / (directions * BANDS))
    return SkyView(hard, np.maximum(hard - leaves, np.float32(0.0)))


@inlined  # type: ignore[untyped-decorator]
def _band(slope: Any) -> Any:
    """Bands below a slope; a crown ends in the middle of one on average."""
    t = max(slope, np.float32(0), np.float32(0))
    q = t * t
    return np.int32(q / (np.float32(1) + q) * np.float32(BANDS) + np.float32(0.5))


@inlined  # type: ignore[untyped-decorator]
def _bits(low: Any, top: Any, eye: Any, inverse: Any) -> Any:
    one = np.int32(1)
    return (one << _band((top - eye) * inverse)) - (one << _band((low - eye) * inverse))


@inlined  # type: ignore[untyped-decorator]
def _count(bits: Any) -> Any:
    pairs = bits - ((bits >> 1) & 0x55555555)
    fours = (pairs & 0x33333333) + ((pairs >> 2) & 0x33333333)
    eights = (fours + (fours >> 4)) & 0x0F0F0F0F
    return (eights * 0x01010101 >> 24) & 0xFF


@inlined  # type: ignore[untyped-decorator]
def _above(bits: Any, hidden: Any) -> Any:
    """Bands of crowns above the horizon of hard things."""
    below = np.int32((hidden * BANDS + WHOLE // 2) // WHOLE)
    return np.int32(_count(bits >> below))


@inlined  # type: ignore[untyped-decorator]
def _rises(highest: Any, x: int, n: int, eye: Any) -> Any:
    """Whether anything of the stretches of a row that `n` cells from `x` lie in stands above an eye."""
    found = False
    for stretch in range(x // STRETCH, (x + n - 1) // STRETCH + 1):
        found |= not highest[stretch] <= eye
    return found


@compiled  # type: ignore[untyped-decorator]
def _scan(
    begin: int, end: int, surface: Any, walls: Any, low: Any, top: Any, highest: Any, turns: Any, halo: int,
    first: Any, rows: Any, columns: Any, inverse: Any, nearer: Any, pixel: Any, hard: Any, tree: Any,
) -> None:  # fmt: skip
    """Sums over directions of the hidden share and of bands of crowns, of rows from `begin` to `end`."""
    width = hard.shape[1]
    slope, mask = np.empty(BLOCK, np.float32), np.empty(BLOCK, np.int32)
    for r in range(begin, end):
        for c0 in range(0, width, BLOCK):
            n = min(BLOCK, width - c0)
            own = slice(c0 + halo, c0 + halo + n)
            eye, own_low, own_top = surface[r + halo, own], low[r + halo, own], top[r + halo, own]
            lowest = np.float32(np.inf)
            for i in range(n):
                hard[r, c0 + i] = tree[r, c0 + i] = 0
                lowest = min(lowest, eye[i])
            for d in range(len(first) - 1):
                for i in range(n):
                    slope[i] = np.float32(0)
                    mask[i] = np.int32(0)
                    if own_top[i] > NOTHING:  # the crown over one's head, from half a cell away up to the zenith
                        from_band = _band((own_low[i] - eye[i]) / (np.float32(0.5) * pixel))
                        mask[i] = (np.int32(1) << np.int32(BANDS)) - (np.int32(1) << from_band)
                for k in range(first[d], first[d + 1]):
                    y, x, f, g = r + halo + rows[k], c0 + halo + columns[k], inverse[k], nearer[k]
                    if _rises(highest[y], x, n, lowest):
                        other, wall = surface[y, x : x + n], walls[y, x : x + n]
                        for i in range(n):
                            slope[i] = max(slope[i], (other[i] - eye[i]) * f, (wall[i] - eye[i]) * g)
                    crown = x if top[y, x] > NOTHING else turns[y, x]
                    while crown < x + n:
                        after = min(turns[y, crown], x + n)
                        for i in range(crown - x, after - x):
                            mask[i] |= _bits(low[y, x + i], top[y, x + i], eye[i], f)
                        crown = turns[y, after]
                for i in range(n):
                    q = slope[i] * slope[i]
                    hidden = np.int32(q / (np.float32(1) + q) * np.float32(WHOLE))
                    hard[r, c0 + i] += hidden
                    tree[r, c0 + i] += _above(mask[i], hidden)
