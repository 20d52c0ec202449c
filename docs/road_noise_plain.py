"""The transfer of a link to a receiver by plain geometry: crossings by shapely, attenuation in decibels, slowly."""

from collections.abc import Iterator
from typing import Any, NamedTuple

import numpy as np
import shapely
import shapely.ops

from citybrain.domains.noise.models.cnossos.absorption import air_absorption
from citybrain.domains.noise.models.cnossos.bands import EXACT
from citybrain.domains.noise.models.cnossos.ground import Weather
from citybrain.domains.noise.models.cnossos.scene import PIECE, GroundRaster, RoadSources, Walls
from citybrain.domains.noise.models.cnossos.sound_paths import SoundSettings
from citybrain.domains.noise.models.cnossos.terrain import Terrain
from citybrain.domains.noise.models.cnossos.vertical_path import SoundPath, vertical_path
from citybrain.kernel.units import Array

SAMPLES = 600
"""Places along a ray at which the ground is looked up."""


class PlainScene(NamedTuple):
    """Walls as lines in a tree, with their heights, and the ground."""

    tree: Any
    height: Array
    ground: GroundRaster

    @classmethod
    def of(cls, walls: Walls, ground: GroundRaster) -> "PlainScene":
        """From the arrays of the relation."""
        lines = shapely.linestrings(np.stack([walls.begin, walls.end], axis=1))
        return cls(shapely.STRtree(lines), walls.height, ground)


def plain_factor(scene: PlainScene, sources: RoadSources, link: int, place: Array, settings: SoundSettings) -> Array:
    """What a metre-watt of each octave of a link (8) is at a receiver, without reflections."""
    absorbed = air_absorption(settings.temperature, settings.humidity, frequencies=EXACT)
    line = sources.vertices[sources.starts[link] : sources.starts[link + 1]]
    summed = np.zeros(8)
    for point, length in _points(line, place[:2], float(sources.radius[link]), settings):
        summed += length * _heard(scene, point, place, settings, absorbed)
    return summed


def _points(line: Array, place: Array, radius: float, settings: SoundSettings) -> Iterator[tuple[Array, float]]:
    whole = shapely.LineString(line)
    parts = int(np.ceil(whole.length / PIECE))
    for part in range(parts):
        at, end = whole.length * part / parts, whole.length * (part + 1) / parts
        low, high = np.array(shapely.ops.substring(whole, at, end).bounds).reshape(2, 2)
        if np.hypot(*((low + high) / 2.0 - place)) > radius:
            continue
        while at < end - 1e-9:
            here = np.array(whole.interpolate(at).coords[0])
            wanted = max(settings.step, settings.share * float(np.hypot(*(here - place))))
            length = (end - at) / np.ceil((end - at) / wanted - 1e-9)
            yield np.array(whole.interpolate(at + length / 2.0).coords[0]), length
            at += length


def _heard(scene: PlainScene, point: Array, place: Array, settings: SoundSettings, absorbed: Array) -> Array:
    ray, ground = shapely.LineString([point, place[:2]]), scene.ground
    met = scene.tree.query(ray, predicate="intersects")
    crossings = shapely.intersection(ray, scene.tree.geometries[met])
    edges = list(zip(shapely.distance(shapely.Point(point), crossings), scene.height[met], strict=True))
    places = np.linspace(0.0, ray.length, SAMPLES)
    at = point + (place[:2] - point) * ((places[1:] + places[:-1]) / 2.0 / ray.length)[:, None]
    cells = ((at - [ground.west, ground.south]) / ground.size).astype(int)
    soft = np.concatenate([[0.0], ground.softness[cells[:, 1], cells[:, 0]]])
    terrain = Terrain(places, np.zeros(SAMPLES), soft)
    path = SoundPath(terrain, (0.0, settings.source_height), (ray.length, float(place[2])), edges)
    mixed = sum(
        share * 10.0 ** (-vertical_path(path, Weather(favourable, settings.amended)) / 10.0)
        for favourable, share in ((False, 1.0 - settings.favourable), (True, settings.favourable))
    )
    way = np.hypot(ray.length, place[2] - settings.source_height)
    return mixed * 10.0 ** (-absorbed * way / 10.0) / (way**2 * 10.0**1.1)
