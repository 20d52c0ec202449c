"""Shared fixtures."""

import fcntl
import gc
import os
import shutil
import sys
from collections.abc import Callable, Iterator
from itertools import count
from pathlib import Path

import pytest
from hypothesis import settings

from tests.longest import longest_files
from tests.services import PostgresServer, postgres_server
from tests.syntax import hold_collector_while_parsing

pytest_plugins = ["tests.stuck"]
hold_collector_while_parsing()
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)  # modules are compiled once, not by each of hundreds of processes
sys.dont_write_bytecode = False
settings.register_profile("untimed", deadline=None)  # how long an example takes tells of the machine
settings.load_profile("untimed")

SHARED = Path(__file__).parents[2] / "shared" / "data"
LONGEST = ("real", "contract", "web", "cli", "docs", "deploy", "twin", "toy", "api", "observations", "plans")
"""Folders whose files take long: workers take them after the longest files, and short ones at last."""

RARELY = (20_000, 20, 50)
"""Objects, and rounds, until garbage is looked for."""


def pytest_xdist_auto_num_workers() -> int:
    """Workers where `auto` is asked for: one more than processors, as tests wait for a browser, a server or a disk."""
    return (os.cpu_count() or 1) + 1


def pytest_collection() -> None:
    """Do not look for garbage among thousands of tests that all stay: a quarter of the time of collecting them."""
    gc.disable()


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    if "PYTEST_XDIST_WORKER" in os.environ:
        first = longest_files()
        places = {name: place for place, name in enumerate([*first, *LONGEST])}

        def place(item: pytest.Item) -> int:
            file = item.nodeid.split("::", 1)[0]
            return places.get(file, places.get(file.split("/", 2)[1], len(places)))

        items.sort(key=place)


def pytest_collection_finish() -> None:
    """From here on look for garbage more rarely than a program does that has to run with little memory."""
    gc.freeze()
    gc.set_threshold(*RARELY)
    gc.enable()


@pytest.fixture(scope="session")
def shared_data() -> Path:
    if not SHARED.is_dir():
        pytest.skip(f"real data not found: {SHARED} is absent")
    return SHARED


@pytest.fixture(scope="session", autouse=True)
def keys(for_all_workers: Path) -> Path:
    """A folder of keys of all tests, in place of that of whoever runs them."""
    os.environ["CITYBRAIN_KEYS"] = str(for_all_workers / "keys")
    return for_all_workers / "keys"


@pytest.fixture(scope="session")
def for_all_workers(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder of what is made once for all workers."""
    folder = tmp_path_factory.getbasetemp()
    return folder.parent if "PYTEST_XDIST_WORKER" in os.environ else folder


@pytest.fixture(scope="session")
def demo_map(for_all_workers: Path) -> Path:
    """A small cut of the demo city's map, made once for all workers."""
    from tests.demo_city import cut_map

    return _made_once(for_all_workers / "helsinki-cut.osm.pbf", cut_map)


@pytest.fixture(scope="session")
def demo_city(for_all_workers: Path, demo_map: Path) -> Path:
    """The demo city of a small cut of its map, built once for all workers; tests only read it."""
    from citybrain.twin.demo import build_demo

    return _made_once(for_all_workers / "demo_city", lambda city: build_demo(city, files={"osm": [demo_map]}))


@pytest.fixture(scope="session")
def sensed_city(for_all_workers: Path, demo_city: Path) -> Path:
    """The demo city with its sensors and what they read before its replay, made once; tests only read it."""

    def make(city: Path) -> None:
        from citybrain.cli.server import seed_sensors
        from citybrain.open_city import OpenCity

        with OpenCity(Path(shutil.copytree(demo_city, city))) as opened:
            seed_sensors(opened)

    return _made_once(for_all_workers / "sensed_city", make)


def _made_once(path: Path, make: Callable[[Path], object]) -> Path:
    done = path.with_suffix(".made")
    with path.with_suffix(".lock").open("a") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not done.exists():
            make(path)
            done.touch()
    return path


@pytest.fixture(scope="module")
def own_demo_city(demo_city: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the demo city that tests may write to."""
    return Path(shutil.copytree(demo_city, tmp_path_factory.mktemp("demo") / "city"))


@pytest.fixture(scope="module")
def own_sensed_city(sensed_city: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the demo city with its sensors that tests may write to."""
    return Path(shutil.copytree(sensed_city, tmp_path_factory.mktemp("sensed") / "city"))


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
