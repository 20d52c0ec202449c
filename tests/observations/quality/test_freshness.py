"""How fresh streams are, and how much of what was expected is there."""

from pathlib import Path

import numpy as np
import pytest

from citybrain.observations.quality.freshness import availability, freshness
from citybrain.observations.quality.intervals import interval
from citybrain.observations.quality.overrides import declare
from citybrain.observations.quality.runner import check
from citybrain.observations.quality.series import HOUR
from citybrain.observations.quality.summary import summarise
from citybrain.observations.readings.columns import Delivery, Readings
from tests.observations.quality.cities import city, put, streams

SECOND = 1_000_000


def test_availability_counts_from_the_first_reading_on() -> None:
    assert availability(12, 0, 24 * HOUR, -HOUR, 3600) == 0.5
    assert availability(12, 0, 24 * HOUR, 12 * HOUR, 3600) == 1.0
    assert availability(30, 0, 24 * HOUR, -HOUR, 3600) == 1.0
    assert availability(0, 0, 24 * HOUR, 24 * HOUR, 3600) is None
    assert availability(5, 0, 24 * HOUR, 0, None) is None


def test_the_interval_is_the_median_of_whole_seconds() -> None:
    assert interval(np.array([0, 60, 120, 180, 240, 300, 360, 420, 480, 9999]) * SECOND) == 60
    assert interval(np.arange(20) * 100_000) == 1
    assert interval(np.arange(9) * SECOND) is None


def test_every_stream_of_a_city_is_told(tmp_path: Path) -> None:
    sensing = city(tmp_path)
    whole, half, stopped, never = streams(sensing, "pm2_5", "A", "B", "C", "D")
    (texts,) = streams(sensing, "wind_direction", "A")
    sensing.now = lambda: 200 * HOUR + HOUR // 2
    put(sensing, whole, range(201), np.arange(201) % 30)
    put(sensing, half, range(0, 201, 2), np.arange(101) % 30)
    declare(sensing, half, {"interval": 3600}, "Aino")
    put(sensing, stopped, range(20), range(20))
    time = np.arange(201) * HOUR
    said = np.full(201, '"N"', object)
    words = Readings(np.full(201, texts, np.int32), time, np.full(201, np.nan), said=said)
    sensing.deliver(Delivery("test", words)).result(30)
    answers = {one.stream: one for one in freshness(sensing, [whole, half, stopped, never, texts])}
    assert answers[whole]._asdict() == {
        "stream": whole, "state": "live", "interval": 3600, "age": 1800.0, "last_day": 1.0, "last_week": 1.0
    }  # fmt: skip
    assert answers[half].last_day == pytest.approx(12 / 23)
    assert answers[half].last_week == pytest.approx(84 / 167)
    assert (answers[stopped].state, answers[stopped].last_day) == ("silent", 0.0)
    assert (answers[never].state, answers[never].age, answers[never].last_week) == ("none", None, None)
    assert answers[texts].last_day == 1.0
    sensing.close()


def test_a_summary_counts_by_property_and_test(tmp_path: Path) -> None:
    sensing = city(tmp_path)
    one, other = streams(sensing, "pm2_5", "A", "B")
    streams(sensing, "ozone", "A")
    put(sensing, one, range(5), [20, 20, 400, 20, 20])
    check(sensing)
    put(sensing, other, range(2), [20, 20000])
    particles, ozone = summarise(sensing)
    assert (particles.property, particles.streams, particles.readings) == ("PM2.5", 2, 7)
    assert (particles.open, particles.suspect, particles.failed) == (2, 3, 0)
    assert particles.tests == {"rate_of_change": (2, 0), "spike": (3, 0)}
    assert (ozone.readings, ozone.tests) == (0, {})
    sensing.close()
