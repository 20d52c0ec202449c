"""Scores by hand."""

import numpy as np
import pytest

from citybrain.observations.forecasts.scores import pinball, score, skill


def test_pinball_loss_by_hand() -> None:
    quantiles = np.array([[0.0, 5.0, 10.0, 15.0, 20.0]])
    by_hand = (0.05 * 12 + 0.25 * 7 + 0.5 * 2 + 0.25 * 3 + 0.05 * 8) / 5
    assert pinball(quantiles, np.array([12.0]))[0] == pytest.approx(by_hand)


def test_scores_by_hand() -> None:
    quantiles = np.array([[0.0, 5.0, 10.0, 15.0, 20.0]] * 4)
    told = score(quantiles, np.array([10.0, 13.0, 18.0, 25.0]))
    assert told.number == 4
    assert told.mean_absolute_error == pytest.approx((0 + 3 + 8 + 15) / 4)
    assert told.root_mean_square_error == pytest.approx(np.sqrt((9 + 64 + 225) / 4))
    assert (told.within_50, told.within_90) == (0.5, 0.75)


def test_the_loss_is_least_at_the_true_quantiles() -> None:
    came = np.random.default_rng(1).normal(size=50_000)
    true = np.array([-1.64485, -0.67449, 0.0, 0.67449, 1.64485])
    best = pinball(np.tile(true, (50_000, 1)), came).mean()
    for other in (0.8 * true, 1.2 * true, true + 0.1, true - 0.1):
        assert pinball(np.tile(other, (50_000, 1)), came).mean() > best


def test_skill_is_the_share_of_the_error_that_is_saved() -> None:
    assert (skill(3, 4), skill(4, 4), skill(8, 4)) == (0.25, 0, -1)
    assert np.isnan(skill(1, 0))
    assert np.isnan(score(np.empty((0, 5)), np.empty(0)).pinball)
