"""Recognise a file by its content; the ending of its name only decides which error helps most."""

from __future__ import annotations

from pathlib import Path

from citybrain.base.files import local_file, read_head
from citybrain.base.tables import ZIP, is_workbook
from citybrain.kernel.errors import InputError
from citybrain.twin.importers.footprints_files import read_any
from citybrain.twin.importers.osm_file import open_osm
from citybrain.twin.importers.rasters import open_raster
from citybrain.twin.importers.vector_files import looks_like_features
from citybrain.twin.recognise.archives import recognise_archive
from citybrain.twin.recognise.features import recognise_features
from citybrain.twin.recognise.openstreetmap import looks_like_osm, recognise_osm
from citybrain.twin.recognise.raster import recognise_raster
from citybrain.twin.recognise.recognition import Recognition
from citybrain.twin.recognise.settings import FileSettings
from citybrain.twin.recognise.tables import recognise_table

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
