"""Copies of the readings of a city: made while they are served, put back, and what a damaged log still holds."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from pathlib import Path
from typing import BinaryIO

import duckdb

from citybrain.kernel.errors import InputError, NotFoundError
from citybrain.observations.readings.copying import copy, copy_all
from citybrain.observations.readings.embedded.archive import FOLDER
from citybrain.observations.readings.embedded.errors import translate_error
from citybrain.observations.readings.embedded.journal import FILE as JOURNAL
from citybrain.observations.readings.embedded.opening import connect
from citybrain.observations.readings.embedded.overwritten import beside, put_back
from citybrain.observations.readings.embedded.tables import HOT
from citybrain.observations.readings.embedded.write_session import Upkeep
from citybrain.observations.readings.progress_token import ProgressToken
from citybrain.observations.readings.store import NotStoredError, Recovered

FILE = "observations.duckdb"
LOG = FILE + ".wal"
ASIDE = "observations-damaged-{time:%Y%m%dT%H%M%S.%fZ}"
PATIENCE = 60.0
"""Seconds that a copy waits for those who read what has changed since."""

POSITION = re.compile(r"at byte position (\d+)")
OF_LOG = re.compile("WAL file", re.I)


def backup(upkeep: Upkeep, file: BinaryIO, city: Path, folder: Path, watch: ProgressToken | None = None) -> int:
    """Copy the readings, of which the file is open, into a new folder; how many the copy has.

    Deliveries go on meanwhile, into the log, which is no part of the copy. Raises InputError where the folder is there
    or cannot be written, NotStoredError where somebody reads for too long.
    """
    if folder.exists():
        raise InputError("observations-backup-there", folder=str(folder))
    with upkeep.lock:  # nobody else brings the log into the file
        if not upkeep.checkpoint(PATIENCE):
            raise NotStoredError("observations-being-read", seconds=PATIENCE)
        counting = upkeep.connection.execute("SELECT file FROM archive WHERE NOT gone").fetchall()
        archive = {FOLDER / name: city / FOLDER / name for (name,) in counting}
        copy_all({Path(FILE): file, **archive}, folder, watch)
    return count(folder)


def restore(folder: Path, city: Path) -> int:
    """Put a copy in the place of readings that are not there; how many it has.

    Raises NotFoundError where there is no copy, InputError where the city has readings.
    """
    if not (folder / FILE).is_file():
        raise NotFoundError("observations-backup-unknown", folder=str(folder))
    taken = (city / FILE, beside(city / FILE), city / LOG, city / JOURNAL, city / FOLDER)
    if there := next((path for path in taken if path.exists()), None):
        raise InputError("observations-restore-there", file=str(there))
    files = _files(folder)
    for place in sorted(files, key=lambda place: place == Path(FILE)):  # the file last: without it there are none
        copy(files[place], city / place)
    return count(city)


def count(folder: Path) -> int:
    """Readings of a copy, counted in it."""
    with connect(folder / FILE, read_only=True) as connection:
        hot = " UNION ALL ".join(f"SELECT count(*) AS count FROM {table}" for table in HOT)
        rows = connection.execute(f"SELECT sum(count) FROM (SELECT count FROM summary UNION ALL {hot})").fetchall()
    return int(rows[0][0] or 0)


def recover(city: Path) -> Recovered:
    """Make the readings of a city usable again whose log is damaged: it is cut where the damage begins.

    Whatever was there stays in a folder of its own beside it. Raises NotStoredError where the file itself is damaged,
    or another program has it.
    """
    file, log = city / FILE, city / LOG
    size = log.stat().st_size if log.exists() else 0
    put_back(file)
    at = _damage(file)
    if at is None:
        return Recovered(0, size, count(city), None)
    aside = city / ASIDE.format(time=datetime.now(UTC))
    copy_all({Path(path.name): path for path in (file, log)}, aside)
    while at is not None:
        with log.open("r+b") as handle:
            handle.truncate(at)
        if not at:
            log.unlink()
        at = _damage(file)
    kept = log.stat().st_size if log.exists() else 0
    return Recovered(size - kept, kept, count(city), aside)


def _damage(file: Path) -> int | None:
    """Where the damage of the log begins [bytes], 0 where that cannot be told; None where the file opens."""
    try:
        connect(file, read_only=True).close()
    except duckdb.Error as problem:
        said = str(problem)
        if not OF_LOG.search(said):
            raise translate_error(problem, str(file)) or NotStoredError(
                "observations-unreachable", file=str(file), problem=said[:300]
            ) from problem
        found = POSITION.search(said)
        return int(found[1]) if found else 0
    return None


def _files(folder: Path) -> dict[Path, Path]:
    """Files of the readings in a folder, by their place in it."""
    archive = sorted((folder / FOLDER).glob("*.parquet"))
    return {path.relative_to(folder): path for path in [folder / FILE, *archive]}
