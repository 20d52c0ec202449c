"""What sound meets in a city: links, walls and ground, cut and sorted into cells for the compiled paths."""

from __future__ import annotations

from itertools import pairwise
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from citybrain.kernel.errors import InputError
from citybrain.kernel.units import Array, Rows

PIECE, PIECE_CELL, WALL_CELL = 60.0, 100.0, 32.0
"""Length of the parts of links [m], and sides of the cells in which parts and walls are looked up."""


class RoadSources(NamedTuple):
    """Links as lines: vertices (n, 2) [m], those of link l from `starts[l]` to before `starts[l + 1]`.

    `power` is the sound power today (links, 8) [dB re 1 pW/m], as of one level that matters most (day-evening-night);
    `potential` the most that a plan may bring, at least as much, of the same spectrum. Sound is followed to `radius`
    [m]; `kind` numbers the classes of roads from 0.
    """

    vertices: Array
    starts: Rows
    power: Array
    potential: Array
    radius: Array
    kind: Rows


class Walls(NamedTuple):
    """Upright walls from `begin` to `end` (n, 2) [m] and their height over the ground; the open side is on the right.

    A building is a ring with its inside on the left. A barrier that stands alone is there twice, in both directions.
    """

    begin: Array
    end: Array
    height: Array


class GroundRaster(NamedTuple):
    """Ground factor G (0 hard, 1 soft) of square cells, rows from south to north; the cells are those of all look-ups.

    The same raster must be given wherever rows of two relations are to be equal to the bit.
    """

    west: float
    south: float
    size: float
    softness: Array


class PathGrid(NamedTuple):
    """Walls by the cells of the raster: those of cell c from `starts[c]` on, each as (x, y, dx, dy, height)."""

    size: float
    columns: int
    rows: int
    starts: NDArray[np.int64]
    edges: Array
    softness: Array


class WallGrid(NamedTuple):
    """Walls by the cells in which they may reflect."""

    size: float
    columns: int
    rows: int
    starts: NDArray[np.int64]
    items: NDArray[np.int32]
    walls: Array


class LinkPieces(NamedTuple):
    """Parts of links: (x, y, half length) of each, its link and vertices, and the cells of their middles."""

    size: float
    columns: int
    rows: int
    starts: NDArray[np.int64]
    items: NDArray[np.int32]
    middle: Array
    link: NDArray[np.int32]
    first: NDArray[np.int64]
    of_link: NDArray[np.int64]
    vertices: Array
    along: Array


class SoundScene(NamedTuple):
    """All that a row of the relation hangs on, with the south-west corner of the raster as the origin."""

    paths: PathGrid
    reflectors: WallGrid
    pieces: LinkPieces


def scene_of(sources: RoadSources, walls: Walls, ground: GroundRaster) -> SoundScene:
    """Sort links and walls into cells; in which order walls are given does not matter.

    Raises InputError where numbers are missing or lie outside of the raster.
    """
    _check(sources, walls, ground)
    origin = np.array([ground.west, ground.south])
    edges = wall_edges(walls, ground)
    begin, step = edges[:, :2], edges[:, 2:4]
    low, high = np.minimum(begin, begin + step), np.maximum(begin, begin + step)
    rows, columns = ground.softness.shape
    starts, items = _cells(low, high, ground.size, columns, rows)
    soft = np.ascontiguousarray(ground.softness, float)
    paths = PathGrid(float(ground.size), columns, rows, starts, edges[items], soft)
    extent = ground.size * columns, ground.size * rows
    shape = _shape(extent, WALL_CELL)
    by_wall = _cells(low, high, WALL_CELL, *shape)
    return SoundScene(paths, WallGrid(WALL_CELL, *shape, *by_wall, edges), _pieces(sources, origin, extent))


def wall_edges(walls: Walls, ground: GroundRaster) -> Array:
    """Walls as (x, y, dx, dy, height) from the corner of the raster, in an order of their own."""
    begin, step = walls.begin - np.array([ground.west, ground.south]), walls.end - walls.begin
    edges = np.column_stack([begin, step, walls.height]).astype(float)
    ordered: Array = edges[np.lexsort(edges.T)]
    return ordered


