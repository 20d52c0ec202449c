"""Shade of new trees: as large as geometry says, away from the sun, and what the raster of parts of 2 m says of it."""

import numpy as np
import pytest

from citybrain.domains.heat.models.thrown_shade import shade_of_new_trees, shade_offsets
from citybrain.kernel.fields import Around
from citybrain.kernel.relief.heights import relief_of
from citybrain.kernel.relief.shadows import CROWN, Shadows
from tests.domains.heat.toy_relief import flat, whole

HEIGHT = np.array(11.0)


def day(azimuth: float, altitude: float) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """A year with one warm day on which the sun stands still in the afternoon."""
    air, zenith, turned = np.zeros(8760), np.full(8760, 120.0), np.zeros(8760)
    air[4800:4824] = 25.0
    zenith[4812:4816], turned[4812:4816] = 90.0 - altitude, azimuth
    return air, zenith, turned


def field_of(planted: np.ndarray) -> Around:
    y, x = (one.ravel() * 10.0 + 5.0 for one in np.mgrid[0 : planted.shape[0], 0 : planted.shape[1]])
    return Around(x, y, 10.0, np.arange(planted.size))


@pytest.mark.parametrize(("azimuth", "towards"), [(180.0, (1, 0)), (270.0, (0, 1)), (225.0, (1, 1))])
def test_shade_falls_away_from_the_sun_and_is_as_large_as_that_of_a_cylinder(
    azimuth: float, towards: tuple[int, int]
) -> None:
    """A crown 5.5 m wide from 2.75 to 11 m at 45 degrees: its area and 5.5 × 8.25 m²."""
    planted = np.zeros((9, 9))
    planted[4, 4] = 0.2
    shade = shade_of_new_trees(planted.ravel(), *day(azimuth, 45.0), HEIGHT, around=field_of(planted)).reshape(9, 9)
    area = np.pi / 4.0 * 5.5**2
    assert shade.sum() == pytest.approx(0.2 * (1.0 + 5.5 * 8.25 / area), rel=1e-9)
    row, column = np.average(np.mgrid[0:9, 0:9].reshape(2, -1), axis=1, weights=shade.ravel()) - 4.0
    assert (row, column) == pytest.approx(np.array(towards) * 0.6875 / np.hypot(*towards), abs=1e-9)


def test_no_tree_throws_no_shade() -> None:
    planted = np.zeros((4, 4))
    assert not shade_of_new_trees(planted.ravel(), *day(200.0, 40.0), HEIGHT, around=field_of(planted)).any()


def test_it_is_the_shade_that_parts_of_one_metre_have() -> None:
    """One round crown on a raster of 1 m: its shade beside the sum over cells of 10 m, trees anywhere in theirs."""
    crowns = flat(80, 80)
    y, x = np.mgrid[0:80, 0:80] + 0.5
    crowns[np.hypot(y - 40, x - 40) <= 2.75] = 11.0
    shade = Shadows(whole(relief_of(flat(80, 80), crowns, 1.0, 0.25), 62), 60.0).at(180.0, 45.0)
    _, parts = shade_offsets(11.0, 1.0, np.pi, 10.0)
    assert (shade == CROWN).sum() == pytest.approx(parts.sum() * (crowns > 0).sum(), rel=0.12)
