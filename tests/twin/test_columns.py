"""Footprints go into the binary and come back within the 5 cm they are rounded to."""

import struct

import brotli
import numpy as np
import pytest
import shapely
from hypothesis import given
from hypothesis import strategies as st
from shapely import box

from citybrain.kernel.errors import InputError
from citybrain.messages import render
from citybrain.twin.geometry.columns import MOST_VERTICES, compress, encode_columns, make_columns
from citybrain.twin.geometry.columns_format import METRES_PER_UNIT, from_units, read_columns, to_units

LONGITUDE, LATITUDE = 24.94, 60.17
METRE_NORTH = 1 / (np.pi / 180 * 6371008.8)
METRE_EAST = METRE_NORTH / np.cos(np.radians(LATITUDE))


def placed(*geometries):
    """Shapes in metres put near Helsinki, in degrees."""
    shapes = np.array([*geometries, None], dtype=object)[:-1]
    return shapely.transform(shapes, lambda xy: xy * [METRE_EAST, METRE_NORTH] + [LONGITUDE, LATITUDE])


def areas(columns):
    """m² of the triangles of each building."""
    sums = []
    for row in range(len(columns.vertex_counts)):
        a, b, c = np.moveaxis(columns.corners_of(row).astype(float) * METRES_PER_UNIT, 1, 0)
        cross = (b - a)[:, 0] * (c - a)[:, 1] - (b - a)[:, 1] * (c - a)[:, 0]
        sums.append(np.abs(cross).sum() / 2)
    return np.array(sums)


def round_trip(geometries):
    return read_columns(encode_columns(geometries, (LONGITUDE, LATITUDE)))


def test_triangles_cover_courtyards_and_several_parts():
    block = box(0, 0, 40, 40).difference(box(10, 10, 30, 30))
    two = shapely.MultiPolygon([box(100, 0, 110, 10), box(120, 0, 130, 20)])
    found = round_trip(placed(block, two, box(-50, -50, -40, -30)))
    assert areas(found) == pytest.approx([1200, 300, 200], rel=1e-3)
    assert found.vertex_counts.tolist() == [8, 8, 4]
    assert found.index_counts.tolist() == [24, 12, 6]


def test_corners_come_back_within_rounding():
    house = placed(box(3, 4, 13, 24))[0]
    found = round_trip(np.array([house], dtype=object))
    apart = (found.lonlat[:, None, :] - shapely.get_coordinates(house)[None]) / [METRE_EAST, METRE_NORTH]
    assert np.hypot(apart[..., 0], apart[..., 1]).min(axis=1).max() < METRES_PER_UNIT


def test_scale_is_that_of_the_map():
    """A degree of longitude at the origin is as long as on a sphere of 6,371,008.8 m, north likewise nearby."""
    east, north = to_units(
        np.array([[LONGITUDE + 0.01, LATITUDE], [LONGITUDE, LATITUDE + 0.01]]), (LONGITUDE, LATITUDE)
    )
    assert east.tolist() == [round(0.01 / METRE_EAST / METRES_PER_UNIT), 0]
    assert north[1] == pytest.approx(0.01 / METRE_NORTH / METRES_PER_UNIT, rel=2e-4)


def test_header_is_the_published_one():
    content = encode_columns(placed(box(0, 0, 10, 10)), (LONGITUDE, LATITUDE))
    assert struct.unpack_from("<4sIIIdddQ", content) == (b"OCB1", 1, 4, 6, LONGITUDE, LATITUDE, 0.05, 0)
    assert len(content) == 48 + 8 + 2 + 2 + 4 * 2 * 2 + 6 * 2


def test_buildings_without_footprint_keep_their_row():
    gone = placed(box(0, 0, 0.01, 0.01))[0]
    houses = placed(box(0, 0, 10, 10), box(20, 0, 30, 10))
    found = round_trip(np.array([None, houses[0], gone, shapely.Polygon(), houses[1]], dtype=object))
    assert found.vertex_counts.tolist() == [0, 4, 0, 0, 4]
    assert areas(found) == pytest.approx([0, 100, 0, 0, 100], rel=1e-3)


