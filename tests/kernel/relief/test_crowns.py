"""Light between crowns beside trees that are drawn one by one, and the ground that rays cross."""

import numpy as np
import pytest

from citybrain.kernel.relief.crowns import CROWN_OF_HEIGHT, crowns_crossed, light_that_passes
from citybrain.kernel.relief.heights import TRUNK_SHARE

REACH = 15.0


@pytest.mark.parametrize(
    ("start", "rise", "length"),
    [
        (8.0, 1.0, 3.0),  # from 8 to 11 m
        (0.0, 1.0, 8.25),  # from 2.75 to 11 m
        (8.0, 0.1, 15.0),  # no further than the ground with trees
        (11.0, 1.0, 0.0),
        (40.0, 1.0, 0.0),
    ],
)
def test_rays_cross_the_layer_between_lower_and_upper_side_of_crowns(start: float, rise: float, length: float) -> None:
    found = crowns_crossed(np.array([[start]]), np.array([11.0]), rise, REACH)
    assert found[0, 0] == pytest.approx(length, abs=1e-12)


@pytest.mark.parametrize(("share", "start", "altitude"), [(0.1, 8.0, 20.0), (0.25, 5.0, 35.0), (0.4, 0.0, 50.0)])
def test_as_much_light_passes_as_between_cylinders_that_are_drawn(share: float, start: float, altitude: float) -> None:
    """Trees of 11 m drawn anywhere (Poisson): a ray is met where it comes into a cylinder between its two sides."""
    random, tree, rise = np.random.default_rng(7), 11.0, np.tan(np.radians(altitude))
    width = CROWN_OF_HEIGHT * tree
    length = float(crowns_crossed(np.array([[start]]), np.array([tree]), rise, REACH)[0, 0])
    low = max((TRUNK_SHARE * tree - start) / rise, 0.0)
    passed = 0
    for _ in range(draws := 4000):
        number = random.poisson(share / (np.pi / 4.0 * width**2) * (REACH + 2 * width) * 4 * width)
        along = random.uniform(-width, REACH + width, number)
        aside = random.uniform(-2 * width, 2 * width, number)
        half = np.sqrt(np.maximum((width / 2.0) ** 2 - aside**2, 0.0))
        meets = (half > 0.0) & (along + half > low) & (along - half < low + length)
        passed += not meets.any()
    formula = float(light_that_passes(np.array(length), np.array(share), np.array(tree)))
    ends = np.exp(-share)  # a crown that stands over the end of the ray, which the formula leaves out
    assert formula * ends == pytest.approx(passed / draws, abs=0.025)
    assert formula > passed / draws
