"""Unpack the one file of features in a zip, safely: no path of the archive is followed and no size believed."""

import tempfile
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path, PurePosixPath
from typing import IO, Final

from citybrain.base.files import LARGEST_FILE, MEGABYTE
from citybrain.kernel.errors import InputError

_DATA: Final = (".gpkg", ".shp", ".geojson", ".json", ".fgb", ".gml", ".kml", ".parquet")
_BESIDE: Final = (".shx", ".dbf", ".prj", ".cpg")
_MOST_SQUEEZED: Final = 200


@contextmanager
def unpacked(path: Path) -> Iterator[Path]:
    """The one file of features in a zip, in a folder of its own that is gone afterwards.

    Raises InputError for archives that are damaged, swell when unpacked, or hold no such file, or several.
    """
    try:
        with zipfile.ZipFile(path) as archive, tempfile.TemporaryDirectory() as folder:
            main = _main_entry(archive, path)
            wanted = [entry for entry in _files(archive) if _goes_with(entry, main)]
            for entry in wanted:
                target = Path(folder) / PurePosixPath(entry.filename).name
                with archive.open(entry) as source, target.open("wb") as copy:
                    _copy(source, copy, entry.file_size)
            yield Path(folder) / PurePosixPath(main.filename).name
    except (zipfile.BadZipFile, EOFError, NotImplementedError, RuntimeError) as problem:
        raise InputError("features-unreadable", file=path.name, problem=str(problem)) from problem


def _main_entry(archive: zipfile.ZipFile, path: Path) -> zipfile.ZipInfo:
    """The entry that holds the features. Raises InputError for none, several, and those that swell when unpacked."""
    found = [entry for entry in _files(archive) if PurePosixPath(entry.filename).suffix.lower() in _DATA]
    if len(found) != 1:
        names = ", ".join(entry.filename for entry in (found or _files(archive))[:10])
        raise InputError("footprints-zip", file=path.name, count=len(found), received=names, allowed=", ".join(_DATA))
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
