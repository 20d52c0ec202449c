"""The estimate on a model on paper: factors come back, odd bills do not matter, totals agree."""

import numpy as np
import pytest

from citybrain.plans.calibration.estimate import estimate, log_ratio, slopes_of
from citybrain.plans.calibration.settings import CalibrationSettings

COUNT = 12
GROUPS = np.repeat(np.arange(COUNT), [80] * 6 + [4] * 6)
BASE = np.random.default_rng(0).uniform(5e4, 5e5, len(GROUPS))


def computed(effects: np.ndarray) -> np.ndarray:
    """Heat (rooms less gains, and hot water), heat of summer, electricity."""
    rooms, water, electricity = np.exp(effects).T
    heat = np.maximum(0.8 * rooms - 0.1, 0.01) + 0.3 * water
    return BASE[:, None] * np.stack([heat, 0.3 * water, 0.4 * electricity], axis=1)


def billed(effects: np.ndarray, seed: int, scatter: float = 0.25) -> np.ndarray:
    noise = scatter * np.random.default_rng(seed).standard_normal((len(GROUPS), 3))
    return computed(effects[GROUPS]) * np.exp(noise - scatter**2 / 2)


def hidden(seed: int) -> np.ndarray:
    return np.array([-0.3, -0.1, 0.2]) + 0.15 * np.random.default_rng(seed).standard_normal((COUNT, 3))


def test_slopes_are_the_derivatives() -> None:
    effects = np.zeros((len(GROUPS), 3))
    slopes = slopes_of(computed, effects, 0.05)[0]
    np.testing.assert_allclose(slopes, [[0.8, 0.3, 0], [0, 1, 0], [0, 0, 1]], atol=1e-3)


def test_without_noise_the_factors_are_those_that_were_hidden() -> None:
    effects = hidden(1)
    fit = estimate(billed(effects, 0, 1e-6), GROUPS, COUNT, computed, 3, CalibrationSettings(draws=50))
    assert fit.settled
    assert fit.runs == fit.rounds * 7
    np.testing.assert_allclose(fit.posterior.groups[:6], effects[:6], atol=0.01)


def test_wild_bills_hardly_move_it() -> None:
    effects = hidden(2)
    clean = billed(effects, 3)
    wild = np.where(np.random.default_rng(4).random(clean.shape) < 0.03, clean * 4.0, clean)
    first, second = (
        estimate(bills, GROUPS, COUNT, computed, 3, CalibrationSettings(draws=50)).posterior.groups
        for bills in (clean, wild)
    )
    plain = estimate(wild, GROUPS, COUNT, computed, 3, CalibrationSettings(draws=50, clip=50.0)).posterior.groups
    robust, carried = (np.sqrt(np.mean((x - first)[:6] ** 2)) for x in (second, plain))
    assert robust < 0.04
    assert robust < 0.7 * carried


def test_computed_totals_agree_with_the_billed_ones() -> None:
    """Errors have the mean 1: without the half variance the totals would be 3 % too low."""
    effects = hidden(5)
    nearly = []
    for seed in range(8):
        bills = billed(effects, seed + 10)
        found = estimate(bills, GROUPS, COUNT, computed, 3, CalibrationSettings(draws=20)).posterior.groups
        nearly.append(bills.sum() / computed(found[GROUPS]).sum())
    assert np.mean(nearly) == pytest.approx(1.0, abs=0.01)


def test_intervals_hold_what_they_promise_and_learning_from_others_helps_small_groups() -> None:
    held, together, alone = [], [], []
    for seed in range(12):
        effects = hidden(seed)
        bills = billed(effects, seed + 100)
        fit = estimate(bills, GROUPS, COUNT, computed, 3, CalibrationSettings(seed=seed, draws=300))
        low, high = fit.posterior.interval(0.9)
        held.append((low <= effects) & (effects <= high))
        together.append((fit.posterior.groups - effects)[6:])
        own = log_ratio(bills, computed(np.zeros((len(GROUPS), 3))))[:, 2] + 0.5 * 0.25**2
        alone.append([own[g == GROUPS].mean() - effects[g, 2] for g in range(6, COUNT)])
    assert 0.84 < np.mean(held) < 0.96
    assert np.sqrt(np.mean(np.array(together)[:, :, 2] ** 2)) < 0.9 * np.sqrt(np.mean(np.square(alone)))


def test_what_is_missing_or_not_above_zero_says_nothing() -> None:
    ratio = log_ratio(np.array([2.0, np.nan, 0.0, -1.0, 1.0, np.inf]), np.array([1.0, 1.0, 1.0, 1.0, 0.0, 1.0]))
    np.testing.assert_allclose(ratio, [np.log(2), *[np.nan] * 5])
