"""Shared fixtures."""

import fcntl
import gc
import os
import shutil
from collections.abc import Callable, Iterator
from itertools import count
from pathlib import Path

import pytest
from hypothesis import settings

from tests.services import PostgresServer, postgres_server

settings.register_profile("untimed", deadline=None)  # how long an example takes tells of the machine
settings.load_profile("untimed")

SHARED = Path(__file__).parents[2] / "shared" / "data"


def pytest_collection() -> None:
    """Do not look for garbage among thousands of tests that all stay: a quarter of the time of collecting them."""
    gc.disable()


def pytest_collection_finish() -> None:
    gc.freeze()
    gc.enable()


@pytest.fixture(scope="session")
def shared_data() -> Path:
    if not SHARED.is_dir():
        pytest.skip(f"real data not found: {SHARED} is absent")
    return SHARED


@pytest.fixture(scope="session")
def demo_city(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The demo city, built once for all workers; tests only read it."""
    from citybrain.twin.demo import build_demo

    folder = tmp_path_factory.getbasetemp()
    shared = folder.parent if "PYTEST_XDIST_WORKER" in os.environ else folder
    city = shared / "demo_city"
    with (shared / "demo_city.lock").open("a") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not (city / "built").exists():
            build_demo(city)
            (city / "built").touch()
    return city


@pytest.fixture(scope="module")
def own_demo_city(demo_city: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the demo city that tests may write to."""
    return Path(shutil.copytree(demo_city, tmp_path_factory.mktemp("demo") / "city"))


@pytest.fixture(scope="session")
def postgres() -> Iterator[PostgresServer]:
    """A PostgreSQL server for all tests that are content with a database of their own."""
    with postgres_server() as server:
        yield server


@pytest.fixture(scope="session")
def new_database(postgres: PostgresServer) -> Callable[[], str]:
    """Makes a new empty database; its address."""
    numbers = count()
    return lambda: postgres.database(f"city{next(numbers)}")
