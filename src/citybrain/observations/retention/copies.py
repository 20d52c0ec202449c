"""Copies of readings and records in folders of their own, named by when they were made; old ones go."""

from __future__ import annotations

import datetime
import re
import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

from citybrain.base.folders import sync
from citybrain.kernel.errors import InputError
from citybrain.observations.readings.progress_token import ProgressToken
from citybrain.observations.readings.store import Store
from citybrain.records import FILE, database_of

NAMED = re.compile(r"\d{4}-\d\d-\d\dT\d{6}Z")
PARTS = (".making", ".part")


def new_copy(folder: Path) -> Path:
    """The folder of a copy that is made now, in that of all copies."""
    return folder / f"{datetime.datetime.now(datetime.UTC):%Y-%m-%dT%H%M%SZ}"


def copy_city(store: Store, city: Path, folder: Path, watch: ProgressToken | None = None) -> int:
    """Copy readings, then records, into a new folder that is there once all of it is; how many readings.

    Only who made it may read it. Records are the later ones, so that no reading lacks what it is of. Raises InputError
    where the folder is there or cannot be written, NotStoredError, StoppedError.
    """
    if folder.exists():
        raise InputError("observations-backup-there", folder=str(folder))
    making = folder.with_name(folder.name + ".making")
    try:
        shutil.rmtree(making, ignore_errors=True)
        count = store.backup(making, watch)
        making.chmod(0o700)
        if database_of(city) is None and (city / FILE).exists():
            with closing(sqlite3.connect(city / FILE)) as source, closing(sqlite3.connect(making / FILE)) as target:
                source.backup(target)
            sync(making / FILE)
        making.rename(folder)
        sync(folder.parent)
    except (OSError, sqlite3.Error) as problem:
        raise InputError("result-unwritable", file=str(folder), problem=str(problem)) from problem
    finally:
        shutil.rmtree(making, ignore_errors=True)
    return count


def remove_old(folder: Path, keep: int) -> list[str]:
    """Keep so many of the newest copies in a folder, and remove those before them and what is left of unfinished ones.

    The names of the copies that went. What is named otherwise is nobody's copy and stays.
    """
    for path in folder.iterdir():
        if path.name.endswith(PARTS) and NAMED.match(path.name):
            shutil.rmtree(path)
    old = sorted(path for path in folder.iterdir() if path.is_dir() and NAMED.fullmatch(path.name))[:-keep]
    for path in old:
        shutil.rmtree(path)
    return [path.name for path in old]
