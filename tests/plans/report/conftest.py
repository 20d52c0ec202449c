"""The test city, open, for all tests of documents."""

import pytest

from citybrain.cli.compose import open_workspace
from citybrain.plans.workspace import Workspace
from tests.city import ZONES, write_city


@pytest.fixture(scope="session")
def workspace(tmp_path_factory: pytest.TempPathFactory) -> Workspace:
    return open_workspace(write_city(tmp_path_factory.mktemp("city")))


@pytest.fixture
def zones() -> list[str]:
    return [name for _, name in ZONES]
