"""Quantiles after their shift hold what they promise; probabilities follow from them."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from citybrain.observations.forecasts.conformal import QUANTILES, exceeding, shifted, shifts_of
from citybrain.observations.forecasts.scores import score


@pytest.mark.parametrize("off", [-30.0, 0.0, 12.0])
def test_coverage_is_as_promised_whatever_the_forecast_was_like(off: float) -> None:
    chance = np.random.default_rng(2)
    came = chance.gamma(2, 20, 40_000)
    bad = np.repeat((off + chance.normal(50, 5, 40_000))[:, None], 5, axis=1)
    lead = chance.integers(1, 73, 40_000)
    half = slice(0, 20_000), slice(20_000, None)
    shifts = shifts_of(bad[half[0]], came[half[0]], lead[half[0]])
    told = score(shifted(bad[half[1]], shifts, lead[half[1]]), came[half[1]])
    assert abs(told.within_90 - 0.9) < 0.02
    assert abs(told.within_50 - 0.5) < 0.02


def test_few_errors_make_wide_intervals() -> None:
    came = np.arange(10.0)
    shifts = shifts_of(np.zeros((10, 5)), came, np.full(10, 6))
    assert shifts[6].tolist() == [0, 1, 5, 8, 9]


@given(st.lists(st.floats(-50, 50), min_size=5, max_size=5))
@settings(deadline=None)
def test_quantiles_come_out_in_order(values: list[float]) -> None:
    shifts = np.zeros((73, 5))
    shifts[3] = [4, 3, 2, 1, 0]
    assert (np.diff(shifted(np.array([values]), shifts, np.array([3]))[0]) >= 0).all()


def test_probability_of_exceeding_is_read_between_the_quantiles() -> None:
    quantiles = np.array([[0.0, 10.0, 20.0, 30.0, 50.0]])
    assert exceeding(quantiles, 20.0)[0] == pytest.approx(0.5)
    assert exceeding(quantiles, 25.0)[0] == pytest.approx(0.375)
    assert exceeding(quantiles, 40.0)[0] == pytest.approx(0.15)
    assert exceeding(quantiles, -1.0)[0] == pytest.approx(0.975)
    assert exceeding(quantiles, 60.0)[0] == pytest.approx(0.025)


@given(limit=st.floats(-100, 200), more=st.floats(0, 50))
@settings(deadline=None)
def test_a_higher_limit_is_exceeded_no_more_often(limit: float, more: float) -> None:
    quantiles = np.array([[0.0, 10.0, 10.0, 30.0, 50.0]])
    assert exceeding(quantiles, limit + more)[0] <= exceeding(quantiles, limit)[0]


def test_the_levels_are_those_that_the_answer_promises() -> None:
    assert QUANTILES.tolist() == [0.05, 0.25, 0.5, 0.75, 0.95]
