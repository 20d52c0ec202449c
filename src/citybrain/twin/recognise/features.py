"""Recognise a file of features: buildings, districts, a population grid, land cover or a register."""

from __future__ import annotations

from pathlib import Path

import geopandas as gpd
import numpy as np
import pandas as pd
import pyproj
from numpy.typing import NDArray

from citybrain.base.files import read_head
from citybrain.base.names import first_known
from citybrain.base.notices import notice
from citybrain.twin.configuration import SourceKey
from citybrain.twin.importers.cityjson import is_cityjson, read_cityjson
from citybrain.twin.importers.footprints_files import read_any, to_degrees
from citybrain.twin.importers.gdal_files import read_layers
from citybrain.twin.importers.geopackages import SIGNATURE
from citybrain.twin.importers.landcover_areas import cover_columns
from citybrain.twin.importers.population import PEOPLE
from citybrain.twin.importers.register_values import as_texts
from citybrain.twin.importers.vector_files import looks_like_features, recognise
from citybrain.twin.recognise.checks import check, codes_of
from citybrain.twin.recognise.recognition import RecognisedColumn, Recognition
from citybrain.twin.recognise.settings import FileSettings
from citybrain.twin.recognise.wanted import register_columns, wanted_by

ALL: tuple[SourceKey, ...] = ("buildings", "districts", "population", "register", "landcover")
LARGEST_BUILDING = 10_000.0
"""m²: areas that are usually larger are not those of buildings (which have 100 to 1,000), but of districts."""
UNSURE = (3_000.0, 30_000.0)
LEAST_OF_REGISTER = 3
SAME_SIZE = 0.02
"""Share by which cells of a grid differ in size at most."""
SAMPLES = 3
LONGEST_SAMPLE = 60
FORMATS = {SIGNATURE: "GeoPackage", b"fgb\x03fgb": "FlatGeobuf", b"PK\x03\x04": "zip", b"PAR1": "GeoParquet"}


def recognise_features(path: Path, settings: FileSettings) -> Recognition:
    """What a file of features holds. Raises InputError for one that cannot be read."""
    if is_cityjson(path):
        table, left_out = read_cityjson(path, settings.crs)
        found = Recognition("CityJSON", kinds=("buildings",))
        found.notices += [notice(reason, count=count) for reason, count in left_out.items()]
    else:
        layers = _layers(path)
        layer = settings.layer or (layers[0] if len(layers) > 1 else None)
        table = read_any(path, layer, settings.crs)
        found = Recognition(_format(path), kinds=_kinds(path), layers=layers, layer=layer)
        settings = settings.model_copy(update={"layer": layer})
    return _about(path, table, found, settings)


def _about(path: Path, table: gpd.GeoDataFrame, found: Recognition, settings: FileSettings) -> Recognition:
    degrees = to_degrees(table, path.name)
    found.crs = table.crs.to_string()
    found.counts["features"] = len(table)
    located = degrees.geometry.notna() & ~degrees.geometry.is_empty
    if located.any():
        west, south, east, north = degrees.geometry[located].total_bounds.tolist()
        found.bounds = west, south, east, north
    attributes = pd.DataFrame(table.drop(columns=table.geometry.name))
    names = [str(name) for name in attributes.columns]
    found.columns = columns_of(attributes)
    metres = degrees[located].estimate_utm_crs() if located.any() else pyproj.CRS("EPSG:3857")
    asked = settings.kind if settings.kind and settings.kind != "none" else None
    found.kind = asked or _kind(degrees[located].to_crs(metres), attributes, found)
    if found.kind:
        found.wanted = wanted_by(found.kind, names, settings, has_geometry=True)
        found.codes = codes_of(attributes, found, settings)
        check(path, found, settings, metres.to_string())
    return found


def columns_of(attributes: pd.DataFrame) -> tuple[RecognisedColumn, ...]:
    """The columns of a table with the first different values of each."""
    listed = []
    for position, name in enumerate(attributes.columns):
        told = as_texts(attributes.iloc[:2_000, position])
        different = [text[:LONGEST_SAMPLE] for text in told[told != ""].unique()[:SAMPLES]]
        listed.append(RecognisedColumn(str(name), tuple(different)))
    return tuple(listed)


def _kind(located: gpd.GeoDataFrame, attributes: pd.DataFrame, found: Recognition) -> SourceKey | None:
    """The likeliest use, and a notice where it is not sure; `located` in metres."""
    names = [str(name) for name in attributes.columns]
    if len(found.kinds) == 1:
        return found.kinds[0]
    register = register_columns(names)
    if "id" in register and len(register) >= LEAST_OF_REGISTER + 1 and {"x", "y"} <= set(register):
        return "register"
    if cover_columns(attributes):
        return "landcover"
    areal = located.geometry.geom_type.isin(["Polygon", "MultiPolygon"])
    people = first_known(names, PEOPLE)
    if not areal.mean() > 0.5:
        return _kind_of_points(located, people, register, found)
    return _kind_of_areas(located.geometry[areal].area.to_numpy(), people, found)


def _kind_of_areas(size: NDArray[np.float64], people: str | None, found: Recognition) -> SourceKey:
    """The likeliest use of areas of these sizes [m²]."""
    usual = float(np.median(size))
    grid = len(size) > 3 and float(np.quantile(np.abs(size / usual - 1.0), 0.9)) < SAME_SIZE
    if people is not None and (grid or usual > LARGEST_BUILDING):
        return "population"
    if grid and usual > UNSURE[0]:
        found.notices.append(notice("recognise-grid"))
        return "population"
    if UNSURE[0] < usual < UNSURE[1]:
        found.notices.append(notice("recognise-size", area=round(usual)))
    return "buildings" if usual < LARGEST_BUILDING else "districts"


def _kind_of_points(
    located: gpd.GeoDataFrame, people: str | None, register: dict[str, str], found: Recognition
) -> SourceKey | None:
    points = located.geometry.geom_type.isin(["Point", "MultiPoint"]).mean() > 0.5
    if points and people is not None and len(register) < LEAST_OF_REGISTER:
        return "population"
    if points and register:
        return "register"
    found.notices.append(notice("recognise-use"))
    return None


def _kinds(path: Path) -> tuple[SourceKey, ...]:
    """Formats that only the reader of footprints opens can be footprints only."""
    return ALL if looks_like_features(read_head(path)) else ("buildings",)


def _format(path: Path) -> str:
    head = read_head(path, 64)
    for signature, name in FORMATS.items():
        if head.startswith(signature):
            return name
    if head.removeprefix(b"\xef\xbb\xbf").lstrip().startswith(b"<"):
        return "GML"
    return {"ESRI Shapefile": "shapefile"}.get(driver := recognise(path), driver)


def _layers(path: Path) -> tuple[str, ...]:
    if not read_head(path, 16).startswith(SIGNATURE):
        return ()
    return tuple(read_layers(path, "GPKG"))
