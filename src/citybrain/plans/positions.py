"""Ids, names and points of the rows of an entity from the table that a snapshot keeps of it."""

from __future__ import annotations

from functools import partial

import numpy as np
from numpy.typing import NDArray

from citybrain.kernel.units import Array
from citybrain.plans.places import Index, Places, Text
from citybrain.twin.snapshot import TABLE_OF, Snapshot

ID, NAME, GEOMETRY = "id", "name", "geometry"
DEGREES = ("longitude", "latitude")


def places_of(snapshot: Snapshot) -> Places:
    """The places of all entities of a snapshot whose rows have ids."""
    known = [entity for entity in TABLE_OF if _has(snapshot, entity)]
    return Places(partial(index_of, snapshot), known)


def index_of(snapshot: Snapshot, entity: str) -> Index:
    """The index of an entity.

    Its point is told by the columns `longitude` and `latitude` where the table has them; else it is the middle of a
    line, and the centroid of a polygon or cell.
    """
    columns = snapshot.all_columns(entity)
    names = _texts(snapshot, entity, NAME) if NAME in columns else None
    located = set(DEGREES) <= set(columns) or GEOMETRY in columns
    return Index(_texts(snapshot, entity, ID), names, partial(_points, snapshot, entity) if located else None)


def _has(snapshot: Snapshot, entity: str) -> bool:
    return f"{TABLE_OF[entity]}.parquet" in snapshot.manifest.tables and ID in snapshot.all_columns(entity)


def _texts(snapshot: Snapshot, entity: str, column: str) -> Text:
    table = snapshot.table(TABLE_OF[entity], [column])
    return np.array(table.column(column).to_pylist(), object)


def _points(snapshot: Snapshot, entity: str) -> tuple[Array, Array]:
    """Longitude and latitude in degrees of the point that stands for each row; NaN where a row has no shape."""
    if set(DEGREES) <= set(snapshot.all_columns(entity)):
        longitude, latitude = (snapshot.column(name, entity) for name in DEGREES)
        return longitude, latitude
    import shapely
    from pyproj import Transformer

    raw = snapshot.table(TABLE_OF[entity], [GEOMETRY]).column(GEOMETRY).to_pylist()
    points = middles(np.asarray(shapely.from_wkb(raw), object))
    to_degrees = Transformer.from_crs(snapshot.manifest.crs, "EPSG:4326", always_xy=True)
    longitude, latitude = to_degrees.transform(shapely.get_x(points), shapely.get_y(points))
    return np.asarray(longitude, np.float64), np.asarray(latitude, np.float64)


def middles(shapes: NDArray[np.object_]) -> NDArray[np.object_]:
    """The point half-way along each line, the centroid of each other shape."""
    import shapely

    points = shapely.centroid(shapes)
    lines = np.isin(shapely.get_type_id(shapes), (1, 2))
    points[lines] = shapely.line_interpolate_point(shapes[lines], 0.5, normalized=True)
    return np.asarray(points, object)
