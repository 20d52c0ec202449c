"""The test city, open, for all tests of documents."""

import pytest

from citybrain.open_city import OpenCity
from citybrain.plans.workspace import Workspace
from tests.city import ZONES, write_city


@pytest.fixture(scope="session")
def workspace(tmp_path_factory: pytest.TempPathFactory) -> Workspace:
    return OpenCity(write_city(tmp_path_factory.mktemp("city"))).workspace


@pytest.fixture
def zones() -> list[str]:
    return [name for _, name in ZONES]
