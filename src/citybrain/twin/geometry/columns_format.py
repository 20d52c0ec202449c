"""OCB1: the shapes of an entity as columns of small integers, in the form the web reads them.

Little endian. Header of 48 bytes: "OCB1"; u32 rows, vertices, indices; f64 longitude and latitude of the origin; f64
metres per unit; u64 kind: 0 polygons, 1 lines, 2 points, 3 cells (cells_format.py). Then i32[2n] x, y of each row's
first vertex as the difference from that of the row before; u16[n] vertices and u16[n] indices of each row; i16[] x and
i16[] y of each vertex as the difference from the vertex before (0 for a row's first); u16[] indices, local to their
row: three of each triangle that fills a polygon, two of each piece of a line, none of a point.

x points east, y north, in units from the origin, in the plane of the Web Mercator projection scaled to metres at the
origin's latitude, so that a map multiplies by one number only.
"""

import struct
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from citybrain.kernel.errors import InputError
from citybrain.twin.geometry.types import Numbers

MAGIC = b"OCB1"
KINDS = ("polygon", "line", "point", "cell")
"""Geometries of entities, by their number in the header."""
METRES_PER_UNIT = 0.05
EARTH_RADIUS = 6371008.8  # m, the sphere of MapLibre's Mercator coordinates
HEADER = struct.Struct("<4sIIIdddQ")


@dataclass(frozen=True)
class PackedColumns:
    """Shapes of n rows: their vertices, and the triangles that fill them or the pieces that lines are made of."""

    origin: tuple[float, float]
    """Longitude and latitude in degrees."""
    vertices: NDArray[np.int32]
    """v x 2: units east and north of the origin."""
    vertex_counts: NDArray[np.uint16]
    """How many vertices each row has; 0 for a row without a shape."""
    indices: NDArray[np.uint16]
    """t: three vertex numbers a triangle, or two a piece of a line, counted within the row."""
    index_counts: NDArray[np.uint16]
    """How many of those numbers each row has."""
    kind: str = KINDS[0]
    """What the shapes are: polygon, line or point."""

    @property
    def lonlat(self) -> Numbers:
        """v x 2: vertices in degrees."""
        return from_units(self.vertices, self.origin)

    def corners_of(self, row: int) -> NDArray[np.int32]:
        """Triangles of one polygon, t x 3 x 2, or pieces of one line, t x 2 x 2, in units from the origin."""
        first, start = self.vertex_counts[:row].sum(dtype=int), self.index_counts[:row].sum(dtype=int)
        local = self.indices[start : start + int(self.index_counts[row])].astype(int)
        return np.asarray(self.vertices[first + local].reshape(-1, 2 if self.kind == "line" else 3, 2))

    @property
    def rows(self) -> int:
        """Number of rows."""
        return len(self.vertex_counts)


def to_units(lonlat: Numbers, origin: tuple[float, float]) -> NDArray[np.int32]:
    """Points (v x 2, degrees) in units from the origin, rounded."""
    units: NDArray[np.int32] = np.round(to_metres(lonlat, origin) / METRES_PER_UNIT).astype(np.int32)
    return units


def to_metres(lonlat: Numbers, origin: tuple[float, float]) -> Numbers:
    """Points (v x 2, degrees) in metres east and north of the origin."""
    metres = _mercator(lonlat) - _mercator(np.array([origin]))
    return np.asarray(metres * np.cos(np.radians(origin[1])))


def from_units(units: NDArray[np.int32], origin: tuple[float, float]) -> Numbers:
    """Points in degrees of points in units from the origin."""
    return from_metres(np.asarray(units * METRES_PER_UNIT, np.float64), origin)


def from_metres(place: Numbers, origin: tuple[float, float]) -> Numbers:
    """Points in degrees of points in metres from the origin."""
    metres = place / np.cos(np.radians(origin[1])) + _mercator(np.array([origin]))
    angle = metres / EARTH_RADIUS
    latitude = np.degrees(2 * np.arctan(np.exp(angle[:, 1])) - np.pi / 2)
    return np.column_stack([np.degrees(angle[:, 0]), latitude])


