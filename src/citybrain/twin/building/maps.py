"""The files that the map draws: footprints as compact columns, and the base map."""

import geopandas as gpd

from citybrain.twin.geometry.base_map import base_map_bytes
from citybrain.twin.geometry.columns import compress, encode_columns
from citybrain.twin.importers.osm_extract import OsmExtract

BUILDINGS = "buildings.bin.br"
BASE = "base.json.br"


def map_files(buildings: gpd.GeoDataFrame, extract: OsmExtract | None) -> dict[str, bytes]:
    """Return the files by name, compressed with brotli; rows of the columns are those of the buildings table."""
    degrees = buildings.geometry.to_crs("EPSG:4326").to_numpy()
    files = {BUILDINGS: compress(encode_columns(degrees))}
    if extract:
        base = base_map_bytes(extract.land, extract.edges, extract.railways, extract.labels, extract.bounds)
        files[BASE] = compress(base)
    return files
