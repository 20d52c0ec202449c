"""Files of entities on disk: as a whole or not at all, whatever happens while they are written."""

from __future__ import annotations

import errno
import os
import sqlite3
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from citybrain.kernel import InputError
from citybrain.presenting.files.entity_file import EntityFile
from citybrain.presenting.files.geojson import geojson_of
from citybrain.presenting.files.geopackage import write_geopackage
from citybrain.presenting.files.geoparquet import write_geoparquet

GEOJSON: Final = ".geojson"
GEOPACKAGE: Final = ".gpkg"
GEOPARQUET: Final = ".parquet"
ENDINGS = (GEOJSON, GEOPACKAGE, GEOPARQUET)


def require_ending(path: Path, *more: str) -> str:
    """The ending, which says the format. Raises InputError for another than those of ENDINGS; `more` are told too."""
    if (ending := path.suffix.lower()) not in ENDINGS:
        raise InputError("file-ending", received=path.name, allowed=", ".join((*ENDINGS, *more)))
    return ending


def save_files(path: Path, files: Sequence[EntityFile]) -> None:
    """Write entities as the ending of the path says: several into a GeoPackage, one into any other.

    Raises InputError for another ending and where the file cannot be written; what was there before is then unchanged.
    """
    ending = require_ending(path)
    if ending != GEOPACKAGE and len(files) != 1:
        raise InputError("file-one-entity", received=path.name, allowed=", ".join(file.name for file in files))
    beside = path.with_name(f".{path.name[:50]}.{os.getpid()}.part")
    try:
        try:
            _write(beside, ending, files)
            beside.replace(path)
        finally:
            beside.unlink(missing_ok=True)
    except OSError as problem:
        if problem.errno == errno.ENOSPC:
            raise _full(path) from None
        raise InputError("result-unwritable", file=str(path), problem=problem.strerror or str(problem)) from None
    except sqlite3.OperationalError as problem:
        if problem.sqlite_errorcode == sqlite3.SQLITE_FULL:
            raise _full(path) from None
        raise InputError("result-unwritable", file=str(path), problem=str(problem)) from None


def _full(path: Path) -> InputError:
    return InputError("file-disk-full", file=str(path))


def _write(path: Path, ending: str, files: Sequence[EntityFile]) -> None:
    if ending == GEOPACKAGE:
        write_geopackage(path, files)
    elif ending == GEOPARQUET:
        write_geoparquet(path, files[0])
    else:
        with path.open("wb") as text:
            text.writelines(geojson_of(files[0]))
