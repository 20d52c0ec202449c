"""The plane of pictures: one scale along the ground from left to right, one for heights, wherever something stands."""

import math

import numpy as np
import pytest
import shapely
from hypothesis import given
from hypothesis import strategies as st
from pyproj import Geod

from citybrain.plans.pictures.plane import ACROSS, SCALE, SLANT, TURN, WIDE, PicturePlane, frame, on_paper

PLACE = (24.9412, 60.1625)


@given(st.floats(-150, 150), st.floats(-150, 150))
def test_lengths_are_those_on_the_ellipsoid(east: float, north: float) -> None:
    geod = Geod(ellps="WGS84")
    away = math.hypot(east, north)
    longitude, latitude, _ = geod.fwd(*PLACE, math.degrees(math.atan2(east, north)), away)
    [point] = PicturePlane(*PLACE).turned(np.array([shapely.Point(longitude, latitude)], object))
    assert math.hypot(point.x, point.y) == pytest.approx(away, rel=0.005, abs=0.01)


def test_north_is_turned_to_the_right_and_away() -> None:
    north = np.array([shapely.Point(PLACE[0], PLACE[1] + 0.0005)], object)
    [point] = PicturePlane(*PLACE).turned(north)
    assert math.atan2(point.x, point.y) == pytest.approx(TURN)


def test_a_height_and_a_way_to_the_right_keep_their_scales() -> None:
    for at in ((0.0, 0.0), (60.0, -40.0)):
        [[x, y]], [[_, top]] = on_paper(np.array([at])), on_paper(np.array([at]), 10.0)
        [[right, _]] = on_paper(np.array([(at[0] + 10.0, at[1])]))
        assert y - top == pytest.approx(10 * math.cos(SLANT) * SCALE)
        assert right - x == pytest.approx(10 * SCALE)
    west, _, east, _ = frame().bounds
    assert (east - west, WIDE / SCALE) == (ACROSS, ACROSS)