def test_no_buildings():
    found = read_columns(encode_columns(np.empty(0, dtype=object)))
    assert len(found.vertices) == len(found.vertex_counts) == len(found.indices) == 0


def test_wall_longer_than_a_two_byte_step_is_stepped():
    found = round_trip(placed(box(0, 0, 6000, 40), box(0, 100, 10, 110)))
    assert areas(found) == pytest.approx([240_000, 100], rel=1e-3)
    assert found.vertex_counts[0] > 4


def test_outline_of_too_many_corners_is_simplified():
    circle = shapely.Point(0, 0).buffer(500, quad_segs=30_000)
    found = round_trip(placed(circle))
    assert 100 < found.vertex_counts[0] <= MOST_VERTICES
    assert areas(found)[0] == pytest.approx(circle.area, rel=1e-3)


outlines = st.tuples(st.integers(-20_000, 20_000), st.integers(-20_000, 20_000), st.integers(1, 60), st.integers(1, 60))


@given(st.lists(outlines, max_size=12))
def test_any_city_comes_back(places):
    city = placed(*[box(x, y, x + width, y + depth) for x, y, width, depth in places])
    made = make_columns(city, (LONGITUDE, LATITUDE))
    read = round_trip(city)
    for part in ("vertices", "vertex_counts", "indices", "index_counts"):
        assert np.array_equal(getattr(made, part), getattr(read, part))


def test_units_there_and_back():
    units = np.array([[0, 0], [12_345, -67_890]], dtype=np.int32)
    origin = (LONGITUDE, LATITUDE)
    assert np.array_equal(to_units(from_units(units, origin), origin), units)


@pytest.mark.parametrize("content", [b"", b"PNG?" + bytes(60), encode_columns(placed(box(0, 0, 9, 9)))[:-1]])
def test_other_bytes_are_refused(content):
    with pytest.raises(InputError) as problem:
        read_columns(content)
    assert str(len(content)) in render(problem.value)


def test_compressed_is_brotli():
    content = encode_columns(placed(box(0, 0, 10, 10)))
    assert brotli.decompress(compress(content)) == content


def test_lines_are_pieces_with_steps_between_far_corners():
    lines = np.array(
        [
            shapely.LineString([(24.94, 60.17), (24.95, 60.17), (24.95, 60.18)]),
            None,
            shapely.MultiLineString([[(24.9, 60.1), (24.91, 60.1)], [(25.1, 60.2), (25.1001, 60.2)]]),
        ]
    )
    found = read_columns(encode_columns(lines, (LONGITUDE, LATITUDE), "line"))
    assert (found.kind, found.index_counts.tolist()) == ("line", [4, 0, 4])
    assert found.vertex_counts[0] == 3
    assert found.vertex_counts[2] > 4, "the parts lie 16 km from each other"
    pieces = found.corners_of(2)
    assert len(pieces) == 2
    assert from_units(pieces[1], found.origin) == pytest.approx(np.array([[25.1, 60.2], [25.1001, 60.2]]), abs=1e-6)
    assert len(read_columns(encode_columns(np.empty(0, dtype=object), kind="line")).vertices) == 0


def test_points_stand_for_what_is_none():
    shapes = np.array([shapely.Point(24.94, 60.17), None, box(24.9, 60.1, 24.92, 60.12)])
    found = read_columns(encode_columns(shapes, (LONGITUDE, LATITUDE), "point"))
    assert (found.kind, found.vertex_counts.tolist(), found.index_counts.tolist()) == ("point", [1, 0, 1], [0, 0, 0])
    assert found.lonlat[1] == pytest.approx([24.91, 60.11], abs=1e-6)
