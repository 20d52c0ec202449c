"""Rows of an entity as GeoParquet 1.1, in the plane of the city.

Source: GeoParquet 1.1.0 (Open Geospatial Consortium), metadata `geo`; shapes are WKB (ISO), the coordinate system is
PROJJSON. What is told of the file stands beside it under the key `citybrain`, unit and labels in each field as well.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import orjson
import pyarrow as pa
import pyarrow.parquet as pq

from citybrain.presenting.files.entity_file import EntityFile
from citybrain.twin.geometry.shapes import GEOMETRY

VERSION = "1.1.0"
KINDS = (
    "Point", "LineString", "LinearRing", "Polygon", "MultiPoint", "MultiLineString", "MultiPolygon",
    "GeometryCollection",
)  # fmt: skip
"""Names of the kinds of shapes by their numbers in GEOS."""


def write_geoparquet(path: Path, file: EntityFile) -> None:
    """Write the file; rows without shapes are plain Parquet."""
    import shapely

    schema = file.schema.append(pa.field(GEOMETRY, pa.binary())) if file.drawn else file.schema
    told = {"citybrain": orjson.dumps({**file.metadata, "crs": file.crs})}
    if file.drawn:
        told["geo"] = orjson.dumps(_geo(file))
    schema = schema.with_metadata(told)
    with pq.ParquetWriter(path, schema, compression="zstd") as writer:
        for table, run in file.parts():
            shapes = [] if run is None else [pa.array(shapely.to_wkb(shapely.force_2d(run), flavor="iso"), pa.binary())]
            writer.write_batch(pa.RecordBatch.from_arrays([*table.columns, *shapes], schema=schema))


def _geo(file: EntityFile) -> dict[str, Any]:
    from pyproj import CRS

    kinds, bounds = file.extent
    column = {
        "encoding": "WKB",
        "geometry_types": [KINDS[kind] for kind in kinds],
        "crs": CRS.from_user_input(file.crs).to_json_dict(),
        "edges": "planar",
        **({"bbox": bounds} if bounds else {}),
    }
    return {"version": VERSION, "primary_column": GEOMETRY, "columns": {GEOMETRY: column}}
