"""Episodes: since when, until when, how probable, how bad."""

import numpy as np
import pytest

from citybrain.observations.warnings.limits import Averaging, Kind, Limit, all_limits
from citybrain.observations.warnings.periods import Hours, episode_of, periods_of

FIRST = 1000
STANDARD = all_limits()[0].standard


def limit(value: float, averaging: Averaging, consecutive: int = 1) -> Limit:
    return Limit(STANDARD, "pm2_5", averaging, Kind.LIMIT, value, all_limits()[0].since, consecutive=consecutive)


def hours(measured: list[float], expected: list[float], spread: float = 0.5, day_of: int = 24) -> Hours:
    middle = np.array([*measured, *expected])
    wide = np.concatenate([np.zeros(len(measured)), np.full(len(expected), spread)])
    values = middle * (1 + wide * np.array([-1, -0.4, 0, 0.4, 1])[:, None])
    return Hours(FIRST, values, np.arange(len(middle)) // day_of, len(measured))


def test_an_hour_that_exceeds_now_began_with_the_first_of_its_run() -> None:
    found = periods_of(hours([10, 90, 10, 60, 80, 70], [65, 40]), limit(50, Averaging.HOUR))
    episode = episode_of(found, 0.5)
    assert episode is not None
    assert (episode.now, episode.begin, episode.end, episode.periods) == (True, FIRST + 3, FIRST + 7, 4)
    assert (episode.worst[2], episode.probability) == (80, 1)


def test_what_is_expected_carries_its_probability() -> None:
    found = periods_of(hours([10, 20], [40, 60, 80, 40]), limit(50, Averaging.HOUR))
    episode = episode_of(found, 0.5)
    assert episode is not None
    assert (episode.now, episode.begin, episode.end) == (False, FIRST + 3, FIRST + 5)
    assert episode.worst.tolist() == [40, 64, 80, 96, 120]
    assert 0.75 < episode.probability < 0.95
    assert episode_of(found, 0.96) is None


def test_past_episodes_are_past() -> None:
    assert episode_of(periods_of(hours([90, 90, 10], [10]), limit(50, Averaging.HOUR)), 0.5) is None


def test_a_value_on_the_limit_does_not_exceed_it() -> None:
    assert episode_of(periods_of(hours([50.0], []), limit(50, Averaging.HOUR)), 0.5) is None


def test_thresholds_over_three_hours_ask_for_three() -> None:
    two, three = (hours([10, *[60] * number], [10]) for number in (2, 3))
    assert episode_of(periods_of(two, limit(50, Averaging.HOUR)), 0.5, 3) is None
    episode = episode_of(periods_of(three, limit(50, Averaging.HOUR)), 0.5, 3)
    assert episode is not None
    assert episode.now
    coming = episode_of(periods_of(hours([10, 60], [80, 90, 90]), limit(50, Averaging.HOUR)), 0.5, 3)
    assert coming is not None
    assert not coming.now, "only one of three hours is measured"


def test_a_day_is_measured_in_part_and_expected_in_part() -> None:
    found = periods_of(hours([20.0] * 12, [100.0] * 36), limit(50, Averaging.DAY))
    assert found.values[2].tolist() == [60, 100]
    assert found.past.tolist() == [False, False]
    assert found.values[0].tolist() == [(12 * 20 + 12 * 50) / 24, 50]
    assert found.probability[1] > found.probability[0] > 0.5


def test_gaps_make_days_that_say_nothing() -> None:
    found = periods_of(hours([np.nan] * 20 + [90.0] * 4, [10.0] * 24), limit(50, Averaging.DAY))
    assert np.isnan(found.probability[0])
    assert found.probability[1] == pytest.approx(0.025)
    assert episode_of(found, 0.5) is None


def test_a_gap_now_does_not_end_what_is_on() -> None:
    found = periods_of(hours([10, 60, 60, np.nan], [80.0]), limit(50, Averaging.HOUR))
    episode = episode_of(found, 0.5)
    assert episode is not None
    assert (episode.now, episode.begin, episode.end) == (True, FIRST + 1, FIRST + 3)
