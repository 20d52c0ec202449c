"""Rows of an entity as GeoJSON (RFC 7946), piece by piece, in longitude and latitude."""

from __future__ import annotations

from collections.abc import Iterator

import orjson

from citybrain.presenting.files.entity_file import EntityFile
from citybrain.twin.geometry.shapes import in_degrees

CRS = "OGC:CRS84"
AT_ONCE = 5_000
"""Rows whose shapes are held at a time."""


def geojson_of(file: EntityFile) -> Iterator[bytes]:
    """The text of a feature collection; what is told of the file is its member `metadata`."""
    import shapely

    yield b'{"type":"FeatureCollection","metadata":' + orjson.dumps({**file.metadata, "crs": CRS}) + b',"features":['
    before = b""
    for table, run in file.parts(AT_ONCE):
        rows = table.to_pylist()
        shapes = [None] * len(rows) if run is None else shapely.to_geojson(in_degrees(run, file.crs))
        features = (
            b'{"type":"Feature","geometry":%b,"properties":%b}' % ((shape or "null").encode(), orjson.dumps(row))
            for shape, row in zip(shapes, rows, strict=True)
        )
        yield before + b",".join(features)
        before = b","
    yield b"]}"
