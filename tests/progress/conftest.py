"""A small city of its own for each test that records something, computed once."""

import datetime
from pathlib import Path

import pytest

from citybrain.cli.compose import open_workspace
from citybrain.plans.workspace import Workspace
from citybrain.progress.indicator_desk import IndicatorDesk
from tests.city import write_city

TODAY = datetime.date(2026, 6, 1)


@pytest.fixture(scope="session")
def computed(tmp_path_factory: pytest.TempPathFactory) -> Workspace:
    """Never recorded in."""
    workspace = open_workspace(write_city(tmp_path_factory.mktemp("city")))
    workspace.prepare()
    return workspace


@pytest.fixture
def desk(computed: Workspace, tmp_path: Path) -> IndicatorDesk:
    """The indicators of a city whose numbers are those of `computed` and whose folder is empty but for this test."""
    made = IndicatorDesk(computed, TODAY)
    made.city = made.records.city = tmp_path / "city"
    made.city.mkdir()
    return made
