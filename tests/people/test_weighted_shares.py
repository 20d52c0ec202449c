"""Weighted shares: they add up, and their intervals hold the shares without noise of the same answers."""

from fractions import Fraction

import numpy as np
import pytest

from citybrain.governance.discrete_laplace import Below, discrete_laplace
from citybrain.people.projection import nearest_shares
from citybrain.people.tally import (
    Voice,
    kinds_of,
    most_weight,
    rows_of,
    shares_of_counts,
    weighted_shares,
)
from citybrain.people.traits import Trait
from citybrain.people.weights import Margin, raked

ANSWERS = ("yes", "otherwise", "no")
AGES = Trait("age", {}, {name: {} for name in "abc"}, {"a": 50.0, "b": 30.0, "c": 20.0})
ZONES = Trait("zone", {}, {name: {} for name in "xy"}, {"x": 500.0, "y": 500.0})
DRAWS = 300


def said_by(count: int) -> list[Voice]:
    """Answers of many who are older and of one zone more often than those who live here."""
    random = np.random.default_rng(5)
    return [
        Voice(
            str(random.choice(ANSWERS, p=[0.45, 0.22, 0.33])),
            {"age": str(random.choice(list("abc"), p=[0.12, 0.35, 0.53])),
             "zone": str(random.choice(list("xy"), p=[0.8, 0.2]))},
        )
        for _ in range(count)
    ]  # fmt: skip


@pytest.mark.parametrize("count", [100, 497])
def test_intervals_hold_the_shares_of_the_same_answers_without_noise(count: int) -> None:
    said = said_by(count)
    margins = [Margin(rows_of(said, one), np.array([*one.people.values()])) for one in (AGES, ZONES)]
    for most in (most_weight(count), 5.0):
        weight = raked(count, margins, most).weight
        exact = 100 * np.bincount(kinds_of(said, ANSWERS), weight, len(ANSWERS)) / weight.sum()
        held, off = 0, []
        for draw in range(DRAWS):
            found = weighted_shares(said, [AGES, ZONES], ANSWERS, f"draw {draw}")
            assert found is not None
            shares = np.array(list(found.shares.values()))
            assert shares[:, 0].sum() == 100
            assert (shares[:, 1] <= shares[:, 0]).all() and (shares[:, 0] <= shares[:, 2]).all()
            held += int(((shares[:, 1] <= exact) & (exact <= shares[:, 2])).sum())
            off.append(shares[:, 0] - exact)
        assert held / (DRAWS * len(ANSWERS)) >= 0.88
        if count > 100:
            assert np.sqrt(np.mean(np.square(off))) < 2.0, "per cent, of noise and cut weights together"


def test_where_drawing_by_chance_adds_nothing_the_interval_is_that_of_the_noise(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Shares of 0 and 1 are known as well by a sample as by all: what is left is noise alone."""
    said = [one._replace(answer="no") for one in said_by(400)]
    held = 0
    for draw in range(DRAWS):
        found = weighted_shares(said, [AGES, ZONES], ANSWERS, f"one answer {draw}")
        assert found is not None
        held += found.shares["no"][1] <= 100 <= found.shares["no"][2]
    assert held / DRAWS >= 0.88
    monkeypatch.setattr("citybrain.people.tally.discrete_laplace", lambda scale, below: 0)
    found = weighted_shares(said, [AGES, ZONES], ANSWERS, "none")
    assert found is not None and found.shares["no"][0] == 100 and found.shares["yes"][2] > 0


def test_noise_of_one_answer_is_as_large_as_its_weight_asks(monkeypatch: pytest.MonkeyPatch) -> None:
    """Another answer of one person moves two shares by its weight: scale 2 w / sum(w), with w cut to be small."""
    scales: list[float] = []

    def noted(scale: Fraction, below: Below) -> int:
        scales.append(float(scale) / 1_000)
        return discrete_laplace(scale, below)

    monkeypatch.setattr("citybrain.people.tally.discrete_laplace", noted)
    for count in (100, 500, 3_000):
        found = weighted_shares(said_by(count), [AGES, ZONES], ANSWERS, "scale")
        assert found is not None
        weight = found.weights.weight
        assert scales[-1] == pytest.approx(2 * weight.max() / weight.sum(), rel=1e-3)
        assert weight.max() <= most_weight(count) + 1e-9
    assert scales[-1] < scales[4] <= 0.01 + 1e-9
    assert [most_weight(count) for count in (100, 400, 500, 1_000, 9_000)] == [2.0, 2.0, 2.5, 5.0, 5.0]


def test_the_nearest_shares_are_those_of_an_independent_search() -> None:
    random = np.random.default_rng(2)
    grid = np.array([(a, b, 100 - a - b) for a in range(101) for b in range(101 - a)]) / 100
    for _ in range(50):
        noisy = random.normal([0.4, 0.5, 0.1], 0.2)
        found = nearest_shares(noisy)
        assert found.sum() == pytest.approx(1.0) and (found >= 0).all()
        least = np.square(grid - noisy).sum(axis=1).min()
        assert np.square(found - noisy).sum() <= least + 1e-12


@pytest.mark.parametrize(
    ("count", "of", "low", "high"), [(81, 263, 25, 37), (15, 148, 6, 17), (0, 20, 0, 17), (1, 29, 0, 18)]
)
def test_shares_as_they_were_given_have_the_published_interval(
    monkeypatch: pytest.MonkeyPatch, count: int, of: int, low: int, high: int
) -> None:
    """Newcombe, Statist. Med. 17, 1998, table I, method 3: 0.2553-0.3662, 0.0624-0.1605, 0-0.1611, 0.0061-0.1718."""
    monkeypatch.setattr("citybrain.people.tally.QUANTILE", 1.959964)
    told = shares_of_counts({"yes": count, "no": of - count}, None, True)
    assert told is not None and (told["yes"]["low"], told["yes"]["high"]) == (low, high)
    assert told["yes"]["share"] + told["no"]["share"] == 100


def test_shares_with_noise_are_less_sure_and_several_answers_count_each_for_itself() -> None:
    final, live = (shares_of_counts({"yes": 20, "no": 10}, None, over) for over in (True, False))
    assert final and live and live["yes"]["low"] < final["yes"]["low"] < final["yes"]["high"] < live["yes"]["high"]
    several = shares_of_counts({"dark": 24, "far": 18, "cars": 31}, 30, True)
    assert several and {name: one["share"] for name, one in several.items()} == {"dark": 80, "far": 60, "cars": 100}
    assert shares_of_counts({"yes": 0, "no": 0}, None, True) is None
