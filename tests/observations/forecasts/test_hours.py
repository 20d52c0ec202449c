"""Hourly series: local time, reading from the store."""

import numpy as np

from citybrain.observations.forecasts.hours import local_clock, read_history
from tests.observations.forecasts.measured import FIRST, deliver, sensing_with


def test_local_time_follows_the_clock_of_the_city() -> None:
    spring = (np.datetime64("2026-03-29T00", "h") - np.datetime64("1970-01-01T00", "h")).astype(int)
    clock = local_clock(spring + np.arange(3), "Europe/Helsinki")
    assert clock.hour.tolist() == [2, 4, 5], "the clock is put forward at 01:00 UTC"
    assert clock.weekday.tolist() == [6, 6, 6]
    assert clock.month.tolist() == [2, 2, 2]
    assert clock.day.tolist() == [87, 87, 87]


def test_gaps_stay_and_a_group_counts_as_the_mean_of_those_that_are_there(tmp_path) -> None:
    value = np.array([1.0, np.nan, 3.0])
    with_gaps = sensing_with(tmp_path, 3, pm2_5=value)
    one = deliver(with_gaps, "Pasila", "pm2_5", np.array([10.0, 20.0, np.nan]))
    other = deliver(with_gaps, "Malmi", "pm2_5", np.array([30.0, np.nan, np.nan]))
    found = read_history(with_gaps.store, 1, [[one, other]], FIRST, FIRST + 3, "UTC")
    np.testing.assert_array_equal(found.value, value)
    np.testing.assert_array_equal(found.beside, [[20.0, 20.0, np.nan]])
    with_gaps.close()
