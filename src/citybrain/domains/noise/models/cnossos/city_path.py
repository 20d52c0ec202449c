"""Compiled path over flat ground: `vertical_path` in energies, several hundred times as fast."""

from __future__ import annotations

import math
from typing import Any

from citybrain.domains.noise.models.cnossos.bands import WAVELENGTHS
from citybrain.domains.noise.models.cnossos.bent_rays import arc, detour, rubber_band
from citybrain.domains.noise.models.cnossos.compiling import compiled
from citybrain.domains.noise.models.cnossos.flat_ground import (
    ground_energy,
    ground_of,
    near_source,
    softness_between,
)

LEAST_BENT = 10.0**-2.5
"""What diffraction leaves at least: 25 dB."""


@compiled  # type: ignore[untyped-decorator]
def flat_energy(
    gx: Any, gg: Any, ng: int, ox: Any, oz: Any, no: int, zs: float, zr: float, at_source: float, favourable: bool,
    amended: bool, hx: Any, hz: Any, out: Any,
) -> None:  # fmt: skip
    """Writes 10 ** (-A / 10) of the ground and of edges by octave (8), of a path of length gx[ng - 1].

    `gg[i]` is G from gx[i - 1] to gx[i]; edges (ox, oz) come by distance; hx and hz are room for them.
    """
    xr = gx[ng - 1]
    radius = max(1000.0, 8.0 * math.sqrt(xr * xr + (zr - zs) * (zr - zs))) if favourable else 0.0
    count, near = rubber_band(ox, oz, no, zs, xr, zr, radius, hx, hz)
    below = count == 0 and near >= 0
    if below:
        hx[0], hz[0] = ox[near], oz[near]
        count = 1
    longer = detour(hx, hz, count, zs, xr, zr, radius, below) if count > 0 else 0.0
    if below and longer < -WAVELENGTHS[0] / 20.0:
        count = 0
    if count == 0 or below:
        softness = softness_between(gx, gg, ng, 0.0, xr)
        floor = near_source(softness, at_source, xr, zs + zr)
        ground = ground_of(xr, zs, zr, softness if favourable else floor, floor, favourable, amended)
        for octave in range(8):
            out[octave] = ground_energy(octave, ground, softness, favourable)
    if count > 0:
        _bent(gx, gg, ng, zs, zr, at_source, favourable, amended, hx, hz, count, radius, below, longer, out)


@compiled  # type: ignore[untyped-decorator]
def _bent(
    gx: Any, gg: Any, ng: int, zs: float, zr: float, at_source: float, favourable: bool, amended: bool, hx: Any,
    hz: Any, count: int, radius: float, below: bool, longer: float, out: Any,
) -> None:  # fmt: skip
    """Writes the octaves in which edges count."""
    xr, x0, z0, x1, z1 = gx[ng - 1], hx[0], hz[0], hx[count - 1], hz[count - 1]
    between = 0.0
    for i in range(count - 1):
        between += arc(hx[i], hz[i], hx[i + 1], hz[i + 1], radius)
    first, last = max(x0, 1e-3), max(xr - x1, 1e-3)
    g0, g1 = softness_between(gx, gg, ng, 0.0, x0), softness_between(gx, gg, ng, x1, xr)
    floor = near_source(g0, at_source, first, max(zs + z0, 1e-6))
    before = ground_of(first, zs, z0, g0 if favourable else floor, floor, favourable, amended)
    after = ground_of(last, z1, zr, g1, g1, favourable, amended)
    star = detour(hx, hz, count, -zs, xr, -zr, radius, count == 0) if below else 0.0
    of_source = detour(hx, hz, count, -zs, xr, zr, radius, below and z0 < (zr + zs) * x0 / xr - zs)
    of_receiver = detour(hx, hz, count, zs, xr, -zr, radius, below and z0 < zs - (zr + zs) * x0 / xr)
    for octave in range(8):
        wave = WAVELENGTHS[octave]
        if below and (longer < -wave / 20.0 or longer <= wave / 4.0 - star):
            continue
        scale = 40.0 / wave
        if between > 0.3:
            q = (5.0 * wave / between) ** 2
            scale *= (1.0 + q) / (1.0 / 3.0 + q)
        v, vs, vr = _lost(scale * longer), _lost(scale * of_source), _lost(scale * of_receiver)
        a = 1.0 + (math.sqrt(ground_energy(octave, before, g0, favourable)) - 1.0) * math.sqrt(v / vs)
        b = 1.0 + (math.sqrt(ground_energy(octave, after, g1, favourable)) - 1.0) * math.sqrt(v / vr)
        out[octave] = max(1.0 / v, LEAST_BENT) * a * a * b * b


@compiled  # type: ignore[untyped-decorator]
def _lost(v: float) -> Any:
    """10 ** (delta / 10) of a diffraction."""
    return 3.0 + v if v >= -2.0 else 1.0
