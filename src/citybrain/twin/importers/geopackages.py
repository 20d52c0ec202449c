"""Look into a GeoPackage before GDAL opens it: whatever in it is computed would run as long as its maker wants.

A database holds rows, and what is computed as they are read: views, virtual tables, generated columns. Only what is
known to hold rows may stand in it, and an index of places is never read as a layer: its nodes, which name each other,
make rows without an end. Triggers and CHECK constraints run as rows are written, expressions of indexes as
they are written or asked for by name, and nothing here does either. Pages of a table that refer to pages of it a second
time make a small file one of rows without an end.
"""

import re
import sqlite3
import time
from contextlib import closing
from pathlib import Path

from citybrain.kernel.errors import InputError

SIGNATURE = b"SQLite format 3\x00"
CONTENTS = "gpkg_contents"
_NAME = r"""(?:\w+|"[^"]*"|'[^']*'|`[^`]*`|\[[^]]*\])"""
_TABLE = re.compile(r"CREATE\s+TABLE\s", re.IGNORECASE)
_BESIDE_TABLES = re.compile(
    rf"CREATE\s+(?:(?:UNIQUE\s+)?INDEX\s|TRIGGER\s|VIRTUAL\s+TABLE\s+{_NAME}\s+USING\s+rtree\s*\()", re.IGNORECASE
)
_VIRTUAL = re.compile(r"CREATE\s+VIRTUAL\s", re.IGNORECASE)
_INDEX_OF_PLACES = "rtree_"
"""How the names of indexes of places begin; GDAL lists no table of such a name by itself."""
_COMPUTED = "SELECT name FROM pragma_table_xinfo(?) WHERE hidden > 1"
_DAMAGED = "SELECT quick_check FROM pragma_quick_check(?) WHERE quick_check LIKE '***%' LIMIT 1"
"""What is wrong with the pages of a table, in time that grows with the file alone (0.4 s for 100 MB)."""
_LONGEST_TEXT = 100
LONGEST_LOOK, MOST_TABLES = 60.0, 5_000
"""Seconds after which a file is given up; tables that are looked at."""


def require_tables(path: Path, file: str | None = None) -> None:
    """Raise InputError for a file that is damaged, is no GeoPackage, or holds anything to read but stored rows.

    `file` is what the error calls it.
    """
    file = file or path.name
    try:
        with closing(sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro&immutable=1", uri=True)) as database:
            end = time.monotonic() + LONGEST_LOOK
            database.set_progress_handler(lambda: time.monotonic() > end, 100_000)
            database.execute("PRAGMA ignore_check_constraints = ON")
            tables = _tables(database, file)
            if CONTENTS not in tables:
                raise InputError("features-format", file=file)
            for table in tables:
                if time.monotonic() > end:
                    raise sqlite3.OperationalError(f"more than {LONGEST_LOOK:.0f} s")
                _require_rows(database, table, file)
    except (sqlite3.Error, UnicodeError) as problem:
        raise InputError("features-unreadable", file=file, problem=str(problem)) from problem


def _tables(database: sqlite3.Connection, file: str) -> list[str]:
    """Names of the tables. Raises InputError for what is no table, index, trigger or index of places, for an index of
    places that is read as a layer, and for too many tables.
    """
    tables, places = [], list[str]()
    for name, statement in database.execute("SELECT name, sql FROM sqlite_master"):
        if _TABLE.match(statement or ""):
            tables.append(str(name))
        elif statement and not _BESIDE_TABLES.match(statement):
            raise _computed(file, str(name))
        elif statement and _VIRTUAL.match(statement):
            places.append(str(name))
    if len(tables) > MOST_TABLES:
        raise sqlite3.OperationalError(f"more than {MOST_TABLES} tables")
    layers = database.execute(f"SELECT table_name FROM {CONTENTS}") if CONTENTS in tables else ()
    named = {str(name).casefold() for (name,) in layers}
    for name in places:
        if name.casefold() in named or not name.casefold().startswith(_INDEX_OF_PLACES):
            raise _computed(file, name)
    return tables


def _require_rows(database: sqlite3.Connection, table: str, file: str) -> None:
    """Raise InputError for a table with generated columns, and for one whose pages are not in order."""
    for (column,) in database.execute(_COMPUTED, (table,)):
        raise _computed(file, f"{table}.{column}")
    for (fault,) in database.execute(_DAMAGED, (table,)):
        text = f"{table}: {' '.join(fault.split()[5:])}"
        raise InputError("features-unreadable", file=file, problem=text[:_LONGEST_TEXT])


def _computed(file: str, name: str) -> InputError:
    return InputError("features-view", file=file, received=name[:_LONGEST_TEXT])
