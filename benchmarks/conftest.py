"""The large city that measurements run on: the demo city side by side with itself until it has 100,000 buildings."""

from pathlib import Path

import pytest

from benchmarks.tiled_city import tile_city
from citybrain.twin.demo import build_demo
from citybrain.twin.snapshot import load

BUILDINGS = 100_000


@pytest.fixture(scope="session")
def large_city(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Folder of the large city, made once."""
    folder = tmp_path_factory.mktemp("cities")
    build_demo(folder / "demo")
    copies = -(-BUILDINGS // len(load(folder / "demo").ids))
    tile_city(folder / "demo", folder / "large", copies, seed=1)
    return folder / "large"
