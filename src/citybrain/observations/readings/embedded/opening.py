"""How a file of readings is opened that may come from anywhere: what it computes reaches nothing outside its folder."""

from __future__ import annotations

from pathlib import Path

import duckdb

from citybrain.observations.readings.embedded.errors import translate_error
from citybrain.observations.readings.embedded.tables import quoted
from citybrain.observations.readings.store import NotStoredError

COMPUTED = {
    "VIEW": "SELECT schema_name, view_name FROM duckdb_views() WHERE NOT internal",
    "MACRO": "SELECT DISTINCT schema_name, function_name FROM duckdb_functions() WHERE NOT internal "
    "AND function_type = 'macro'",
    "MACRO TABLE": "SELECT DISTINCT schema_name, function_name FROM duckdb_functions() WHERE NOT internal "
    "AND function_type = 'table_macro'",
}
"""Kinds of what a file computes when it is read, each with the question for the names."""


def connect(file: Path, read_only: bool = True) -> duckdb.DuckDBPyConnection:
    """A connection to a file that may come from anywhere: a view in it reaches no file outside its folder.

    Its statements cannot read what the program holds in memory. Raises duckdb.Error where the file cannot be opened.
    """
    connection = duckdb.connect(str(file), read_only=read_only)
    try:
        connection.execute(f"SET allowed_directories = [{quoted(f'{file.parent.resolve()}/')}]")
        connection.execute("SET enable_external_access = false")
        connection.execute("SET lock_configuration = true")
    except BaseException:
        connection.close()
        raise
    return connection


def disarm(file: Path) -> None:
    """Drop what a file would compute when it is read: its views, which the store makes anew, and macros.

    Raises NotStoredError for a file that is damaged or cannot be opened.
    """
    try:
        with connect(file, read_only=False) as connection:
            for kind, names in COMPUTED.items():
                for schema, name in connection.execute(names).fetchall():
                    connection.execute(f"DROP {kind} {identifier(schema)}.{identifier(name)}")
    except (duckdb.Error, OSError) as problem:
        raise translate_error(problem, str(file)) or NotStoredError(
            "observations-unreachable", file=str(file), problem=" ".join(str(problem).split())[:300]
        ) from problem


def identifier(name: str) -> str:
    """A name as one of a statement."""
    escaped = name.replace('"', '""')
    return f'"{escaped}"'
