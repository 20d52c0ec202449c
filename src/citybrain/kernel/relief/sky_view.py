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

BLOCK = 512
"""Cells of a row that are worked on together."""

STRETCH = 64
"""Cells of a row of which the highest is known: what rises above no eye of a block hides nothing from it."""

LANES = 16
"""Cells of crowns that are looked at together."""

TOGETHER = 4
"""Steps of a ray that are taken together, so that what is seen stays at hand."""

NEARLY = 0.999
"""A crown that rises to this part of the slope of what is hard adds no band above it.

Bands end in the middle of one, where q / (1 + q) is 1/60 to 59/60: it changes there by at least 2 / 65535 for this.
"""


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
    grids = relief.surface, relief.walls, relief.crown_low, relief.crown_top
    ahead = highest_ahead(np.maximum(relief.surface, relief.walls)), highest_ahead(relief.crown_top)
    turns = crown_turns(relief.crown_top) if turns is None else turns
    pixel = np.float32(relief.pixel)

    def work(part: slice) -> None:
        _scan(part.start, part.stop, *grids, *ahead, turns, relief.halo, *turn, pixel, hidden, crowned)

    in_parts(work, relief.shape[0], LEAST_ROWS)
    hard = np.float32(1.0) - hidden.astype(np.float32) * np.float32(1.0 / (directions * WHOLE))
    leaves = crowned.astype(np.float32) * np.float32(1.0 / (directions * BANDS))
    return SkyView(hard, np.maximum(hard - leaves, np.float32(0.0)))


