"""Look into a GeoPackage before GDAL opens it: whatever in it is a query would run as long as its maker wants."""

import re
import sqlite3
from contextlib import closing
from pathlib import Path

from citybrain.kernel.errors import InputError

SIGNATURE = b"SQLite format 3\x00"
_ASKED = "SELECT name, sql FROM sqlite_master WHERE type = 'view' OR sql LIKE 'CREATE VIRTUAL TABLE%'"
_NAME = r"""\w+|"[^"]*"|'[^']*'|`[^`]*`|\[[^]]*\]"""
_INDEX_OF_PLACES = re.compile(rf"CREATE VIRTUAL TABLE ({_NAME})\s+USING\s+rtree\s*\(", re.IGNORECASE)


def require_tables(path: Path) -> None:
    """Raise InputError for a file that is damaged, or holds anything to read but tables and indexes of places."""
    try:
        with closing(sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro&immutable=1", uri=True)) as database:
            for name, statement in database.execute(_ASKED):
                if not _INDEX_OF_PLACES.match(statement):
                    raise InputError("features-view", file=path.name, received=str(name)[:100])
    except sqlite3.Error as problem:
        raise InputError("features-unreadable", file=path.name, problem=str(problem)) from problem
