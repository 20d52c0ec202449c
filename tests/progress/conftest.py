"""A small city of its own for each test that records something, computed once."""

import datetime
from pathlib import Path

import pytest

from citybrain.open_city import OpenCity
from citybrain.plans.workspace import Workspace
from citybrain.progress.indicator_service import IndicatorService
from citybrain.records import CityRecords
from tests.city import write_city

TODAY = datetime.date(2026, 6, 1)


@pytest.fixture(scope="session")
def computed(tmp_path_factory: pytest.TempPathFactory) -> Workspace:
    """Never recorded in."""
    workspace = OpenCity(write_city(tmp_path_factory.mktemp("city"))).workspace
    workspace.prepare()
    return workspace


@pytest.fixture
def desk(computed: Workspace, tmp_path: Path) -> IndicatorService:
    """The indicators of a city whose numbers are those of `computed` and whose folder is empty but for this test."""
    (tmp_path / "city").mkdir()
    return IndicatorService(computed, CityRecords(tmp_path / "city"), TODAY)
