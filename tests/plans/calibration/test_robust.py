"""Residuals: no bill pulls far, bills of one building count together, and weights are those of least squares."""

import numpy as np
import pytest

from citybrain.plans.calibration.robust import centres, evidence_of, group_scales, pseudo, scale_of, scatter_of

RANDOM = np.random.default_rng(5)


def test_centres_are_medians_of_groups() -> None:
    residuals = np.array([[1.0, np.nan], [3.0, np.nan], [100.0, np.nan], [-1.0, 2.0]])
    found = centres(residuals, np.array([0, 0, 0, 1]), 3)
    np.testing.assert_array_equal(found, [[3.0, np.nan], [-1.0, 2.0], [np.nan, np.nan]])


def test_the_scale_of_normal_residuals_is_their_standard_deviation_whatever_a_few_do() -> None:
    residuals = 0.25 * RANDOM.standard_normal((4000, 1))
    assert scale_of(residuals)[0] == pytest.approx(0.25, rel=0.05)
    residuals[:120] = 7.0
    assert scale_of(residuals)[0] == pytest.approx(0.25, rel=0.1)


def test_a_residual_counts_at_most_as_one_at_the_clip() -> None:
    values = pseudo(np.array([[0.1], [-9.0], [np.nan]]), np.array([0.2]), np.array([1.2]), 1.5)
    np.testing.assert_allclose(values[:, 0], [0.12, -0.36, np.nan])


def test_pseudo_residuals_have_the_variance_of_hubers_estimate() -> None:
    """Under the normal distribution the tuning 1.345 has an efficiency of 95 % (Huber 1964)."""
    scatter = scatter_of(RANDOM.standard_normal((200_000, 1)), 0.0, 1.345)
    assert 1.0 / scatter.covariance[0, 0] == pytest.approx(0.95, abs=0.01)


def test_bills_of_one_building_that_go_together_are_seen_to() -> None:
    common = RANDOM.standard_normal((5000, 1))
    residuals = 0.2 * (np.sqrt(0.6) * common + np.sqrt(0.4) * RANDOM.standard_normal((5000, 2)))
    covariance = scatter_of(residuals, 0.0, 2.5).covariance
    assert covariance[0, 1] / np.sqrt(covariance[0, 0] * covariance[1, 1]) == pytest.approx(0.6, abs=0.05)


def test_parameters_that_were_fitted_widen_the_scatter() -> None:
    residuals = RANDOM.standard_normal((100, 1))
    free, fitted = scatter_of(residuals, 0.0, 1.345), scatter_of(residuals, 19.0, 1.345)
    assert fitted.scale[0] / free.scale[0] == pytest.approx(np.sqrt(100 / 81))


def test_a_group_that_scatters_more_weighs_less_once_it_has_bills_enough() -> None:
    groups = np.repeat([0, 1, 2], [400, 400, 2])
    values = np.where(groups == 0, 0.4, 0.2)[:, None] * RANDOM.standard_normal((802, 1))
    scatter = scatter_of(values, 0.0, 9.0)
    scales = group_scales(values, scatter, groups, 3)
    assert scales[0] > 1.3 * scales[1]
    assert 0.8 < scales[2] < 1.2


def test_evidence_is_that_of_weighted_least_squares() -> None:
    slopes, values = RANDOM.normal(size=(6, 2, 2)), RANDOM.normal(size=(6, 2))
    values[4, 1] = values[5, 0] = np.nan
    covariance, groups = np.array([[0.04, 0.01], [0.01, 0.09]]), np.array([0, 0, 1, 1, 0, 1])
    information, score = evidence_of(slopes, values, covariance, np.array([1.0, 2.0]), groups)
    for group, scale in enumerate((1.0, 2.0)):
        expected, pulled = np.zeros((2, 2)), np.zeros(2)
        for row in np.flatnonzero(groups == group):
            own = np.isfinite(values[row])
            weight = np.linalg.inv(scale**2 * covariance[np.ix_(own, own)])
            expected += slopes[row][own].T @ weight @ slopes[row][own]
            pulled += slopes[row][own].T @ weight @ values[row][own]
        np.testing.assert_allclose(information[group], expected)
        np.testing.assert_allclose(score[group], pulled)
