"""Tests of what came in: whatever the order and the portions in which readings arrive, the flags are the same."""

from pathlib import Path

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from citybrain.kernel.errors import NotFoundError
from citybrain.observations.quality import batches, loading, runner
from citybrain.observations.quality.evaluate import evaluate
from citybrain.observations.quality.overrides import declare, settings_of, withdraw
from citybrain.observations.quality.runner import Runner, check
from citybrain.observations.quality.series import HOUR
from citybrain.observations.times import EARLIEST
from citybrain.records.errors import EntryError
from tests.observations.quality.cities import city, flags, place, put, reasons, streams

WHOLE = {"unit": "µg/m3", "flat_line": {"tolerance": 0.1, "suspect": 3, "fail": 6, "source": "test"}}
STATIONS = ("A", "B", "C", "D", "E")


def test_new_readings_get_flags_with_reasons_and_nothing_is_tested_twice(tmp_path: Path) -> None:
    sensing = city(tmp_path)
    (stream,) = streams(sensing, "pm2_5", "A")
    put(sensing, stream, range(6), [20, 21, 400, 21, 20000, 20])
    done = check(sensing)
    assert (done.readings, done.failed) == (6, 1)
    assert flags(sensing, stream) == {0: 1, 1: 3, 2: 3, 3: 3, 4: 4, 5: 3}
    assert reasons(sensing, stream)[2] == {"spike": 3, "rate_of_change": 3}
    assert reasons(sensing, stream)[4] == {"gross_range": 4, "spike": 3, "rate_of_change": 3}
    assert Runner(sensing).round() is None
    sensing.close()


def test_a_spike_is_seen_once_the_next_reading_is_there(tmp_path: Path) -> None:
    sensing = city(tmp_path)
    (stream,) = streams(sensing, "air_temperature", "A")
    seen = Runner(sensing)
    put(sensing, stream, [0, 1, 2], [10, 10, 15])
    seen.round()
    assert flags(sensing, stream)[2] == 1
    put(sensing, stream, [3], [10])
    seen.round()
    assert (flags(sensing, stream)[2], reasons(sensing, stream)[2]) == (3, {"spike": 3})
    put(sensing, stream, [2.5], [14])
    seen.round()
    assert flags(sensing, stream)[2] == 1
    assert 2 not in reasons(sensing, stream)
    sensing.close()


def test_a_station_is_compared_with_others_whose_readings_come_later(tmp_path: Path) -> None:
    sensing = city(tmp_path)
    numbers = streams(sensing, "pm2_5", *STATIONS, "far")
    for station in STATIONS:
        place(sensing, station, 24.9, 60.2)
    place(sensing, "far", 30.0, 60.2)
    seen = Runner(sensing)
    put(sensing, numbers[0], [0, 1], [150, 150])
    put(sensing, numbers[5], [0, 1], [150, 150])
    seen.round()
    assert flags(sensing, numbers[0]) == {0: 1, 1: 1}
    for stream in numbers[1:5]:
        put(sensing, stream, [1], [5])
        seen.round()
    assert flags(sensing, numbers[0]) == {0: 1, 1: 3}
    assert reasons(sensing, numbers[0]) == {1: {"neighbours": 3}}
    assert flags(sensing, numbers[5]) == {0: 1, 1: 1}
    assert sensing.store.newest(np.array(numbers[:1], np.int32)).flag.tolist() == [3]
    sensing.close()


def test_a_neighbour_that_is_far_behind_is_not_tested_over_all_that_lies_between(tmp_path: Path, monkeypatch) -> None:
    sensing = city(tmp_path)
    ahead, behind = streams(sensing, "pm2_5", "A", "B")
    for station in "AB":
        place(sensing, station, 24.9, 60.2)
    put(sensing, behind, range(200), [20] * 200)
    put(sensing, ahead, range(3000), [20] * 3000)
    check(sensing)
    sizes = list[int]()

    def counted(block, *arguments):
        sizes.append(len(block.time))
        return evaluate(block, *arguments)

    monkeypatch.setattr(runner, "evaluate", counted)
    put(sensing, ahead, [3000], [20])
    assert Runner(sensing).round() is not None
    assert sum(sizes) < 100
    sensing.close()


def test_streams_of_unknown_properties_are_not_tested_and_hold_up_nothing(tmp_path: Path) -> None:
    sensing = city(tmp_path)
    put(sensing, 77, [0, 1], [1, 2])
    assert check(sensing).readings == 0
    assert flags(sensing, 77) == {0: 2, 1: 2}
    sensing.close()


