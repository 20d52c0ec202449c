"""Copies of a database, made by PostgreSQL's own pg_dump."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path
from typing import Any

from psycopg.conninfo import conninfo_to_dict, make_conninfo

from citybrain.base.folders import sync
from citybrain.kernel.errors import InputError
from citybrain.observations.readings.copying import new_folder
from citybrain.observations.readings.postgres.sessions import DatabaseSessions
from citybrain.observations.readings.progress_token import ProgressToken
from citybrain.observations.readings.store import NotStoredError

FILE = "city.dump"
PLACES = "/usr/lib/postgresql"
"""Where Debian has the programs of each version, beside those in the PATH."""

COUNT = """
    SELECT coalesce(sum(count), 0)::bigint
    FROM (SELECT count FROM summary UNION ALL SELECT count FROM added) AS parts"""


def program() -> str | None:
    """The newest pg_dump that is here."""
    newest = sorted(Path(PLACES).glob("*/bin/pg_dump"), key=lambda path: int(path.parts[-3]))
    return str(newest[-1]) if newest else shutil.which("pg_dump")


def dump(sessions: DatabaseSessions, folder: Path, watch: ProgressToken) -> int:
    """Write readings and records as they are at one moment into a new folder; how many readings.

    Raises InputError where the folder is there or cannot be written or pg_dump is missing, NotStoredError where it
    fails.
    """
    pg_dump, database = program(), str(sessions.database)
    if folder.exists():
        raise InputError("observations-backup-there", folder=str(folder))
    if pg_dump is None:
        raise InputError("postgresql-no-dump", database=database, folder=str(folder))
    with new_folder(folder) as part:
        count = _dumped(pg_dump, sessions, part / FILE, watch)
        sync(part / FILE)
    return count


def _dumped(pg_dump: str, sessions: DatabaseSessions, file: Path, watch: ProgressToken) -> int:
    """The password goes by the environment, where no list of processes shows it."""
    told: dict[str, Any] = conninfo_to_dict(sessions.database.url)
    password = told.pop("password", None)
    environment = os.environ | ({} if password is None else {"PGPASSWORD": str(password)})
    with sessions.reading() as connection, connection.transaction():
        connection.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY")
        count = int(connection.execute(COUNT).fetchall()[0][0])
        snapshot = connection.execute("SELECT pg_export_snapshot()").fetchall()[0][0]
        options = ["--format=custom", f"--snapshot={snapshot}", f"--file={file}", "--no-password"]
        command = [pg_dump, *options, f"--dbname={make_conninfo(**told)}"]
        process = subprocess.Popen(command, env=environment, stderr=subprocess.PIPE, text=True)
        with process, watch.cancelling(process.terminate):
            _, said = process.communicate()
            if process.returncode:
                problem = " ".join(said.split())[-300:]
                raise NotStoredError("postgresql-dump", database=str(sessions.database), problem=problem)
    return count
