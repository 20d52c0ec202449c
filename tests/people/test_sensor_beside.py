"""The sensor beside a reading of a resident: the nearest that everybody may read, and its latest reading by then."""

import datetime
from collections.abc import Iterator

import numpy as np
import pytest

from citybrain.observations.quality.flags import Flag
from citybrain.observations.readings.store import Checked, Flagged
from citybrain.observations.times import EPOCH, MICROSECOND
from citybrain.open_city import OpenCity
from citybrain.open_city.citizen_readings import citizen_readings_of
from tests.sensors import MINUTE, NOON, read, sensor

PLACE = (24.94, 60.17)
"""One thousandth of a degree is 111 m to the north there."""

ELSEWHERE = (24.95, 60.18)


@pytest.fixture(scope="module")
def city(tmp_path_factory: pytest.TempPathFactory) -> Iterator[OpenCity]:
    folder = tmp_path_factory.mktemp("beside")
    (folder / "city.toml").write_text('name = "Beside"\ntime_zone = "Europe/Helsinki"\ncrs = "EPSG:3879"\n')
    with OpenCity(folder) as opened:
        assert beside(opened, "pm10") is None, "nothing was ever recorded"
        assert opened.city_records.to_read() is None
        yield opened


@pytest.fixture(scope="module")
def near(city: OpenCity) -> int:
    """The nearest of those that everybody may read: a nearer one is closed, another measures something else."""
    sensing = city.sensing
    closed = sensor(sensing, "closed", "pm10", PLACE, "internal")
    other = sensor(sensing, "sound", "sound_level", PLACE)
    nearest = sensor(sensing, "near", "pm10", (24.94, 60.1708))
    further = sensor(sensing, "further", "pm10", (24.94, 60.1711))
    for value, one in enumerate((closed, other, further)):
        read(sensing, one, [NOON], 100.0 + value)
    read(sensing, nearest, [NOON - 20 * MINUTE, NOON - 10 * MINUTE, NOON], [11.0, 12.0, float("nan")])
    return nearest


def beside(
    city: OpenCity, key: str, place: tuple[float, float] = PLACE, at: int = NOON
) -> tuple[float, int] | None:  # fmt: skip
    moment: datetime.datetime = EPOCH + at * MICROSECOND
    return citizen_readings_of(city).around.beside(key, *place, moment)


@pytest.mark.parametrize(
    ("minutes", "value"), [(-1, 12.0), (-10, 12.0), (-11, 11.0), (-5.5, 12.0), (-21, None), (15.1, None), (0, None)]
)  # fmt: skip
def test_it_is_the_newest_reading_until_then_and_of_late(
    city: OpenCity, near: int, minutes: float, value: float | None
) -> None:
    """At noon its newest reading is none: a reading that is no number is not looked past."""
    found = beside(city, "pm10", at=NOON + round(minutes * MINUTE))
    assert found == (None if value is None else (value, near))


def test_a_sensor_out_of_reach_or_of_something_else_is_none(city: OpenCity, near: int) -> None:
    assert beside(city, "pm10", ELSEWHERE) is None
    assert beside(city, "pm10", (24.94, 60.1694), NOON - MINUTE) is None, "156 m"
    assert beside(city, "no2") is None


def test_a_reading_that_tests_failed_is_looked_past(city: OpenCity) -> None:
    stream = sensor(city.sensing, "failed", "ozone", ELSEWHERE)
    read(city.sensing, stream, [NOON - 2 * MINUTE, NOON - MINUTE], [3.0, 85.0])
    flags = Flagged(np.array([2]), np.array([Flag.FAIL], np.int8), np.array(['{"gross_range": 4}'], object))
    city.sensing.store.flag_many([Checked(stream, 2, flags)])
    assert beside(city, "ozone", ELSEWHERE) == (3.0, stream)
