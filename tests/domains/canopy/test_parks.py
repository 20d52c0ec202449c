"""A park that a plan makes in cells that touch is a large green space; cells apart are none."""

from typing import Any

import numpy as np
import pytest

from citybrain.domains.green.models.rule import junction_to_new_green
from citybrain.domains.surface.models.parks import planned_park_area
from citybrain.kernel.units import Array


def parks(shown: Array) -> Array:
    """Ground of the park of each cell of 10 m, by where cells are a park."""
    row, column = (one.ravel().astype(float) for one in np.mgrid[0 : shown.shape[0], 0 : shown.shape[1]])
    area = np.full(shown.size, 100.0)
    search = planned_park_area(shown.ravel().astype(float), area, row, column, tolerance=1e-9, at_most=1)
    return np.asarray(search.values).reshape(shown.shape)


def test_cells_that_touch_are_one_park_and_a_street_between_makes_two() -> None:
    shown = np.ones((10, 20))
    assert (parks(shown) == 20_000.0).all()
    shown[:, 9] = 0.0
    split = parks(shown)
    assert set(np.unique(split)) == {0.0, 9_000.0, 10_000.0}


def test_no_plan_makes_no_park_and_unknown_places_are_cells_alone() -> None:
    assert not parks(np.zeros((3, 3))).any()
    nowhere = np.full(2, np.nan)
    alone = planned_park_area(np.ones(2), np.full(2, 100.0), nowhere, nowhere, tolerance=1e-9, at_most=1)
    np.testing.assert_array_equal(alone.values, [100.0, 100.0])


def test_a_hectare_of_cells_is_a_large_green_space_at_its_junctions() -> None:
    begin, end, metres_of, every = map(np.array, ([1.0, 2.0], [2.0, 3.0], [100.0, 150.0], [1.0, 1.0]))
    least: Any = 10_000.0
    for ground, metres in ((9_900.0, np.nan), (10_000.0, 250.0)):
        at = np.array([0.0, 0.0, ground])
        way: Any = junction_to_new_green(
            np.array([1.0, 2.0, 3.0]), begin, end, metres_of, metres_of, every, np.zeros(3), at, least,
            tolerance=1e-9, at_most=1,
        )  # fmt: skip
        assert np.asarray(way.values)[0] == pytest.approx(metres, nan_ok=True)
