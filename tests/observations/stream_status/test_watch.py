"""What is seen at one moment: means, what is usual, limits, silence, sensors that move."""

from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest

from citybrain.observations.quality.freshness import freshness
from citybrain.observations.quality.overrides import declare
from citybrain.observations.sensing import Sensing
from citybrain.observations.stream_status.concerns import concerns
from citybrain.observations.stream_status.status import Seen, StreamStatus
from tests.sensors import DAY, HOUR, MINUTE, NOON, every_ten_minutes, open_sensing, read, sensor, spot


@pytest.fixture
def sensing(tmp_path: Path) -> Iterator[Sensing]:
    opened = open_sensing(tmp_path, "Europe/Helsinki", lambda: NOON)
    yield opened
    opened.close()


def look(sensing: Sensing, now: int = NOON) -> dict[int, Seen]:
    watch = StreamStatus(sensing, "FI")
    return {one.stream.number: one for one in watch.seen(watch.streams(), now)}


def silent(sensing: Sensing, now: int = NOON) -> list[int]:
    found = concerns(list(look(sensing, now).values()), {}, {}, [])
    return [seen.stream.number for one in found for seen in one.streams if one.kind == "silent"]


def wavy(times: np.ndarray, level: float = 10.0) -> np.ndarray:
    """A daily course, never twice the same."""
    return level + 2 * np.sin(times / DAY * 2 * np.pi) + np.arange(len(times)) % 7 * 0.1


def test_a_quiet_city_needs_nobody(sensing: Sensing) -> None:
    stream = sensor(sensing, "A", interval=600)
    times = every_ten_minutes(NOON, 9)
    read(sensing, stream, times, wavy(times))
    one = look(sensing)[stream]
    assert (one.state, one.place, one.moving, one.over) == ("live", (24.94, 60.17), False, False)
    assert one.age == 600
    assert one.mean == pytest.approx(wavy(times)[-6:].mean())
    assert one.held == pytest.approx(wavy(times)[-144:].mean(), rel=1e-3)
    low, middle, high = one.usual or (0, 0, 0)
    assert low <= middle <= high
    assert low == pytest.approx(one.mean, abs=1.0)
    assert silent(sensing) == []


def test_what_is_usual_is_that_of_the_same_hour_of_seven_days(sensing: Sensing) -> None:
    stream = sensor(sensing, "A", interval=3600)
    days = np.arange(1, 8)
    read(sensing, stream, NOON - 30 * MINUTE - days * DAY, days * 10.0)
    read(sensing, stream, NOON - 30 * MINUTE - days * DAY + 5 * HOUR, 1000.0)
    one = look(sensing)[stream]
    assert one.usual == pytest.approx(tuple(np.percentile(days * 10.0, [10, 50, 90])))


def test_little_history_says_nothing_of_what_is_usual(sensing: Sensing) -> None:
    stream = sensor(sensing, "A", interval=600)
    read(sensing, stream, every_ten_minutes(NOON, 2), 10.0)
    assert look(sensing)[stream].usual is None


def test_a_limit_is_held_against_the_mean_of_its_hours_where_enough_are_known(sensing: Sensing) -> None:
    known, brief = (sensor(sensing, name, interval=600) for name in "AB")
    long, short = every_ten_minutes(NOON, 0.8), every_ten_minutes(NOON, 0.5)
    read(sensing, known, long, wavy(long, 60))
    read(sensing, brief, short, wavy(short, 60))
    seen = look(sensing)
    assert (seen[known].over, seen[brief].over) == (True, False)
    assert seen[brief].held is None


def test_a_silent_sensor_needs_a_person(sensing: Sensing) -> None:
    quiet, live = (sensor(sensing, name, interval=600) for name in "AB")
    times = every_ten_minutes(NOON, 9)
    read(sensing, quiet, times[times < NOON - 2 * HOUR], wavy(times[times < NOON - 2 * HOUR]))
    read(sensing, live, times, wavy(times))
    assert silent(sensing) == [quiet]
    assert (look(sensing)[quiet].state, look(sensing)[quiet].mean) == ("silent", None)


@pytest.mark.parametrize(("minutes", "state"), [(14, "live"), (16, "late"), (29, "late"), (31, "silent")])
def test_a_stream_is_late_and_then_silent(sensing: Sensing, minutes: int, state: str) -> None:
    stream = sensor(sensing, "A", interval=600)
    read(sensing, stream, [NOON - minutes * MINUTE], 1.0)
    assert look(sensing)[stream].state == state


def test_a_rhythm_that_is_not_told_is_that_of_the_readings(sensing: Sensing) -> None:
    never, once, often = (sensor(sensing, name) for name in "ABC")
    read(sensing, once, [NOON], 1.0)
    read(sensing, often, NOON - np.arange(40) * 2 * MINUTE, 1.0)
    seen = look(sensing)
    assert seen[never].state == "none"
    assert (seen[once].rhythm, seen[often].rhythm) == (3600, 120)


def test_a_rhythm_that_is_declared_for_its_quality_stands_before_that_of_the_stream(sensing: Sensing) -> None:
    stream = sensor(sensing, "A", interval=600)
    read(sensing, stream, [NOON - 40 * MINUTE], 1.0)
    assert look(sensing)[stream].state == "silent"
    declare(sensing, stream, {"interval": 3600}, "Aino")
    assert (look(sensing)[stream].rhythm, look(sensing)[stream].state) == (3600, "live")
    (told,) = freshness(sensing, [stream])
    assert (told.interval, told.state) == (3600, "live")


def test_a_sensor_that_moves_is_where_it_read_last(sensing: Sensing) -> None:
    stream = sensor(sensing, "Vehicle", place=None, interval=60)
    here, there = spot(sensing, (24.9, 60.1)), spot(sensing, (25.0, 60.2))
    read(sensing, stream, [NOON - MINUTE, NOON], [1.0, 2.0], [here, there])
    one = look(sensing)[stream]
    assert (one.moving, one.place) == (True, (25.0, 60.2))
    assert silent(sensing, NOON + DAY) == []


def test_a_place_that_is_no_point_is_none(sensing: Sensing) -> None:
    stream = sensor(sensing, "Vehicle", place=None, interval=60)
    read(sensing, stream, [NOON], 1.0, [spot(sensing, (24.9, 60.1)) + 7])
    assert look(sensing)[stream].place is None
