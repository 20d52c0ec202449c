"""Read the features of any file that can hold footprints, by its content and without touching anything else.

GDAL opens far more formats than these; many of them are only pointers to other files or addresses (VRT, WFS, GDALG), so
that a file from elsewhere could make the program read what its maker wants. Each format here is recognised by its
first bytes, and archives are unpacked by ourselves.

Unpack the one file of features in a zip, safely: no path of the archive is followed and no size believed.
"""

import errno
import tempfile
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path, PurePosixPath
from typing import IO, Final
from xml.parsers import expat

import geopandas
import shapely

from citybrain.base.files import LARGEST_FILE, MEGABYTE, local_file, read_head, what_went_wrong
from citybrain.kernel.errors import InputError
from citybrain.twin.importers.gdal_files import read_layer, require_no_pointer
from citybrain.twin.importers.vector_files import parse_crs, read_features, require_own_crs

_DATA: Final = (".gpkg", ".shp", ".geojson", ".json", ".fgb", ".gml", ".kml", ".parquet")
_BESIDE: Final = (".shx", ".dbf", ".prj", ".cpg")
_MOST_SQUEEZED: Final = 200
LONGEST_NAME: Final = 150
"""Bytes of the name of an entry of a zip; file systems take 255."""
DAMAGED_ZIP: Final = (
    zipfile.BadZipFile,
    zlib.error,
    EOFError,
    NotImplementedError,
    RuntimeError,
    OSError,
    ValueError,
)
"""What reading a zip raises where the zip is at fault."""
_SHOWN: Final = 60


@contextmanager
def unpacked(path: Path) -> Iterator[Path]:
    """The one file of features in a zip, in a folder of its own that is gone afterwards.

    Raises InputError for archives that are damaged, swell when unpacked, or hold no such file, or several.
    """
    with tempfile.TemporaryDirectory(prefix="citybrain-zip-") as folder:
        try:
            main = _unpack(path, Path(folder))
        except DAMAGED_ZIP as problem:
            if isinstance(problem, OSError) and problem.errno in (errno.ENOSPC, errno.EDQUOT):
                raise InputError("file-disk-full", file=path.name) from problem
            raise InputError("features-unreadable", file=path.name, problem=what_went_wrong(problem, path)) from problem
        yield main


def _unpack(path: Path, folder: Path) -> Path:
    """Copy the main entry of a zip, and what goes with it, to a folder; return the main one."""
    with zipfile.ZipFile(path) as archive:
        main = _main_entry(archive, path)
        for entry in (entry for entry in _files(archive) if _goes_with(entry, main)):
            with archive.open(entry) as source, (folder / PurePosixPath(entry.filename).name).open("wb") as copy:
                _copy(source, copy, entry.file_size)
    return folder / PurePosixPath(main.filename).name


def _main_entry(archive: zipfile.ZipFile, path: Path) -> zipfile.ZipInfo:
    """The entry that holds the features. Raises InputError for none, several, and those that swell when unpacked."""
    found = [entry for entry in _files(archive) if PurePosixPath(entry.filename).suffix.lower() in _DATA]
    if len(found) != 1:
        names = ", ".join(entry.filename[:_SHOWN] for entry in (found or _files(archive))[:10])
        raise InputError("footprints-zip", file=path.name, count=len(found), received=names, allowed=", ".join(_DATA))
    name = PurePosixPath(found[0].filename).name
    if len(name.encode("utf-8", "replace")) > LONGEST_NAME:
        raise InputError("footprints-zip-name", file=path.name, received=f"{name[:_SHOWN]}…", allowed=LONGEST_NAME)
    size = sum(entry.file_size for entry in _files(archive) if _goes_with(entry, found[0]))
    if size > LARGEST_FILE or size > _MOST_SQUEEZED * path.stat().st_size:
        allowed = min(LARGEST_FILE, _MOST_SQUEEZED * path.stat().st_size) / MEGABYTE
        raise InputError("file-too-large", file=path.name, received=size / MEGABYTE, allowed=allowed)
    return found[0]


def _files(archive: zipfile.ZipFile) -> list[zipfile.ZipInfo]:
    return [entry for entry in archive.infolist() if not entry.is_dir() and "__MACOSX" not in entry.filename]


def _goes_with(entry: zipfile.ZipInfo, main: zipfile.ZipInfo) -> bool:
    """Whether an entry is the main one or stands beside it under the same name, as the files of a shapefile do."""
    one, other = PurePosixPath(entry.filename), PurePosixPath(main.filename)
    same = one.parent == other.parent and one.stem.lower() == other.stem.lower()
    return entry is main or (same and one.suffix.lower() in _BESIDE)


def _copy(source: IO[bytes], copy: IO[bytes], size: int) -> None:
    """Copy what the archive announced and not a byte more."""
    left = size
    while left > 0 and (block := source.read(min(left, 1 << 20))):
        copy.write(block)
        left -= len(block)


_ZIP: Final = b"PK\x03\x04"
_SHAPEFILE: Final = b"\x00\x00\x27\x0a"
_HEAD: Final = 65_536


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


def _declared(table: geopandas.GeoDataFrame, file: str, crs: str | None) -> geopandas.GeoDataFrame:
    if not len(table):
        raise InputError("features-none", file=file)
    if crs is not None:
        table = table.set_crs(parse_crs(file, crs), allow_override=True)
    table = require_own_crs(table, file)
    if table.crs is None:
        raise InputError("features-crs-missing", file=file)
    return table


def _is_markup(head: bytes) -> bool:
    return head.removeprefix(b"\xef\xbb\xbf").lstrip().startswith(b"<")


def _read_markup(path: Path, head: bytes, layer: str | None) -> geopandas.GeoDataFrame:
    """GML or KML; anything in them that would make GDAL look elsewhere is refused."""
    require_no_pointer(path)
    if not (b"/gml" in head or b"/kml" in head):
        raise InputError("features-format", file=path.name)
    _check_whole(path)
    return read_layer(path, "GML" if b"/gml" in head else "KML", layer)


def _check_whole(path: Path) -> None:
    """Raise InputError for markup that declares entities, and for what is cut off, of which GDAL would read a part."""
    parser = expat.ParserCreate()
    parser.StartDoctypeDeclHandler = lambda *_: _refuse_declared(path)
    try:
        with path.open("rb") as file:
            parser.ParseFile(file)
    except expat.ExpatError as problem:
        raise InputError("features-unreadable", file=path.name, problem=str(problem)) from problem


def _refuse_declared(path: Path) -> None:
    raise InputError("features-format", file=path.name)


def _read_parquet(path: Path) -> geopandas.GeoDataFrame:
    try:
        return geopandas.read_parquet(path)
    except (ValueError, OSError, KeyError, TypeError) as problem:
        raise InputError("features-unreadable", file=path.name, problem=what_went_wrong(problem, path)) from problem
