"""Walls, party walls and roofs of shapes whose areas are known by hand, and properties that hold for all shapes."""

import numpy as np
import pytest
import shapely
from hypothesis import given
from hypothesis import strategies as st
from shapely import Polygon, box
from shapely.affinity import rotate, translate

from citybrain.domains.buildings.imputation.envelope import cardinal_shares, envelope, roof_azimuths

WALLS = ("wall_area_north", "wall_area_east", "wall_area_south", "wall_area_west")


def shapes(*geometries):
    return np.array([*geometries, None], dtype=object)[:-1]


def measured(geometries, heights, **options):
    return envelope(shapes(*geometries), np.array(heights, dtype=float), **options)


def external(found):
    return sum(getattr(found, wall) for wall in WALLS)


def test_a_box_alone():
    found = measured([box(0, 0, 20, 10)], [6])
    assert [getattr(found, wall)[0] for wall in WALLS] == pytest.approx([120, 60, 120, 60])
    assert (found.footprint_area[0], found.perimeter[0], found.roof_area[0]) == (200, 60, 200)
    assert found.party_wall_area[0] == 0
    assert found.roof_azimuth[0] == 180


@given(st.integers(2, 9), st.floats(5, 20), st.floats(5, 20), st.floats(3, 30), st.floats(0, 360))
def test_a_row_of_equal_boxes(count, width, depth, height, angle):
    row = [rotate(box(k * width, 0, (k + 1) * width, depth), angle, origin=(0, 0)) for k in range(count)]
    found = measured(row, [height] * count)
    assert found.party_wall_area.sum() == pytest.approx(2 * (count - 1) * depth * height)
    assert external(found).sum() == pytest.approx(2 * height * (count * width + depth))


def test_party_wall_ends_at_the_lower_roof():
    found = measured([box(0, 0, 10, 10), box(10, 0, 20, 10)], [9, 4])
    assert found.party_wall_area.tolist() == pytest.approx([40, 40])
    assert found.wall_area_east[0] == pytest.approx(50) and found.wall_area_west[1] == pytest.approx(0)


def test_party_wall_is_as_long_as_both_run_along_it():
    found = measured([box(0, 0, 10, 10), box(10.2, 6, 20, 30)], [5, 5])
    assert found.party_wall_area.tolist() == pytest.approx([20, 20])


@pytest.mark.parametrize(("gap", "shared"), [(0.29, 100), (0.31, 0), (-0.29, 100)])
def test_tolerance_is_thirty_centimetres(gap, shared):
    found = measured([box(0, 0, 10, 10), box(10 + gap, 0, 20, 10)], [10, 10])
    assert found.party_wall_area.tolist() == pytest.approx([shared, shared])


def test_walls_that_meet_at_a_corner_or_look_the_same_way_are_not_shared():
    found = measured([box(0, 0, 10, 10), box(10, 10, 20, 20), box(-10, 0.1, -0.5, 10)], [10, 10, 10])
    assert found.party_wall_area.tolist() == [0, 0, 0]


def test_slightly_turned_neighbour_touches_only_where_it_is_near():
    turned = Polygon([(10, 0), (20, 0), (20, 10), (11, 10)])  # its wall leaves by 0.1 m a metre
    found = measured([box(0, 0, 10, 10), turned], [1, 1])
    assert found.party_wall_area[0] == pytest.approx(3.0, abs=0.05)


def test_stretches_behind_several_neighbours_count_once_at_the_higher_roof():
    low, high = box(10.1, 0, 20, 6), box(10.2, 4, 20, 10)
    found = measured([box(0, 0, 10, 10), low, high], [9, 3, 6])
    assert found.party_wall_area[0] == pytest.approx(4 * 3 + 6 * 6)


def test_courtyard_walls_are_external():
    block = box(0, 0, 40, 40).difference(box(10, 10, 30, 30))
    found = measured([block], [10])
    assert [getattr(found, wall)[0] for wall in WALLS] == pytest.approx([600] * 4)
    assert found.footprint_area[0] == 1200 and found.perimeter[0] == 240


def test_a_block_of_four_around_a_courtyard_equals_one_block():
    sides = [box(0, 0, 40, 10), box(0, 30, 40, 40), box(0, 10, 10, 30), box(30, 10, 40, 30)]
    found = measured(sides, [10] * 4)
    whole = measured([shapely.union_all(sides)], [10])
    for wall in WALLS:
        assert getattr(found, wall).sum() == pytest.approx(getattr(whole, wall)[0])
    assert found.party_wall_area.sum() == pytest.approx(2 * 4 * 10 * 10)


