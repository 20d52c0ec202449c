"""Ways between neighbouring habitats: the straight gap, and the way of least resistance over the ground."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
import rasterio.features
import scipy.sparse
import shapely
from numpy.typing import NDArray
from scipy.sparse.csgraph import dijkstra

from citybrain.base.importing import Tell
from citybrain.domains.nature.importers.resistance import HABITAT, CrossedGround
from citybrain.kernel.units import Array, Rows

Shapes = NDArray[np.object_]

FARTHEST = 500.0
"""Gap [m] up to which habitats are neighbours."""

MOST_NEIGHBOURS = 12
"""The nearest habitats that each is linked to."""

LEAST_GAP = 0.1
"""Metres that the shortest gap counts as."""

SIDES = ((0, 1), (1, 0), (1, 1), (1, -1))
"""Neighbours of a cell, each with its opposite."""

SIMPLER = 5.0
"""Metres by which the drawn line of a way may be off."""


class HabitatWays(NamedTuple):
    """One row for each pair of neighbours: rows of both, gap [m], effective metres of the way over the ground, and the
    length [m] and effective metres of its part that can be planted; NaN where no way leads past other habitats."""

    begin: Rows
    end: Rows
    gap: Array
    effective: Array
    plantable_length: Array
    plantable_effective: Array
    line: Shapes


class HabitatPairs(NamedTuple):
    """Rows of both habitats, each pair once, and the gap between them [m]."""

    begin: Rows
    end: Rows
    gap: Array


class Window(NamedTuple):
    """Part of the raster around a habitat: rows, columns, and which habitat each cell is of (-1: none)."""

    rows: slice
    columns: slice
    patch: NDArray[np.int32]


class Reached(NamedTuple):
    """Effective metres from a habitat to each cell of a window, and the cell before it on the way."""

    distance: Array
    before: Rows


def neighbours(shapes: Shapes) -> HabitatPairs:
    """Pairs of the 12 nearest habitats within 500 m of each; a pair counts where either has the other."""
    tree = shapely.STRtree(shapes)
    begin, end = tree.query(shapes, predicate="dwithin", distance=FARTHEST)
    some = begin != end
    begin, end = begin[some], end[some]
    gap = shapely.distance(shapes[begin], shapes[end])
    order = np.lexsort((end, gap, begin))
    begin, end, gap = begin[order], end[order], gap[order]
    first = np.searchsorted(begin, begin, "left")
    near = np.arange(len(begin)) - first < MOST_NEIGHBOURS
    low, high = np.minimum(begin, end)[near], np.maximum(begin, end)[near]
    pair, at = np.unique(low * len(shapes) + high, return_index=True)
    size = max(len(shapes), 1)
    return HabitatPairs(pair // size, pair % size, np.maximum(gap[near][at], LEAST_GAP))


def ways_between(shapes: Shapes, mapped: int, ground: CrossedGround, tell: Tell) -> HabitatWays:
    """The ways between neighbours; the first `mapped` habitats are there today and are crossed by no way.

    A way begins and ends at a habitat and goes through no other: what leads through one is two ways. So a habitat that
    is built over takes its own ways and leaves the others as they are.
    """
    near = neighbours(shapes)
    size = len(near.begin)
    values = {name: np.full(size, np.nan) for name in ("effective", "length", "planted")}
    lines = shapely.shortest_line(shapes[near.begin], shapes[near.end]) if size else np.empty(0, object)
    patch = _numbered(shapes, mapped, ground)
    resistance, plantable = ground.resistance, ground.plantable
    for row in np.unique(near.begin):
        tell(row / max(len(shapes), 1), "nature-looking-for-ways")
        window = _window(shapes[row], ground, patch)
        some = np.flatnonzero(near.begin == row)
        cells = resistance[window.rows, window.columns].copy()
        cells[window.patch >= 0] = HABITAT
        start = _cells_of(shapes[row], row, window, ground)
        reached = _reached(cells, window.patch, int(row), start, ground.side)
        for link in some:
            target = _cells_of(shapes[near.end[link]], int(near.end[link]), window, ground)
            way = _way(reached, target)
            if way is None:
                continue
            values["effective"][link] = max(float(reached.distance[way[-1]]), float(near.gap[link]))
            planted = _planted(way, cells, plantable[window.rows, window.columns], ground.side)
            values["length"][link], values["planted"][link] = planted
            lines[link] = _line(way, window, ground, lines[link])
    return HabitatWays(
        near.begin, near.end, near.gap, values["effective"], values["length"], values["planted"],
        np.asarray(lines, object),
    )  # fmt: skip


def _numbered(shapes: Shapes, mapped: int, ground: CrossedGround) -> NDArray[np.int32]:
    """The row of the mapped habitat by cell, -1 elsewhere."""
    if not mapped:
        return np.full(ground.kind.shape, -1, np.int32)
    numbered = zip(shapes[:mapped], range(1, mapped + 1), strict=True)
    burnt = rasterio.features.rasterize(
        numbered, out_shape=ground.kind.shape, transform=ground.transform, dtype="int32"
    )
    cells: NDArray[np.int32] = burnt.astype(np.int32) - 1
    return cells


def _window(shape: shapely.Geometry, ground: CrossedGround, patch: NDArray[np.int32]) -> Window:
    """The cells around a habitat in which ways to its neighbours are sought."""
    west, south, east, north = (float(one) for one in shapely.bounds(shape))
    reach = FARTHEST + ground.side
    top = max(int((ground.north - north - reach) / ground.side), 0)
    bottom = min(int((ground.north - south + reach) / ground.side) + 2, patch.shape[0])
    left = max(int((west - reach - ground.west) / ground.side), 0)
    right = min(int((east + reach - ground.west) / ground.side) + 2, patch.shape[1])
    rows, columns = slice(top, max(bottom, top + 1)), slice(left, max(right, left + 1))
    return Window(rows, columns, patch[rows, columns])


def _cells_of(shape: shapely.Geometry, row: int, window: Window, ground: CrossedGround) -> Rows:
    """Cells of a habitat in a window, at least the one that it has a point in; none outside of the window."""
    own = np.flatnonzero(window.patch.ravel() == row)
    if len(own):
        return own
    point = shapely.point_on_surface(shape)
    down = int((ground.north - point.y) / ground.side) - window.rows.start
    across = int((point.x - ground.west) / ground.side) - window.columns.start
    height, width = window.patch.shape
    if not (0 <= down < height and 0 <= across < width):
        return np.empty(0, np.intp)
    return np.array([down * width + across], np.intp)


def _reached(cells: Array, patch: NDArray[np.int32], row: int, start: Rows, side: float) -> Reached:
    """Ways of least resistance from a habitat; no way leaves the cells of another one."""
    height, width = cells.shape
    number = np.arange(height * width).reshape(height, width)
    begins, ends, weights = [], [], []
    free = (patch < 0) | (patch == row)
    for down, across in SIDES:
        left, right = (slice(None, -across or None), slice(across, None))
        if across < 0:
            left, right = slice(1, None), slice(None, -1)
        one = slice(None, height - down), left
        other = slice(down, None), right
        weight = (cells[one] + cells[other]) / 2.0 * side * np.hypot(down, across)
        for here, there in ((one, other), (other, one)):
            leaves = free[here]
            begins.append(number[here][leaves])
            ends.append(number[there][leaves])
            weights.append(weight[leaves])
    size = height * width
    graph = scipy.sparse.csr_array(
        (np.concatenate(weights), (np.concatenate(begins), np.concatenate(ends))), shape=(size, size)
    )
    distance, before, _ = dijkstra(graph, indices=start, min_only=True, return_predecessors=True)
    return Reached(distance, before)


def _way(reached: Reached, target: Rows) -> list[int] | None:
    """Cells from the edge of the habitat to the nearest of some cells; None where no way leads there."""
    if not len(target):
        return None
    nearest = int(target[np.argmin(reached.distance[target])])
    if not np.isfinite(reached.distance[nearest]):
        return None
    way = [nearest]
    while reached.before[way[-1]] >= 0:
        way.append(int(reached.before[way[-1]]))
    return way[::-1]


def _planted(way: list[int], cells: Array, plantable: NDArray[np.bool_], side: float) -> tuple[float, float]:
    """Length [m] of a way on ground that can be planted, and its effective metres there."""
    at = np.array(way)
    down, across = np.unravel_index(at, cells.shape)
    step = np.hypot(np.diff(down), np.diff(across)) * side
    share = np.zeros(len(at))
    share[:-1] += step / 2.0
    share[1:] += step / 2.0
    on = plantable.ravel()[at] & (cells.ravel()[at] > HABITAT)
    return float(share[on].sum()), float((share * cells.ravel()[at])[on].sum())


def _line(way: list[int], window: Window, ground: CrossedGround, straight: shapely.Geometry) -> shapely.Geometry:
    """The way as a line through the middles of its cells; the straight one where it is a single cell."""
    if len(way) < 2:
        return straight
    down, across = np.unravel_index(np.array(way), window.patch.shape)
    x = ground.west + (across + window.columns.start + 0.5) * ground.side
    y = ground.north - (down + window.rows.start + 0.5) * ground.side
    return shapely.simplify(shapely.linestrings(x, y), SIMPLER)
