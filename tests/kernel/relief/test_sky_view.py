"""Sky view of canyons in closed form, of wells, below and between trees, and of the peer's town."""

from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest
import rasterio

from citybrain.kernel.relief.heights import NOTHING, Grid, relief_of
from citybrain.kernel.relief.rays import rays
from citybrain.kernel.relief.sky_view import BANDS, BLOCK, STRETCH, WHOLE, _below, highest_ahead, sky_view
from tests.kernel.relief.toy_relief import flat, toy_town, whole

REACH, HIGH = 200, 15.0


def canyon(width: int, turned: bool) -> tuple[Grid, np.ndarray]:
    """Sky across an endless street between walls 15 m high, and what it is: the mean of both walls' cosines."""
    surface = np.full((2 * REACH + 3, width + 20), np.float32(HIGH))
    surface[:, 10 : 10 + width] = 0
    surface = np.ascontiguousarray(surface.T) if turned else surface
    relief = relief_of(surface, np.zeros_like(surface), 1.0, 0.25)
    middle = slice(REACH + 1, REACH + 2)
    parts = (slice(10, 10 + width), middle) if turned else (middle, slice(10, 10 + width))
    across = np.arange(width) + 0.5
    true = 0.5 * sum(side / np.hypot(side, HIGH) for side in (across, width - across))
    return sky_view(relief.window(*parts, REACH + 1), 32, float(REACH)).hard.ravel(), true


@pytest.mark.parametrize("width", [8, 15, 30])
def test_an_endless_canyon_has_the_sky_of_the_closed_form(width: int) -> None:
    error = np.concatenate([np.subtract(*canyon(width, turned)) for turned in (False, True)])
    assert np.sqrt((error**2).mean()) < 0.004
    assert abs(error.mean()) < 0.0016


def test_open_ground_sees_all_of_the_sky() -> None:
    seen = sky_view(whole(relief_of(flat(20, 300), flat(20, 300), 2.0, 0.25), 51), 16, 100.0)
    assert (seen.hard == 1.0).all()
    assert (seen.open == 1.0).all()


def test_below_a_crown_the_sky_is_seen_at_its_sides_alone() -> None:
    """A crown 12 m wide, its lower side 3 m up: the horizon to arctan(3 / 6) stays open, which has its sin²,
    as far as bands of 1/30 and whole cells tell."""
    crowns = flat(61, 61)
    y, x = np.mgrid[-30:31, -30:31]
    crowns[np.hypot(y, x) <= 6.0] = 12.0
    seen = sky_view(whole(relief_of(flat(61, 61), crowns, 1.0, 0.25), 101), 32, 100.0)
    assert (seen.hard == 1.0).all()
    assert seen.open[30, 30] == pytest.approx(0.2, abs=0.05)
    assert seen.open[30, 60] == pytest.approx(1.0, abs=0.03)


def test_two_crowns_behind_one_another_hide_together_what_they_hide() -> None:
    near, far, both = (flat(81, 60) for _ in range(3))
    near[:, 10:14] = both[:, 10:14] = 8.0
    far[:, 20:24] = both[:, 20:24] = 24.0
    one, other, together = (
        1.0 - sky_view(whole(relief_of(flat(81, 60), trees, 1.0, 0.25), 101), 32, 100.0).open[40, 0]
        for trees in (near, far, both)
    )
    assert max(one, other) < together < one + other - 0.01


def test_parts_of_a_raster_have_the_same_bits() -> None:
    chance = np.random.default_rng(3)
    surface = chance.uniform(0, 12, (70, 150)).astype(np.float32)
    trees = np.where(chance.random((70, 150)) < 0.1, 7.0, 0.0)
    relief = relief_of(surface, trees, 1.0, 0.25)
    all_of_it = sky_view(whole(relief, 51), 32, 50.0)
    part = sky_view(relief.window(slice(20, 41), slice(33, 140), 51), 32, 50.0)
    assert (part.open == all_of_it.open[20:41, 33:140]).all()
    assert (part.hard == all_of_it.hard[20:41, 33:140]).all()


def test_what_is_left_out_changes_no_bit() -> None:
    """The sky of one cell after another, along all rays to their ends, over blocks of rows that are partly roofs."""
    relief = whole(toy_town(96, 8)[0], 41)
    seen, eyes = sky_view(relief, 8, 40.0), relief.surface[41:-41, 41:-41]
    turn, one, size = rays(8, 40.0, 1.0), np.float32(1), 96
    hard, tree = (np.zeros((size, size), np.int64) for _ in range(2))

    def band(up: Grid) -> np.ndarray:
        q = np.maximum(up, 0) ** 2
        return (q / (one + q) * np.float32(BANDS) + np.float32(0.5)).astype(np.int64)

    for first, last in pairwise(turn.first):
        low, top = (grid[41:-41, 41:-41] for grid in (relief.crown_low, relief.crown_top))
        under = (np.int64(1) << BANDS) - (np.int64(1) << band((low - eyes) / np.float32(0.5)))
        slope, mask = flat(size, size), np.where(top > NOTHING, under, 0)
        for k in range(first, last):
            there = (slice(41 + turn.rows[k], 137 + turn.rows[k]), slice(41 + turn.columns[k], 137 + turn.columns[k]))
            slope = np.maximum(slope, (relief.surface[there] - eyes) * turn.inverse[k])
            slope = np.maximum(slope, (relief.walls[there] - eyes) * turn.nearer[k])
            low, top = ((grid[there] - eyes) * turn.inverse[k] for grid in (relief.crown_low, relief.crown_top))
            mask |= (np.int64(1) << band(top)) - (np.int64(1) << band(low))
        hidden = (slope**2 / (one + slope**2) * np.float32(WHOLE)).astype(np.int64)
        hard += hidden
        tree += np.bitwise_count(mask >> (hidden * BANDS + WHOLE // 2) // WHOLE)
    sky = one - hard.astype(np.float32) * np.float32(1.0 / (8 * WHOLE))
    assert np.array_equal(seen.hard, sky)
    assert np.array_equal(seen.open, np.maximum(sky - tree.astype(np.float32) * np.float32(1.0 / (8 * BANDS)), 0))
    assert (seen.open < seen.hard).any()


def test_bands_below_a_horizon_are_rounded_for_every_share() -> None:
    hidden = range(WHOLE + 1)
    assert [_below(np.int32(one)) for one in hidden] == [(one * BANDS + WHOLE // 2) // WHOLE for one in hidden]


@pytest.mark.parametrize("width", [1, STRETCH, 3 * BLOCK + 7])
def test_a_block_knows_the_highest_that_it_can_see(width: int) -> None:
    heights = np.random.default_rng(1).uniform(0, 30, (2, width)).astype(np.float32)
    ahead = highest_ahead(heights)
    for x in range(width):
        assert ahead[1, x // STRETCH] >= heights[1, x : x + BLOCK].max()


def test_the_town_of_the_peer_has_its_sky(shared_data: Path) -> None:
    """solweig 0.1.0b96 says 0.7159 of hard things, with walls at the middles of cells; at their faces there is less."""
    with rasterio.open(shared_data / "heat" / "goteborg-DSM_KRbig.tif") as file:
        surface = file.read(1)
    relief = relief_of(surface, np.zeros_like(surface), 1.0, 0.25)
    centres = relief._replace(walls=np.full_like(relief.walls, NOTHING))
    assert sky_view(whole(centres, 101), 32, 100.0).hard.mean() == pytest.approx(0.7159, abs=0.004)
    assert sky_view(whole(relief, 101), 32, 100.0).hard.mean() == pytest.approx(0.7159 - 0.0065, abs=0.001)
