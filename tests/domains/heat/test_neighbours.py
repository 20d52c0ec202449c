"""Means and sums over cells around beside plain loops, and the same bits for any rows that are asked for."""

import numpy as np
import pytest

from citybrain.domains.heat.models.cooling import warmth_of_place_at_night
from citybrain.domains.heat.models.neighbours import around_cells, square_means
from citybrain.kernel.fields import Around


def cells(seed: int = 1) -> tuple[np.ndarray, Around]:
    """Cells of 10 m with gaps, in no order."""
    chance = np.random.default_rng(seed)
    row, column = (one.ravel()[chance.permutation(600)[:400]] for one in np.mgrid[0:20, 0:30])
    x, y = 385_005.0 + column * 10.0, 6_671_005.0 + row * 10.0
    chosen = np.unique(np.column_stack([x, y]), axis=0)
    return chance.random(len(chosen)), Around(chosen[:, 0], chosen[:, 1], 10.0, np.arange(len(chosen)))


@pytest.mark.parametrize("weighing", ["exponential", "gaussian", "count"])
def test_it_is_what_a_plain_loop_gives(weighing: str) -> None:
    values, around = cells()
    told = around_cells(values, around, 45.0, weighing, 20.0)
    for place in (0, 57, 200):
        away = np.hypot(around.x - around.x[place], around.y - around.y[place])
        near = away <= 45.0
        weights = {
            "exponential": np.exp(-away / 45.0), "gaussian": np.exp(-((away / 20.0) ** 2) / 2.0), "count": away * 0 + 1
        }[weighing][near]  # fmt: skip
        expected = (values[near] * weights).sum() / (1.0 if weighing == "count" else weights.sum())
        assert told[place] == pytest.approx(expected, rel=1e-12)


def test_rows_that_are_asked_for_have_the_bits_of_all() -> None:
    values, around = cells()
    everything = around_cells(values, around, 45.0, "gaussian", 20.0)
    some = np.array([3, 11, 120, 240])
    near = np.flatnonzero(
        np.min(np.hypot(around.x[:, None] - around.x[some], around.y[:, None] - around.y[some]), axis=1) <= 45.0
    )
    part = Around(around.x[near], around.y[near], 10.0, np.searchsorted(near, some))
    assert (around_cells(values[near], part, 45.0, "gaussian", 20.0) == everything[some]).all()


def test_night_warmth_is_that_of_what_is_built() -> None:
    """By hand: half roofs of 19.2 m are 3 floors over ground, as dense as can be; 0.25 of 6.4 m are 0.5 of 3; none."""
    around = Around(np.array([5.0, 15.0, 25.0]), np.full(3, 5.0), 10.0, np.arange(3))
    given = np.array([0.5, 0.25, 0.0]), np.array([19.2, 6.4, np.nan]), np.full(3, 3.2), np.full(3, 3.0), np.full(3, 4.0)
    assert warmth_of_place_at_night(*given, around=around) == pytest.approx([4.0, 4.0 / 6.0, 0.0], abs=1e-9)


def test_a_house_is_as_dense_in_narrow_cells_as_in_wide_ones() -> None:
    """A roof of 9.6 m over half a square of 10 m are 1.5 floors over its ground, half as dense as can be."""
    x, y = (one.ravel() for one in np.meshgrid(np.arange(2.5, 20.0, 5.0), np.arange(2.5, 20.0, 5.0)))
    narrow = Around(x, y, 5.0, np.arange(len(x)))
    roof = np.where((x < 5.0) & (y < 10.0), 1.0, 0.0)
    given = roof, np.where(roof > 0.0, 9.6, np.nan), np.full(len(x), 3.2), np.full(len(x), 3.0), np.full(len(x), 4.0)
    expected = np.where((x < 10.0) & (y < 10.0), 2.0, 0.0)
    assert warmth_of_place_at_night(*given, around=narrow) == pytest.approx(expected, abs=1e-9)
    some = np.array([1, 14])
    near = np.flatnonzero(np.hypot(x[:, None] - x[some], y[:, None] - y[some]).min(axis=1) <= 10.0 * np.sqrt(2.0))
    part = Around(x[near], y[near], 5.0, np.searchsorted(near, some))
    values = np.random.default_rng(1).random(len(x))
    assert (square_means(values[near], part, 10.0) == square_means(values, narrow, 10.0)[some]).all()
    assert square_means(np.where(x < 10.0, values, np.nan), narrow, 10.0)[x > 10.0] == pytest.approx(
        np.nan, nan_ok=True
    )
