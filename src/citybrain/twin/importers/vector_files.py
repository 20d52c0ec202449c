"""Read features with their coordinates from GeoJSON, GeoPackage, FlatGeobuf or a shapefile.

The format is recognised by content and only these four are opened: other formats that GDAL knows may point to further
files or addresses. GeoJSON is read without GDAL.
"""

import json
import re
from contextlib import suppress
from pathlib import Path
from typing import Any

import geopandas as gpd
import pyproj
import shapely
from pyproj.exceptions import CRSError
from shapely.geometry import shape

from citybrain.base.files import LARGEST_TEXT, local_file, read_head
from citybrain.base.tables import read_text
from citybrain.kernel.errors import InputError
from citybrain.twin.importers.gdal_files import read_layer
from citybrain.twin.importers.geopackages import SIGNATURE

_MAGIC = {
    "GPKG": re.compile(re.escape(SIGNATURE)),
    "FlatGeobuf": re.compile(rb"fgb\x03fgb[\x00-\x0f]", re.DOTALL),
    "ESRI Shapefile": re.compile(rb"\x00\x00\x27\x0a\x00{20}.{4}\xe8\x03\x00\x00[\x00-\x1f]\x00\x00\x00", re.DOTALL),
}
"""The beginning of a file of each format that GDAL reads: as much of it as is the same in all such files."""
_NAMES_FILES = re.compile(r"grids(?!=@null\b)|file|pipeline|init\s*=\s*(?!epsg:|esri:)", re.IGNORECASE)
"""How a coordinate system names files, which PROJ opens wherever they lie: grids of shifts, lists of systems."""
_LONGEST_CRS = 200
_DEGREES = (-180.0, -90.0, 180.0, 90.0)
_TOLERANCE = 1e-6
_PIECE = 1 << 20
_MARKS_OF_FEATURE = 8
"""Braces of a feature, more than any file of points has: of itself, its shape, its properties and what is in them."""


def read_features(
    path: Path | str, layer: str | None = None, crs: str | None = None, encoding: str = "utf-8",
    most_rows: int | None = None,
) -> gpd.GeoDataFrame:  # fmt: skip
    """Return the features of a file in their own CRS; `crs` declares it where the file does not say.

    Rows are numbered from 0 in the order of the file, and no more of them are read than `most_rows`. Raises InputError
    if the file cannot be used or has more.
    """
    path = local_file(path)
    driver = recognise(path)
    if driver == "GeoJSON":
        _require_few(path, most_rows)
        table = _read_geojson(path, encoding)
    else:
        table = read_layer(path, driver, layer, None if most_rows is None else most_rows + 1)
    if most_rows is not None and len(table) > most_rows:
        raise InputError("table-too-many-rows", file=path.name, allowed=most_rows)
    if len(table) == 0:
        raise InputError("features-none", file=path.name)
    return _with_crs(table, path.name, crs)


def _require_few(path: Path, most: int | None) -> None:
    """Raise InputError for a GeoJSON of more features than are allowed, told by its marks before it is in memory."""
    shapes = marks = 0
    with path.open("rb") as content:
        while most is not None and (piece := content.read(_PIECE)):
            shapes += piece.count(b'"geometry"')
            marks += piece.count(b"{")
            if shapes > most or marks > most * _MARKS_OF_FEATURE + 1:
                raise InputError("table-too-many-rows", file=path.name, allowed=most)


def recognise(path: Path) -> str:
    """Return the GDAL name of the format by the first bytes. Raises InputError for any other."""
    head = read_head(path)
    if driver := _driver(head):
        return driver
    raise InputError("features-format", file=path.name)


def looks_like_features(head: bytes) -> bool:
    """Whether the first bytes of a file are those of one of the formats that are read here."""
    return _driver(head) is not None


def _driver(head: bytes) -> str | None:
    for driver, magic in _MAGIC.items():
        if magic.match(head):
            return driver
    return "GeoJSON" if head.removeprefix(b"\xef\xbb\xbf").lstrip().startswith(b"{") else None


