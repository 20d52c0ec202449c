"""Ways of water to two neighbours, and hollows smaller than a cell."""

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from citybrain.domains.runoff.importers.rasters import CellRaster
from citybrain.domains.runoff.importers.spread import SmallHollows, SpreadWays, small_hollows, spread_ways
from citybrain.domains.runoff.importers.terrain import terrain_ways
from citybrain.domains.runoff.models.kernels import downstream


def edges(shape: tuple[int, int]) -> np.ndarray:
    out = np.zeros(shape, bool)
    out[[0, -1]], out[:, [0, -1]] = True, True
    return out


def spread(heights: np.ndarray) -> SpreadWays:
    return spread_ways(terrain_ways(heights, edges(heights.shape), 100.0), heights.shape)


@pytest.mark.parametrize("degrees", [0.0, 10.0, 22.5, 40.0, 45.0, 80.0, 135.0, 200.0, 333.0])
def test_on_a_plane_both_neighbours_have_the_parts_of_its_direction(degrees: float) -> None:
    """The angle within an eighth of the circle is split linearly (Tarboton 1997, equation of proportions)."""
    angle = np.radians(degrees)
    row, column = np.mgrid[0:7, 0:7].astype(float)
    made = spread(100.0 - np.cos(angle) * column + np.sin(angle) * row)
    cell = 3 * 7 + 3
    within = degrees % 90.0
    diagonal = min(within, 90.0 - within) / 45.0
    if made.second[cell] < 0:
        assert min(diagonal, 1.0 - diagonal) == pytest.approx(0.0, abs=1e-6)
    else:
        assert made.share[cell] == pytest.approx(1.0 - diagonal)
        assert made.first[cell] - cell in (1, -1, 7, -7)
        assert made.second[cell] - cell in (8, -8, 6, -6)


@given(arrays(np.float64, (7, 8), elements=st.integers(0, 12).map(float)))
def test_water_goes_round_in_no_circle_whatever_the_ground(heights: np.ndarray) -> None:
    made = spread(heights)
    order = np.empty(heights.size, np.int64)
    assert downstream(made.first, made.second, order) == heights.size
    assert ((made.share > 0.0) & (made.share <= 1.0)).all()


def test_hollows_smaller_than_a_cell_are_measured_in_it() -> None:
    """A pit of one by two metres, 0.5 m deep, in cells of 10 m; one of 12 m is larger than a cell."""
    y, x = (one.ravel() for one in np.mgrid[0:40, 0:60].astype(float))
    value = 10.0 - 0.001 * x
    value[(x == 4) & ((y == 5) | (y == 6))] -= 0.5
    value[(x >= 30) & (x < 42) & (y >= 10) & (y < 22)] -= 1.0
    table = pd.DataFrame({"x": x + 0.5, "y": y + 0.5, "value": value})
    row, column = (one.ravel() for one in np.mgrid[0:4, 0:6])
    raster = CellRaster(0.0, 0.0, 10.0, row, column, (4, 6))
    made = small_hollows(table, raster)
    assert isinstance(made, SmallHollows)
    assert made.capacity[0] == pytest.approx(1.0, abs=0.01)
    assert made.depth[0] == pytest.approx(0.5, abs=0.01)
    assert made.capacity[1:].sum() == 0.0
    assert small_hollows(table[(x % 10 == 5) & (y % 10 == 5)], raster) is None
