"""A value beside those of other stations, and all tests of many streams together."""

from zoneinfo import ZoneInfo

import numpy as np
import pytest

from citybrain.observations.quality.defaults import default_settings
from citybrain.observations.quality.evaluate import QualitySubject, evaluate
from citybrain.observations.quality.flags import Flag
from citybrain.observations.quality.neighbours import FEW, NEAREST, compared, nearest
from citybrain.observations.quality.series import rows_by_stream
from citybrain.observations.quality.settings import NeighbourSettings
from tests.observations.quality.series import block

LIMITS = NeighbourSettings(radius=50, least=3, threshold=3, spread=1, source="x", share=0.1)


def test_a_value_far_from_those_of_most_neighbours_is_suspect() -> None:
    series = block({1: [5, 5, 30, 5], 2: [5, 6, 5, 5], 3: [6, 5, 5, 4], 4: [4, 99, 5, 5]})
    assert compared(series, rows_by_stream(series), 1, (2, 3, 4), LIMITS).tolist() == [1, 1, 3, 1]
    assert compared(series, rows_by_stream(series), 4, (1, 2, 3), LIMITS).tolist() == [1, 3, 1, 1]


def test_the_least_spread_grows_with_the_values() -> None:
    series = block({1: [10, 128], 2: [5, 100], 3: [5, 100], 4: [5, 100]})
    assert compared(series, rows_by_stream(series), 1, (2, 3, 4), LIMITS).tolist() == [3, 1]


def test_with_too_few_neighbours_at_that_time_nothing_is_said() -> None:
    series = block(
        {1: [50, 50, np.nan], 2: [5, 5, 5], 3: [5, 5, 5], 4: [5, np.nan, 5]},
        {1: [0, 1, 2], 2: [0.4, 1, 2], 3: [-0.4, 1, 2], 4: [0, 1, 2]},
    )
    assert compared(series, rows_by_stream(series), 1, (2, 3, 4), LIMITS).tolist() == [3, 2, 2]
    assert compared(series, rows_by_stream(series), 1, (), LIMITS).tolist() == [2, 2, 2]
    assert compared(series, rows_by_stream(series), 1, (9,), LIMITS).tolist() == [2, 2, 2]


def test_the_nearest_stations_within_reach_are_neighbours() -> None:
    places = {1: (24.9, 60.2), 2: (24.95, 60.2), 3: (25.5, 60.2), 4: (30.0, 60.2), 5: None}
    found = nearest(places, 50)
    assert found[1] == (2, 3, 5)
    assert found[4] == (5,)
    assert found[5] == (1, 2, 3, 4)
    assert len(nearest(dict.fromkeys(range(20)), 50)[0]) == NEAREST
    many = dict.fromkeys(range(FEW), (24.9, 60.2)) | {99: None}
    assert 99 not in nearest(many, 50)
    assert all(99 not in others for others in nearest(many, 50).values())


def test_streams_are_tested_by_their_own_settings_in_their_own_units() -> None:
    series = block({1: [70.0, 71.0], 2: [70.0, 71.0], 3: [np.nan, 1.0], 4: [1.0, 1.0]})
    series.said[4] = '"off"'
    temperature = default_settings()["air_temperature"]
    subjects = {
        1: QualitySubject(temperature, interval=3600),
        2: QualitySubject(temperature, factor=5 / 9, offset=-160 / 9, interval=3600),
        3: QualitySubject(temperature, interval=3600),
    }
    found = evaluate(series, subjects, ZoneInfo("UTC"))
    assert found.flag.tolist() == [4, 4, 1, 1, Flag.MISSING, 1, 2, 2]
    assert found.tests["gross_range"].tolist() == [4, 4, 1, 1, 9, 1, 2, 2]


@pytest.mark.parametrize("count", [0, 1])
def test_blocks_may_be_as_small_as_can_be(count: int) -> None:
    series = block({1: [3.0]}).taken(slice(0, count))
    found = evaluate(
        series, {1: QualitySubject(default_settings()["pm2_5"], interval=60, near=(2, 3))}, ZoneInfo("UTC")
    )
    assert found.flag.tolist() == [1] * count
