"""Compiled detours of rays over edges: those of `diffraction`, with points in arrays."""

from __future__ import annotations

import math
from typing import Any

from citybrain.domains.noise.models.cnossos.compiling import compiled


@compiled  # type: ignore[untyped-decorator]
def arc(xa: float, za: float, xb: float, zb: float, radius: float) -> Any:
    """Way between two points, along an arc where the radius is not 0."""
    d = math.sqrt((xb - xa) * (xb - xa) + (zb - za) * (zb - za))
    return 2.0 * radius * math.asin(d / (2.0 * radius)) if radius > 0.0 else d


@compiled  # type: ignore[untyped-decorator]
def rubber_band(
    ox: Any, oz: Any, no: int, zs: float, xr: float, zr: float, radius: float, hx: Any, hz: Any
) -> tuple[int, int]:
    """Writes the edges above the ray from (0, zs) to (xr, zr) that a band touches; how many, and the best one below it.

    Edges come by distance. The one below is -1 where there is none.
    """
    count, nearest, below = 0, -1e30, -1
    slope = (zr - zs) / xr
    for i in range(no):
        x = ox[i]
        if x <= 1e-6 or x >= xr - 1e-6:
            continue
        z = oz[i]
        if radius > 0.0:
            z -= x * (xr - x) / (2.0 * radius)
        over = z - zs - slope * x
        if over <= 0.0:
            detour = -over * over * (1.0 / x + 1.0 / (xr - x))
            if detour > nearest:
                nearest, below = detour, i
            continue
        count = shortened(hx, hz, count, zs, x, z)
        hx[count], hz[count] = x, z
        count += 1
    count = shortened(hx, hz, count, zs, xr, zr)
    if radius > 0.0:
        for i in range(count):
            hz[i] += hx[i] * (xr - hx[i]) / (2.0 * radius)
    return count, below


@compiled  # type: ignore[untyped-decorator]
def shortened(hx: Any, hz: Any, count: int, zs: float, x: float, z: float) -> int:
    """How many edges of a band stay when it goes on to a point."""
    while count > 0:
        px, pz = (hx[count - 2], hz[count - 2]) if count > 1 else (0.0, zs)
        if (hz[count - 1] - pz) * (x - px) > (z - pz) * (hx[count - 1] - px):
            break
        count -= 1
    return count


@compiled  # type: ignore[untyped-decorator]
def detour(hx: Any, hz: Any, count: int, zs: float, xr: float, zr: float, radius: float, below: bool) -> Any:
    """How much longer the way over edges is than the ray: `diffraction.path_difference`."""
    direct = arc(0.0, zs, xr, zr, radius)
    over = arc(0.0, zs, hx[0], hz[0], radius) + arc(hx[count - 1], hz[count - 1], xr, zr, radius)
    for i in range(count - 1):
        over += arc(hx[i], hz[i], hx[i + 1], hz[i + 1], radius)
    if not below:
        return over - direct
    if radius <= 0.0:
        return direct - over
    x, z = hx[0], zs + (zr - zs) * hx[0] / xr
    return 2.0 * arc(0.0, zs, x, z, radius) + 2.0 * arc(x, z, xr, zr, radius) - over - direct
