"""Shade of overhangs and fins: by hand, against polygons that shapely cuts, and what must hold of any window."""

import math

import numpy as np
import pytest
import shapely
from hypothesis import given
from hypothesis import strategies as st

from citybrain.domains.buildings.models.solar.shading import (
    ShadedWindow,
    lit_share,
    seen_share,
    window_beam_shares,
    window_ground_share,
    window_sky_share,
)

FAR = 1e6


def window(**shades: float) -> ShadedWindow:
    given_ = {"width": 3.0, "height": 2.0, "overhang_depth": 0.0, "overhang_gap": 0.5, "overhang_reach": 0.0,
              "fin_depth": 0.0, "fin_distance": 0.0, **shades}  # fmt: skip
    return ShadedWindow(**{name: np.float64(value) for name, value in given_.items()})


def lit(elevation: float, sideways: float, shaded: ShadedWindow) -> float:
    return float(lit_share(np.array([elevation]), np.array([sideways]), shaded)[0])


def cut(elevation: float, sideways: float, w: ShadedWindow) -> float:
    """The same share by cutting the shadows of overhang and fins, thrown on the wall, from the window."""
    rise = math.tan(math.radians(elevation)) / math.cos(math.radians(sideways))
    aside = math.tan(math.radians(sideways))

    def thrown(corners: list[tuple[float, float, float]]) -> shapely.Geometry:
        return shapely.MultiPoint([(x - depth * aside, y - depth * rise) for x, y, depth in corners]).convex_hull

    top, left, right = w.height + w.overhang_gap, -w.overhang_reach, w.width + w.overhang_reach
    shades = [thrown([(x, top, depth) for x in (left, right) for depth in (0.0, w.overhang_depth)])]
    for x in (-w.fin_distance, w.width + w.fin_distance):
        shades.append(thrown([(x, y, depth) for y in (-100.0, top) for depth in (0.0, w.fin_depth)]))
    pane = shapely.box(0.0, 0.0, w.width, w.height)
    return pane.difference(shapely.union_all(shades)).area / pane.area


@pytest.mark.parametrize(
    ("elevation", "sideways", "shades", "share"),
    [
        (
            45.0,
            0.0,
            {"overhang_depth": 1.0, "overhang_reach": FAR},
            0.75,
        ),  # shadow of 1 m, 0.5 m of it above the window
        (45.0, 60.0, {"overhang_depth": 1.0, "overhang_reach": FAR}, 0.25),  # 1 m / cos 60° - 0.5 m = 1.5 m of 2 m
        (80.0, 0.0, {"overhang_depth": 1.0, "overhang_reach": FAR}, 0.0),
        (20.0, 0.0, {"overhang_depth": 1.0, "overhang_reach": FAR}, 1.0),  # 0.36 m: above the window
        (45.0, 0.0, {"overhang_depth": 1.0}, 0.75),  # seen straight on it need not reach further
        (0.0, 45.0, {"fin_depth": 1.0}, 2.0 / 3.0),  # 1 m of 3 m
        (0.0, -45.0, {"fin_depth": 1.0, "fin_distance": 0.4}, 0.8),  # 1 m, 0.4 m of it beside the window
        (30.0, 95.0, {}, 0.0),  # the sun is behind the wall
        (30.0, 10.0, {}, 1.0),
    ],
)
def test_by_hand(elevation, sideways, shades, share):
    assert lit(elevation, sideways, window(**shades)) == pytest.approx(share, abs=1e-9)


LENGTHS = st.floats(0.0, 2.0)


@given(
    st.floats(-80.0, 80.0), st.floats(-80.0, 80.0),
    st.builds(window, overhang_depth=LENGTHS, overhang_gap=LENGTHS, overhang_reach=LENGTHS, fin_depth=LENGTHS,
              fin_distance=LENGTHS),
)  # fmt: skip
def test_as_the_polygons_that_shapely_cuts(elevation, sideways, shaded):
    assert lit(elevation, sideways, shaded) == pytest.approx(cut(elevation, sideways, shaded), abs=0.03)


def test_sky_under_a_long_overhang():
    """At z below an overhang of depth d the sky is seen up to atan(z / d): its share is the mean of the sine."""
    depth, gap, height = 1.0, 0.5, 2.0
    mean = (math.hypot(depth, gap + height) - math.hypot(depth, gap)) / height
    shaded = window(overhang_depth=depth, overhang_gap=gap, overhang_reach=FAR)
    assert seen_share(shaded, upwards=True) == pytest.approx(mean, abs=0.002)
    assert seen_share(shaded, upwards=False) == 1.0


def test_ground_between_long_fins():
    """Beside a fin of depth d at distance x a vertical surface sees (1 + sin(atan(x / d))) / 2: the mean over two."""
    depth, width = 1.0, 3.0
    mean = (math.hypot(depth, width) - depth) / width
    assert seen_share(window(fin_depth=depth), upwards=False) == pytest.approx(mean, abs=0.002)


@pytest.mark.parametrize("upwards", [True, False])
def test_nothing_shades_a_bare_window(upwards):
    assert seen_share(window(), upwards) == pytest.approx(1.0, abs=1e-12)


def test_sides_are_told_apart():
    shaded = window(overhang_depth=1.0, overhang_reach=0.2)
    morning = window_beam_shares(np.array([45.0]), np.array([170.0]), *shaded)
    assert [float(share[0]) for share in morning] == [0.0, lit(45.0, 80.0, shaded), lit(45.0, -10.0, shaded), 0.0]


def test_without_shades_nothing_changes():
    sun = np.array([30.0, 80.0, 120.0]), np.array([100.0, 180.0, 300.0])
    assert all((share == 1.0).all() for share in window_beam_shares(*sun, *window()))
    bare = window()
    assert window_sky_share(*bare) == window_ground_share(bare.width, bare.fin_depth, bare.fin_distance) == 1.0
