"""Buildings that come, go, move or get another height: what is computed again equals a whole relation to the bit."""

import numpy as np
import pytest

from citybrain.domains.noise.models.cnossos import changed_walls
from citybrain.domains.noise.models.cnossos import sound_paths as paths_module
from citybrain.domains.noise.models.cnossos.changed_walls import changed_groups, changed_paths
from citybrain.domains.noise.models.cnossos.scene import GroundRaster, RoadSources
from citybrain.domains.noise.models.cnossos.sound_paths import SoundPaths, SoundSettings, sound_paths
from tests.domains.noise.toy_streets import facades, rings

SETTINGS = SoundSettings(drop=12.0, loss=0.3, reach=40.0)
"""Many faint pairs, and links that nobody follows."""

GROUND = GroundRaster(-60.0, -60.0, 16.0, np.tile([[0.0, 1.0, 0.0], [0.0, 0.0, 0.0]], (20, 14)))


def town(seed: int) -> list:
    """Houses of many sizes in blocks of 50 m."""
    chance = np.random.default_rng(seed)
    corner = [(x + 12, y + 12) for x in range(0, 400, 50) for y in range(0, 300, 50)]
    size = chance.uniform(6, 26, (len(corner), 2))
    return [
        ((x, y, x + a, y + b), h) for (x, y), (a, b), h in zip(corner, size, chance.uniform(3, 25, 48), strict=True)
    ]


def grid_of_streets() -> RoadSources:
    """Every 100 m one, of different loudness, cut at each crossing."""
    lines = [[(x, y), (x + 50.0, y)] for y in range(0, 301, 100) for x in range(0, 400, 50)]
    lines += [[(x, y), (x, y + 50.0)] for x in range(0, 401, 100) for y in range(0, 300, 50)]
    power = 60.0 + 20.0 * np.random.default_rng(2).random((len(lines), 1)) + np.zeros(8)
    starts = 2 * np.arange(len(lines) + 1)
    kind = np.arange(len(lines)) % 3
    return RoadSources(np.array(lines).reshape(-1, 2), starts, power, power + 3.0, np.full(len(lines), 220.0), kind)


CHANGES = {
    "raised": lambda houses: [*houses[:20], (houses[20][0], 40.0), *houses[21:]],
    "lowered": lambda houses: [*houses[:27], (houses[27][0], 2.0), *houses[28:]],
    "gone": lambda houses: [*houses[:13], *houses[14:]],
    "new": lambda houses: [*houses, ((88.0, 138, 94, 146), 12.0)],
    "moved": lambda houses: [((houses[30][0][0] + 3, *houses[30][0][1:]), 9.0), *houses[:30], *houses[31:]],
}


@pytest.mark.parametrize("change", CHANGES)
def test_the_relation_is_that_of_a_whole_one_to_the_bit(change: str) -> None:
    houses = town(4)
    later = CHANGES[change](houses)
    old_places, places = facades(houses), facades(later)
    row = {tuple(place): row for row, place in enumerate(old_places)}
    same = np.array([row.get(tuple(place), -1) for place in places])
    old = sound_paths(old_places, grid_of_streets(), rings(houses), GROUND, SETTINGS)
    made, rows = changed_paths(old, places, grid_of_streets(), rings(houses), rings(later), GROUND, SETTINGS, same=same)
    whole = sound_paths(places, grid_of_streets(), rings(later), GROUND, SETTINGS)
    assert len(old.faint_link) > len(places)
    for name in SoundPaths._fields:
        assert np.array_equal(getattr(made, name), getattr(whole, name)), name
    assert len(rows) < len(places)


def test_walls_that_meet_are_a_group_and_their_order_does_not_matter() -> None:
    houses = town(4)
    later = [*houses[2:], houses[0], (houses[1][0], 30.0)]
    groups = changed_groups(rings(houses), rings(later), GROUND)
    assert np.diff(groups.starts).tolist() == [8]
    x, y, radius = groups.circles[0]
    west, south, east, north = houses[1][0]
    assert (x - 60.0, y - 60.0) == pytest.approx(((west + east) / 2, (south + north) / 2))
    assert 2 * radius == pytest.approx(np.hypot(east - west, north - south))


def test_little_room_for_pairs_gives_the_same_rows(monkeypatch: pytest.MonkeyPatch) -> None:
    given = facades(town(4)), grid_of_streets(), rings(town(4)), GROUND, SETTINGS
    whole = sound_paths(*given)
    monkeypatch.setattr(paths_module, "ROOM", 0)
    little = sound_paths(*given)
    for name in SoundPaths._fields:
        assert np.array_equal(getattr(little, name), getattr(whole, name)), name


def test_all_is_followed_anew_where_too_much_has_changed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(changed_walls, "MOST_GROUPS", 3)
    houses = town(4)
    later = [(box, 30.0) for box, _ in houses[:4]] + houses[4:]
    old = sound_paths(facades(houses), grid_of_streets(), rings(houses), GROUND, SETTINGS)
    given = facades(houses), grid_of_streets(), rings(houses), rings(later), GROUND, SETTINGS
    made, rows = changed_paths(old, *given)
    assert len(rows) == len(old.inside)
    assert np.array_equal(made.factor, sound_paths(*given[:2], *given[3:]).factor)
