"""Compiled way of a ray through the cells of the raster: walls that it crosses, in order, and the ground below it."""

from __future__ import annotations

import math
from typing import Any

from citybrain.domains.noise.models.cnossos.compiling import compiled

FAR = 1e30


@compiled  # type: ignore[untyped-decorator]
def trace(
    px: float, py: float, qx: float, qy: float, grid: Any, most: int, ox: Any, oz: Any, gx: Any, gg: Any
) -> tuple[int, int]:  # fmt: skip
    """Writes the walls crossed from p to q as (distance, height), and the runs of G; how many of both.

    A wall counts only in the cell that holds the crossing, so none counts twice. The ray ends in the cell with more
    than `most` of them. Runs of ground beyond the room for them are left out.
    """
    size, columns, rows, starts, edges, soft = grid
    dx, dy = qx - px, qy - py
    d = math.sqrt(dx * dx + dy * dy)
    ix, iy = int(px / size), int(py / size)
    sx, sy = (1 if dx > 0.0 else -1), (1 if dy > 0.0 else -1)
    over_x, over_y = (size / abs(dx) if dx != 0.0 else FAR), (size / abs(dy) if dy != 0.0 else FAR)
    next_x = ((ix + (sx > 0)) * size - px) / dx if dx != 0.0 else FAR
    next_y = ((iy + (sy > 0)) * size - py) / dy if dy != 0.0 else FAR
    t, no, ng, last = 0.0, 0, 1, -1.0
    gx[0] = 0.0
    while True:
        until = min(next_x, next_y, 1.0)
        g = last
        if 0 <= ix < columns and 0 <= iy < rows:
            cell = iy * columns + ix
            for k in range(starts[cell], starts[cell + 1]):
                at = crossing(px, py, dx, dy, edges, k, t, until)
                if at >= 0.0:
                    no = inserted(ox, oz, no, at * d, edges[k, 4])
            if no > most:
                return no, ng
            g = soft[iy, ix]
        if g == last:
            gx[ng - 1] = until * d
        elif ng < len(gx):
            gx[ng], gg[ng] = until * d, g
            ng, last = ng + 1, g
        if until >= 1.0:
            break
        t = until
        if next_x < next_y:
            next_x += over_x
            ix += sx
        else:
            next_y += over_y
            iy += sy
    gx[ng - 1] = d
    return no, ng


@compiled  # type: ignore[untyped-decorator]
def crossing(px: float, py: float, dx: float, dy: float, edges: Any, k: int, begin: float, end: float) -> Any:
    """Where a ray crosses an edge, as a share of it, if that is from `begin` to before `end`; else -1."""
    ex, ey = edges[k, 2], edges[k, 3]
    wx, wy = edges[k, 0] - px, edges[k, 1] - py
    across = dx * ey - dy * ex
    u, at = wx * dy - wy * dx, wx * ey - wy * ex
    if across < 0.0:
        across, u, at = -across, -u, -at
    if u < 0.0 or u >= across or at < begin * across or at >= end * across:
        return -1.0
    return at / across


@compiled  # type: ignore[untyped-decorator]
def inserted(ox: Any, oz: Any, no: int, x: float, z: float) -> int:
    """Puts an edge in its place by distance, then by height: the order of walls in their cells does not matter."""
    if no >= len(ox):
        return no
    j = no
    while j > 0 and (ox[j - 1] > x or (ox[j - 1] == x and oz[j - 1] > z)):
        ox[j], oz[j] = ox[j - 1], oz[j - 1]
        j -= 1
    ox[j], oz[j] = x, z
    return no + 1
