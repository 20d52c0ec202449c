"""The simple rules say what they are said to say."""

import numpy as np

from citybrain.observations.forecasts.baselines import climate_of, damped, persistence, seasonal_naive
from tests.observations.forecasts.measured import course, history

HOURS = np.arange(240.0)


def test_persistence_is_the_value_of_the_origin() -> None:
    assert persistence(HOURS, np.array([100, 200]), np.array([1, 72])).tolist() == [100, 200]


def test_the_naive_rule_takes_the_last_day_whose_hour_is_known_at_the_origin() -> None:
    origin = np.full(4, 100)
    lead = np.array([1, 24, 25, 72])
    assert seasonal_naive(HOURS, origin, lead).tolist() == [77, 100, 77, 100]


def test_the_naive_rule_looks_further_back_over_gaps_and_falls_back_on_the_origin() -> None:
    value = HOURS.copy()
    value[77] = np.nan
    assert seasonal_naive(value, np.array([100]), np.array([1])).tolist() == [53]
    assert seasonal_naive(HOURS[:5], np.array([4]), np.array([1])).tolist() == [4]


def test_the_usual_value_is_the_mean_of_month_and_hour_and_deviations_fade_as_they_did() -> None:
    fading = 0.9
    value = course(20_000, fading=fading, strength=5.0)
    past = history(value)
    climate = climate_of(past, value, np.arange(len(value)))
    assert abs(climate.usual.mean() - 40) < 1
    assert abs(climate.usual[:, 6].mean() - climate.usual[:, 18].mean() - 10) < 1
    for lead in (1, 6, 24):
        assert abs(climate.left[lead] - fading**lead) < 0.06
    origin, lead = np.array([10_000]), np.array([72])
    assert abs(damped(past, value, climate, origin, lead)[0] - climate.at(past, origin + lead)[0]) < 1


def test_a_month_that_was_never_seen_takes_the_mean_of_its_hour() -> None:
    value = course(30 * 24)
    climate = climate_of(history(value), value, np.arange(len(value)))
    np.testing.assert_allclose(climate.usual[6], climate.usual[0], atol=1.5)
