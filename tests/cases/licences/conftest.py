"""Cities with licences."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.cases.licences.licence_city import LicenceCity


@pytest.fixture
def city(tmp_path: Path) -> Iterator[LicenceCity]:
    made = LicenceCity(tmp_path)
    yield made
    made.close()
