"""Rows of entities as a GeoPackage 1.3, one layer each, in the plane of the city.

Source: OGC 12-128r18 (GeoPackage 1.3.1): tables of clauses 1.1 and 2.1; extensions gpkg_schema (label and unit of each
column) and gpkg_metadata (what is told of each layer, as JSON). It is written with SQLite alone.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import closing
from pathlib import Path
from typing import Any

import orjson
import pyarrow as pa

from citybrain.presenting.files.entity_file import EntityFile
from citybrain.presenting.files.geoparquet import KINDS
from citybrain.twin.geometry.types import Geometries

APPLICATION, VERSION = 0x47504B47, 10_300
OWN_SYSTEM = 100_000
"""Number of a coordinate system that no register has."""
TABLES = """
CREATE TABLE gpkg_spatial_ref_sys (srs_name TEXT NOT NULL, srs_id INTEGER PRIMARY KEY, organization TEXT NOT NULL,
  organization_coordsys_id INTEGER NOT NULL, definition TEXT NOT NULL, description TEXT);
CREATE TABLE gpkg_contents (table_name TEXT NOT NULL PRIMARY KEY, data_type TEXT NOT NULL, identifier TEXT UNIQUE,
  description TEXT DEFAULT '', last_change DATETIME NOT NULL, min_x DOUBLE, min_y DOUBLE, max_x DOUBLE, max_y DOUBLE,
  srs_id INTEGER, FOREIGN KEY (srs_id) REFERENCES gpkg_spatial_ref_sys(srs_id));
CREATE TABLE gpkg_geometry_columns (table_name TEXT NOT NULL UNIQUE, column_name TEXT NOT NULL,
  geometry_type_name TEXT NOT NULL, srs_id INTEGER NOT NULL, z TINYINT NOT NULL, m TINYINT NOT NULL,
  PRIMARY KEY (table_name, column_name), FOREIGN KEY (table_name) REFERENCES gpkg_contents(table_name),
  FOREIGN KEY (srs_id) REFERENCES gpkg_spatial_ref_sys(srs_id));
CREATE TABLE gpkg_extensions (table_name TEXT, column_name TEXT, extension_name TEXT NOT NULL,
  definition TEXT NOT NULL, scope TEXT NOT NULL, UNIQUE (table_name, column_name, extension_name));
CREATE TABLE gpkg_data_columns (table_name TEXT NOT NULL, column_name TEXT NOT NULL, name TEXT, title TEXT,
  description TEXT, mime_type TEXT, constraint_name TEXT, PRIMARY KEY (table_name, column_name),
  UNIQUE (table_name, name));
CREATE TABLE gpkg_metadata (id INTEGER PRIMARY KEY AUTOINCREMENT, md_scope TEXT NOT NULL DEFAULT 'dataset',
  md_standard_uri TEXT NOT NULL, mime_type TEXT NOT NULL DEFAULT 'text/xml', metadata TEXT NOT NULL DEFAULT '');
CREATE TABLE gpkg_metadata_reference (reference_scope TEXT NOT NULL, table_name TEXT, column_name TEXT,
  row_id_value INTEGER, timestamp DATETIME NOT NULL, md_file_id INTEGER NOT NULL, md_parent_id INTEGER,
  FOREIGN KEY (md_file_id) REFERENCES gpkg_metadata(id));
INSERT INTO gpkg_spatial_ref_sys VALUES ('Undefined Cartesian', -1, 'NONE', -1, 'undefined', NULL),
  ('Undefined geographic', 0, 'NONE', 0, 'undefined', NULL);