def _mercator(lonlat: Numbers) -> Numbers:
    longitude, latitude = np.radians(lonlat).T
    return EARTH_RADIUS * np.column_stack([longitude, np.log(np.tan(np.pi / 4 + latitude / 2))])


def write_columns(columns: PackedColumns) -> bytes:
    """The bytes of OCB1. Vertices of one row must be less than 32,768 units apart from each to the next."""
    counts = columns.vertex_counts.astype(np.int64)
    firsts = np.cumsum(counts) - counts
    present = counts > 0
    step = np.diff(columns.vertices, axis=0, prepend=columns.vertices[:1])
    step[firsts[present]] = 0
    first = np.zeros((len(counts), 2), dtype=np.int64)
    first[present] = np.diff(columns.vertices[firsts[present]].astype(np.int64), axis=0, prepend=0)
    sizes = len(counts), len(columns.vertices), len(columns.indices)
    header = HEADER.pack(MAGIC, *sizes, *columns.origin, METRES_PER_UNIT, KINDS.index(columns.kind))
    parts = [
        first.astype("<i4"),
        columns.vertex_counts.astype("<u2"),
        columns.index_counts.astype("<u2"),
        step[:, 0].astype("<i2"),
        step[:, 1].astype("<i2"),
        columns.indices.astype("<u2"),
    ]
    return header + b"".join(part.tobytes() for part in parts)


def read_columns(content: bytes) -> PackedColumns:
    """Shapes of the bytes of OCB1. Raises InputError if they are no polygons, lines or points, or end too early."""
    head = PackedHead.of(content)
    rows, vertices, indices = head.sizes
    head.require(head.kind != "cell", HEADER.size + 12 * rows + 4 * vertices + 2 * indices)
    kinds = [("<i4", 2 * rows), ("<u2", rows), ("<u2", rows), ("<i2", vertices), ("<i2", vertices), ("<u2", indices)]
    first, vertex_counts, index_counts, x, y, numbers = taken(content, kinds)
    counts = vertex_counts.astype(np.int64)
    present = counts > 0
    start = np.cumsum(first.reshape(-1, 2), axis=0, dtype=np.int64)[present]
    steps = np.cumsum(np.column_stack([x, y]), axis=0, dtype=np.int64)
    reached = steps[(np.cumsum(counts) - counts)[present]]
    corners = steps + np.repeat(start - reached, counts[present], axis=0)
    return PackedColumns(head.origin, corners.astype(np.int32), vertex_counts, numbers, index_counts, head.kind)


@dataclass(frozen=True)
class PackedHead:
    """The header of OCB1."""

    length: int
    sizes: tuple[int, int, int]
    origin: tuple[float, float]
    kind: str
    sound: bool

    @classmethod
    def of(cls, content: bytes) -> "PackedHead":
        """The header that bytes begin with."""
        magic, rows, vertices, indices, longitude, latitude, unit, kind = (
            HEADER.unpack_from(content) if len(content) >= HEADER.size else (b"", 0, 0, 0, 0.0, 0.0, 0.0, 0)
        )
        sound = magic == MAGIC and unit == METRES_PER_UNIT and kind < len(KINDS)
        named = KINDS[kind] if sound else ""
        return cls(len(content), (rows, vertices, indices), (longitude, latitude), named, sound)

    def require(self, fitting: bool, expected: int) -> None:
        """Raise InputError unless the header is sound, of a fitting kind, and before as many bytes as it announces."""
        if not (self.sound and fitting and self.length == expected):
            raise InputError("columns-not-ocb1", received=self.length, expected=expected)


def taken(content: bytes, kinds: list[tuple[str, int]]) -> list[NDArray[Any]]:
    """The columns behind a header: for each its type and how many numbers it has."""
    found: list[NDArray[Any]] = []
    at = HEADER.size
    for kind, count in kinds:
        found.append(np.frombuffer(content, kind, count, at))
        at += found[-1].nbytes
    return found
