"""Read buildings from a file of footprints: GeoPackage, shapefile, GeoJSON, FlatGeobuf, GML, KML, GeoParquet, a zip of
one of them, or CityJSON.

`read_footprints(path, layer=None, crs=None, columns=None, meanings=None) -> FootprintExtract`.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import geopandas
import numpy as np
import pandas as pd
import shapely
from numpy.typing import NDArray

from citybrain.base.files import local_file
from citybrain.base.notices import Notice
from citybrain.kernel.errors import InputError
from citybrain.twin.coordinates import NAMES, to_wgs84
from citybrain.twin.declared import stated_attributes
from citybrain.twin.importers.cityjson import is_cityjson, read_cityjson
from citybrain.twin.importers.footprints_attributes import choose_columns, read_columns, texts
from citybrain.twin.importers.footprints_files import read_any, to_degrees

LONGITUDE_LATITUDE = "EPSG:4326"


@dataclass(frozen=True)
class FootprintExtract:
    """Buildings of one file."""

    buildings: geopandas.GeoDataFrame
    """One row a building, in EPSG:4326: `id` (text, one of a kind), the attributes of the table that a file may say
    (text or None, numbers NaN where not told; optional numbers where the file has them), and `geometry`, as the
    file has it: not repaired."""

    left_out: dict[str, int] = field(default_factory=dict)
    """How many buildings of the file could not be read, by reason; each key is a message key."""

    notices: list[Notice] = field(default_factory=list)
    """Values that could not be used."""


def read_footprints(
    path: Path | str,
    layer: str | None = None,
    crs: str | None = None,
    columns: Mapping[str, str] | None = None,
    meanings: Mapping[str, Mapping[str, str]] | None = None,
) -> FootprintExtract:
    """Read the buildings of a file.

    `crs` declares the coordinate system ("EPSG:3879", "GCJ-02", "BD-09") and wins over what the file says. `columns`
    says which column holds which attribute ({"storeys": "kerrosluku"}), by default those that are called like it.
    `meanings` translates values of categories (by attribute and value of the file).
    Raises InputError for a file that is not local, of another format, damaged or without features, for a coordinate
    system that is missing or unknown, and for columns and attributes that do not exist.
    """
    path = local_file(path)
    shifted = crs if crs in NAMES else None
    declared = LONGITUDE_LATITUDE if shifted else crs
    left_out: dict[str, int] = {}
    if is_cityjson(path):
        table, left_out = read_cityjson(path, declared)
    else:
        table = read_any(path, layer, declared)
    return _extract(to_degrees(table, path.name), shifted, columns, meanings or {}, path.name, left_out)


def _extract(
    table: geopandas.GeoDataFrame,
    shifted: str | None,
    columns: Mapping[str, str] | None,
    meanings: Mapping[str, Mapping[str, str]],
    file: str,
    left_out: dict[str, int],
) -> FootprintExtract:
    attributes = pd.DataFrame(table.drop(columns=table.geometry.name))
    chosen = choose_columns([str(name) for name in attributes.columns], columns, file)
    read = read_columns(attributes, chosen, meanings)
    geometries = shapely.force_2d(table.geometry.to_numpy())
    if shifted:
        geometries = to_wgs84(geometries, shifted, file)
    count = len(table)
    data: dict[str, Any] = {"id": _identifiers(attributes, chosen.get("id"), columns is not None, file)}
    for name, about in stated_attributes().items():
        if about.kind != "number":
            data[name] = pd.Series(read.values.get(name, np.full(count, None, dtype=object)), dtype=object)
        elif name in read.values or not about.optional:
            data[name] = read.values.get(name, np.full(count, np.nan))
    data |= {name: values for name, values in read.values.items() if name not in data}
    buildings = geopandas.GeoDataFrame(data, geometry=geometries, crs=LONGITUDE_LATITUDE)
    return FootprintExtract(buildings, left_out, read.notices)


def _identifiers(attributes: pd.DataFrame, column: str | None, declared: bool, file: str) -> NDArray[np.object_]:
    """Identifiers of a column, or the number of the feature if there is no column, or none fit for it.

    Raises InputError if a column that was declared has an identifier twice or lacks one.
    """
    numbers = np.array([*(f"feature/{row}" for row in range(1, len(attributes) + 1)), None], dtype=object)[:-1]
    if column is None:
        return numbers
    told = texts(attributes[column])
    repeated = pd.Series(told, dtype=object).duplicated().to_numpy() | np.array([text is None for text in told])
    if not repeated.any():
        return told
    if declared:
        row = int(np.argmax(repeated))
        raise InputError("footprints-id", file=file, row=row + 1, column=column, received=str(told[row] or ""))
    return numbers
