"""Order along a Hilbert curve."""

import numpy as np
import shapely
from hypothesis import given
from hypothesis import strategies as st

from citybrain.twin.geometry.order import LEVELS, hilbert_distance, hilbert_order, order_of_points


def test_neighbours_on_the_curve_are_neighbours_in_the_plane():
    side = 2**5
    column, row = (
        a.ravel().astype(np.uint64) << np.uint64(LEVELS - 5) for a in np.meshgrid(np.arange(side), np.arange(side))
    )
    order = np.argsort(hilbert_distance(column, row))
    step = np.abs(np.diff(column[order].astype(int))) + np.abs(np.diff(row[order].astype(int)))
    assert set(step) == {2 ** (LEVELS - 5)}


def test_four_quadrants_follow_the_curve_of_the_paper():
    x, y = np.array([1.0, 1.0, 0.0, 0.0]), np.array([0.0, 1.0, 1.0, 0.0])
    assert order_of_points(x, y).tolist() == [3, 2, 1, 0]


@given(st.lists(st.tuples(st.floats(-1e6, 1e6), st.floats(-1e6, 1e6)), min_size=1, max_size=40))
def test_order_is_a_permutation(points):
    x, y = np.array(points).T
    assert sorted(order_of_points(x, y).tolist()) == list(range(len(points)))


def test_missing_geometry_comes_last():
    geometries = np.array([None, shapely.box(5, 5, 6, 6), shapely.Polygon(), shapely.box(0, 0, 1, 1)], dtype=object)
    assert hilbert_order(geometries).tolist() == [3, 1, 0, 2]
