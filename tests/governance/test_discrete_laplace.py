"""Noise held against its exact probabilities, a judge of its own kind (OpenDP), and published values."""

import math
from collections import Counter
from fractions import Fraction

import numpy as np
import opendp.prelude as dp
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.stats import chi2

from citybrain.governance.discrete_laplace import discrete_laplace, half_width
from citybrain.governance.noise import KeyedChance
from tests.governance.laplace import fit, probabilities

SCALES = [Fraction(1, 3), Fraction(1), Fraction(7, 2), Fraction(40)]
DRAWS = 20_000
dp.enable_features("contrib")


def drawn(scale: Fraction, count: int = DRAWS, seed: bytes = b"distribution") -> list[int]:
    chance = KeyedChance(b"key", seed + str(scale).encode())
    return [discrete_laplace(scale, chance.below) for _ in range(count)]


@pytest.mark.parametrize("scale", SCALES)
def test_numbers_are_as_likely_as_the_formula_says(scale: Fraction) -> None:
    assert fit(drawn(scale), scale) > 1e-3


@pytest.mark.parametrize("scale", SCALES)
def test_the_judge_draws_from_the_same_distribution(scale: Fraction) -> None:
    """A measurement of OpenDP and this one, in one table of two rows: chi-square of homogeneity."""
    judge = dp.m.make_laplace(dp.atom_domain(T=int), dp.absolute_distance(T=int), scale=float(scale))
    theirs, ours = Counter(judge(0) for _ in range(DRAWS)), Counter(drawn(scale))
    far = math.ceil(float(scale) * 3) + 1
    bins = [*range(-far, far + 1)]
    table = np.array([[*(count[x] for x in bins), sum(v for x, v in count.items() if abs(x) > far)]
                      for count in (ours, theirs)], float)  # fmt: skip
    table = table[:, table.sum(axis=0) >= 10]
    expected = table.sum(axis=1, keepdims=True) * table.sum(axis=0) / table.sum()
    assert chi2.sf(float(((table - expected) ** 2 / expected).sum()), table.shape[1] - 1) > 1e-4


@pytest.mark.parametrize("scale", SCALES)
def test_epsilon_is_what_the_judge_says_it_is(scale: Fraction) -> None:
    """The largest ratio of probabilities of two neighbours at distance 1 is exp(epsilon), epsilon = 1 / scale."""
    judge = dp.m.make_laplace(dp.atom_domain(T=int), dp.absolute_distance(T=int), scale=float(scale))
    likely = probabilities(scale, 50)
    assert math.log(max(likely[x] / likely[x + 1] for x in range(-50, 50))) == pytest.approx(1 / float(scale))
    assert judge.map(1) == pytest.approx(1 / float(scale))


def test_a_wrong_scale_is_noticed() -> None:
    assert fit(drawn(Fraction(7, 2)), Fraction(4)) < 1e-6


def test_published_moments() -> None:
    """Variance 2 e^(1/t) / (e^(1/t) - 1)^2 of scale t (Inusah and Kozubowski, J. Stat. Plan. Inference 2006)."""
    for scale in SCALES:
        ratio = math.exp(1 / float(scale))
        variance = 2 * ratio / (ratio - 1) ** 2
        found = np.array(drawn(scale))
        assert found.mean() == pytest.approx(0.0, abs=4 * math.sqrt(variance / DRAWS))
        assert found.var() == pytest.approx(variance, rel=0.06)


@settings(max_examples=50, deadline=None)
@given(st.fractions(min_value=Fraction(1, 1000), max_value=10**15), st.binary(max_size=20))
def test_any_scale_has_whole_numbers_that_a_seed_decides_about(scale: Fraction, seed: bytes) -> None:
    first, again = drawn(scale, 3, seed), drawn(scale, 3, seed)
    assert first == again
    assert all(isinstance(one, int) and abs(one) < 60 * scale + 1 for one in first)


@pytest.mark.parametrize("scale", [Fraction(0), Fraction(-1)])
def test_no_scale_is_refused(scale: Fraction) -> None:
    with pytest.raises(ValueError, match="scale of noise"):
        discrete_laplace(scale, KeyedChance(b"key", b"").below)


def test_half_widths_of_one_and_of_many() -> None:
    assert half_width([], 0.95) == 0.0
    assert half_width([10.0], 0.95) == pytest.approx(10 * math.log(20), rel=1e-3)
    assert half_width([3.0], 0.5) == pytest.approx(3 * math.log(2), rel=1e-3)
    assert half_width([1.0] * 500, 0.95) == pytest.approx(1.959964 * math.sqrt(1000), rel=2e-3)
    with pytest.raises(ValueError, match="scales of noise"):
        half_width([1.0, math.nan], 0.95)


@pytest.mark.parametrize("scales", [[2.0, 2.0], [1.0, 5.0, 5.0], [4.0, 1.0, 1.0, 1.0]])
def test_half_widths_hold_so_many_of_all_cases(scales: list[float]) -> None:
    sums = np.sum([np.random.default_rng(7).spawn(9)[n].laplace(0, s, 200_000) for n, s in enumerate(scales)], axis=0)
    assert np.mean(np.abs(sums) <= half_width(scales, 0.95)) == pytest.approx(0.95, abs=0.002)
