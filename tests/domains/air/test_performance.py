"""Measures of Chang and Hanna by hand, and hours of a file as classes of air."""

import numpy as np
import pytest

from citybrain.domains.air.models.air_hours import classes_of_hours, traffic_of_hours
from citybrain.domains.air.models.performance import model_performance


def test_measures_of_two_pairs_by_hand() -> None:
    """Observed 2 and 8, predicted 4 and 4: means 5 and 4, squares 4 and 16, ratios a half and two."""
    made = model_performance(np.array([2.0, 8.0]), np.array([4.0, 4.0]))
    assert made.bias == pytest.approx(2 / 9)
    assert made.square_error == pytest.approx(10 / 20)
    assert made.within_factor_2 == 1.0
    assert made.geometric_bias == pytest.approx(1.0)
    assert made.geometric_variance == pytest.approx(np.exp(np.log(2) ** 2))


def test_hours_are_classes_of_wind_and_sky() -> None:
    """No wind is calm, to all sides; sun makes air unstable, a clear night stable, clouds neutral."""
    unknown = np.full(4, np.nan)
    speed, side = np.array([0.0, 2.5, 2.5, 2.5]), np.array([np.nan, 90.0, 90.0, 90.0])
    sun, cloud = np.array([-10.0, 50.0, -10.0, 50.0]), np.array([0.0, 0.0, 0.0, 1.0])
    made = classes_of_hours(speed, side, sun, unknown, cloud, 0.5)
    assert made.side.tolist() == [-1, 90, 90, 90]
    length = made.length[made.row]
    assert length[1] < 0.0 < length[2] < 1e4 < length[3]
    assert made.speed[made.row[0]] == pytest.approx(0.2828, rel=1e-3)


def test_traffic_of_a_week_has_the_mean_of_one() -> None:
    hour = np.arange(168.0)
    made = traffic_of_hours(hour % 24, hour // 24)
    assert made.mean() == pytest.approx(1.0)
    assert made[24 * 4 + 17] == made.max()
