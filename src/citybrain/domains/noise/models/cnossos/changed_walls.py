"""Rows of the relation after walls have changed: only pairs that the walls can touch are followed again.

A pair hangs on the walls that its rays cross and by which it is reflected, and a row on its pairs: which links are
followed and kept is decided anew from the numbers that stay and those that are new.
"""

from __future__ import annotations

from typing import Any

import numpy as np

from citybrain.domains.noise.models.cnossos.inside import indoors
from citybrain.domains.noise.models.cnossos.rows import KnownPairs
from citybrain.domains.noise.models.cnossos.scene import (
    GroundRaster,
    RoadSources,
    SoundScene,
    Walls,
    scene_of,
    wall_edges,
)
from citybrain.domains.noise.models.cnossos.shadows import ChangedGroups, mark_stale
from citybrain.domains.noise.models.cnossos.sound_paths import (
    USUAL,
    Listener,
    SoundPaths,
    SoundSettings,
    checked_places,
    link_sound,
    path_numbers,
    paths_in,
)
from citybrain.kernel.parallel import in_parts
from citybrain.kernel.units import Array, Mask, Rows

LEAST_PART, MOST_GROUPS = 512, 500
"""Receivers worth a thread, and groups of changed walls beyond which all is followed anew."""


def changed_paths(
    paths: SoundPaths, receivers: Array, sources: RoadSources, before: Walls, after: Walls, ground: GroundRaster,
    settings: SoundSettings = USUAL, progress: Listener | None = None, same: Rows | None = None,
) -> tuple[SoundPaths, Rows]:  # fmt: skip
    """The relation with other walls, and the receivers of which pairs were followed again.

    `same` is the row that each receiver has in `paths`, -1 for a new one; without it they are those of `paths`. Links,
    raster and settings must be what the relation was made with: its rows are then those of a whole relation to the bit.
    Raises InputError as `sound_paths` does.
    """
    places = checked_places(receivers, ground)
    as_before = same is None or np.array_equal(same, np.arange(len(paths.inside)))
    groups = changed_groups(before, after, ground)
    if as_before and not len(groups.walls):
        return paths, np.zeros(0, np.intp)
    scene = scene_of(sources, after, ground)
    hidden = indoors(places, scene)
    row = np.arange(len(places)) if same is None else np.asarray(same, np.int64)
    stays = (row >= 0) & (hidden == paths.inside[row]) & (len(groups.circles) <= MOST_GROUPS)
    row = np.where(stays, row, -1)
    known = KnownPairs(
        row, paths.indptr, paths.link, paths.factor, np.zeros(len(paths.link), np.bool_),
        paths.faint_indptr, paths.faint_link, paths.faint_most, np.zeros(len(paths.faint_link), np.bool_),
    )  # fmt: skip
    touched = (row < 0) | touched_receivers(paths, places, scene, groups, sources, settings, known)
    rows = np.flatnonzero(touched)
    mine = known._replace(row=row[rows])
    part = paths_in(scene, places[rows], hidden[rows], sources, settings, mine, progress)
    return spliced(paths, np.where(touched, -1, row), part), rows


def touched_receivers(
    paths: SoundPaths, places: Array, scene: SoundScene, groups: ChangedGroups, sources: RoadSources,
    settings: SoundSettings, known: KnownPairs,
) -> Mask:  # fmt: skip
    """Receivers with pairs that the changed walls can touch, which are marked as stale."""
    out = np.zeros(len(places), np.bool_)
    sound, numbers = link_sound(sources), path_numbers(settings)

    def work(part: slice) -> None:
        mine = known._replace(row=known.row[part])
        mark_stale(places[part], paths.horizon, groups, scene.reflectors, scene.pieces, sound, numbers, mine, out[part])

    in_parts(work, len(places), LEAST_PART)
    return out


def changed_groups(before: Walls, after: Walls, ground: GroundRaster) -> ChangedGroups:
    """Walls that are in one table only, or more often in one; those that meet at their ends are a group."""
    from scipy.sparse import csr_array
    from scipy.sparse.csgraph import connected_components

    tables = [wall_edges(walls, ground) for walls in (before, after)]
    every, place = np.unique(np.concatenate(tables), axis=0, return_inverse=True)
    counts = [np.bincount(part, minlength=len(every)) for part in np.split(place.ravel(), [len(tables[0])])]
    walls = every[counts[0] != counts[1]]
    if not len(walls):
        return ChangedGroups(walls, np.zeros(1, np.int64), np.zeros((0, 3)))
    ends = np.concatenate([walls[:, :2], walls[:, :2] + walls[:, 2:4]])
    corner = np.unique(np.round(ends, 3), axis=0, return_inverse=True)[1].ravel()
    begin, end = np.split(corner, 2)
    size = int(corner.max()) + 1
    graph = csr_array((np.ones(len(walls)), (begin, end)), (size, size))
    group = connected_components(graph, directed=False)[1][begin]
    order = np.argsort(group, kind="stable")
    starts = np.searchsorted(group[order], np.arange(int(group.max()) + 2)).astype(np.int64)
    circles = [_circle(ends[np.concatenate([one, one + len(walls)])]) for one in np.split(order, starts[1:-1])]
    return ChangedGroups(walls[order], starts, np.array(circles))


def _circle(points: Array) -> tuple[float, float, float]:
    """A circle around points, from the middle of their box."""
    x, y = (points.min(axis=0) + points.max(axis=0)) / 2.0
    return x, y, float(np.hypot(points[:, 0] - x, points[:, 1] - y).max())


def spliced(paths: SoundPaths, row: Rows, part: SoundPaths) -> SoundPaths:
    """Rows of a relation, and where `row` is -1 those of another one of the same links, by turns."""
    own = row >= 0
    columns: dict[str, Any] = {}
    for indptr, names in (("indptr", ("link", "factor")), ("faint_indptr", ("faint_link", "faint_most"))):
        starts, others = getattr(paths, indptr), getattr(part, indptr)
        counts = np.empty(len(row), np.int64)
        counts[own], counts[~own] = np.diff(starts)[row[own]], np.diff(others)
        columns[indptr] = np.concatenate([[0], np.cumsum(counts)]).astype(np.int64)
        goes_to, stays = np.repeat(own, counts), _pairs_of(starts, row[own])
        for name in names:
            old, new = getattr(paths, name), getattr(part, name)
            columns[name] = np.empty((len(goes_to), *old.shape[1:]), old.dtype)
            columns[name][goes_to], columns[name][~goes_to] = old[stays], new
    for name in ("tail", "horizon", "least_bound", "unheard", "inside"):
        old, new = getattr(paths, name), getattr(part, name)
        columns[name] = np.empty((len(row), *old.shape[1:]), old.dtype)
        columns[name][own], columns[name][~own] = old[row[own]], new
    return paths._replace(**columns)


def _pairs_of(starts: Rows, rows: Rows) -> Rows:
    """Places of the pairs of some rows, row after row."""
    counts = np.diff(starts)[rows]
    first = np.repeat(starts[rows] - np.concatenate([[0], np.cumsum(counts)[:-1]]), counts)
    places: Rows = first + np.arange(len(first))
    return places
