"""A sample stands for its city: every building in one stratum, drawn by floor."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from citybrain.plans.uncertainty.estimate import city_noise, deviations, expected, floors_of, zone_noise
from citybrain.plans.uncertainty.strata import LEAST_IN_STRATUM, draw_sample, strata_of

ROWS = 3000


def a_city(seed: int) -> tuple[np.ndarray, list[np.ndarray], np.ndarray]:
    random = np.random.default_rng(seed)
    size = random.lognormal(7, 1, ROWS)
    return size, [random.integers(0, n, ROWS) for n in (2, 5, 7)], random.integers(0, 9, ROWS)


@settings(deadline=None, max_examples=25)
@given(st.integers(0, 10_000), st.floats(0.001, 0.3))
def test_every_building_is_in_one_stratum_and_small_ones_are_joined(seed: int, smallest: float) -> None:
    size, keys, _ = a_city(seed)
    stratum, strata = strata_of(keys, size, smallest)
    assert stratum.min() == 0
    assert len(np.unique(stratum)) == stratum.max() + 1 == strata
    for number in range(strata):
        together = {tuple(row) for row in np.array(keys).T[stratum == number]}
        assert len({row[0] for row in together}) == 1 or size[stratum == number].sum() < smallest * size.sum() * 2


def test_a_quantity_in_proportion_to_floor_is_estimated_without_error() -> None:
    size, keys, zone = a_city(1)
    stratum, strata = strata_of(keys, size, 0.01)
    sample = draw_sample(stratum, strata, size, np.zeros(ROWS), size, 200, 0)
    assert np.bincount(sample.own).min() >= LEAST_IN_STRATUM
    stated = 3.0 * size[sample.rows][None, None]
    drawn = np.stack([stated, 1.5 * stated, 0.5 * stated], axis=2)  # the first draw is as stated
    own, totals = stated[:, :, None], np.array([[3.0 * size.sum()]])
    found = deviations(sample, stated, stated, sample.means(drawn), own, totals)
    total = 3.0 * size.sum()
    np.testing.assert_allclose(expected(found.means, floors_of(sample))[0, 0, 0], [0.5 * total, -0.5 * total])
    zones = np.bincount(zone, size, 9)
    of_zones = expected(found.means, floors_of(sample, zone, 9))
    np.testing.assert_allclose(of_zones[0, 0], np.outer(zones, [1.5, -1.5]))


def test_large_buildings_come_more_often() -> None:
    size, keys, _ = a_city(2)
    stratum, strata = strata_of(keys[:1], size, 0.01)
    sample = draw_sample(stratum, strata, size, np.zeros(ROWS), size, 500, 0)
    assert size[sample.rows].mean() > 1.5 * size.mean()
    assert np.mean(1 / size[sample.rows]) == pytest.approx(ROWS / size.sum(), rel=0.1)


def test_noise_of_single_buildings_adds_up_as_independent_parts_do() -> None:
    size, keys, zone = a_city(3)
    stratum, strata = strata_of(keys, size, 0.01)
    sample = draw_sample(stratum, strata, size, np.zeros(ROWS), size, 400, 0)
    random = np.random.default_rng(0)
    stated = size[sample.rows] * np.ones((2, 1, 1))
    z = random.standard_normal((16, len(sample.rows)))
    own = stated[:, :, None] * (1.0 + np.array([0.3, 0.1])[:, None, None, None] * np.concatenate([z, -z]))
    means = sample.means(stated[:, :, None])
    found = deviations(sample, stated, stated, means, own, np.full((2, 1), size.sum()))
    np.testing.assert_allclose(found.bias, 0.0, atol=1e-12)
    alone = city_noise(found, floors_of(sample), 4000, 0)[:, 0]
    exact = 0.3 * np.sqrt((size**2).sum())
    assert alone[0].std() == pytest.approx(exact, rel=0.08)
    assert np.corrcoef(alone)[0, 1] > 0.99  # today and plan deviate together
    zones = zone_noise(found, floors_of(sample, zone, 9), 4000, 0, ["use"])[:, 0]
    wanted = 0.3 * np.sqrt(np.bincount(zone, size**2, 9))
    np.testing.assert_allclose(zones[0].std(axis=1), wanted, rtol=0.15)
    np.testing.assert_allclose(zones[1], zones[0] / 3.0, rtol=0.02, atol=0.02 * wanted.max())