def test_l_shape_keeps_the_walls_of_its_bounding_box():
    corner = Polygon([(0, 0), (20, 0), (20, 8), (8, 8), (8, 20), (0, 20)])
    found = measured([corner], [3])
    assert [getattr(found, wall)[0] for wall in WALLS] == pytest.approx([60] * 4)


def test_building_of_two_parts_counts_both():
    two = shapely.MultiPolygon([box(0, 0, 10, 10), box(30, 0, 40, 10)])
    found = measured([two], [2])
    assert external(found)[0] == pytest.approx(160) and found.footprint_area[0] == 200


@pytest.mark.parametrize(
    ("azimuth", "shares"),
    [(0, (1, 0, 0, 0)), (45, (0.5, 0.5, 0, 0)), (120, (0, 2 / 3, 1 / 3, 0)), (270, (0, 0, 0, 1)), (360, (1, 0, 0, 0))],
)
def test_a_wall_is_shared_between_two_directions_in_proportion_to_angle(azimuth, shares):
    assert cardinal_shares(np.array([float(azimuth)]))[0] == pytest.approx(shares)


outlines = st.lists(st.tuples(st.floats(3, 20), st.floats(0.05, 0.95)), min_size=3, max_size=9).map(
    lambda spokes: Polygon(
        [
            (radius * np.cos(angle), radius * np.sin(angle))
            for radius, angle in zip(
                [radius for radius, _ in spokes],
                2 * np.pi * np.cumsum([step for _, step in spokes]) / np.sum([step for _, step in spokes]),
                strict=True,
            )
        ]
    )
)


@given(outlines.filter(lambda outline: outline.is_valid and outline.area > 1), st.floats(0, 360))
def test_turning_a_city_changes_no_total(outline, angle):
    city = [outline, translate(outline, 60, 0), box(100, 0, 110, 10), box(110, 2, 120, 20)]
    turned = [rotate(shape, angle, origin=(0, 0)) for shape in city]
    before, after = measured(city, [10, 7, 5, 8]), measured(turned, [10, 7, 5, 8])
    assert external(after) == pytest.approx(external(before))
    assert after.party_wall_area == pytest.approx(before.party_wall_area)


@given(outlines.filter(lambda outline: outline.is_valid and outline.area > 1))
def test_a_quarter_turn_hands_the_walls_on(outline):
    before, after = measured([outline], [1]), measured([rotate(outline, -90, origin=(0, 0))], [1])
    for wall, next_wall in zip(WALLS, (*WALLS[1:], WALLS[0]), strict=True):
        assert getattr(after, next_wall)[0] == pytest.approx(getattr(before, wall)[0], abs=1e-6)


def test_roof_grows_with_its_pitch_and_stays_finite():
    found = measured([box(0, 0, 20, 10)] * 3, [6] * 3, roof_pitch=np.array([0.0, 60.0, 90.0]))
    assert found.roof_area[:2].tolist() == pytest.approx([200, 400])
    assert np.isfinite(found.roof_area[2])


@pytest.mark.parametrize(("angle", "azimuth"), [(0, 180), (30, 150), (-30, 210), (80, 100), (-80, 260)])
def test_sunnier_roof_face_is_at_right_angles_to_the_long_side(angle, azimuth):
    house = shapes(rotate(box(0, 0, 20, 8), angle))
    assert roof_azimuths(house, np.array([30.0]))[0] == pytest.approx(azimuth)
    assert roof_azimuths(house, np.array([30.0]), sunny_azimuth=0.0)[0] == pytest.approx((azimuth + 180) % 360)
    assert roof_azimuths(house, np.array([0.0]))[0] == 180


def test_no_buildings():
    found = measured([], [])
    assert all(len(column) == 0 for column in found.columns().values())


@pytest.mark.parametrize(("heights", "told"), [([np.nan], "row 0 is nan"), ([-1.0], "row 0 is -1.0"), ([], "0 values")])
def test_heights_must_be_there(heights, told):
    with pytest.raises(ValueError, match=told):
        measured([box(0, 0, 1, 1)], heights)
