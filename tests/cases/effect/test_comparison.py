"""The estimate and its interval: how often they hold a truth that is known."""

import numpy as np
import pytest

from citybrain.cases.effect.comparison import LEVEL, RowSpan, difference, placebo_dates
from citybrain.cases.effect.controls import parallel
from tests.cases.effect.known_effect import remembering


def test_intervals_hold_the_truth_as_often_as_they_say() -> None:
    """300 series that remember for a day: the share that holds is within three standard errors of the level."""
    held = 0
    for seed in range(300):
        chance = np.random.default_rng(seed)
        value = 20 + remembering(chance, 3000, 0.95, 5.0) + np.where(np.arange(3000) >= 2200, 1.5, 0.0)
        shared = remembering(chance, 3000, 0.95, 5.0)
        told = difference(
            value + shared, np.ones(3000), RowSpan(0, 2200), RowSpan(2200, 3000), parallel(value + shared, shared[None])
        )
        held += told.low <= 1.5 <= told.high
    assert held / 300 == pytest.approx(LEVEL, abs=3 * np.sqrt(LEVEL * (1 - LEVEL) / 300))


def test_a_bias_of_the_expectation_falls_away() -> None:
    value = 20 + remembering(np.random.default_rng(1), 3000, 0.9, 1.0)

    def biased(learned):
        return np.full(3000, 15.0)

    told = difference(value, np.ones(3000), RowSpan(0, 2000), RowSpan(2000, 3000), biased)
    assert told.low < 0 < told.high
    assert told.effect == pytest.approx(0, abs=0.5)
    assert told.bias == pytest.approx(0.25, abs=0.02)
    assert told.expected == pytest.approx(20, abs=0.5)


def test_nothing_is_learned_from_the_part_that_is_left_out_nor_near_it() -> None:
    asked = []

    def watching(learned):
        asked.append(learned)
        return np.zeros(1000)

    difference(np.arange(1000.0), np.ones(1000), RowSpan(0, 900), RowSpan(900, 1000), watching)
    assert [rows.min() for rows in asked] == [372, 0, 0]
    assert [rows.max() for rows in asked] == [899, 899, 527]
    assert not set(range(228, 672)) & set(asked[1].tolist())


def test_hours_count_by_their_weight() -> None:
    value, weight = np.zeros(400), np.ones(400)
    value[350:], weight[350:] = 8.0, 3.0
    told = difference(value, weight, RowSpan(0, 300), RowSpan(300, 400), lambda learned: np.zeros(400))
    assert told.measured == pytest.approx(6.0)


def test_what_cannot_be_compared_is_said() -> None:
    with pytest.raises(ValueError, match="nothing measured"):
        difference(np.full(400, np.nan), np.ones(400), RowSpan(0, 300), RowSpan(300, 400), lambda rows: np.zeros(400))


def test_placebo_dates_end_before_the_measure_and_have_twice_as_much_before_them() -> None:
    pairs = placebo_dates(RowSpan(0, 1000), RowSpan(1000, 1200))
    assert pairs == [
        (RowSpan(0, 800), RowSpan(800, 1000)),
        (RowSpan(0, 600), RowSpan(600, 800)),
        (RowSpan(0, 400), RowSpan(400, 600)),
    ]
    pairs = placebo_dates(RowSpan(0, 1000), RowSpan(1000, 2000))
    assert pairs == [(RowSpan(0, 750), RowSpan(750, 1000)), (RowSpan(0, 500), RowSpan(500, 750))]
