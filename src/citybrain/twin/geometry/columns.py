"""Shapes in longitude and latitude made into the binary that the web draws.

`encode_columns(geometries, kind) -> bytes` and `compress(content) -> bytes`; the format is in columns_format.py.
"""

from collections.abc import Iterator, Sequence
from typing import Any

import brotli
import mapbox_earcut
import numpy as np
import shapely
from numpy.typing import NDArray

from citybrain.twin.geometry.columns_format import PackedColumns, to_units, write_columns
from citybrain.twin.geometry.types import Geometries, Numbers

MOST_VERTICES = 20_000
"""Vertices a row may have, so that the triangles that fill it, at most about three times as many numbers, fit."""
LONGEST_STEP = 32_767
_COLUMNS = ("vertices", "vertex_counts", "indices", "index_counts")


def encode_columns(geometries: Geometries, origin: tuple[float, float] | None = None, kind: str = "polygon") -> bytes:
    """The OCB1 bytes of n polygons, lines or points (or None) in longitude and latitude, in row order.

    `origin` is the longitude and latitude that coordinates count from, by default the middle of all. Corners are
    rounded to 5 cm, and those that lie as near to the line between their neighbours are left out. A ring that vanishes
    by it is left out, and a row without any shape stays a row. Shapes of more than 20,000 corners are simplified until
    they have fewer. Of what is no point, the centre stands for it among points.
    """
    return write_columns(make_columns(geometries, origin, kind))


def compress(content: bytes, quality: int = 9) -> bytes:
    """Brotli, in a window that holds a whole city; quality 9 takes a second for 100,000 buildings, 11 a minute."""
    return bytes(brotli.compress(content, quality=quality, lgwin=24))


def make_columns(
    geometries: Geometries, origin: tuple[float, float] | None = None, kind: str = "polygon"
) -> PackedColumns:
    """Do what `encode_columns` does, without writing the bytes."""
    origin = origin or _middle(geometries)
    if kind == "point":
        return _points(geometries, origin)
    limited = _within_limits(_in_units(geometries, origin))
    return _lines(limited, origin) if kind == "line" else _polygons(limited, origin)


def join_columns(parts: Sequence[PackedColumns]) -> PackedColumns:
    """Shapes of runs of rows from one origin, as those of all rows; at least one run."""

    def together(column: str) -> NDArray[Any]:
        return np.concatenate([getattr(part, column) for part in parts])

    first = parts[0]
    if len(parts) == 1:
        return first
    vertices, vertex_counts, indices, index_counts = map(together, _COLUMNS)
    return PackedColumns(first.origin, vertices, vertex_counts, indices, index_counts, first.kind)


def _polygons(geometries: Geometries, origin: tuple[float, float]) -> PackedColumns:
    """Polygons in units, filled with triangles."""
    filled = [_fill(rings) for rings in _rings_of(geometries)]
    vertices = [corners for corners, _ in filled]
    triangles = [indices for _, indices in filled]
    return PackedColumns(
        origin,
        np.concatenate([np.empty((0, 2), np.int32), *vertices]),
        np.array([len(corners) for corners in vertices], dtype=np.uint16),
        np.concatenate([np.empty(0, np.uint16), *triangles]),
        np.array([len(indices) for indices in triangles], dtype=np.uint16),
    )


def _lines(geometries: Geometries, origin: tuple[float, float]) -> PackedColumns:
    """Lines in units, each as pieces between neighbouring corners; all rows at once."""
    parts, owner = shapely.get_parts(geometries, return_index=True)
    corners, part = shapely.get_coordinates(parts, return_index=True)
    row = owner[part]
    place, stepped = _stepped(corners, row)
    owners = np.repeat(row, np.diff(place, append=len(stepped)))
    counts = np.bincount(owners, minlength=len(geometries))
    local = place - (np.cumsum(counts) - counts)[row]
    linked = part[1:] == part[:-1]
    pieces = np.column_stack([local[:-1][linked], local[1:][linked]]).ravel()
    index_counts = 2 * np.bincount(row[:-1][linked], minlength=len(geometries))
    sizes = counts.astype(np.uint16), pieces.astype(np.uint16), index_counts.astype(np.uint16)
    return PackedColumns(origin, stepped, *sizes, "line")


def _stepped(corners: Numbers, row: NDArray[np.int64]) -> tuple[NDArray[np.int64], NDArray[np.int32]]:
    """Corners with others between those of one row that lie too far apart, and the place of each among them."""
    if not len(corners):
        return np.empty(0, np.int64), np.empty((0, 2), np.int32)
    far = np.abs(np.diff(corners, axis=0)).max(axis=1, initial=0)
    steps = np.where(row[1:] == row[:-1], np.maximum(1, np.ceil(far / LONGEST_STEP)), 1)
    place = np.concatenate([[0], np.cumsum(steps)]).astype(np.int64)
    every = np.arange(place[-1] + 1)
    stepped = np.column_stack([np.round(np.interp(every, place, corners[:, axis])) for axis in (0, 1)])
    return place, stepped.astype(np.int32)


