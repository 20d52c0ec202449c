"""Errors by the formulas of the guideline, and who is held out."""

import numpy as np
import pytest

from citybrain.plans.calibration.holdout import HoldoutErrors, errors_of, gain_score, held_out, together


def test_errors_by_hand() -> None:
    """ASHRAE Guideline 14-2014 with p = 0 and p = 1: observed 100, 200, 300, computed 110, 190, 270."""
    found = errors_of(np.array([100.0, 200.0, 300.0, np.nan]), np.array([110.0, 190.0, 270.0, 50.0]))
    assert found.bills == 3
    assert found.nmbe == pytest.approx((-10 + 10 + 30) / 3 / 200)
    assert found.cv_rmse == pytest.approx(np.sqrt((100 + 100 + 900) / 2) / 200)


def test_one_bill_has_no_scatter() -> None:
    found = errors_of(np.array([1.0, np.nan]), np.array([2.0, 2.0]))
    assert found.bills == 1
    assert np.isnan(found.cv_rmse)


def test_errors_of_several_kinds_weigh_by_their_bills() -> None:
    nothing = HoldoutErrors(1, float("nan"), float("nan"))
    assert together([HoldoutErrors(3, 0, 0.2), HoldoutErrors(1, 0, 0.4), nothing]) == pytest.approx(
        np.sqrt((3 * 0.04 + 0.16) / 4)
    )
    assert np.isnan(together([nothing]))


def test_who_is_held_out_hangs_on_the_own_id_and_the_seed_alone() -> None:
    ids = [f"way/{n}" for n in range(5000)]
    first, other = held_out(ids, 0.2, 1), held_out(ids, 0.2, 2)
    assert first.mean() == pytest.approx(0.2, abs=0.02)
    assert (first & other).mean() == pytest.approx(0.04, abs=0.01)
    assert np.array_equal(held_out(ids[::-7], 0.2, 1), first[::-7])


def test_a_gain_is_sure_only_beyond_chance() -> None:
    random = np.random.default_rng(0)
    noise = 0.25 * random.standard_normal((200, 2))
    assert gain_score(noise + 0.3, noise) > 5
    assert gain_score(noise, noise + 0.3) < -5
    assert abs(gain_score(noise + 0.002 * random.standard_normal((200, 1)), noise)) < 1.645
    assert gain_score(noise, noise) == 0
