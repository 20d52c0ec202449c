"""Attenuation along one path in its vertical plane, over any terrain: Directive 2002/49/EC, Annex II, 2.5.

The reference of the compiled path of cities (`city_path`), in decibels and in the order of the text. Edges are
horizontal; sound that goes round an end, and diffraction behind a reflection, are not in it.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from citybrain.domains.noise.models.cnossos.bands import WAVELENGTHS
from citybrain.domains.noise.models.cnossos.diffraction import (
    MOST_ATTENUATION,
    DiffractingEdges,
    Point,
    diffracting_edges,
    diffraction,
    path_difference,
    ray_length,
    way_between,
)
from citybrain.domains.noise.models.cnossos.ground import (
    GroundPath,
    Weather,
    corrected_softness,
    ground_attenuation,
)
from citybrain.domains.noise.models.cnossos.terrain import MeanPlane, Terrain, mean_plane, mean_softness
from citybrain.kernel.units import Array

LEAST_LENGTH, LEAST_RADIUS, LENGTHS_OF_RADIUS = 1e-3, 1000.0, 8.0


class SoundPath(NamedTuple):
    """A path over terrain: source and receiver (distance, height) over its ends, and edges that may bend it."""

    terrain: Terrain
    source: Point
    receiver: Point
    edges: Sequence[Point] = ()


class _Side(NamedTuple):
    """Ground between an end of the path and its nearest edge."""

    ground: GroundPath
    plane: MeanPlane
    end: Point


def vertical_path(path: SoundPath, weather: Weather) -> Array:
    """A_ground, or A_dif where an edge counts, by octave (8) [dB]: formulas 2.5.11 to 2.5.35."""
    source, receiver = path.source, path.receiver
    radius = max(LEAST_RADIUS, LENGTHS_OF_RADIUS * ray_length(source, receiver, 0.0)) if weather.favourable else 0.0
    free = ground_attenuation(_ground(path.terrain, source, receiver, weather, at_source=True).ground, weather)
    edges = diffracting_edges(path.edges, source, receiver, radius)
    if not edges.points:
        return free
    first = _ground(path.terrain, source, edges.points[0], weather, at_source=True)
    last = _ground(path.terrain, receiver, edges.points[-1], weather, at_source=False)
    difference = path_difference(edges, source, receiver, radius, edges.below)
    bent = _diffracted(path, edges, (first, last), weather, radius)
    if not edges.below:
        return bent
    mirrored = first.plane.mirrored(*source), last.plane.mirrored(*receiver)
    star = path_difference(edges, *mirrored, radius, below=False)
    counts = (difference >= -WAVELENGTHS / 20.0) & (difference > WAVELENGTHS / 4.0 - star)
    return np.where(counts, bent, free)


def _ground(terrain: Terrain, end: Point, other: Point, weather: Weather, at_source: bool) -> _Side:
    """The ground between two points; near the source its own softness counts."""
    begin, stop = sorted((end[0], other[0]))
    plane, softness = mean_plane(terrain, begin, stop), mean_softness(terrain, begin, stop)
    (height, place), (other_height, other_place) = plane.above(*end), plane.above(*other)
    length = max(abs(other_place - place), LEAST_LENGTH)
    floor = softness
    if at_source:
        floor = corrected_softness(softness, float(terrain.softness[0]), length, height + other_height)
    wave = softness if weather.favourable else floor
    return _Side(GroundPath(length, height, other_height, softness, wave, floor), plane, end)


def _diffracted(
    path: SoundPath, edges: DiffractingEdges, sides: tuple[_Side, _Side], weather: Weather, radius: float
) -> Array:
    """A_dif: the detour over the edges, and the ground on both of their sides."""
    first, last = sides
    source, receiver = path.source, path.receiver
    between = way_between(edges, radius)
    detour = diffraction(path_difference(edges, source, receiver, radius, edges.below), between)
    out = np.minimum(detour, MOST_ATTENUATION)
    below_source, below_receiver = first.plane.mirrored(*source), last.plane.mirrored(*receiver)
    for side, ends in ((first, (below_source, receiver)), (last, (source, below_receiver))):
        ground = ground_attenuation(side.ground, weather)
        if side.ground.source > 0.0:
            hidden = edges.below and _below(edges.points[0], *ends)
            mirrored = diffraction(path_difference(edges, *ends, radius, hidden), between)
            ground = -20.0 * np.log10(1.0 + (10.0 ** (-ground / 20.0) - 1.0) * 10.0 ** ((detour - mirrored) / 20.0))
        out = out + ground
    return out


def _below(edge: Point, source: Point, receiver: Point) -> bool:
    """Whether an edge lies below the straight line of sight."""
    (xs, zs), (xr, zr) = source, receiver
    return edge[1] < zs + (zr - zs) * (edge[0] - xs) / (xr - xs)
