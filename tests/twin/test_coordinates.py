"""GCJ-02 and BD-09 against values published with other implementations, and there and back."""

import numpy as np
import pytest
import shapely
from hypothesis import given
from hypothesis import strategies as st

from citybrain.kernel.errors import InputError
from citybrain.messages import render
from citybrain.twin.coordinates import (
    bd09_to_gcj02,
    gcj02_to_bd09,
    gcj02_to_wgs84,
    in_china,
    to_wgs84,
    wgs84_to_gcj02,
)

CENTIMETRE = 0.01 / 111_320  # degrees of latitude
inside_china = st.tuples(st.floats(74.0, 135.0), st.floats(18.0, 53.0))


def places(*pairs):
    longitude, latitude = np.array(pairs, dtype=float).T
    return longitude, latitude


# Source: tests of the Python implementation of eviltransform (github.com/googollee/eviltransform).
EVILTRANSFORM = [
    ((121.5272106, 31.1774276), (121.531541859215, 31.17530398364597)),
    ((113.912316, 22.543847), (113.9171764808363, 22.540796131694766)),
    ((116.377817, 39.911954), (116.38404722455657, 39.91334545536069)),
]
# Source: README of coordtransform (github.com/wandergis/coordtransform), near Tian'anmen.
COORDTRANSFORM = [((116.404, 39.915), (116.41024449916938, 39.91640428150164))]


@pytest.mark.parametrize(("wgs84", "gcj02"), EVILTRANSFORM + COORDTRANSFORM)
def test_displacement_agrees_with_published_values(wgs84, gcj02):
    assert np.allclose(wgs84_to_gcj02(*places(wgs84)), places(gcj02), rtol=0, atol=2 * CENTIMETRE)
    assert np.allclose(gcj02_to_wgs84(*places(gcj02)), places(wgs84), rtol=0, atol=2 * CENTIMETRE)


def test_baidu_agrees_with_published_values():
    """Source: README of coordtransform."""
    there = gcj02_to_bd09(*places((116.404, 39.915)))
    assert np.allclose(there, places((116.41036949371029, 39.92133699351021)), rtol=0, atol=1e-12)
    back = bd09_to_gcj02(*places((116.404, 39.915)))
    assert np.allclose(back, places((116.39762729119315, 39.90865673957631)), rtol=0, atol=1e-5)


@given(inside_china)
def test_gcj02_there_and_back_is_the_same_place(place):
    start = places(place)
    assert np.allclose(gcj02_to_wgs84(*wgs84_to_gcj02(*start)), start, rtol=0, atol=CENTIMETRE / 10)


@given(inside_china)
def test_bd09_there_and_back_is_the_same_place(place):
    start = places(place)
    assert np.allclose(bd09_to_gcj02(*gcj02_to_bd09(*start)), start, rtol=0, atol=CENTIMETRE / 10)


@given(inside_china)
def test_displacement_is_a_few_hundred_metres(place):
    start = places(place)
    moved = wgs84_to_gcj02(*start)
    east = (moved[0] - start[0]) * 111_320 * np.cos(np.radians(start[1]))
    north = (moved[1] - start[1]) * 111_320
    assert 10 < float(np.hypot(east, north)[0]) < 1500


def test_outside_of_china_nothing_changes():
    helsinki = places((24.94, 60.17))
    assert not in_china(*helsinki).any()
    assert np.array_equal(wgs84_to_gcj02(*helsinki), helsinki)
    assert np.array_equal(gcj02_to_wgs84(*helsinki), helsinki)


@pytest.mark.parametrize(("name", "forward"), [("GCJ-02", wgs84_to_gcj02), ("BD-09", None)])
def test_declared_geometries_come_back_to_the_earth(name, forward):
    true = np.array([shapely.box(116.39, 39.90, 116.40, 39.91), None], dtype=object)

    def displace(longitude, latitude):
        moved = wgs84_to_gcj02(longitude, latitude)
        return moved if forward else gcj02_to_bd09(*moved)

    given_geometries = shapely.transform(true, displace, interleaved=False)
    found = to_wgs84(given_geometries, name, "buildings.geojson")
    assert shapely.hausdorff_distance(found[0], true[0]) < CENTIMETRE
    assert found[1] is None


def test_declared_outside_of_china_asks_what_is_meant():
    with pytest.raises(InputError) as problem:
        to_wgs84(np.array([shapely.Point(24.94, 60.17)], dtype=object), "GCJ-02", "helsinki.geojson")
    told = render(problem.value)
    assert "helsinki.geojson" in told and "GCJ-02" in told and "24.94" in told


def test_unknown_coordinates_name_the_known_ones():
    with pytest.raises(InputError) as problem:
        to_wgs84(np.array([shapely.Point(1, 2)], dtype=object), "MARS-01", "a.geojson")
    assert "GCJ-02" in render(problem.value) and "MARS-01" in render(problem.value)
