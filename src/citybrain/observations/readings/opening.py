"""Opens the readings of a city wherever they are kept."""

from __future__ import annotations

from pathlib import Path

from citybrain.observations.readings import embedded
from citybrain.observations.readings.store import Store
from citybrain.records import database_of


def open_store(folder: Path) -> Store:
    """Open or create the readings of a city: in the database that `records.keep_in` named, else in its folder.

    Raises NotStoredError where another program has them, or where they cannot be reached, read or created.
    """
    database = database_of(folder)
    if database is None:
        return embedded.open_store(folder)
    from citybrain.observations.readings import postgres

    return postgres.open_store(database)
