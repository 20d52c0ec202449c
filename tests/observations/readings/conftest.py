"""Stores of every kind, to hold the contract against each."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from citybrain.observations.readings.embedded import open_store
from citybrain.observations.readings.store import Store
from tests.observations.readings.deliveries import Opened

KINDS = {"embedded": lambda folder: open_store(folder, rows=50)}


@pytest.fixture(params=KINDS)
def opened(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Opened]:
    """Open the store of one folder again and again; the one before is closed."""
    stores: list[Store] = []

    def again() -> Store:
        for store in stores:
            store.close()
        stores[:] = [KINDS[request.param](tmp_path)]
        return stores[0]

    yield again
    for store in stores:
        store.close()
