"""Detours over edges and what they cost: Directive 2002/49/EC, Annex II, 2.5, from formula 2.5.21 on."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

import numpy as np

from citybrain.domains.noise.models.cnossos.bands import WAVELENGTHS
from citybrain.kernel.units import Array

MOST_ATTENUATION = 25.0
"""Of a diffraction [dB]."""

SEVERAL_EDGES = 0.3
"""Ways between the first and the last edge above which they are several [m]."""

NEAR = 1e-6
Point = tuple[float, float]


class DiffractingEdges(NamedTuple):
    """Edges that the ray bends over, from the source on; `below` if it is the one nearest below a free ray."""

    points: tuple[Point, ...]
    below: bool


def ray_length(a: Point, b: Point, radius: float) -> float:
    """Way between two points, along an arc of a radius in favourable weather, straight where that is 0."""
    d = float(np.hypot(b[0] - a[0], b[1] - a[1]))
    return 2.0 * radius * float(np.arcsin(d / (2.0 * radius))) if radius > 0.0 else d


def diffracting_edges(edges: Sequence[Point], source: Point, receiver: Point, radius: float) -> DiffractingEdges:
    """The rubber band over all edges that stand above the ray; where none does, the one nearest below it.

    A bent ray becomes straight when each edge is lowered by the sagitta of the arc there.
    """
    (xs, zs), (xr, zr) = source, receiver
    band: list[Point] = [source]
    nearest, below = -np.inf, None
    for x, z in sorted(edge for edge in edges if xs + NEAR < edge[0] < xr - NEAR):
        lowered = z - (_sagitta(x, xs, xr, radius))
        over = lowered - (zs + (zr - zs) * (x - xs) / (xr - xs))
        if over <= 0.0:
            detour = -over * over * (1.0 / (x - xs) + 1.0 / (xr - x))
            if detour > nearest:
                nearest, below = detour, (x, z)
            continue
        _stretch(band, (x, lowered))
        band.append((x, lowered))
    _stretch(band, receiver)
    above = tuple((x, z + _sagitta(x, xs, xr, radius)) for x, z in band[1:])
    return DiffractingEdges(above or ((below,) if below else ()), not above and below is not None)


def path_difference(edges: DiffractingEdges, source: Point, receiver: Point, radius: float, below: bool) -> float:
    """How much longer the way over the edges is than the ray [m], less than 0 for an edge below it (2.5.26 on)."""
    direct = ray_length(source, receiver, radius)
    ways = [source, *edges.points, receiver]
    over = sum(ray_length(a, b, radius) for a, b in pairwise(ways))
    if not below:
        return over - direct
    if radius <= 0.0:
        return direct - over
    (xs, zs), (xr, zr), (x, _) = source, receiver, edges.points[0]
    on_ray = x, zs + (zr - zs) * (x - xs) / (xr - xs)
    return 2.0 * ray_length(source, on_ray, radius) + 2.0 * ray_length(on_ray, receiver, radius) - over - direct


def way_between(edges: DiffractingEdges, radius: float) -> float:
    """Way from the first to the last edge [m]."""
    return sum(ray_length(a, b, radius) for a, b in pairwise(edges.points))


def diffraction(difference: float, between: float) -> Array:
    """Attenuation of a detour by octave (8) [dB]: 2.5.21 with C_h = 1, and C'' where edges are several."""
    several: Array = np.ones_like(WAVELENGTHS)
    if between > SEVERAL_EDGES:
        q = (5.0 * WAVELENGTHS / between) ** 2
        several = (1.0 + q) / (1.0 / 3.0 + q)
    v = 40.0 / WAVELENGTHS * several * difference
    lost: Array = np.where(v >= -2.0, 10.0 * np.log10(np.maximum(3.0 + v, 1.0)), 0.0)
    return lost


def _sagitta(x: float, xs: float, xr: float, radius: float) -> float:
    return (x - xs) * (xr - x) / (2.0 * radius) if radius > 0.0 else 0.0


def _stretch(band: list[Point], new: Point) -> None:
    """Takes off the edges under which a band to a new point does not bend."""
    while len(band) > 1:
        (px, pz), (qx, qz) = band[-2], band[-1]
        if (qz - pz) * (new[0] - px) > (new[1] - pz) * (qx - px):
            return
        band.pop()
