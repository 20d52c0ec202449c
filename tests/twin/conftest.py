"""Fixtures of the twin's tests."""

from pathlib import Path

import pytest

from citybrain.twin.demo import build_demo


@pytest.fixture(scope="session")
def demo_city(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The demo city, built once; tests only read it."""
    city = tmp_path_factory.mktemp("demo") / "city"
    build_demo(city)
    return city
