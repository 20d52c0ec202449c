"""Rows of the relation after walls have changed: only those that the walls can touch are computed again."""

from __future__ import annotations

import math
from typing import Any

import numpy as np

from citybrain.domains.noise.models.cnossos.compiling import compiled
from citybrain.domains.noise.models.cnossos.inside import indoors
from citybrain.domains.noise.models.cnossos.rows import candidate_links
from citybrain.domains.noise.models.cnossos.scene import GroundRaster, RoadSources, Walls, scene_of
from citybrain.domains.noise.models.cnossos.sound_paths import (
    USUAL,
    Listener,
    SoundPaths,
    SoundSettings,
    checked_places,
    link_sound,
    path_numbers,
    sound_paths,
)
from citybrain.kernel.parallel import in_parts
from citybrain.kernel.units import Array, Rows

LEAST_PART, ROUNDED = 512, 1.0
"""Receivers worth a thread, and metres for the rounding of what is stored of a row."""


def changed_paths(
    paths: SoundPaths, receivers: Array, sources: RoadSources, before: Walls, after: Walls, ground: GroundRaster,
    settings: SoundSettings = USUAL, progress: Listener | None = None,
) -> tuple[SoundPaths, Rows]:  # fmt: skip
    """The relation with other walls, and the receivers whose rows were computed again.

    All else, and the order of the walls that stay, must be what the relation was made with: its rows are then those of
    a whole relation to the bit. Raises InputError as `sound_paths` does.
    """
    rows = touched_receivers(paths, receivers, sources, before, after, ground, settings)
    if not len(rows):
        return paths, rows
    return spliced(paths, rows, sound_paths(receivers, sources, after, ground, settings, progress, rows)), rows


def touched_receivers(
    paths: SoundPaths, receivers: Array, sources: RoadSources, before: Walls, after: Walls, ground: GroundRaster,
    settings: SoundSettings = USUAL,
) -> Rows:  # fmt: skip
    """Receivers to which some ray that was looked at may meet a wall that came, went or has another height.

    Rays come straight from each part of the links that were followed, or by way of a wall within the reach of
    reflections: on a share t of the way from its middle they are at most 1 - t half lengths and t reaches aside.
    """
    places, scene = checked_places(receivers, ground), scene_of(sources, after, ground)
    hidden = indoors(places, scene)
    circles = changed_circles(before, after) - np.array([ground.west, ground.south, 0.0])
    out = hidden != paths.inside
    sound, numbers = link_sound(sources), path_numbers(settings)

    def work(part: slice) -> None:
        bounds = paths.horizon[part], paths.least_bound[part]
        _touched(places[part], ~hidden[part], *bounds, circles, scene.pieces, sound, numbers, out[part])

    in_parts(work, len(places), LEAST_PART)
    return np.flatnonzero(out)


def changed_circles(before: Walls, after: Walls) -> Array:
    """Middle and half length (n, 3) of the walls that are in one table only, or more often in one."""
    tables = [np.column_stack([walls.begin, walls.end, walls.height]) for walls in (before, after)]
    every, place = np.unique(np.concatenate(tables), axis=0, return_inverse=True)
    counts = [np.bincount(part, minlength=len(every)) for part in np.split(place.ravel(), [len(tables[0])])]
    walls = every[counts[0] != counts[1]]
    return np.column_stack([(walls[:, :2] + walls[:, 2:4]) / 2.0, np.hypot(*(walls[:, 2:4] - walls[:, :2]).T) / 2.0])


def spliced(paths: SoundPaths, rows: Rows, part: SoundPaths) -> SoundPaths:
    """A relation with some of its rows taken from another one of the same links."""
    counts = np.diff(paths.indptr)
    counts[rows] = np.diff(part.indptr)
    indptr = np.concatenate([[0], np.cumsum(counts)]).astype(np.int64)
    own = np.ones(len(counts), np.bool_)
    own[rows] = False
    stays, goes_to = np.repeat(own, np.diff(paths.indptr)), np.repeat(own, counts)
    link, factor = np.empty(indptr[-1], np.int32), np.empty((indptr[-1], 8), np.uint16)
    for to, old, new in ((link, paths.link, part.link), (factor, paths.factor, part.factor)):
        to[goes_to], to[~goes_to] = old[stays], new
    columns = {}
    for name in ("tail", "horizon", "least_bound", "unheard", "inside"):
        columns[name] = getattr(paths, name).copy()
        columns[name][rows] = getattr(part, name)
    return paths._replace(indptr=indptr, link=link, factor=factor, **columns)


@compiled  # type: ignore[untyped-decorator]
def _touched(
    receivers: Any, heard: Any, horizon: Any, least: Any, circles: Any, pieces: Any, sound: Any, numbers: Any, out: Any
) -> None:
    links = len(sound.radius)
    today, most, candidates = np.zeros(links), np.zeros(links), np.empty(links, np.int32)
    for row in range(len(receivers)):
        x, y, zr = receivers[row]
        near = False
        for c in range(len(circles)):
            d = math.sqrt((circles[c, 0] - x) ** 2 + (circles[c, 1] - y) ** 2)
            near = near or d <= horizon[row] + numbers.reach + circles[c, 2] + ROUNDED
        if out[row] or not near or not heard[row]:
            continue
        count = candidate_links(x, y, zr, pieces, sound, numbers, candidates, today, most)
        for k in range(count):
            link = candidates[k]
            if not out[row] and most[link] >= least[row]:
                out[row] = _meets(x, y, link, circles, pieces, sound, numbers)
        for k in range(count):
            today[candidates[k]] = most[candidates[k]] = 0.0


@compiled  # type: ignore[untyped-decorator]
def _meets(x: float, y: float, link: int, circles: Any, pieces: Any, sound: Any, numbers: Any) -> bool:
    """Whether some ray from a part of a link to a receiver may meet one of some circles."""
    for p in range(pieces.of_link[link], pieces.of_link[link + 1]):
        px, py, half = pieces.middle[p]
        dx, dy = x - px, y - py
        squared = dx * dx + dy * dy
        if squared > sound.radius[link] ** 2:
            continue
        way = max(math.sqrt(squared), 1e-6)
        for c in range(len(circles)):
            slack = (circles[c, 2] + max(half, numbers.reach)) / way
            t = min(max(((circles[c, 0] - px) * dx + (circles[c, 1] - py) * dy) / (way * way), 0.0), 1.0)
            apart = math.sqrt((px + t * dx - circles[c, 0]) ** 2 + (py + t * dy - circles[c, 1]) ** 2)
            aside = half * (1.0 - max(t - slack, 0.0)) + numbers.reach * min(t + slack, 1.0)
            if apart <= circles[c, 2] + aside:
                return True
    return False