def _points(geometries: Geometries, origin: tuple[float, float]) -> PackedColumns:
    """One vertex for each row that has a place."""
    centres = shapely.centroid(geometries)
    present = ~(shapely.is_missing(centres) | shapely.is_empty(centres))
    vertices = to_units(shapely.get_coordinates(centres[present]), origin)
    none = np.zeros(len(geometries), np.uint16)
    return PackedColumns(origin, vertices, present.astype(np.uint16), np.empty(0, np.uint16), none, "point")


def _middle(geometries: Geometries) -> tuple[float, float]:
    corners = shapely.get_coordinates(geometries)
    if not len(corners):
        return 0.0, 0.0
    (west, south), (east, north) = corners.min(axis=0), corners.max(axis=0)
    return round(float(west + east) / 2, 6), round(float(south + north) / 2, 6)


def _in_units(geometries: Geometries, origin: tuple[float, float]) -> Geometries:
    rounded = shapely.transform(
        shapely.force_2d(geometries), lambda lonlat: to_units(lonlat, origin).astype(np.float64)
    )
    return np.asarray(shapely.simplify(rounded, 1.0))


def _within_limits(geometries: Geometries) -> Geometries:
    """Geometries of which none has more corners than its two-byte counts can hold."""
    limited = geometries.copy()
    for row in np.flatnonzero(shapely.get_num_coordinates(geometries) > MOST_VERTICES):
        tolerance = 2.0
        while shapely.get_num_coordinates(limited[row]) > MOST_VERTICES:
            limited[row] = shapely.simplify(geometries[row], tolerance)
            tolerance *= 2
    return limited


Ring = NDArray[np.int32]


def _rings_of(geometries: Geometries) -> Iterator[list[list[Ring]]]:
    """For each geometry its polygons, each a list of rings, outer ring first, without the closing corner."""
    polygons, owner = shapely.get_parts(geometries, return_index=True)
    rings, polygon_of_ring = shapely.get_rings(polygons, return_index=True)
    corners, ring_of_corner = shapely.get_coordinates(rings, return_index=True)
    units = corners.astype(np.int32)
    moved = np.any(units[1:] != units[:-1], axis=1) & (ring_of_corner[1:] == ring_of_corner[:-1])
    units, ring_of_corner = units[1:][moved], ring_of_corner[1:][moved]
    corners_of_ring = np.split(units, np.searchsorted(ring_of_corner, np.arange(1, len(rings))))
    ring_start = np.searchsorted(polygon_of_ring, np.arange(len(polygons) + 1))
    polygon_start = np.searchsorted(owner, np.arange(len(geometries) + 1))
    for row in range(len(geometries)):
        yield [
            _real(corners_of_ring[ring_start[polygon] : ring_start[polygon + 1]])
            for polygon in range(polygon_start[row], polygon_start[row + 1])
        ]


def _real(rings: list[Ring]) -> list[Ring]:
    """Rings that still enclose something after rounding; none if the outer ring does not."""
    if not rings or len(rings[0]) < 3:
        return []
    return [ring for ring in rings if len(ring) >= 3]


def _fill(polygons: list[list[Ring]]) -> tuple[NDArray[np.int32], NDArray[np.uint16]]:
    """Vertices of one row and the triangles that fill its polygons."""
    vertices, triangles, known = [], [], 0
    for rings in polygons:
        if rings:
            corners = np.concatenate(rings)
            ends = np.cumsum([len(ring) for ring in rings], dtype=np.uint32)
            triangles.append(mapbox_earcut.triangulate_int32(corners, ends).astype(np.int64) + known)
            vertices.append(corners)
            known += len(corners)
    if not vertices:
        return np.empty((0, 2), np.int32), np.empty(0, np.uint16)
    return _with_short_steps(np.concatenate(vertices), np.concatenate(triangles))


def _with_short_steps(
    corners: NDArray[np.int32], triangles: NDArray[np.int64]
) -> tuple[NDArray[np.int32], NDArray[np.uint16]]:
    """Put corners between those that lie too far apart for a two-byte step; no triangle uses the new ones."""
    step = np.abs(np.diff(corners.astype(np.int64), axis=0)).max(axis=1, initial=0)
    pieces = np.maximum(1, -(-step // LONGEST_STEP))
    if (pieces == 1).all():
        return corners, triangles.astype(np.uint16)
    position = np.concatenate([[0], np.cumsum(pieces)])
    between = np.arange(position[-1] + 1)
    stepped = np.column_stack([np.round(np.interp(between, position, corners[:, axis])) for axis in (0, 1)])
    return stepped.astype(np.int32), position[triangles].astype(np.uint16)
