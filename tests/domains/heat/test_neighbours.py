"""Means and sums over cells around beside plain loops, and the same bits for any rows that are asked for."""

import numpy as np
import pytest

from citybrain.domains.heat.models.neighbours import around_cells
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