def _pieces(sources: RoadSources, origin: Array, extent: tuple[float, float]) -> LinkPieces:
    """Cut each link into equal parts of at most `PIECE`; none of a link without length."""
    vertices, along, counts = [], [], []
    link: list[int] = []
    of_link = [0]
    for number, (a, b) in enumerate(zip(sources.starts[:-1], sources.starts[1:], strict=True)):
        line = sources.vertices[a:b] - origin
        places = np.concatenate([[0.0], np.cumsum(np.hypot(*np.diff(line, axis=0).T))])
        parts = int(np.ceil(places[-1] / PIECE))
        cuts = np.linspace(0.0, places[-1], parts + 1)
        for u, v in pairwise(cuts):
            at = np.concatenate([[u], places[(places > u) & (places < v)], [v]])
            vertices.append(np.column_stack([np.interp(at, places, line[:, axis]) for axis in (0, 1)]))
            along.append(at - u)
            counts.append(len(at))
            link.append(number)
        of_link.append(len(link))
    first = np.concatenate([[0], np.cumsum(counts, dtype=np.int64)]).astype(np.int64)
    joined = np.concatenate(vertices) if vertices else np.zeros((0, 2))
    middle = np.array([_circle(part) for part in vertices]).reshape(-1, 3)
    shape = _shape(extent, PIECE_CELL)
    cells = _cells(middle[:, :2], middle[:, :2], PIECE_CELL, *shape)
    lengths = np.concatenate(along) if along else np.zeros(0)
    links, of_links = np.array(link, np.int32), np.array(of_link, np.int64)
    return LinkPieces(PIECE_CELL, *shape, *cells, middle, links, first, of_links, joined, lengths)


def _shape(extent: tuple[float, float], size: float) -> tuple[int, int]:
    return int(extent[0] // size) + 1, int(extent[1] // size) + 1


def _circle(line: Array) -> tuple[float, float, float]:
    """Middle of the box around a line, and the distance of its farthest vertex."""
    x, y = (line.min(axis=0) + line.max(axis=0)) / 2.0
    return x, y, float(np.hypot(line[:, 0] - x, line[:, 1] - y).max())


def _cells(low: Array, high: Array, size: float, columns: int, rows: int) -> tuple[Any, Any]:
    """Boxes by the cells that they touch: starts of cells, and boxes in their order."""
    limit = np.array([columns - 1, rows - 1])
    first = np.clip((low / size).astype(np.int64), 0, limit)
    span = np.clip((high / size).astype(np.int64), 0, limit) - first + 1
    counts = span.prod(axis=1)
    box = np.repeat(np.arange(len(low)), counts)
    place = np.arange(counts.sum()) - np.repeat(np.cumsum(counts) - counts, counts)
    x, y = first[box, 0] + place % span[box, 0], first[box, 1] + place // span[box, 0]
    cell = y * columns + x
    order = np.argsort(cell, kind="stable")
    starts = np.searchsorted(cell[order], np.arange(columns * rows + 1)).astype(np.int64)
    return starts, box[order].astype(np.int32)


def _check(sources: RoadSources, walls: Walls, ground: GroundRaster) -> None:
    """Raises InputError for the first table with numbers that are missing, or that lie outside of the raster."""
    of_links = np.column_stack([np.exp2(sources.power / 10.0), np.exp2(sources.potential / 10.0), sources.radius])
    tables = {
        "vertices": sources.vertices,
        "links": of_links,
        "walls": np.column_stack([walls.begin, walls.end, walls.height]),
        "ground": ground.softness,
    }
    for name, values in tables.items():
        wrong = np.flatnonzero(~np.isfinite(values).all(axis=1))
        if len(wrong):
            raise InputError("noise-no-number", table=name, rows=len(wrong), row=int(wrong[0]))
    low = np.flatnonzero((sources.potential < sources.power - 1e-6).any(axis=1))
    if len(low):
        raise InputError("noise-potential-too-low", row=int(low[0]))
    for name, points in (("vertices", sources.vertices), ("walls", walls.begin), ("walls", walls.end)):
        inside_raster(name, points, ground)


def inside_raster(name: str, points: Array, ground: GroundRaster) -> None:
    """Raises InputError with the first of the points that no cell of the raster covers."""
    corner = np.array([ground.west, ground.south])
    extent = ground.size * np.array(ground.softness.shape[::-1])
    outside = np.flatnonzero(~((points >= corner) & (points <= corner + extent)).all(axis=1))
    if len(outside):
        raise InputError("noise-outside-raster", table=name, rows=len(outside), row=int(outside[0]))
