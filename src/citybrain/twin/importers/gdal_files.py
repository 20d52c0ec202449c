"""Open files of features with GDAL, in the one place that does: few formats, no network, nothing that lies elsewhere.

GDAL opens far more formats than are read here; many are only pointers to other files, databases or addresses (VRT,
WFS, GDALG). Three things keep a file to itself, each without the others:

- the drivers of all other formats are taken out of GDAL before the first file is opened;
- the virtual file systems of GDAL reach no address;
- the file is read in a folder of its own and with the ending of its format, so that neither signs in its name nor what
  lies beside it (a journal that changes a database, a schema, an archive) say anything.
"""

import ctypes
import errno
import logging
import os
import re
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from typing import Any, Final

import geopandas as gpd
import pyogrio

from citybrain.base.files import read_head, what_went_wrong
from citybrain.kernel.errors import InputError
from citybrain.twin.importers.geopackages import require_tables

DRIVERS: Final = frozenset({"GPKG", "FlatGeobuf", "ESRI Shapefile", "GML", "LIBKML", "KML", "GeoJSON"})
"""Drivers that stay in GDAL; GeoJSON only writes here."""
OFFLINE: Final = {"CPL_VSIL_CURL_ALLOWED_FILENAME": "none", "CPL_ALLOW_VSISTDIN": "NO"}
"""Settings with which the virtual file systems of GDAL open no address."""
_MARKUP: Final = {"GML_DOWNLOAD_SCHEMA": "NO", "GML_SKIP_RESOLVE_ELEMS": "ALL"}
_POINTERS: Final = (
    b"OGRVRTDataSource",
    b"OGRWFSDataSource",
    b"OGRCSWDataSource",
    b"<!ENTITY",
    b"GDAL_WMS",
    b"<VRTDataset",
)
_HEAD: Final = 65_536
_BESIDE: Final = (".shx", ".dbf", ".prj", ".cpg")
_JOURNALS: Final = ("-wal", "-journal")
_ENDINGS: Final = {"GPKG": ".gpkg", "FlatGeobuf": ".fgb", "ESRI Shapefile": ".shp", "GML": ".gml", "KML": ".kml"}
_LONGEST_STEM: Final = 150
_ERRORS: Final = (
    pyogrio.errors.DataSourceError,
    pyogrio.errors.DataLayerError,
    pyogrio.errors.GeometryError,
    pyogrio.errors.FieldError,
    pyogrio.errors.FeatureError,
    pyogrio.errors.CRSError,
    IndexError,
    ValueError,
    OSError,
)


def read_layers(path: Path, driver: str) -> list[str]:
    """Return the names of the layers that have shapes. Raises InputError as `read_layer` does."""
    with _opened(path, driver) as file:
        return [str(name) for name, geometry in pyogrio.list_layers(file) if geometry is not None]


def read_layer(path: Path, driver: str, layer: str | None, most: int | None = None) -> gpd.GeoDataFrame:
    """Return the features of a layer, or of the first one, of a file that was recognised as one for this driver.

    Of more than `most` features the first are returned.

    `driver` is GPKG, FlatGeobuf, ESRI Shapefile, GML or KML. Raises InputError for a file that is damaged,
    points elsewhere, has no such layer, or no shapes.
    """
    with _opened(path, driver) as file:
        names = [str(name) for name, _ in pyogrio.list_layers(file)]
        if layer is not None and layer not in names:
            raise InputError("features-layer", file=path.name, received=layer, allowed=", ".join(names))
        table = pyogrio.read_dataframe(file, layer=layer or names[0], max_features=most)
    if not isinstance(table, gpd.GeoDataFrame):
        raise InputError("features-no-geometry", file=path.name)
    return table


@contextmanager
def _opened(path: Path, driver: str) -> Iterator[Path]:
    """The file as GDAL may open it. Raises InputError for what points elsewhere, and for what GDAL cannot read."""
    confine_gdal()
    require_no_pointer(path)
    file = path
    try:
        with tempfile.TemporaryDirectory(prefix="citybrain-features-") as folder:
            file = Path(folder) / f"{_plain_stem(path)}{_ENDINGS[driver]}"
            _bring(path.resolve(), file)
            if driver == "GPKG":
                _require_closed(path.resolve())
                require_tables(file, path.name)
            yield file
    except _ERRORS as problem:
        if isinstance(problem, OSError) and problem.errno in (errno.ENOSPC, errno.EDQUOT):
            raise InputError("file-disk-full", file=path.name) from problem
        text = what_went_wrong(problem, path, file)
        raise InputError("features-unreadable", file=path.name, problem=text) from problem


def require_no_pointer(path: Path) -> None:
    """Raise InputError for a file that begins as one that points to other files or addresses."""
    head = read_head(path, _HEAD)
    if any(pointer in head for pointer in _POINTERS):
        raise InputError("features-format", file=path.name)


def _plain_stem(path: Path) -> str:
    """The name of a file without its ending and signs; GDAL names layers by it, and takes some signs for archives."""
    plain = re.sub(r"[^\w .()+-]", "_", path.stem)
    return plain.encode("utf-8", "replace")[:_LONGEST_STEM].decode("utf-8", "ignore") or "features"


def _bring(path: Path, file: Path) -> None:
    """Give a file, and of a shapefile those beside it, a second name: as a link, or as a copy where that cannot be."""
    wanted = {file: path}
    if file.suffix == ".shp":
        beside = (one for one in sorted(path.parent.iterdir()) if one.stem == path.stem and one.is_file())
        wanted |= {file.with_name(f"{file.stem}{end}"): one for one in beside if (end := one.suffix.lower()) in _BESIDE}
    for target, source in wanted.items():
        try:
            os.link(source.resolve(), target)
        except OSError:
            shutil.copyfile(source, target)


def _require_closed(path: Path) -> None:
    """Raise InputError for a database part of whose rows still lies in a file beside it."""
    for ending in _JOURNALS:
        journal = path.with_name(path.name + ending)
        if journal.is_file() and journal.stat().st_size:
            raise InputError("features-open", file=path.name, received=journal.name)


@cache
def confine_gdal() -> None:
    """Take every driver but those of `DRIVERS` out of the GDAL of this process, and its ways to addresses.

    Raises RuntimeError where others stay: then nothing may be opened.
    """
    logging.getLogger("pyogrio").setLevel(logging.ERROR)
    others = sorted(set(pyogrio.list_drivers()) - DRIVERS)
    pyogrio.set_gdal_config_options({"OGR_SKIP": ",".join(others), **OFFLINE, **_MARKUP})
    gdal: Any = ctypes.CDLL(pyogrio._ogr.__file__)
    gdal.GDALGetDriverByName.restype = ctypes.c_void_p
    gdal.GDALDeregisterDriver.argtypes = [ctypes.c_void_p]
    for name in others:
        driver = gdal.GDALGetDriverByName(name.encode())
        if driver:
            gdal.GDALDeregisterDriver(driver)
    if left := set(pyogrio.list_drivers()) - DRIVERS:
        raise RuntimeError(f"GDAL keeps drivers that must not open files of strangers: {sorted(left)}")
