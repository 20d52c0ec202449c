"""The paper under the buildings: water, green, land, streets, rail and labels as the web draws them.

`base_map(land, streets, railways, labels, bounds=None) -> dict` and `base_map_bytes(...)` for the same as JSON text.
"""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, TypeAlias

import geopandas
import numpy as np
import pandas as pd
import shapely
from shapely.geometry import mapping

from citybrain.twin.geometry.types import Geometries
from citybrain.twin.importers.osm_extract import BARE_KINDS, BUILT_KINDS, GREEN_KINDS, WATER_KINDS, Bounds

Collection: TypeAlias = dict[str, Any]
"""A GeoJSON FeatureCollection."""

DECIMALS = 6
"""Of coordinates in degrees: 0.1 m."""
LABELLED_AREA = 10_000.0
"""Named waters and parks from this many m² on get a label."""
_METRES_PER_DEGREE = 111_320.0
_INDOORS = frozenset({"corridor", "elevator", "platform"})
_WALKED = frozenset({"footway", "path", "steps", "cycleway", "track", "bridleway", "service", "crossing"})


@dataclass(frozen=True)
class Detail:
    """How much is drawn."""

    tolerance: float
    """Lines may differ by this many m from what was mapped."""
    smallest_area: float
    """Areas below this many m² are not drawn."""
    not_drawn: frozenset[str]
    """Streets of these classes are not drawn."""


FINE = Detail(1.0, 50.0, _INDOORS)
COARSE = Detail(3.0, 1000.0, _INDOORS | _WALKED)
MOST_EDGES = 150_000
"""Of cities with more edges of streets and paths than this, the coarse map is drawn, so that it stays quick to load."""


def base_map(
    land: geopandas.GeoDataFrame,
    streets: geopandas.GeoDataFrame,
    railways: geopandas.GeoDataFrame,
    labels: geopandas.GeoDataFrame,
    bounds: Bounds | None = None,
) -> dict[str, Collection]:
    """Feature collections water, green, land, streets, rail and labels, in longitude and latitude.

    The tables are those of an OpenStreetMap extract (osm_extract.py), in any CRS; `streets` are its edges. `bounds`
    cuts off what lies outside (west, south, east, north in degrees). Areas have the property `kind`, streets `class`
    (the tag highway) and `name`, rail `kind`, labels `kind`, `name` and, where known, `name_en` and `name_zh`. Areas
    of one kind that touch are merged, so are pieces of one street; tracks in tunnels are not drawn.
    """
    detail = FINE if len(streets) <= MOST_EDGES else COARSE
    land, streets, railways, labels = (_inside(table, bounds) for table in (land, streets, railways, labels))
    streets = streets[~streets["highway"].isin(detail.not_drawn)]
    streets = streets.assign(name=streets["name"].where(~streets["highway"].isin(_WALKED)))
    streets = streets.rename(columns={"highway": "class"})
    return {
        "water": _collection(_areas(land, WATER_KINDS, detail)),
        "green": _collection(_areas(land, GREEN_KINDS, detail)),
        "land": _collection(_areas(land, BUILT_KINDS + BARE_KINDS, detail)),
        "streets": _collection(_lines(streets, ["class", "name"], detail)),
        "rail": _collection(_lines(railways[~railways["tunnel"].astype(bool)], ["kind"], detail)),
        "labels": _collection(_points(pd.concat([labels, _area_labels(land)]))),
    }


def base_map_bytes(
    land: geopandas.GeoDataFrame,
    streets: geopandas.GeoDataFrame,
    railways: geopandas.GeoDataFrame,
    labels: geopandas.GeoDataFrame,
    bounds: Bounds | None = None,
) -> bytes:
    """The base map as compact JSON in UTF-8."""
    drawn = base_map(land, streets, railways, labels, bounds)
    return json.dumps(drawn, ensure_ascii=False, separators=(",", ":")).encode()


Feature: TypeAlias = tuple[Mapping[str, Any], Any]
"""Properties and a shapely geometry."""


def _inside(table: geopandas.GeoDataFrame, bounds: Bounds | None) -> geopandas.GeoDataFrame:
    table = table.to_crs("EPSG:4326")
    if bounds is None or not len(table):
        return table
    geometries = table.geometry.to_numpy()
    areas = np.asarray(shapely.get_dimensions(geometries) == 2)
    geometries[areas] = shapely.make_valid(geometries[areas])
    clipped = table.set_geometry(
        geopandas.GeoSeries(shapely.intersection(geometries, shapely.box(*bounds)), table.index, crs=table.crs)
    )
    return clipped[~clipped.geometry.is_empty]


