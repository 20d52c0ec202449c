"""The shapes of an entity's rows as they lie in a snapshot, a run of rows at a time so that memory stays bounded."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cache

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq
from numpy.typing import NDArray

from citybrain.twin.geometry.cells_format import Cells, cells_of, read_cells, write_cells
from citybrain.twin.geometry.columns_format import PackedHead, read_columns, write_columns
from citybrain.twin.geometry.tiles import Shapes
from citybrain.twin.geometry.types import Geometries, Numbers
from citybrain.twin.snapshot import Snapshot

GEOMETRY = "geometry"
AT_ONCE = 50_000
"""Rows whose shapes are held at a time."""
DECIMALS = 6
"""Of coordinates in degrees: 0.1 m."""
DEGREES = "EPSG:4326"
PACKED = ".bin.br"
"""Ends the name of the file that holds the shapes of a table."""


def read_shapes(content: bytes) -> Shapes:
    """Shapes of the bytes of OCB1, of any kind. Raises InputError where they are not whole."""
    return read_cells(content) if PackedHead.of(content).kind == "cell" else read_columns(content)


def write_shapes(shapes: Shapes) -> bytes:
    """The bytes of OCB1."""
    return write_cells(shapes) if isinstance(shapes, Cells) else write_columns(shapes)


def shapes_of(snapshot: Snapshot, table: str, kind: str) -> Shapes:
    """The shapes of all rows of a table: polygon, line, point, or cell; cells of no regular grid are polygons."""
    from citybrain.twin.geometry.columns import join_columns, make_columns

    west, south, east, north = snapshot.manifest.bounds
    origin = round((west + east) / 2, DECIMALS), round((south + north) / 2, DECIMALS)
    if kind == "cell":
        if cells := _cells(snapshot, table, origin):
            return cells
        kind = "polygon"
    runs = (
        make_columns(in_degrees(shapes, snapshot.manifest.crs), origin, kind) for shapes in runs_of(snapshot, table)
    )
    return join_columns(list(runs) or [make_columns(np.empty(0, object), origin, kind)])


def runs_of(snapshot: Snapshot, table: str, rows: int = AT_ONCE) -> Iterator[Geometries]:
    """Shapes of a table in the plane of the city, some rows at a time; None where a row has none."""
    import shapely

    with pq.ParquetFile(snapshot.path(f"{table}.parquet")) as parquet:
        for batch in parquet.iter_batches(rows, columns=[GEOMETRY]):
            yield np.asarray(shapely.from_wkb(batch.column(0).to_pylist()), dtype=object)


def in_degrees(shapes: Geometries, crs: str) -> Geometries:
    """Shapes of the plane of a city in longitude and latitude, rounded."""
    import shapely

    to_degrees = degrees_from(crs)
    return np.asarray(
        shapely.transform(shapely.force_2d(shapes), lambda points: np.round(to_degrees(points), DECIMALS))
    )


@cache
def degrees_from(crs: str) -> Callable[[Numbers], Numbers]:
    """Takes points of a plane (n x 2) to longitude and latitude."""
    from pyproj import Transformer

    way = Transformer.from_crs(crs, DEGREES, always_xy=True)
    return lambda points: np.column_stack(way.transform(points[:, 0], points[:, 1]))


def _cells(snapshot: Snapshot, table: str, origin: tuple[float, float]) -> Cells | None:
    """Cells of a grid that is regular in the plane of the city, or in degrees."""
    import shapely

    crs = snapshot.manifest.crs
    bounds = np.concatenate([np.empty((0, 4)), *(shapely.bounds(shapes) for shapes in runs_of(snapshot, table))])
    if cells := cells_of(bounds, origin, degrees_from(crs)):
        return cells
    runs = (shapely.bounds(in_degrees(shapes, crs)) for shapes in runs_of(snapshot, table))
    return cells_of(np.concatenate([np.empty((0, 4)), *runs]), origin, lambda points: points)


def shapes_of_rows(snapshot: Snapshot, table: str, rows: NDArray[np.intp]) -> Geometries:
    """Shapes of some rows of a table in longitude and latitude, in the order of `rows`; None where a row has none."""
    import shapely

    order = np.argsort(rows, kind="stable")
    raw: list[bytes | None] = []
    start = 0
    with pq.ParquetFile(snapshot.path(f"{table}.parquet")) as parquet:
        for batch in parquet.iter_batches(AT_ONCE, columns=[GEOMETRY]) if len(rows) else ():
            first, last = np.searchsorted(rows[order], (start, start + len(batch)))
            raw += batch.column(0).take(pa.array(rows[order][first:last] - start)).to_pylist()
            start += len(batch)
            if len(raw) == len(rows):
                break
    shapes = np.empty(len(rows), object)
    shapes[order] = shapely.from_wkb(raw)
    return in_degrees(shapes, snapshot.manifest.crs)
