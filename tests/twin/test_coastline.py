"""Coastlines closed to pieces of sea, also where an extract has cut them off."""

import numpy as np
import pytest
import shapely
from shapely import LineString

from citybrain.twin.importers.osm_coastline import sea_polygons

BOUNDS = (0.0, 0.0, 10.0, 10.0)


def sea(*lines, bounds=BOUNDS):
    return sea_polygons(np.array([*lines, None], dtype=object)[:-1], bounds)


def area(pieces):
    return shapely.area(pieces).sum()


def test_no_coastline_no_sea():
    pieces, open_ends = sea()
    assert len(pieces) == 0 and open_ends == 0


def test_direction_decides_which_side_is_water():
    east, west = sea(LineString([(-5, 4), (15, 4)])), sea(LineString([(15, 4), (-5, 4)]))
    assert area(east[0]) == pytest.approx(40) and area(west[0]) == pytest.approx(60)


def test_a_coast_of_several_ways():
    pieces, open_ends = sea(
        LineString([(-1, 4), (3, 4)]), LineString([(3, 4), (3, 6), (6, 6)]), LineString([(6, 6), (12, 6)])
    )
    assert area(pieces) == pytest.approx(3 * 4 + 7 * 6) and open_ends == 0


def test_island_and_lagoon():
    island = LineString([(2, 2), (8, 2), (8, 8), (2, 8), (2, 2)])
    lagoon = LineString([(4, 4), (4, 6), (6, 6), (6, 4), (4, 4)])
    pieces, _ = sea(island, lagoon)
    assert area(pieces) == pytest.approx(100 - 36 + 4)


def test_strait_between_two_coasts():
    pieces, _ = sea(LineString([(-1, 7), (11, 7)]), LineString([(11, 3), (-1, 3)]))
    assert area(pieces) == pytest.approx(40) and pieces[0].bounds == (0, 3, 10, 7)


def test_coast_cut_off_just_inside_the_box_is_led_to_its_edge():
    pieces, open_ends = sea(LineString([(0.3, 4), (9.8, 4)]))
    assert area(pieces) == pytest.approx(40) and open_ends == 0


def test_coast_that_ends_in_the_middle_is_told_and_makes_no_sea():
    pieces, open_ends = sea(LineString([(-1, 4), (5, 5)]))
    assert len(pieces) == 0 and open_ends == 1


def test_coast_outside_of_the_box_is_no_matter():
    pieces, open_ends = sea(LineString([(-5, 40), (15, 40)]))
    assert len(pieces) == 0 and open_ends == 0


def test_island_whose_way_jumps_over_what_lies_outside_keeps_its_corner():
    """A way of an island in the corner of the box, its nodes outside of the box taken out by the extract's tool."""
    shore = [(x, 5 + 0.2 * (x % 0.2)) for x in np.arange(9.9, 5, -0.1)]
    coast = [(5, y) for y in np.arange(5, 0.05, -0.1)]
    island = LineString([*shore, *coast, (9.9, 5)])  # the last step jumps from the lower edge to the right one
    pieces, open_ends = sea(island)
    assert area(pieces) == pytest.approx(75, rel=0.01) and open_ends == 0


def test_straight_coast_across_the_box_does_not_jump():
    pieces, _ = sea(LineString([(0.1, 4), (9.9, 4)]))
    assert area(pieces) == pytest.approx(40)
