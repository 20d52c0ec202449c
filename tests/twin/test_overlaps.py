"""Shapes without the ground of others."""

import time

import numpy as np
import shapely

from citybrain.twin.geometry.overlaps import apart


def test_each_shape_loses_the_ground_of_those_before_it_and_no_ground_is_lost() -> None:
    """Boxes thrown at random: none overlaps another one, and together they are what they were."""
    random = np.random.default_rng(18)
    west, south = random.random((2, 300)) * 40.0
    boxes = shapely.box(west, south, west + random.random(300) * 9.0, south + random.random(300) * 9.0)
    own = apart(boxes)
    np.testing.assert_allclose(shapely.area(own).sum(), shapely.area(shapely.union_all(boxes)))
    assert own[0].equals(boxes[0])
    before = shapely.difference(boxes[200], shapely.union_all(boxes[:200]))
    assert shapely.area(shapely.symmetric_difference(own[200], before)) < 1e-9


def test_many_outlines_of_the_same_ground_take_as_long_as_others() -> None:
    """One has all of the ground; comparing each with each took a minute."""
    began = time.process_time()
    own = apart(np.repeat(shapely.box(0, 0, 10, 10), 2_000))
    assert time.process_time() - began < 10.0
    assert shapely.area(own).tolist() == [100.0, *[0.0] * 1_999]
