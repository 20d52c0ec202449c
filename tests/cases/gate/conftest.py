"""Cities with a gate."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.cases.gate.proposing import GatedCity


@pytest.fixture
def city(tmp_path: Path) -> Iterator[GatedCity]:
    """One with a thermometer that reads 20 °C."""
    made = GatedCity(tmp_path / "city")
    made.thermometer()
    yield made
    made.close()
