"""Read the features of any file that can hold footprints, by its content and without touching anything else.

GDAL opens far more formats than these; many of them are only pointers to other files or addresses (VRT, WFS, GDALG), so
that a file from elsewhere could make the program read what its maker wants. Each format here is recognised by its
first bytes, and archives are unpacked by ourselves.
"""

import shutil
import tempfile
from pathlib import Path
from typing import Final
from xml.parsers import expat

import geopandas
import pyogrio
import pyproj
import shapely
from pyproj.exceptions import CRSError

from citybrain.base.files import local_file, read_head
from citybrain.kernel.errors import InputError
from citybrain.twin.importers.footprints_zip import unpacked
from citybrain.twin.importers.vector_files import read_features

_POINTERS: Final = (
    b"OGRVRTDataSource",
    b"OGRWFSDataSource",
    b"OGRCSWDataSource",
    b"<!ENTITY",
    b"GDAL_WMS",
    b"<VRTDataset",
)
_ZIP: Final = b"PK\x03\x04"
_SHAPEFILE: Final = b"\x00\x00\x27\x0a"
_HEAD: Final = 65_536
_GDAL_ERRORS: Final = (pyogrio.errors.DataSourceError, pyogrio.errors.DataLayerError, pyogrio.errors.GeometryError)


def read_any(path: Path | str, layer: str | None = None, crs: str | None = None) -> geopandas.GeoDataFrame:
    """Features of a GeoPackage, shapefile, GeoJSON, FlatGeobuf, GML, KML or GeoParquet file, or of a zip of one.

    `crs` declares the coordinate system; it wins over what the file says. Rows are numbered in the order of the file.
    Raises InputError if the file cannot be used, has no coordinate system, or an unknown one.
    """
    path = local_file(path)
    if not read_head(path).startswith(_ZIP):
        return _read_plain(path, layer, crs)
    with unpacked(path) as inner:
        if read_head(inner).startswith(_ZIP):
            raise InputError("features-format", file=inner.name)
        return _read_plain(inner, layer, crs)


def _read_plain(path: Path, layer: str | None, crs: str | None) -> geopandas.GeoDataFrame:
    head = read_head(path, _HEAD)
    if head.startswith(b"PAR1"):
        return _declared(_read_parquet(path), path.name, crs)
    if _is_markup(head):
        return _declared(_read_markup(path, head, layer), path.name, crs)
    if head.startswith(_SHAPEFILE) and (announced := 2 * int.from_bytes(head[24:28], "big")) > path.stat().st_size:
        problem = f"{path.stat().st_size} bytes, its header announces {announced}"
        raise InputError("features-unreadable", file=path.name, problem=problem)
    return read_features(path, layer, crs)


def to_degrees(table: geopandas.GeoDataFrame, file: str) -> geopandas.GeoDataFrame:
    """Features in EPSG:4326. Raises InputError if their coordinates cannot be those of their coordinate system."""
    declared = table.crs.to_string()
    turned = table.to_crs("EPSG:4326")
    corners = shapely.get_coordinates(turned.geometry.to_numpy())
    if len(corners) and not (abs(corners) <= [180.0, 90.0]).all():
        raw = shapely.get_coordinates(table.geometry.to_numpy())
        received = ", ".join(f"{value:.1f}" for value in (*raw.min(axis=0), *raw.max(axis=0)))
        raise InputError("footprints-not-on-earth", file=file, received=received, crs=declared)
    return turned


def parse_crs(file: str, text: str) -> pyproj.CRS:
    """A coordinate system by its name. Raises InputError for one that is not known."""
    try:
        return pyproj.CRS.from_user_input(text)
    except CRSError as problem:
        raise InputError("features-crs-unknown", file=file, received=text) from problem


def _declared(table: geopandas.GeoDataFrame, file: str, crs: str | None) -> geopandas.GeoDataFrame:
    if not len(table):
        raise InputError("features-none", file=file)
    if crs is not None:
        table = table.set_crs(parse_crs(file, crs), allow_override=True)
    if table.crs is None:
        raise InputError("features-crs-missing", file=file)
    return table


def _is_markup(head: bytes) -> bool:
    return head.removeprefix(b"\xef\xbb\xbf").lstrip().startswith(b"<")


def _read_markup(path: Path, head: bytes, layer: str | None) -> geopandas.GeoDataFrame:
    """GML or KML; anything in them that would make GDAL look elsewhere is refused."""
    if any(pointer in head for pointer in _POINTERS) or not (b"/gml" in head or b"/kml" in head):
        raise InputError("features-format", file=path.name)
    _check_whole(path)
    pyogrio.set_gdal_config_options({"GML_DOWNLOAD_SCHEMA": False, "GML_SKIP_RESOLVE_ELEMS": "ALL"})
    try:
        with tempfile.TemporaryDirectory() as folder:  # GDAL leaves a file beside the GML that it reads
            copy = shutil.copyfile(path, Path(folder) / path.name)
            names = [str(name) for name, _ in pyogrio.list_layers(copy)]
            if layer is not None and layer not in names:
                raise InputError("features-layer", file=path.name, received=layer, allowed=", ".join(names))
            table = pyogrio.read_dataframe(copy, layer=layer or (names[0] if names else None))
    except (*_GDAL_ERRORS, ValueError, OSError) as problem:
        raise InputError("features-unreadable", file=path.name, problem=str(problem)) from problem
    if not isinstance(table, geopandas.GeoDataFrame):
        raise InputError("features-no-geometry", file=path.name)
    return table


def _check_whole(path: Path) -> None:
    """Raise InputError for markup that is cut off or broken, of which GDAL would read the first features only."""
    try:
        with path.open("rb") as file:
            expat.ParserCreate().ParseFile(file)
    except expat.ExpatError as problem:
        raise InputError("features-unreadable", file=path.name, problem=str(problem)) from problem


def _read_parquet(path: Path) -> geopandas.GeoDataFrame:
    try:
        return geopandas.read_parquet(path)
    except (ValueError, OSError, KeyError, TypeError) as problem:
        raise InputError("features-unreadable", file=path.name, problem=str(problem)) from problem
