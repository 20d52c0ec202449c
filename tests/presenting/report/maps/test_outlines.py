"""Outlines, classes and the scale bar of maps."""

import re

import numpy as np
import pytest
import shapely
from hypothesis import given
from hypothesis import strategies as st

from citybrain.presenting.report.maps.classes import COUNT, MIDDLE, Classes, per_cent
from citybrain.presenting.report.maps.outlines import Frame, bar, inner_points, outline


def rings(path: str) -> list[np.ndarray]:
    """Corners of each ring of a path, in map units."""
    found = []
    for ring in filter(None, path.split("M")):
        if "h1v1h-1" in ring:
            continue
        start, steps = ring.removesuffix("z").split("l")
        numbers = [int(n) for n in re.findall(r"-?\d+", steps)]
        moves = np.array(numbers).reshape(-1, 2)
        found.append(np.cumsum(np.vstack([[int(n) for n in start.split()], moves]), axis=0))
    return found


def test_an_outline_is_the_polygon_in_map_units() -> None:
    square = np.array([shapely.box(0, 0, 1000, 500)], object)
    frame = Frame.around(square)
    (ring,) = rings(outline(square, frame))
    placed = shapely.Polygon(ring)
    assert placed.area * frame.metres_per_unit**2 == pytest.approx(500_000, rel=0.01)
    assert placed.bounds == pytest.approx((20, 20, 1980, 1000), abs=1)


def test_north_is_up() -> None:
    shapes = np.array([shapely.box(0, 0, 10, 10), shapely.box(0, 90, 10, 100)], object)
    south, north = inner_points(shapes, Frame.around(shapes))
    assert north[1] < south[1]


def test_a_courtyard_stays_a_hole() -> None:
    ring = shapely.box(0, 0, 100, 100).difference(shapely.box(40, 40, 60, 60))
    path = outline(np.array([ring], object), Frame.around(np.array([ring], object)))
    outer, inner = sorted(rings(path), key=lambda r: -shapely.Polygon(r).area)
    assert shapely.Polygon(outer).contains(shapely.Polygon(inner))


def test_what_is_too_small_to_see_stays_as_a_dot() -> None:
    shapes = np.array([shapely.box(0, 0, 100_000, 100_000), shapely.box(5, 5, 6, 6)], object)
    assert outline(shapes[1:], Frame.around(shapes)).endswith("h1v1h-1z")


def test_several_parts_and_no_parts() -> None:
    shapes = np.array([shapely.MultiPolygon([shapely.box(0, 0, 9, 9), shapely.box(20, 0, 29, 9)])], object)
    assert len(rings(outline(shapes, Frame.around(shapes)))) == 2
    assert outline(np.zeros(0, object), Frame.around(shapes)) == ""
    assert outline(np.array([shapely.Polygon()], object), Frame.around(shapes)) == ""


def test_a_circle_of_many_corners_is_drawn_with_few_and_keeps_its_area() -> None:
    circle = np.array([shapely.Point(0, 0).buffer(100, quad_segs=500)], object)
    frame = Frame.around(np.array([shapely.box(-2000, -2000, 2000, 2000)], object))
    (ring,) = rings(outline(circle, frame))
    assert len(ring) < 80
    assert shapely.Polygon(ring).area * frame.metres_per_unit**2 == pytest.approx(circle[0].area, rel=0.05)


@given(st.lists(st.floats(-100, 300), min_size=1, max_size=40))
def test_classes_order_values_and_keep_small_changes_in_the_middle(values: list[float]) -> None:
    classes = Classes.of(values)
    breaks = classes.breaks
    assert list(breaks) == sorted(set(breaks))
    assert breaks == tuple(-b for b in reversed(breaks))
    places = classes.place(values)
    ordered = places[np.argsort(values, kind="stable")]
    assert (np.diff(ordered) >= 0).all()
    assert ((places == MIDDLE) == (np.abs(values) < breaks[3])).all()


def test_the_better_end_is_the_first_colour_whichever_direction_is_better() -> None:
    classes = Classes.of([-50.0, 50.0])
    assert classes.colours("less")[0] == classes.colours("more")[COUNT - 1] == "change-0"
    assert classes.place([np.nan])[0] == -1


def test_change_in_per_cent() -> None:
    before, after = np.array([100.0, -50.0, 0.0, 0.0]), np.array([80.0, -25.0, 0.0, 5.0])
    found = per_cent(before, after)
    assert found[:2].tolist() == [-20.0, 50.0]
    assert np.isnan(found[2])
    assert np.isinf(found[3])


@given(st.floats(1.0, 1e6))
def test_the_scale_bar_is_round_and_fits(width: float) -> None:
    length, share = bar(width)
    assert share <= 0.25 + 1e-9
    assert share > 0.09
    assert f"{length:.0e}"[0] in "125"