def test_removed_readings_hold_up_nothing(tmp_path: Path) -> None:
    sensing = city(tmp_path)
    (stream,) = streams(sensing, "pm2_5", "A")
    put(sensing, stream, [0, 1, 2], [1, 2, 3])
    sensing.store.remove((stream << 32) + np.array([1, 2, 3]))
    check(sensing)
    assert sensing.store.unchecked(5) == []
    sensing.close()


def test_settings_of_a_stream_stand_in_place_of_the_defaults(tmp_path: Path) -> None:
    sensing = city(tmp_path)
    one, other = streams(sensing, "pm2_5", "A", "B")
    for stream in (one, other):
        put(sensing, stream, range(5), [20, 30, 20, 30, 20])
    check(sensing)
    told = {"gross_range": {"fail": [0, 500], "suspect": [0, 25], "source": "the sensor"}}
    declare(sensing, one, told, "Aino")
    assert settings_of(sensing, one).gross_range.suspect == (0, 25)
    check(sensing)
    assert flags(sensing, one) == {0: 1, 1: 3, 2: 1, 3: 3, 4: 1}
    assert set(flags(sensing, other).values()) == {1}
    with pytest.raises(EntryError):
        declare(sensing, one, {"gross_range": {"fail": [0], "source": "x"}}, "Aino")
    assert settings_of(sensing, one).gross_range.suspect == (0, 25)
    withdraw(sensing, one, "Aino")
    check(sensing)
    assert set(flags(sensing, one).values()) == {1}
    for wrong in (declare, withdraw):
        with pytest.raises(NotFoundError):
            wrong(sensing, 99, *([told] if wrong is declare else []), "Aino")
    sensing.close()


@given(st.randoms(use_true_random=False), st.integers(1, 40), st.booleans())
@settings(max_examples=6, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_the_order_and_the_portions_of_readings_do_not_matter(
    tmp_path_factory: pytest.TempPathFactory, chance: object, size: int, shuffled: bool
) -> None:
    generator = np.random.default_rng(chance.getrandbits(32))
    hours = np.flatnonzero(generator.random(160) > generator.choice([0.0, 0.2, 0.7]))
    values = np.round(60 + np.cumsum(generator.normal(0, 25, (len(STATIONS), len(hours))), axis=1))
    values[:, generator.random(len(hours)) < 0.3] = 42
    readings = [(stream, hour) for stream in range(len(STATIONS)) for hour in range(len(hours))]
    readings.sort(key=(lambda _: chance.random()) if shuffled else (lambda reading: reading[1]))

    whole = city(tmp_path_factory.mktemp("whole"))
    number = streams(whole, "pm2_5", *STATIONS)
    declare(whole, number[0], WHOLE, "test")
    for stream, series in zip(number, values, strict=True):
        put(whole, stream, hours, series)
    check(whole)

    parts = city(tmp_path_factory.mktemp("parts"))
    assert streams(parts, "pm2_5", *STATIONS) == number
    declare(parts, number[0], WHOLE, "test")
    seen = Runner(parts)
    for begin in range(0, len(readings), max(size, len(readings) // 25)):
        portion = readings[begin : begin + max(size, len(readings) // 25)]
        for stream in {one for one, _ in portion}:
            rows = [hour for one, hour in portion if one == stream]
            put(parts, number[stream], hours[rows], values[stream][rows])
        seen.round()
    while seen.round() is not None:
        pass
    for stream in number:
        assert flags(parts, stream) == flags(whole, stream)
        assert reasons(parts, stream) == reasons(whole, stream)
    whole.close()
    parts.close()


def test_many_readings_are_tested_in_portions(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(loading, "AT_ONCE", 150)
    monkeypatch.setattr(batches, "ROWS", 300)
    sensing = city(tmp_path)
    numbers = streams(sensing, "pm2_5", *STATIONS)
    values = np.random.default_rng(3).normal(100, 60, 1000)
    for stream in numbers:
        put(sensing, stream, range(1000), values)
    assert check(sensing).readings == 5000
    portions = [flags(sensing, stream) for stream in numbers]
    monkeypatch.undo()
    for stream in numbers:
        sensing.store.recheck(stream)
    check(sensing)
    assert [flags(sensing, stream) for stream in numbers] == portions
    sensing.close()


def test_a_reading_from_the_first_year_is_loaded_with_what_is_around_it(tmp_path: Path) -> None:
    sensing = city(tmp_path)
    (stream,) = streams(sensing, "pm2_5", "A")
    put(sensing, stream, [EARLIEST / HOUR, 0], [20, 20])
    span = loading.LoadedSpan(EARLIEST, EARLIEST).wider(HOUR)
    part = loading.Loader(sensing.store, [], span).part(stream, span, span, 1, 1)
    assert part.block.time.tolist() == [EARLIEST, 0]
    sensing.close()
