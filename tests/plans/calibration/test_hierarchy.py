"""Groups that learn from each other: against the textbook's formula, and how often intervals hold what they should."""

import numpy as np
import pytest

from citybrain.plans.calibration import hierarchy
from citybrain.plans.calibration.hierarchy import Evidence, Prior, each_alone, most_likely, posterior

PRIOR = Prior(city_width=0.4, group_spread=0.3)


def evidence(effects: np.ndarray, rows: np.ndarray, noise: float, seed: int) -> Evidence:
    """What `rows` measurements (G,) of each effect (G, K) with a standard deviation of `noise` say."""
    random = np.random.default_rng(seed)
    information = rows[:, None, None] / noise**2 * np.eye(effects.shape[1])
    means = effects + noise / np.sqrt(rows)[:, None] * random.standard_normal(effects.shape)
    return Evidence(information, rows[:, None] / noise**2 * means)


def test_with_a_known_spread_it_is_the_formula_of_the_normal_model(monkeypatch) -> None:
    """One effect: the city by precision-weighted means, each group between its own mean and the city's (Gelman et al.,
    Bayesian Data Analysis, 3rd ed., eq. 5.17 and 5.20, with a normal prior for the city)."""
    rows, noise, spread = np.array([4.0, 25.0, 100.0]), 0.5, 0.2
    told = evidence(np.array([[0.3], [-0.1], [0.2]]), rows, noise, 1)
    monkeypatch.setattr(hierarchy, "most_likely_spread", lambda *_: np.array([spread]))
    means, variance = told.score[:, 0] / told.information[:, 0, 0], noise**2 / rows
    weight = 1 / (variance + spread**2)
    city = (weight * means).sum() / (weight.sum() + 1 / PRIOR.city_width**2)
    groups = (means / variance + city / spread**2) / (1 / variance + 1 / spread**2)
    solved, worth = most_likely(told, PRIOR)
    np.testing.assert_allclose(solved[:, 0], groups, rtol=1e-12)
    assert worth == pytest.approx((spread**2 / (spread**2 + variance)).sum())


def test_many_bills_leave_a_group_alone_and_few_draw_it_to_the_city() -> None:
    rows = np.array([2.0, 2.0, 2.0, 2.0, 400.0, 400.0])
    effects = np.array([0.3, 0.3, 0.3, 0.3, 0.2, 0.4])[:, None]
    told = evidence(effects, rows, 0.3, 3)
    solved, _ = most_likely(told, PRIOR)
    means = told.score / told.information[:, :, 0]
    drawn = np.abs(solved - means)[:, 0]
    assert drawn[4:].max() < 0.02 < drawn[:4].max()
    assert np.std(solved[:4]) < 0.7 * np.std(means[:4])


def test_alone_is_nearly_the_own_mean() -> None:
    told = evidence(np.array([[0.5], [0.1]]), np.array([50.0, 5.0]), 0.2, 4)
    np.testing.assert_allclose(each_alone(told, PRIOR), told.score / told.information[:, :, 0], rtol=0.05)


def test_a_direction_that_no_bill_tells_of_keeps_what_was_expected() -> None:
    """Two effects of which bills tell the sum alone."""
    information = np.full((8, 2, 2), 400.0)
    found = posterior(Evidence(information, np.full((8, 2), 400.0 * 0.4)), PRIOR, 400, 0)
    assert np.isfinite(found.draws).all()
    np.testing.assert_allclose(found.groups.sum(axis=1), 0.4, atol=0.03)
    assert found.draws[:, 0].sum(axis=1).std() < 0.1
    assert (found.draws[:, 0, 0] - found.draws[:, 0, 1]).std() > 0.3


def test_intervals_hold_about_nine_in_ten() -> None:
    held = []
    for seed in range(30):
        random = np.random.default_rng(seed)
        effects = np.array([-0.3, 0.2]) + 0.15 * random.standard_normal((20, 2))
        told = evidence(effects, random.choice([3.0, 10.0, 50.0], 20), 0.3, seed + 1000)
        low, high = posterior(told, PRIOR, 300, seed).interval(0.9)
        held.append((low <= effects) & (effects <= high))
    assert 0.86 < np.mean(held) < 0.94


def test_the_same_seed_gives_the_same_draws() -> None:
    told = evidence(np.zeros((5, 2)), np.full(5, 10.0), 0.2, 0)
    first, second, other = (posterior(told, PRIOR, 50, seed) for seed in (7, 7, 8))
    assert np.array_equal(first.draws, second.draws)
    assert not np.array_equal(first.draws, other.draws)