"""
STANDARD = "https://www.geopackage.org/spec131/#extension_"
EXTENSIONS = (
    ("gpkg_data_columns", "gpkg_schema", f"{STANDARD}schema"),
    ("gpkg_metadata", "gpkg_metadata", f"{STANDARD}metadata"),
    ("gpkg_metadata_reference", "gpkg_metadata", f"{STANDARD}metadata"),
)
SCHEMA_OF_METADATA = "https://www.rfc-editor.org/rfc/rfc8259"


def write_geopackage(path: Path, files: Sequence[EntityFile]) -> None:
    """Write a layer for each; of several numbers a row the column is a list as JSON."""
    with closing(sqlite3.connect(path, isolation_level=None)) as database:
        database.executescript(
            f"PRAGMA application_id = {APPLICATION}; PRAGMA user_version = {VERSION}; PRAGMA journal_mode = OFF; BEGIN;"
        )
        for statement in filter(str.strip, TABLES.split(";")):
            database.execute(statement)
        for table, extension, definition in EXTENSIONS:
            database.execute(
                "INSERT INTO gpkg_extensions VALUES (?, NULL, ?, ?, 'read-write')", (table, extension, definition)
            )
        for system in dict.fromkeys(("EPSG:4326", *(file.crs for file in files))):
            database.execute("INSERT OR IGNORE INTO gpkg_spatial_ref_sys VALUES (?, ?, ?, ?, ?, NULL)", _system(system))
        for file in files:
            _write_layer(database, file)
        database.execute("COMMIT")


def _system(crs: str) -> tuple[str, int, str, int, str]:
    from pyproj import CRS

    system = CRS.from_user_input(crs)
    register, number = system.to_authority() or ("NONE", str(OWN_SYSTEM))
    return system.name, int(number), register, int(number), system.to_wkt("WKT1_GDAL")


def _write_layer(database: sqlite3.Connection, file: EntityFile) -> None:
    layer, changed = file.name, f"{file.date}T00:00:00.000Z"
    system = _system(file.crs)[1] if file.drawn else None
    kinds, bounds = file.extent
    shape = KINDS[kinds[0]].upper() if len(kinds) == 1 else "GEOMETRY"
    label = file.metadata["label"]["en"]
    columns = [f'"{field.name}" {_sql(field.type)}' for field in file.schema]
    columns += [f"geom {shape}"] if file.drawn else []
    database.execute(f'CREATE TABLE "{layer}" (fid INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, {", ".join(columns)})')
    database.execute(
        "INSERT INTO gpkg_contents VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (layer, "features" if file.drawn else "attributes", layer, f"{label}. {file.metadata['attribution']}", changed,
         *(bounds or (None, None, None, None)), system),
    )  # fmt: skip
    if file.drawn:
        database.execute("INSERT INTO gpkg_geometry_columns VALUES (?, 'geom', ?, ?, 0, 0)", (layer, shape, system))
    database.executemany(
        "INSERT INTO gpkg_data_columns VALUES (?, ?, ?, ?, ?, NULL, NULL)",
        [(layer, one.name, one.name, f"{one.description['label']['en']} [{one.quantity.unit}]",
          " / ".join(one.description["label"].values())) for one in file.columns],
    )  # fmt: skip
    told = orjson.dumps({**file.metadata, "crs": file.crs}).decode()
    made = database.execute(
        "INSERT INTO gpkg_metadata (md_standard_uri, mime_type, metadata) VALUES (?, 'application/json', ?)",
        (SCHEMA_OF_METADATA, told),
    )
    database.execute(
        "INSERT INTO gpkg_metadata_reference VALUES ('table', ?, NULL, NULL, ?, ?, NULL)",
        (layer, changed, made.lastrowid),
    )
    marks = ", ".join("?" * (len(columns) + 1))
    for table, run in file.parts():
        database.executemany(f'INSERT INTO "{layer}" VALUES ({marks})', _rows(table, run, system))


def _sql(kind: pa.DataType) -> str:
    if pa.types.is_floating(kind):
        return "DOUBLE"
    return "INTEGER" if pa.types.is_integer(kind) else "TEXT"


def _rows(table: pa.RecordBatch, run: Geometries | None, system: int | None) -> Iterator[tuple[Any, ...]]:
    """Rows as SQLite takes them; the number of each is one more than its row."""
    columns = [_plain(column) for column in table.columns]
    shapes = [] if run is None or system is None else [_blobs(run, system)]
    numbers = [row + 1 for row in table.column(0).to_pylist()]
    return zip(numbers, *columns, *shapes, strict=True)


def _plain(column: pa.Array) -> list[Any]:
    values = column.to_pylist()
    if not pa.types.is_list(column.type):
        return values  # type: ignore[no-any-return]
    return [orjson.dumps(own).decode() for own in values]


def _blobs(run: Geometries, system: int) -> list[bytes | None]:
    """Shapes as GeoPackage has them (clause 2.1.3): header, envelope, WKB; all little endian."""
    import shapely

    flat = shapely.force_2d(run)
    empty = shapely.is_empty(flat)
    bounds = shapely.bounds(flat)[:, [0, 2, 1, 3]].astype("<f8")
    number = system.to_bytes(4, "little", signed=True)
    heads = (
        b"GP\x00\x11" + number if nothing else b"GP\x00\x03" + number + around.tobytes()
        for nothing, around in zip(empty, bounds, strict=True)
    )
    shapes = shapely.to_wkb(flat, flavor="iso", byte_order=1)
    return [None if shape is None else head + shape for head, shape in zip(heads, shapes, strict=True)]
