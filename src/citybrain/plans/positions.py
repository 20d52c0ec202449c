"""Ids, names and points of the rows of an entity from the table that a snapshot keeps of it."""

from __future__ import annotations

from functools import partial

import numpy as np
from numpy.typing import NDArray

from citybrain.kernel.units import Array
from citybrain.plans.entity_index import EntityIndexes, Index
from citybrain.twin.entity_table import ID, NAME
from citybrain.twin.snapshot import Snapshot

GEOMETRY = "geometry"
DEGREES = ("longitude", "latitude")


def places_of(snapshot: Snapshot) -> EntityIndexes:
    """The places of all entities of a snapshot whose rows have ids."""
    known = [name for name, rows in snapshot.entities.items() if ID in rows.schema.names]
    return EntityIndexes(partial(index_of, snapshot), known)


def index_of(snapshot: Snapshot, entity: str) -> Index:
    """The index of an entity.

    Its point is told by the columns `longitude` and `latitude` where the table has them; else it is the middle of a
    line, and the centroid of a polygon or cell.
    """
    rows = snapshot.of(entity)
    columns = rows.schema.names
    located = set(DEGREES) <= set(columns) or GEOMETRY in columns
    names = rows.names if NAME in columns else None
    return Index(rows.ids, names, partial(_points, snapshot, entity) if located else None)


def _points(snapshot: Snapshot, entity: str) -> tuple[Array, Array]:
    """Longitude and latitude in degrees of the point that stands for each row; NaN where a row has no shape."""
    rows = snapshot.of(entity)
    if set(DEGREES) <= set(rows.schema.names):
        longitude, latitude = (rows.column(name) for name in DEGREES)
        return longitude, latitude
    import shapely
    from pyproj import Transformer

    raw = snapshot.table(rows.entry.table, [GEOMETRY]).column(GEOMETRY).to_pylist()
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
