"""The files that the map draws: shapes of the rows of tables as compact columns, and the base map."""

from collections.abc import Mapping

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely

from citybrain.twin.geometry.base_map import base_map_bytes
from citybrain.twin.geometry.cells_format import cells_of, write_cells
from citybrain.twin.geometry.columns import compress, encode_columns
from citybrain.twin.geometry.shapes import DEGREES, PACKED, degrees_from
from citybrain.twin.importers.osm_extract import OsmExtract

BASE = "base.json.br"


def map_files(
    tables: Mapping[str, pd.DataFrame], geometry: Mapping[str, str], extract: OsmExtract | None
) -> dict[str, bytes]:
    """Return the files by name, compressed with brotli; rows of the columns are those of the tables.

    `geometry` says which tables are drawn, and as what: polygon, line, point or cell.
    """
    files = {
        f"{name}{PACKED}": compress(_shapes(table, geometry[name]))
        for name, table in tables.items()
        if name in geometry and isinstance(table, gpd.GeoDataFrame)
    }
    if extract:
        base = base_map_bytes(extract.land, extract.edges, extract.railways, extract.labels, extract.bounds)
        files[BASE] = compress(base)
    return files


def _shapes(table: gpd.GeoDataFrame, kind: str) -> bytes:
    """The OCB1 bytes of a table; cells of no regular grid are polygons."""
    degrees = table.geometry.to_crs(DEGREES)
    if kind == "cell":
        west, south, east, north = degrees.total_bounds if len(degrees) else (0.0, 0.0, 0.0, 0.0)
        origin = round(float(west + east) / 2, 6), round(float(south + north) / 2, 6)
        bounds = np.asarray(shapely.bounds(table.geometry.to_numpy()))
        if cells := cells_of(bounds, origin, degrees_from(str(table.crs))):
            return write_cells(cells)
        kind = "polygon"
    return encode_columns(degrees.to_numpy(), kind=kind)
