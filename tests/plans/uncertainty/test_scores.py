"""Scores are spread evenly, all but uncorrelated, and the same for the same seed."""

import numpy as np
import pytest
from scipy.stats import kstest, qmc

from citybrain.plans.uncertainty.scores import (
    from_stated,
    latin_scores,
    normal_probability,
    own_scores,
    scores_by_name,
    scores_by_row,
)

NAMES = [f"input {number}" for number in range(40)]
DRAWS = 100


@pytest.fixture(scope="module")
def scores() -> np.ndarray:
    return np.array(list(latin_scores(NAMES, DRAWS, 3).values()))


def test_every_part_of_the_distribution_is_drawn_once(scores) -> None:
    parts = np.sort(np.floor(normal_probability(scores) * DRAWS).astype(int), axis=1)
    assert (parts == np.arange(DRAWS)).all()


def test_columns_are_less_correlated_than_by_chance(scores) -> None:
    found = np.corrcoef(scores)[np.triu_indices(len(NAMES), 1)]
    by_chance = qmc.LatinHypercube(len(NAMES), rng=np.random.default_rng(3)).random(DRAWS)
    chance = np.corrcoef(by_chance.T)[np.triu_indices(len(NAMES), 1)]
    assert np.abs(found).max() < 0.1 < np.abs(chance).max()
    assert np.std(found) < 0.3 * np.std(chance)


def test_scores_of_an_input_are_its_own_in_whatever_company_and_correlated_no_more_than_by_chance() -> None:
    found = scores_by_name(NAMES, DRAWS, 3)
    assert all(np.array_equal(found[name], scores_by_name([name], DRAWS, 3)[name]) for name in NAMES)
    values = np.array([*found.values()])
    assert (np.sort(np.floor(normal_probability(values) * DRAWS).astype(int), axis=1) == np.arange(DRAWS)).all()
    assert np.std(np.corrcoef(values)[np.triu_indices(len(NAMES), 1)]) < 1.1 / np.sqrt(DRAWS)


def test_fewer_draws_than_inputs_are_possible() -> None:
    scores = np.array(list(latin_scores(NAMES, 16, 0).values()))
    assert np.isfinite(scores).all()
    assert len(np.unique(scores, axis=0)) == len(NAMES)


def test_the_same_seed_gives_the_same_bytes_and_another_one_others() -> None:
    one, again, other = (latin_scores(NAMES[:5], 32, seed) for seed in (1, 1, 2))
    assert all(one[name].tobytes() == again[name].tobytes() for name in one)
    assert any(one[name].tobytes() != other[name].tobytes() for name in one)


def test_what_single_buildings_have_is_normal_and_mirrored() -> None:
    own = own_scores(["walls"], (8, 4000), 5)["walls"]
    np.testing.assert_array_equal(own[4:], -own[:4])
    assert kstest(own[:4].ravel(), "norm").pvalue > 0.01


def test_the_draw_before_the_first_is_as_stated() -> None:
    scores = latin_scores(["walls"], 16, 0)
    led = from_stated(scores)["walls"]
    assert led[0] == 0
    np.testing.assert_array_equal(led[1:], scores["walls"])


def test_a_row_has_its_scores_in_whatever_company_and_none_knows_of_another() -> None:
    """Whichever rows and draws are asked for; rows, draws, inputs and seeds side by side are uncorrelated."""
    whole = scores_by_row("window_share", range(200), np.arange(500), 7)
    some = scores_by_row("window_share", (3, 4, 90), np.array([2, 499, 17]), 7)
    assert np.array_equal(some, whole[np.ix_([3, 4, 90], [2, 499, 17])])
    assert kstest(whole.ravel(), "norm").pvalue > 0.01
    others = (
        scores_by_row("wall_area", range(200), np.arange(500), 7),
        scores_by_row("window_share", range(200), np.arange(500), 8),
    )
    beside = [(whole[1:], whole[:-1]), (whole[:, 1:], whole[:, :-1]), *((whole, other) for other in others)]
    for one, other in beside:
        assert abs(np.corrcoef(one.ravel(), other.ravel())[0, 1]) < 4.0 / np.sqrt(one.size)
