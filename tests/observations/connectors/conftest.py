"""A city whose readings are open."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from citybrain.observations.sensing import Sensing
from tests.sensors import open_sensing


@pytest.fixture
def sensing(tmp_path: Path) -> Iterator[Sensing]:
    opened = open_sensing(tmp_path, "Europe/Helsinki")
    yield opened
    opened.close()
