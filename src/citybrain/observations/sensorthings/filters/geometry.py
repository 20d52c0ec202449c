"""Spatial functions for the database of records: GeoJSON of a column against geometries of an expression.

Coordinates are longitude and latitude [degrees], and so are distances and lengths.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from typing import Any

import shapely
from shapely.errors import ShapelyError
from shapely.geometry.base import BaseGeometry
from sqlalchemy import Connection

ANSWERED = "citybrain_geometry"
"""Mark on a connection of the database that has the functions."""


@lru_cache(maxsize=4096)
def geometry(text: str) -> BaseGeometry | None:
    """The geometry of GeoJSON or well-known text, None where it has none."""
    try:
        found: BaseGeometry = shapely.from_geojson(text) if text.startswith("{") else shapely.from_wkt(text)
    except (ShapelyError, ValueError):
        return None
    shapely.prepare(found)
    return found


def _relation(name: str, one: str | None, other: str | None) -> Any:
    return _answer(one, other, lambda a, b: bool(getattr(a, name)(b)))


def _relate(one: str | None, other: str | None, pattern: str | None) -> Any:
    return _answer(one, other, lambda a, b: bool(a.relate_pattern(b, pattern)))


def _distance(one: str | None, other: str | None) -> Any:
    return _answer(one, other, lambda a, b: float(a.distance(b)))


def _length(one: str | None) -> Any:
    """Of lines; an area has none, as PostGIS has it too."""
    return _answer(one, one, lambda a, _: sum(part.length for part in shapely.get_parts(a) if part.area == 0))


def _answer(one: str | None, other: str | None, ask: Callable[[Any, Any], Any]) -> Any:
    """Null where there is no geometry, or none that the question makes sense for."""
    if one is None or other is None or (a := geometry(one)) is None or (b := geometry(other)) is None:
        return None
    try:
        return ask(a, b)
    except (ShapelyError, ValueError, TypeError):
        return None


def add_functions(connection: Connection) -> None:
    """Teach the database behind a connection the spatial functions."""
    there: Any = connection.connection.dbapi_connection
    info = connection.info
    if ANSWERED in info:
        return
    for name, arguments, function in (
        ("sta_relation", 3, _relation),
        ("sta_relate", 3, _relate),
        ("sta_distance", 2, _distance),
        ("sta_length", 1, _length),
    ):
        there.create_function(name, arguments, function, deterministic=True)
    info[ANSWERED] = True
