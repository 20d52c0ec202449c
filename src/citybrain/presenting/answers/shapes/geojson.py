"""Shapes of GeoJSON (RFC 7946); a position is longitude and latitude in degrees."""

from __future__ import annotations

from typing import Literal

from typing_extensions import TypedDict

Position = list[float]


class PointShape(TypedDict):
    """A place."""

    type: Literal["Point"]
    coordinates: Position


class MultiPointShape(TypedDict):
    """Several places."""

    type: Literal["MultiPoint"]
    coordinates: list[Position]


class LineShape(TypedDict):
    """A line from corner to corner."""

    type: Literal["LineString"]
    coordinates: list[Position]


class MultiLineShape(TypedDict):
    """Several lines."""

    type: Literal["MultiLineString"]
    coordinates: list[list[Position]]


class PolygonShape(TypedDict):
    """An area: its outer ring, then the rings of its holes."""

    type: Literal["Polygon"]
    coordinates: list[list[Position]]


class MultiPolygonShape(TypedDict):
    """Several areas."""

    type: Literal["MultiPolygon"]
    coordinates: list[list[list[Position]]]


AreaShape = PolygonShape | MultiPolygonShape
AnyShape = PointShape | MultiPointShape | LineShape | MultiLineShape | AreaShape
