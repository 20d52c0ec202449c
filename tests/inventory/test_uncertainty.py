"""Uncertainty: propagation as the guidelines write it, chance as a check, and a published table of a country."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from citybrain.inventory.factors import Factor, FactorLibrary
from citybrain.inventory.intervals import Z95
from citybrain.inventory.lines import LineEmissions, emissions_of
from tests.inventory.activities import activity_of
from tests.inventory.approaches import propagate, simulate


def library(names: list[str], share: float) -> FactorLibrary:
    low, high = 1000.0 * (1 - share), 1000.0 * (1 + share)
    return FactorLibrary([Factor(name, "CO2", 1000.0, "kg", "t", "Test", "H", lower=low, upper=high) for name in names])


def emitted(amounts, activity, factors, share: float = 0.1) -> LineEmissions:
    lines = activity_of(
        year=[2024] * len(amounts), subcategory=["I.1.1"] * len(amounts), amount=amounts, unit=["t"] * len(amounts),
        factor=factors, activity_uncertainty=activity,
    )  # fmt: skip
    return emissions_of(lines, library(list(dict.fromkeys(factors)), share))


def many(seed: int, rows: int = 100, groups: int = 12, share: float = 0.1) -> LineEmissions:
    random = np.random.default_rng(seed)
    factors = [f"factor {number}" for number in random.integers(0, groups, rows)]
    return emitted(random.lognormal(5, 1.5, rows), random.uniform(0.02, 0.25, rows), factors, share)


def test_a_product_and_a_sum_as_the_equations_have_them() -> None:
    """IPCC 2006, vol. 1, ch. 3, by hand: 3.1 makes 11.2 % of 5 and 10 %; 3.2 makes 2.5 % of 200 of 3 and 4 %."""
    assert propagate(emitted([100.0], [0.05], ["a"], 0.10)).half_width == pytest.approx(0.1118, abs=5e-5)
    assert propagate(emitted([100.0, 100.0], [0.03, 0.04], ["a", "b"], 0.0)).half_width == pytest.approx(0.025)


def test_lines_of_different_factors_are_independent() -> None:
    result = propagate(emitted([100.0, 100.0], [0.0, 0.0], ["a", "b"]))
    assert result.half_width == pytest.approx(0.1 / np.sqrt(2))
    assert result.contribution.tolist() == pytest.approx([0.5, 0.5])


def test_lines_that_share_a_factor_are_wrong_together() -> None:
    result = propagate(emitted([100.0, 100.0], [0.0, 0.0], ["a", "a"]))
    assert result.half_width == pytest.approx(0.1)
    mixed = propagate(emitted([100.0, 100.0], [0.3, 0.0], ["a", "a"]))
    assert mixed.half_width == pytest.approx(np.sqrt(20**2 + 30**2) / 200)
    assert mixed.contribution.tolist() == pytest.approx([(30**2 + 10 * 20) / 1300, 10 * 20 / 1300])


def test_splitting_a_line_with_one_factor_changes_nothing_about_the_factor() -> None:
    whole = propagate(emitted([300.0], [0.0], ["a"]))
    split = propagate(emitted([100.0, 120.0, 80.0], [0.0] * 3, ["a"] * 3))
    assert (split.lower, split.upper) == pytest.approx((whole.lower, whole.upper))


def test_notation_keys_count_for_nothing() -> None:
    lines = activity_of(
        year=[2024] * 2, subcategory=["I.1.1"] * 2, amount=[100.0, np.nan], unit=["t", ""], factor=["a", ""],
        notation_key=["", "NE"],
    )  # fmt: skip
    emissions = emissions_of(lines, library(["a"], 0.1))
    assert propagate(emissions).total == 100.0
    assert propagate(emissions).unstated == 1
    assert propagate(emissions).contribution.tolist() == [1.0, 0.0]
    assert simulate(emissions, seed=1).total == pytest.approx(100.0, rel=0.005)


def test_chance_agrees_with_propagation_where_uncertainty_is_small() -> None:
    emissions = many(7)
    formula, chance = propagate(emissions), simulate(emissions, seed=11, draws=20_000)
    assert chance.total == pytest.approx(formula.total, rel=0.002)
    assert chance.half_width == pytest.approx(formula.half_width, rel=0.03)
    assert chance.lower == pytest.approx(formula.lower, rel=0.01)
    assert chance.upper == pytest.approx(formula.upper, rel=0.01)


def test_chance_follows_the_skew_of_wide_uncertainty() -> None:
    emissions = emitted([100.0], [0.0], ["a"], share=0.9)
    chance = simulate(emissions, seed=3, draws=50_000)
    sigma = np.sqrt(np.log1p((0.9 / Z95) ** 2))
    expected = 100 * np.exp(np.array([-1, 1]) * Z95 * sigma - sigma**2 / 2)
    assert (chance.lower, chance.upper) == pytest.approx(tuple(expected), rel=0.02)
    assert chance.upper - chance.total > chance.total - chance.lower
    assert chance.draws.min() > 0
    assert np.std(chance.draws) == pytest.approx(100 * 0.9 / Z95, rel=0.03)


def test_the_same_seed_draws_the_same_and_another_does_not() -> None:
    emissions = many(5)
    assert np.array_equal(simulate(emissions, 1).draws, simulate(emissions, 1).draws)
    assert not np.array_equal(simulate(emissions, 1).draws, simulate(emissions, 2).draws)


def test_more_lines_than_are_drawn_one_by_one() -> None:
    emissions = many(9, rows=5000, groups=40)
    formula, chance = propagate(emissions), simulate(emissions, seed=2)
    assert chance.half_width == pytest.approx(formula.half_width, rel=0.04)
    assert chance.total == pytest.approx(formula.total, rel=0.003)


@settings(max_examples=50)
@given(st.integers(0, 10_000), st.integers(1, 60), st.integers(1, 10))
def test_contributions_are_shares_and_sharing_a_factor_never_makes_surer(seed: int, rows: int, groups: int) -> None:
    together = propagate(many(seed, rows, groups))
    assert together.contribution.sum() == pytest.approx(1.0)
    assert (together.contribution >= 0.0).all()
    random = np.random.default_rng(seed)
    random.integers(0, groups, rows)
    alone = emitted(random.lognormal(5, 1.5, rows), random.uniform(0.02, 0.25, rows), [str(x) for x in range(rows)])
    assert propagate(alone).half_width <= together.half_width + 1e-12
