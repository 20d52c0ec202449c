"""Shade of new trees on walls: more trees take more sun, high walls keep theirs above the crowns."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from citybrain.domains.heat.models.shaded_walls import LEVELS, NEAR, sun_taken_from_walls
from citybrain.kernel.relief.crowns import crowns_crossed

HOURS = np.arange(48)
ZENITH = 90.0 - 50.0 * np.sin(np.clip((HOURS % 24 - 4.0) / 16.0, 0.0, 1.0) * np.pi)


def taken(share: float, wall: float) -> float:
    beam = np.where(ZENITH < 90.0, 700.0, 0.0)
    return float(
        sun_taken_from_walls(
            np.array([share]), np.array([wall]), np.full(48, 25.0), beam, ZENITH, np.array(11.0), np.array(1.0)
        )[0]
    )


@given(st.floats(0.01, 0.9), st.floats(3.0, 60.0))
def test_more_trees_take_more_and_high_walls_lose_less(share: float, wall: float) -> None:
    assert 0.0 < taken(share, wall) < taken(min(share + 0.05, 1.0), wall) < 1.0
    assert taken(share, wall + 5.0) < taken(share, wall)


def crossed(wall: float, rise: float) -> np.ndarray:
    start = (np.arange(LEVELS) + 0.5)[:, None] / LEVELS * wall
    return np.asarray(crowns_crossed(start, np.array([11.0]), rise, NEAR))


def test_a_ray_that_starts_above_the_crowns_meets_none() -> None:
    lengths = crossed(40.0, 1.0)
    assert (lengths[2:] > 0.0).sum() == 0
    assert lengths[0, 0] > 0.0


def test_at_noon_and_at_dusk_no_ray_looks_further_than_the_ground_before_a_wall() -> None:
    assert crossed(8.0, 0.05).max() <= 15.0
