"""A city with streams of several classes, a year old, whose clock stands."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from citybrain.observations.retention.service import RetentionService
from citybrain.observations.sensing import Sensing
from citybrain.records import keep_in
from citybrain.records.database import _KEPT
from tests.sensors import DAY, HOUR, NOON, open_sensing, read, sensor

Says = Callable[[str], None]
CLASSES = ("public", "internal", "personal", "sensitive_personal")


@pytest.fixture(params=["folder", "postgresql"])
def city(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Path]:
    """A folder, of which records and readings may lie in a database."""
    folder = tmp_path / "city"
    folder.mkdir()
    if request.param == "postgresql":
        keep_in(folder, request.getfixturevalue("new_database")())
    yield folder
    _KEPT.pop(folder.absolute(), None)


@pytest.fixture
def sensing(city: Path) -> Iterator[Sensing]:
    """Streams 1 to 4, one of each class: four readings an hour on every fifth day of a year."""
    opened = open_sensing(city, "Europe/Helsinki", lambda: NOON)
    opened.add_background_service(RetentionService(opened))
    for name in CLASSES:
        stream = sensor(opened, name, data_class=name)
        times = [NOON - day * DAY - part * HOUR // 4 for day in range(0, 365, 5) for part in range(8)]
        read(opened, stream, sorted(times), 1.0)
    yield opened
    opened.close()


@pytest.fixture
def says(city: Path) -> Says:
    """Writes city.toml."""

    def write(told: str) -> None:
        (city / "city.toml").write_text(f'name = "Kallio"\n{told}')

    return write