def highest_ahead(heights: Grid) -> Grid:
    """By row and stretch: the highest that a block sees which begins in the stretch."""
    each = np.maximum.reduceat(heights, np.arange(0, heights.shape[1], STRETCH), axis=1)
    ahead = each.copy()
    for further in range(1, min(BLOCK // STRETCH + 1, each.shape[1])):
        np.maximum(ahead[:, :-further], each[:, further:], out=ahead[:, :-further])
    return ahead


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
def _below(hidden: Any) -> Any:
    """Bands below the horizon of hard things: hidden × `BANDS` / `WHOLE`, rounded."""
    return np.int32(np.float32(hidden) * np.float32(BANDS / WHOLE) + np.float32(0.49999))


@compiled  # type: ignore[untyped-decorator]
def _rising(highest: Any, lowest: Any, y0: int, x0: int, rows: Any, columns: Any, steps: Any) -> int:
    """How many steps of a ray meet what stands above the lowest eye of a block, whole groups; `steps` are these."""
    count = 0
    for k in range(len(rows)):
        if not highest[y0 + rows[k], (x0 + columns[k]) // STRETCH] <= lowest:
            steps[count] = k
            count += 1
    while count % TOGETHER:
        steps[count] = steps[count - 1]
        count += 1
    return count


@inlined  # type: ignore[untyped-decorator]
def seen_from(surface: Any, walls: Any, y: int, x: int, n: int) -> Any:
    """What is hard, and its walls, in `n` cells of a row."""
    return surface[y, x : x + n], walls[y, x : x + n]


@inlined  # type: ignore[untyped-decorator]
def _higher(slope: Any, eye: Any, other: Any, wall: Any, inverse: Any, nearer: Any) -> Any:
    return max(slope, (other - eye) * inverse, (wall - eye) * nearer)


@compiled  # type: ignore[untyped-decorator]
def _horizon(
    steps: Any, y0: int, x0: int, surface: Any, walls: Any, rows: Any, columns: Any, f: Any, g: Any,
    eye: Any, slope: Any,
) -> None:  # fmt: skip
    """The slope up to the highest that is hard along the steps of a ray, by cell of a block."""
    n = len(eye)
    for i in range(n):
        slope[i] = np.float32(0)
    for group in range(len(steps) // TOGETHER):
        k0, k1, k2, k3 = steps[4 * group], steps[4 * group + 1], steps[4 * group + 2], steps[4 * group + 3]
        other0, wall0 = seen_from(surface, walls, y0 + rows[k0], x0 + columns[k0], n)
        other1, wall1 = seen_from(surface, walls, y0 + rows[k1], x0 + columns[k1], n)
        other2, wall2 = seen_from(surface, walls, y0 + rows[k2], x0 + columns[k2], n)
        other3, wall3 = seen_from(surface, walls, y0 + rows[k3], x0 + columns[k3], n)
        f0, f1, f2, f3, g0, g1, g2, g3 = f[k0], f[k1], f[k2], f[k3], g[k0], g[k1], g[k2], g[k3]
        for i in range(n):
            from_eye = eye[i]
            up = _higher(slope[i], from_eye, other0[i], wall0[i], f0, g0)
            up = _higher(up, from_eye, other1[i], wall1[i], f1, g1)
            up = _higher(up, from_eye, other2[i], wall2[i], f2, g2)
            slope[i] = _higher(up, from_eye, other3[i], wall3[i], f3, g3)


@compiled  # type: ignore[untyped-decorator]
def _crowns(
    highest: Any, lowest: Any, least: Any, y0: int, x0: int, low: Any, top: Any, turns: Any, rows: Any, columns: Any,
    inverse: Any, eye: Any, seen: Any, mask: Any,
) -> None:  # fmt: skip
    """Bands of crowns along a ray, by cell of a block: of those that rise above the slopes `seen`, at least `least`."""
    n = len(eye)
    for k in range(len(rows)):
        y, x, f = y0 + rows[k], x0 + columns[k], inverse[k]
        if (highest[y, x // STRETCH] - lowest) * f <= least:
            continue
        crown = x if top[y, x] > NOTHING else turns[y, x]
        while crown < x + n:
            after = min(crown + LANES, x + n)
            part = slice(crown - x, after - x)
            bottoms, tops, eyes = low[y, crown:after], top[y, crown:after], eye[part]
            known, bits = seen[part], mask[part]
            above = False
            for i in range(after - crown):
                above |= not (tops[i] - eyes[i]) * f <= known[i]
            if above:
                for i in range(after - crown):
                    bits[i] |= _bits(bottoms[i], tops[i], eyes[i], f)
            crown = after if after < x + n and top[y, after] > NOTHING else turns[y, after]


@compiled  # type: ignore[untyped-decorator]
def _scan(
    begin: int, end: int, surface: Any, walls: Any, low: Any, top: Any, highest: Any, highest_crowns: Any, turns: Any,
    halo: int, first: Any, rows: Any, columns: Any, inverse: Any, nearer: Any, pixel: Any, hard: Any, tree: Any,
) -> None:  # fmt: skip
    """Sums over directions of the hidden share and of bands of crowns, of rows from `begin` to `end`."""
    width = hard.shape[1]
    slopes, hides = np.empty(BLOCK, np.float32), np.empty(BLOCK, np.float32)
    masks, overs = np.empty(BLOCK, np.int32), np.empty(BLOCK, np.int32)
    steps = np.empty(len(rows) + TOGETHER, np.int64)
    for r in range(begin, end):
        for c0 in range(0, width, BLOCK):
            n = min(BLOCK, width - c0)
            own = slice(c0 + halo, c0 + halo + n)
            eye, own_low, own_top = surface[r + halo, own], low[r + halo, own], top[r + halo, own]
            slope, hide, mask, over = slopes[:n], hides[:n], masks[:n], overs[:n]
            hard_sum, tree_sum = hard[r, c0 : c0 + n], tree[r, c0 : c0 + n]
            lowest = np.float32(np.inf)
            for i in range(n):
                hard_sum[i] = tree_sum[i] = over[i] = np.int32(0)
                lowest = min(lowest, eye[i])
                if own_top[i] > NOTHING:  # the crown over one's head, from half a cell away up to the zenith
                    from_band = _band((own_low[i] - eye[i]) / (np.float32(0.5) * pixel))
                    over[i] = (np.int32(1) << np.int32(BANDS)) - (np.int32(1) << from_band)
            for d in range(len(first) - 1):
                y, x, way = r + halo, c0 + halo, slice(first[d], first[d + 1])
                ys, xs, f, g = rows[way], columns[way], inverse[way], nearer[way]
                count = _rising(highest, lowest, y, x, ys, xs, steps)
                _horizon(steps[:count], y, x, surface, walls, ys, xs, f, g, eye, slope)
                least = np.float32(np.inf)
                for i in range(n):
                    mask[i], hide[i] = over[i], slope[i] * np.float32(NEARLY)
                    least = min(least, hide[i])
                _crowns(highest_crowns, lowest, least, y, x, low, top, turns, ys, xs, f, eye, hide, mask)
                for i in range(n):
                    q = slope[i] * slope[i]
                    hidden = np.int32(q / (np.float32(1) + q) * np.float32(WHOLE))
                    hard_sum[i] += hidden
                    tree_sum[i] += np.int32(_count(mask[i] >> _below(hidden)))
