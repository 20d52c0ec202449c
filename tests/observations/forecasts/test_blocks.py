"""Blocks of time: what is tested was never learned, what calibrates was never learned."""

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from citybrain.observations.forecasts.blocks import BLOCK, calibrating, draw, folds, learning, pairs_of
from citybrain.observations.forecasts.features import REACH


@given(hours=st.integers(1440, 40_000), seed=st.integers(0, 100))
@settings(deadline=None, max_examples=30)
def test_nothing_that_tests_or_calibrates_was_learned(hours: int, seed: int) -> None:
    chance = np.random.default_rng(seed)
    for fold in folds(hours):
        calibrates = calibrating(fold.begin)
        known = chance.random(hours) > 0.1
        learned = draw(known[: fold.begin], learning(calibrates), 2000, chance)
        calibrated = draw(known[: fold.begin], calibrates, 2000, chance)
        tested = pairs_of(known, fold, np.array([1, 24, 72]), 5)
        targets = [set((pairs.origin + pairs.lead).tolist()) for pairs in (learned, calibrated, tested)]
        assert not targets[0] & targets[1]
        assert max(targets[0] | targets[1]) < fold.begin <= min(tested.origin)
        assert max(targets[2]) < fold.end
        assert not calibrates[learned.origin].any()
        assert known[learned.origin].all()
        assert known[learned.origin + learned.lead].all()


def test_tests_follow_one_another_over_the_last_quarter_and_at_most_a_year() -> None:
    assert [(fold.begin, fold.end) for fold in folds(1600)] == [(1200, 1300), (1300, 1400), (1400, 1500), (1500, 1600)]
    assert folds(100_000)[0].begin == 100_000 - 8760


def test_every_fifth_block_calibrates_in_all_seasons() -> None:
    calibrates = calibrating(35_000)
    assert abs(calibrates.mean() - 0.2) < 0.01
    assert calibrates[4 * BLOCK : 5 * BLOCK].all()
    assert REACH < 4 * BLOCK


def test_half_of_the_leads_are_near() -> None:
    lead = draw(np.ones(9000, bool), np.ones(9000, bool), 9000, np.random.default_rng(1)).lead
    assert lead.min() == 1
    assert lead.max() == 72
    assert 0.3 < (lead <= 8).mean() < 0.45