def read_geojson_document(path: Path, encoding: str = "utf-8") -> dict[str, Any]:
    """Return a GeoJSON FeatureCollection. Raises InputError with the line where the JSON breaks."""
    text = read_text(path, encoding, LARGEST_TEXT)
    try:
        document = json.loads(text)
    except json.JSONDecodeError as problem:
        raise InputError("features-json", file=path.name, line=problem.lineno, problem=problem.msg) from problem
    except RecursionError as problem:
        raise InputError("features-json", file=path.name, line=1, problem="nested too deeply") from problem
    kind = document.get("type") if isinstance(document, dict) else None
    if kind != "FeatureCollection" or not isinstance(document.get("features"), list):
        raise InputError("features-collection", file=path.name, received=str(kind))
    return dict(document)


def _read_geojson(path: Path, encoding: str) -> gpd.GeoDataFrame:
    document = read_geojson_document(path, encoding)
    properties, geometries = [], []
    for number, feature in enumerate(document["features"], start=1):
        try:
            properties.append(feature.get("properties") or {})
            geometries.append(shape(feature["geometry"]) if feature.get("geometry") else None)
        except (TypeError, ValueError, AttributeError, KeyError, IndexError, shapely.errors.ShapelyError) as problem:
            raise InputError("features-geometry", file=path.name, row=number, problem=str(problem)) from problem
    declared = ((document.get("crs") or {}).get("properties") or {}).get("name", "OGC:CRS84")
    return gpd.GeoDataFrame(properties, geometry=geometries, crs=parse_crs(path.name, str(declared)))


def _with_crs(table: gpd.GeoDataFrame, file: str, declared: str | None) -> gpd.GeoDataFrame:
    if declared is not None:
        table = table.set_crs(parse_crs(file, declared), allow_override=True)
    table = require_own_crs(table, file)
    if table.crs is None:
        raise InputError("features-crs-missing", file=file)
    located = table.geometry[table.geometry.notna() & ~table.geometry.is_empty]
    if table.crs.is_geographic and len(located):
        bounds = located.total_bounds
        inside = all(bounds[:2] >= [low - _TOLERANCE for low in _DEGREES[:2]]) and all(
            bounds[2:] <= [high + _TOLERANCE for high in _DEGREES[2:]]
        )
        if not inside:
            received = ", ".join(f"{value:.1f}" for value in bounds)
            raise InputError("features-not-degrees", file=file, received=received, crs=table.crs.to_string())
    return table


def parse_crs(file: str, text: str) -> pyproj.CRS:
    """Return a coordinate system. Raises InputError for one that is not known, or that lies in further files."""
    if not _NAMES_FILES.search(text):
        with suppress(CRSError, RecursionError):
            return pyproj.CRS.from_user_input(text)
    raise InputError("features-crs-unknown", file=file, received=text[:_LONGEST_CRS])


def require_own_crs(table: gpd.GeoDataFrame, file: str) -> gpd.GeoDataFrame:
    """Return a table. Raises InputError where the coordinate system of its file lies in further files."""
    if table.crs is not None and _NAMES_FILES.search(table.crs.srs):
        raise InputError("features-crs-unknown", file=file, received=table.crs.srs[:_LONGEST_CRS])
    return table


def project(table: gpd.GeoDataFrame, crs: str, file: str) -> gpd.GeoDataFrame:
    """Return the features in another CRS. Raises InputError for features that lie outside of what it covers."""
    target = parse_crs(file, crs)
    projected = table.to_crs(target)
    located = projected.geometry.notna() & ~projected.geometry.is_empty
    bounds = projected.geometry[located].bounds.to_numpy()
    lost = ~(abs(bounds) < float("inf")).all(axis=1)
    if lost.any():
        row = int(projected.index[located][lost][0]) + 1
        raise InputError("features-outside-crs", file=file, row=row, crs=crs)
    return projected
