"""Stores of every kind, to hold the contract against each."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from citybrain.observations.readings import embedded, postgres
from citybrain.observations.readings.store import Store
from citybrain.records.database import Database, database
from tests.observations.readings.deliveries import Opened, Opens

EMPTY = """
    DO $$ BEGIN
        IF to_regclass('readings.version') IS NOT NULL THEN
            TRUNCATE readings.reading, readings.added, readings.summary, readings.hour, readings.day, readings.ledger,
                     readings.observed, readings.quarantine, readings.flag, readings.checked, readings.forgotten
             RESTART IDENTITY;
        END IF;
    END $$"""


@pytest.fixture(scope="session")
def kept(new_database: Callable[[], str]) -> Database:
    """One database for all tests, as its extension takes a second."""
    return database(new_database())


@pytest.fixture(params=["embedded", "postgresql"])
def place(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Opens:
    if request.param == "postgresql":
        kept = request.getfixturevalue("kept")

        def in_database() -> Opened:
            with kept.connect(autocommit=True) as connection:
                connection.execute(EMPTY)
            return lambda: postgres.open_store(kept)

        return in_database

    def in_folder() -> Opened:
        folder: Path = tmp_path_factory.mktemp("city")
        return lambda: embedded.open_store(folder, rows=50)

    return in_folder


@pytest.fixture
def opened(place: Opens) -> Iterator[Opened]:
    """Open the store of one place again and again; the one before is closed."""
    stores: list[Store] = []
    opens = place()

    def again() -> Store:
        for store in stores:
            store.close()
        stores[:] = [opens()]
        return stores[0]

    yield again
    for store in stores:
        store.close()
