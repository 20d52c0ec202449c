"""Shadows as long as a hand computes them, and the light below crowns."""

import math

import numpy as np
import pytest

from citybrain.kernel.relief.heights import relief_of
from citybrain.kernel.relief.rays import ray
from citybrain.kernel.relief.shadows import CROWN, HARD, SUN, Shadows
from tests.kernel.relief.toy_relief import flat, toy_town, whole


@pytest.mark.parametrize("altitude", [20.0, 40.0, 60.0])
def test_a_wall_throws_a_shadow_as_long_as_its_height_over_the_tangent(altitude: float) -> None:
    surface = flat(5, 100)
    surface[:, 60:] = 12.0
    shade = Shadows(whole(relief_of(surface, flat(5, 100), 1.0, 0.25), 102), 100.0).at(90.0, altitude)
    assert (shade[2, :60] == HARD).sum() == pytest.approx(12.0 / math.tan(math.radians(altitude)), abs=1.0)
    assert (shade[2, 60:] == SUN).all()


def test_a_crown_shades_beside_its_trunk_and_not_below_a_low_sun() -> None:
    """A crown from 3 to 12 m: at 45 degrees its shade lies from 3 to 12 m away from its edges, and below it."""
    crowns = flat(3, 60)
    crowns[:, 40:44] = 12.0
    shade = Shadows(whole(relief_of(flat(3, 60), crowns, 1.0, 0.25), 102), 100.0).at(90.0, 45.0)
    dark = np.flatnonzero(shade[1] == CROWN)
    assert dark.min() == pytest.approx(40 - 12, abs=1)
    assert dark.max() == pytest.approx(43 - 3, abs=1)


def test_parts_of_a_raster_have_the_same_shadows() -> None:
    relief, _ = toy_town()
    everything = Shadows(whole(relief, 102), 100.0).at(220.0, 25.0)
    part = Shadows(relief.window(slice(30, 60), slice(10, 90), 102), 100.0).at(220.0, 25.0)
    assert (part == everything[30:60, 10:90]).all()
    assert set(np.unique(everything)) == {0, 1, 2, 3}


@pytest.mark.parametrize(("azimuth", "altitude"), [(75.0, 8.0), (180.0, 53.0), (233.0, 25.0)])
def test_what_is_left_out_of_shadows_changes_none(azimuth: float, altitude: float) -> None:
    """One step after another to the end of the reach, in all cells at once."""
    relief, slope = whole(toy_town(96, 8)[0], 102), math.tan(math.radians(altitude))
    inner = slice(102, -102)
    eyes, low, top = (grid[inner, inner] for grid in (relief.surface, relief.crown_low, relief.crown_top))
    way = ray(azimuth, 100.0, 1.0)
    hard = np.zeros(eyes.shape, bool)
    leaf = (top > -1e6) & (low < eyes + np.float32(0.5 * slope))
    for row, column, far, near in zip(*way, strict=True):
        there = (slice(102 + row, 198 + row), slice(102 + column, 198 + column))
        beam = eyes + far * np.float32(slope)
        hard |= relief.surface[there] - far * np.float32(slope) > eyes
        hard |= relief.walls[there] - near * np.float32(slope) > eyes
        leaf |= (relief.crown_low[there] < beam) & (beam < relief.crown_top[there])
    assert np.array_equal(Shadows(relief, 100.0).at(azimuth, altitude), HARD * hard + CROWN * leaf)
    assert hard.any()
    assert leaf.any()
