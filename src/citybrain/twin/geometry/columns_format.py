"""OCB1: the footprints of a city as columns of small integers, in the form the web reads them.

Little endian. Header of 48 bytes: "OCB1"; u32 buildings, vertices, triangle indices; f64 longitude and latitude of the
origin; f64 metres per unit; u64 zero. Then i32[2n] x, y of each building's first vertex as the difference from that of
the building before; u16[n] vertices and u16[n] triangle indices of each building; i16[] x and i16[] y of each vertex as
the difference from the vertex before (0 for a building's first); u16[] triangle indices, local to their building.

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
METRES_PER_UNIT = 0.05
EARTH_RADIUS = 6371008.8  # m, the sphere of MapLibre's Mercator coordinates
_HEADER = struct.Struct("<4sIIIdddQ")


@dataclass(frozen=True)
class Columns:
    """Footprints of n buildings: their vertices and the triangles that fill them."""

    origin: tuple[float, float]
    """Longitude and latitude in degrees."""
    vertices: NDArray[np.int32]
    """v x 2: units east and north of the origin."""
    vertex_counts: NDArray[np.uint16]
    """How many vertices each building has; 0 for a building without a footprint."""
    triangles: NDArray[np.uint16]
    """t: three vertex numbers a triangle, counted within the building."""
    triangle_counts: NDArray[np.uint16]
    """How many of those numbers each building has."""

    @property
    def lonlat(self) -> Numbers:
        """v x 2: vertices in degrees."""
        return from_units(self.vertices, self.origin)

    def corners_of(self, row: int) -> NDArray[np.int32]:
        """Triangles of one building, t x 3 x 2, in units from the origin."""
        first, start = self.vertex_counts[:row].sum(dtype=int), self.triangle_counts[:row].sum(dtype=int)
        local = self.triangles[start : start + int(self.triangle_counts[row])].astype(int)
        return np.asarray(self.vertices[first + local].reshape(-1, 3, 2))


def to_units(lonlat: Numbers, origin: tuple[float, float]) -> NDArray[np.int32]:
    """Points (v x 2, degrees) in units from the origin, rounded."""
    metres = _mercator(lonlat) - _mercator(np.array([origin]))
    units: NDArray[np.int32] = np.round(metres * np.cos(np.radians(origin[1])) / METRES_PER_UNIT).astype(np.int32)
    return units


def from_units(units: NDArray[np.int32], origin: tuple[float, float]) -> Numbers:
    """Points in degrees of points in units from the origin."""
    metres = units * METRES_PER_UNIT / np.cos(np.radians(origin[1])) + _mercator(np.array([origin]))
    angle = metres / EARTH_RADIUS
    latitude = np.degrees(2 * np.arctan(np.exp(angle[:, 1])) - np.pi / 2)
    return np.column_stack([np.degrees(angle[:, 0]), latitude])


def _mercator(lonlat: Numbers) -> Numbers:
    longitude, latitude = np.radians(lonlat).T
    return EARTH_RADIUS * np.column_stack([longitude, np.log(np.tan(np.pi / 4 + latitude / 2))])


def write_columns(columns: Columns) -> bytes:
    """The bytes of OCB1. Vertices of one building must be less than 32,768 units apart from each to the next."""
    counts = columns.vertex_counts.astype(np.int64)
    firsts = np.cumsum(counts) - counts
    present = counts > 0
    step = np.diff(columns.vertices, axis=0, prepend=columns.vertices[:1])
    step[firsts[present]] = 0
    first = np.zeros((len(counts), 2), dtype=np.int64)
    first[present] = np.diff(columns.vertices[firsts[present]].astype(np.int64), axis=0, prepend=0)
    header = _HEADER.pack(
        MAGIC, len(counts), len(columns.vertices), len(columns.triangles), *columns.origin, METRES_PER_UNIT, 0
    )
    parts = [
        first.astype("<i4"),
        columns.vertex_counts.astype("<u2"),
        columns.triangle_counts.astype("<u2"),
        step[:, 0].astype("<i2"),
        step[:, 1].astype("<i2"),
        columns.triangles.astype("<u2"),
    ]
    return header + b"".join(part.tobytes() for part in parts)


def read_columns(content: bytes) -> Columns:
    """Footprints of the bytes of OCB1. Raises InputError if they are not OCB1 or end too early."""
    magic, buildings, vertices, indices, *place, unit, _ = (
        _HEADER.unpack_from(content) if len(content) >= _HEADER.size else (b"", 0, 0, 0, 0.0, 0.0, 0.0, 0)
    )
    expected = _HEADER.size + 12 * buildings + 4 * vertices + 2 * indices
    if magic != MAGIC or unit != METRES_PER_UNIT or len(content) != expected:
        raise InputError("columns-not-ocb1", received=len(content), expected=expected)
    kinds = [("<i4", 2 * buildings), ("<u2", buildings), ("<u2", buildings), ("<i2", vertices), ("<i2", vertices)]
    first, vertex_counts, triangle_counts, x, y, triangles = _take(content, [*kinds, ("<u2", indices)])
    counts = vertex_counts.astype(np.int64)
    present = counts > 0
    start = np.cumsum(first.reshape(-1, 2), axis=0, dtype=np.int64)[present]
    steps = np.cumsum(np.column_stack([x, y]), axis=0, dtype=np.int64)
    reached = steps[(np.cumsum(counts) - counts)[present]]
    corners = steps + np.repeat(start - reached, counts[present], axis=0)
    return Columns((place[0], place[1]), corners.astype(np.int32), vertex_counts, triangles, triangle_counts)


def _take(content: bytes, kinds: list[tuple[str, int]]) -> list[NDArray[Any]]:
    taken: list[NDArray[Any]] = []
    at = _HEADER.size
    for kind, count in kinds:
        taken.append(np.frombuffer(content, kind, count, at))
        at += taken[-1].nbytes
    return taken