def _areas(land: geopandas.GeoDataFrame, kinds: Sequence[str], detail: Detail) -> Iterator[Feature]:
    """Areas of each kind, merged where they touch, the small ones left out."""
    for kind in kinds:
        shapes = shapely.make_valid(land.geometry.to_numpy()[(land["kind"] == kind).to_numpy()])
        merged = shapely.get_parts(shapely.union_all(shapes))
        areas = merged[shapely.get_type_id(merged) == shapely.GeometryType.POLYGON]
        large = areas[square_metres(areas) >= detail.smallest_area]
        yield from (({"kind": kind}, shape) for shape in simplified(large, detail.tolerance) if not shape.is_empty)


def _lines(table: geopandas.GeoDataFrame, columns: list[str], detail: Detail) -> Iterator[Feature]:
    """Lines with the same properties, joined end to end and put together as one feature."""
    for values, group in table.groupby(columns, dropna=False, sort=True):
        properties = {column: value for column, value in zip(columns, values, strict=True) if isinstance(value, str)}
        pieces = shapely.get_parts(shapely.get_parts(group.geometry.to_numpy()))
        pieces = pieces[shapely.get_type_id(pieces) == shapely.GeometryType.LINESTRING]
        if len(pieces):
            joined = shapely.get_parts(shapely.line_merge(shapely.multilinestrings(pieces)))
            merged: shapely.MultiLineString = shapely.multilinestrings(list(simplified(joined, detail.tolerance)))
            yield properties, merged


def _points(labels: geopandas.GeoDataFrame) -> Iterator[Feature]:
    columns = [column for column in ("kind", "name", "name_en", "name_zh") if column in labels]
    for values, shape in zip(labels[columns].to_numpy(), labels.geometry, strict=True):
        yield {column: value for column, value in zip(columns, values, strict=True) if isinstance(value, str)}, shape


def _area_labels(land: geopandas.GeoDataFrame) -> geopandas.GeoDataFrame:
    """A label for each large water or park that has a name."""
    large = square_metres(land.geometry.to_numpy()) >= LABELLED_AREA
    water, park = land["kind"].isin(WATER_KINDS), land["subkind"] == "leisure=park"
    chosen = land[land["name"].notna() & large & (water | park)]
    labelled = chosen[["name"]].assign(kind=np.where(chosen["kind"].isin(WATER_KINDS), "water", "park"))
    return geopandas.GeoDataFrame(labelled, geometry=chosen.geometry.representative_point())


def square_metres(geometries: Geometries) -> np.ndarray[Any, np.dtype[np.float64]]:
    """Areas in m² of n geometries in degrees, as near as drawing needs it (1 %)."""
    latitude = np.nan_to_num(shapely.bounds(geometries)[:, 1])
    return np.asarray(shapely.area(geometries) * _METRES_PER_DEGREE**2 * np.cos(np.radians(latitude)))


def simplified(geometries: Geometries, tolerance: float) -> Geometries:
    """Geometries in degrees with as few corners as a tolerance in m allows, coordinates rounded."""
    if not len(geometries):
        return geometries
    latitude = shapely.get_coordinates(geometries)[:, 1].mean()
    scale = np.array([np.cos(np.radians(latitude)), 1.0]) * _METRES_PER_DEGREE
    flat = shapely.transform(shapely.force_2d(geometries), lambda place: place * scale)
    plain = shapely.simplify(flat, tolerance)
    return np.asarray(shapely.transform(plain, lambda place: np.round(place / scale, DECIMALS)))


def _collection(features: Iterator[Feature]) -> Collection:
    listed = [
        {"type": "Feature", "properties": dict(properties), "geometry": _rounded(mapping(shape))}
        for properties, shape in features
    ]
    return {"type": "FeatureCollection", "features": listed}


def _rounded(geometry: Mapping[str, Any]) -> Mapping[str, Any]:
    if geometry["type"] != "Point":
        return geometry
    return {"type": "Point", "coordinates": [round(value, DECIMALS) for value in geometry["coordinates"][:2]]}
