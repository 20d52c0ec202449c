"""Recognise a file by its content; the ending of its name only decides which error helps most.

Recognise an OpenStreetMap extract, and read it through once so that a broken download is found before the build.

Recognise a GeoTIFF: heights of the ground, classes of land cover, or how green it is.
"""

from __future__ import annotations

from pathlib import Path

import numpy as np
import osmium
import rasterio.warp
from rasterio.errors import RasterioError

from citybrain.base.files import local_file, read_head, what_went_wrong
from citybrain.base.notices import notice
from citybrain.base.tables import ZIP, is_workbook
from citybrain.kernel.errors import InputError
from citybrain.twin.configuration import SourceKey
from citybrain.twin.importers.elevation import HIGHEST, LOWEST
from citybrain.twin.importers.footprints_files import read_any
from citybrain.twin.importers.landcover_raster import WORLDCOVER
from citybrain.twin.importers.osm_file import OsmFile, explained, open_osm
from citybrain.twin.importers.osm_kinds import outline_tags
from citybrain.twin.importers.rasters import Numbers, Raster, open_raster
from citybrain.twin.importers.vector_files import looks_like_features
from citybrain.twin.recognise.archives import recognise_archive
from citybrain.twin.recognise.features import recognise_features
from citybrain.twin.recognise.recognition import Bounds, Recognition
from citybrain.twin.recognise.settings import FileSettings
from citybrain.twin.recognise.tables import recognise_table

SIDE = 512
"""Cells of the middle of the raster that are looked at, in each direction."""
CLASSES = frozenset(float(code) for codes in WORLDCOVER.values() for code in codes)


def recognise_raster(path: Path, settings: FileSettings) -> Recognition:
    """What a GeoTIFF holds. Raises InputError for one that is damaged or says no place."""
    with open_raster(path, settings.crs) as raster:
        found = Recognition("GeoTIFF", kinds=("elevation", "landcover"), crs=raster.crs.to_string())
        found.counts["cells"] = raster.width * raster.height
        found.bounds = _bounds(raster)
        values = _middle(raster)
        whole = np.issubdtype(np.dtype(raster.dataset.dtypes[0]), np.integer)
    kind = _kind(values, whole)
    found.kind = settings.kind if settings.kind and settings.kind != "none" else kind
    if not len(values):
        found.notices.append(notice("recognise-raster-empty"))
    elif kind is None:
        found.notices.append(notice("recognise-raster", low=float(values.min()), high=float(values.max())))
    return found


def _kind(values: Numbers, whole: bool) -> SourceKey | None:
    if not len(values):
        return None
    if whole and np.isin(values, [0.0, *CLASSES]).all():
        return "landcover"
    if not whole and values.min() >= -1.0 and values.max() <= 1.0:
        return "landcover"
    return "elevation" if values.min() >= LOWEST and values.max() <= HIGHEST else None


def _middle(raster: Raster) -> Numbers:
    """Values of the middle of the first band, without cells that hold nothing."""
    half_width, half_height = min(SIDE, raster.width) / 2, min(SIDE, raster.height) / 2
    column = np.array([raster.width / 2 - half_width, raster.width / 2 + half_width - 1])
    row = np.array([raster.height / 2 - half_height, raster.height / 2 + half_height - 1])
    values, _, _ = raster.window(column, row)
    return np.asarray(values[np.isfinite(values)])


def _bounds(raster: Raster) -> Bounds:
    try:
        west, south, east, north = rasterio.warp.transform_bounds(raster.crs, "EPSG:4326", *raster.dataset.bounds)
    except RasterioError as problem:
        near = Path(raster.dataset.name)
        raise InputError("raster-unreadable", file=raster.file, problem=what_went_wrong(problem, near)) from problem
    return west, south, east, north


READ_THROUGH = 400_000_000
"""Bytes up to which a file is read through; a larger one takes minutes, and the build finds what is wrong with it."""


def looks_like_osm(head: bytes) -> bool:
    """Whether the first bytes are those of an OpenStreetMap file, packed or not."""
    start = head.removeprefix(b"\xef\xbb\xbf").lstrip()
    return b"OSMHeader" in head[:64] or head.startswith((b"\x1f\x8b", b"BZh")) or b"<osm" in start[:512]


def recognise_osm(path: Path) -> Recognition:
    """What an extract holds. Raises InputError for one that is damaged."""
    file = open_osm(path)
    found = Recognition("OpenStreetMap", "osm", ("osm",), bounds=file.bounds)
    if file.date and file.date[:4].isdigit():
        found.years = (int(file.date[:4]), int(file.date[:4]))
    if path.stat().st_size > READ_THROUGH:
        found.notices.append(notice("recognise-osm-large", megabytes=READ_THROUGH // 1_000_000))
        return found
    found.counts["buildings"] = _buildings(file)
    if not found.counts["buildings"]:
        found.notices.append(notice("recognise-osm-no-buildings"))
    return found


def _buildings(file: OsmFile) -> int:
    """Objects of the file that are tagged as buildings, its relations read as well."""
    with explained(file.path):
        tagged = osmium.FileProcessor(file.source).with_filter(osmium.filter.KeyFilter(outline_tags()[0]))
        return sum(1 for found in tagged if not isinstance(found, osmium.osm.Node))


HEAD = 65_536
TIFF = (b"II*\x00", b"MM\x00*", b"II+\x00", b"MM\x00+")
PARQUET = b"PAR1"
BYTE_ORDER_MARK = b"\xef\xbb\xbf"


def recognise(path: Path, settings: FileSettings | None = None) -> Recognition:
    """What a file is; whatever is wrong with it stands in `problem` of the answer."""
    settings = settings or FileSettings()
    try:
        path = local_file(path)
        return _by_content(path, read_head(path, HEAD), settings)
    except InputError as error:
        return Recognition("").fail(error)


def _by_content(path: Path, head: bytes, settings: FileSettings) -> Recognition:
    start = head.removeprefix(BYTE_ORDER_MARK).lstrip()
    if head.startswith(TIFF):
        return recognise_raster(path, settings)
    if looks_like_osm(head):
        return recognise_osm(path)
    if head.startswith(ZIP):
        return recognise_table(path, settings) if is_workbook(path) else recognise_archive(path, settings)
    if start.startswith(b"{") and b'"inputs"' in head and b'"FeatureCollection"' not in head:
        return recognise_table(path, settings)
    if head.startswith(PARQUET) or start.startswith(b"<") or looks_like_features(head):
        return recognise_features(path, settings)
    _refuse_by_name(path)
    return recognise_table(path, settings)


def _refuse_by_name(path: Path) -> None:
    """Raise the reader's own InputError for a file that its name promises to be, and that it is not."""
    name = path.name.lower()
    if name.endswith((".pbf", ".osm", ".osm.gz", ".osm.bz2")):
        open_osm(path)
    if name.endswith((".tif", ".tiff")):
        with open_raster(path):
            return
    if name.endswith((".gpkg", ".geojson", ".json", ".fgb", ".shp", ".parquet")):
        read_any(path)
