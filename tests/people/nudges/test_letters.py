"""Letters with a control group: the draw, and a planted saving of 2 % that is recovered from bills."""

import numpy as np
import pytest

from citybrain.people.nudges.letters import (
    LEAST_PAIRS,
    LetterEffect,
    assignment,
    balance,
    cost_per_tonne,
    drawn_in_pairs,
    least_to_be_shown,
    letter_effect,
)
from citybrain.people.nudges.savings import building_before, building_saving
from tests.people.nudges.billed import DAYS, SINCE, bills, weather

ALLCOTT = -0.02
"""Allcott 2011, Journal of Public Economics 95, 1082-1095: home energy reports saved 2.0 % in the mean."""


def trial(seed: int, number: int = 400, planted: float = ALLCOTT, common: float = -0.03, drift: float = 0.06):
    """Shares of expected and measured energy of each building: its own drift, and a change common to all."""
    chance = np.random.default_rng(seed)
    use = chance.lognormal(4, 0.7, number)
    draw = drawn_in_pairs(use, np.zeros(number, int), seed)
    expected = use * 365
    measured = expected * (1 + common) * (1 + planted * draw.letter) * (1 + chance.normal(0, drift, number))
    return draw, expected, measured


def test_half_of_each_pair_is_drawn_and_the_same_seed_draws_the_same() -> None:
    use, groups = np.random.default_rng(1).lognormal(4, 0.7, 101), np.arange(101) % 3
    draw = drawn_in_pairs(use, groups, 7)
    for pair in range(draw.pair.max() + 1):
        of = draw.pair == pair
        assert of.sum() == 2 and draw.letter[of].sum() == 1
        assert len(set(groups[of])) == 1
    assert (draw.pair < 0).sum() == 1, "one of 33 is left over"
    again = drawn_in_pairs(use, groups, 7)
    assert np.array_equal(draw.letter, again.letter) and np.array_equal(draw.pair, again.pair)
    assert not np.array_equal(draw.letter, drawn_in_pairs(use, groups, 8).letter)


def test_both_groups_are_alike_before() -> None:
    use = np.random.default_rng(2).lognormal(4, 0.7, 400)
    assert all(abs(balance(use, drawn_in_pairs(use, np.zeros(400, int), seed)).difference) < 0.05 for seed in range(20))


def test_a_planted_saving_of_two_per_cent_is_recovered_from_bills() -> None:
    """Bills of 120 buildings in a warmer year, all 3 % less for another reason; the letter 2 % less."""
    chance = np.random.default_rng(20)
    air = weather(chance)
    uses, losses = chance.lognormal(4, 0.4, 120), chance.lognormal(3, 0.4, 120)
    draw = drawn_in_pairs(uses, np.zeros(120, int), 1)
    whole = [
        bills(air, use, loss, 0.97 * (1 + ALLCOTT * letter) - 1, chance)
        for use, loss, letter in zip(uses, losses, draw.letter, strict=True)
    ]
    assert all(building_before([one], air, SINCE) for one in whole)
    savings = [building_saving(row, [one], air, SINCE, DAYS[-1]) for row, one in enumerate(whole)]
    assert all(savings)
    expected, measured = np.array([(one.expected, one.measured) for one in savings]).T
    pairs = assignment([str(row) for row in range(120)], draw)
    effect = letter_effect(list(pairs.values()), expected, measured)
    assert effect.low < ALLCOTT < effect.high < 0
    assert effect.is_shown and effect.pairs == 60 and effect.lost == 0
    cost = cost_per_tonne(effect, 60, 1.0, 0.16)
    assert cost.low < cost.cost < cost.high


def test_intervals_hold_the_truth_as_often_as_they_say() -> None:
    """Of 300 trials of 200 pairs nine tenths; without a letter's effect one in ten shows one."""
    for planted in (ALLCOTT, 0.0):
        held = 0
        for seed in range(300):
            draw, expected, measured = trial(seed, planted=planted)
            effect = letter_effect(list(zip(draw.pair, draw.letter, strict=True)), expected, measured)
            held += effect.low <= planted <= effect.high
        assert 0.86 <= held / 300 <= 0.94, f"{planted}: {held / 300}"


def test_a_pair_of_which_a_bill_is_missing_does_not_count() -> None:
    draw, expected, measured = trial(3, 100)
    measured[0] = np.nan
    assert letter_effect(list(zip(draw.pair, draw.letter, strict=True)), expected, measured)[-2:] == (49, 1)
    with pytest.raises(ValueError):
        letter_effect(list(zip(draw.pair, draw.letter, strict=True))[:10], expected[:10], measured[:10])


def test_the_smallest_effect_that_can_be_shown_is_shown_in_four_trials_of_five() -> None:
    draw, expected, _ = trial(4)
    least = least_to_be_shown(expected, np.full(400, 0.06), 200)
    shown = 0
    for seed in range(300):
        draw, expected, measured = trial(seed, planted=-least, common=0.0)
        shown += letter_effect(list(zip(draw.pair, draw.letter, strict=True)), expected, measured).is_shown
    assert 0.7 < shown / 300 < 0.9
    assert np.isnan(least_to_be_shown(expected, np.full(400, 0.06), LEAST_PAIRS - 1))


def test_what_avoided_perhaps_nothing_has_no_upper_cost() -> None:
    effect = LetterEffect(-0.01, -0.03, 0.01, (1000.0, -1000.0, 3000.0), 30, 0)
    assert cost_per_tonne(effect, 100, 2.0, 0.5) == (400.0, pytest.approx(133.33, abs=0.01), None)
    assert cost_per_tonne(effect._replace(energy=(-500.0, -1000.0, 100.0)), 100, 2.0, 0.5) is None
