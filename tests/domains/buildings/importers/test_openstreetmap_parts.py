"""Parts of buildings: which building they belong to."""

import numpy as np
import shapely
from shapely import box

from citybrain.domains.buildings.importers.openstreetmap_parts import NONE, building_of_parts


def shapes(*geometries):
    return np.array([*geometries, None], dtype=object)[:-1]


def test_part_belongs_to_the_building_that_covers_most_of_it():
    buildings = shapes(box(0, 0, 10, 10), box(10, 0, 30, 10))
    parts = shapes(box(2, 2, 4, 4), box(9, 0, 14, 5), box(28, 0, 40, 10), box(100, 0, 101, 1))
    assert building_of_parts(buildings, parts).tolist() == [0, 1, NONE, NONE]


def test_of_two_buildings_around_a_part_the_smaller_has_it():
    buildings = shapes(box(0, 0, 100, 100), box(10, 10, 30, 30))
    assert building_of_parts(buildings, shapes(box(12, 12, 14, 14), box(50, 50, 60, 60))).tolist() == [1, 0]


def test_crossing_outlines_are_no_obstacle():
    bow_tie = shapely.Polygon([(0, 0), (10, 0), (0, 10), (10, 10)])
    assert building_of_parts(shapes(bow_tie), shapes(box(4, 0, 6, 2))).tolist() == [0]


def test_nothing_to_join():
    assert building_of_parts(shapes(), shapes(box(0, 0, 1, 1))).tolist() == [NONE]
    assert building_of_parts(shapes(box(0, 0, 1, 1)), shapes()).tolist() == []
