"""The relation of receivers and links: by hand, beside plain geometry, and what may be taken from it."""

import numpy as np
import pytest

from citybrain.domains.noise.models.cnossos.changed_walls import changed_paths
from citybrain.domains.noise.models.cnossos.levels import (
    beyond_potential,
    day_evening_night,
    levels,
    shares_of_links,
)
from citybrain.domains.noise.models.cnossos.scene import Walls
from citybrain.domains.noise.models.cnossos.sound_paths import SoundPaths, SoundSettings, sound_paths
from citybrain.kernel.errors import InputError
from docs.road_noise_plain import PlainScene, plain_factor
from tests.domains.noise.toy_streets import HOUSES, facades, raster, rings, streets

WHOLE = SoundSettings(drop=200.0, loss=0.0)
"""Nothing dropped, everything computed."""

NOTHING = Walls(np.zeros((0, 2)), np.zeros((0, 2)), np.zeros(0))


@pytest.fixture(scope="module")
def paths() -> SoundPaths:
    return sound_paths(facades(), streets(), rings(), raster(), WHOLE)


def factors(paths: SoundPaths) -> np.ndarray:
    return (paths.factor.astype(np.uint32) << 16).view(np.float32).astype(float)


def test_a_long_straight_road_over_hard_ground_is_a_line_source() -> None:
    """Of a line of W per metre at distance d: W pi / (4 pi d), twice as much over hard ground, less the air's part."""
    road = streets(radius=1e4)._replace(vertices=np.array([[-90.0, 0], [390, 0], *streets().vertices[2:]]))
    far = sound_paths(np.array([[150.0, 20, 4]]), road, NOTHING, raster(), SoundSettings(favourable=0.0, drop=200))
    first = factors(far)[0, 0]
    d = np.hypot(20.0, 3.95)
    seen = 2 * np.arctan(240.0 / d)
    assert 10 * np.log10(first / (10**0.3 * seen / (d * 10**1.1))) == pytest.approx(0.0, abs=0.05)


def test_walls_screen_and_reflect(paths: SoundPaths) -> None:
    without = sound_paths(facades(), streets(), rings(), raster(), WHOLE._replace(reach=0.0))
    free = sound_paths(facades(), streets(), NOTHING, raster(), WHOLE)
    power = streets().power
    assert (levels(paths, power) >= levels(without, power)).all()
    assert (levels(paths, power) > levels(without, power) + 0.5).any()
    assert (levels(free, power) >= levels(without, power) - 0.05).all()
    assert (levels(free, power) > levels(without, power) + 10.0).any()


def test_rows_are_those_of_plain_geometry_and_of_the_path_in_decibels() -> None:
    """Crossings by shapely, attenuation by the reference in decibels, the same points of the links."""
    sources, walls, places = streets(), rings(), facades()
    settings = WHOLE._replace(reach=0.0)
    own = sound_paths(places, sources, walls, raster(), settings)
    scene = PlainScene.of(walls, raster())
    for receiver in np.random.default_rng(3).choice(len(places), 6, replace=False):
        for pair in range(own.indptr[receiver], own.indptr[receiver + 1]):
            plain = plain_factor(scene, sources, own.link[pair], places[receiver], settings)
            assert np.abs(10 * np.log10(plain / factors(own)[pair])).max() < 0.1


def test_a_part_of_the_receivers_has_the_same_rows_to_the_bit(paths: SoundPaths) -> None:
    rows = np.array([1, 5, 17])
    some = sound_paths(facades(), streets(), rings(), raster(), WHOLE, rows=rows)
    for place, row in enumerate(rows):
        whole = slice(paths.indptr[row], paths.indptr[row + 1])
        part = slice(some.indptr[place], some.indptr[place + 1])
        assert np.array_equal(some.factor[part], paths.factor[whole])
        assert np.array_equal(some.link[part], paths.link[whole])


def test_levels_of_a_part_of_the_receivers_are_equal_to_the_bit(paths: SoundPaths) -> None:
    power = streets().power + np.arange(4)[:, None]
    rows = np.array([2, 3, 11])
    assert np.array_equal(levels(paths, power, rows), levels(paths, power)[rows])


def test_today_is_kept_where_pairs_are_dropped(paths: SoundPaths) -> None:
    """The tail holds the energy of what is dropped, by class of road."""
    power = streets().power
    few = sound_paths(facades(), streets(), rings(), raster(), SoundSettings(drop=5.0))
    assert len(few.link) < 0.7 * len(paths.link)
    assert few.tail.shape[1] == 3
    assert levels(few, power) == pytest.approx(levels(paths, power), abs=0.05)
    assert levels(few, power + 3.0) == pytest.approx(levels(paths, power + 3.0), abs=0.05)


def test_links_that_cannot_matter_are_not_followed_and_the_bound_holds(paths: SoundPaths) -> None:
    sources = streets()
    sources.power[3] = sources.potential[3] = 20.0
    whole = sound_paths(facades(), sources, rings(), raster(), WHOLE)
    short = sound_paths(facades(), sources, rings(), raster(), SoundSettings())
    missing = levels(whole, sources.power) - levels(short, sources.power)
    assert short.unheard.max() > 0.0
    assert (missing <= 10 * np.log10(1 + short.unheard) + 0.02).all()


def test_a_level_tells_what_it_is_made_of(paths: SoundPaths) -> None:
    power = streets().power
    links, each, tail = shares_of_links(paths, power, 4)
    assert list(links) == sorted(links)
    summed = 10 * np.log10((10 ** (each / 10)).sum() + 10 ** (tail / 10))
    assert summed == pytest.approx(levels(paths, power)[4])


def test_nobody_heard_and_indoors_have_no_level() -> None:
    places = np.array([[65.0, 30, 4], [350, 300, 4], [20, 10, 4]])
    some = sound_paths(places, streets(radius=60.0), rings(), raster())
    level = levels(some, streets().power)
    assert np.isnan(level[:2]).all() and np.isfinite(level[2])
    assert list(some.inside) == [True, False, False]
    assert levels(some, np.full((4, 8), -np.inf))[2] == -np.inf


def test_a_barrier_that_stands_alone_encloses_nothing_and_screens() -> None:
    wall = np.array([[-50.0, 10.0]]), np.array([[350.0, 10.0]])
    alone = Walls(np.concatenate(wall), np.concatenate(wall[::-1]), np.full(2, 4.0))
    places = np.array([[150.0, 15, 1.5]])
    behind = sound_paths(places, streets(), alone, raster(), WHOLE)
    free = sound_paths(places, streets(), NOTHING, raster(), WHOLE)
    assert not behind.inside.any()
    assert factors(behind)[0, 4] < 0.1 * factors(free)[0, 4]


@pytest.mark.parametrize("house", [0, 4, 5])
@pytest.mark.parametrize("height", [None, 30.0])
def test_a_changed_building_gives_the_rows_of_a_whole_relation_to_the_bit(house: int, height: float | None) -> None:
    """Taken away, or as high as 30 m; receivers far from any ray past it are left alone."""
    others = [one for place, one in enumerate(HOUSES) if place != house]
    houses = others if height is None else [*HOUSES[:house], (HOUSES[house][0], height), *HOUSES[house + 1 :]]
    places = np.concatenate([facades(others), [[-60.0, -60, 4], [380, 380, 4]]])
    sources, settings = streets(radius=150.0), SoundSettings(reach=15.0)
    before, after = rings(), rings(houses)
    old = sound_paths(places, sources, before, raster(), settings)
    new, rows = changed_paths(old, places, sources, before, after, raster(), settings)
    whole = sound_paths(places, sources, after, raster(), settings)
    for name in SoundPaths._fields:
        assert np.array_equal(getattr(new, name), getattr(whole, name)), name
    assert 0 < len(rows) < len(places)


def test_walls_as_they_were_touch_nobody(paths: SoundPaths) -> None:
    assert changed_paths(paths, facades(), streets(), rings(), rings(), raster(), WHOLE)[0] is paths


def test_a_house_over_a_receiver_takes_its_level() -> None:
    places = facades()[:3]
    house = ((places[0, 0] - 0.05, places[0, 1] - 1, places[0, 0] + 3, places[0, 1] + 1), 10.0)
    after = rings([*HOUSES, house])
    old = sound_paths(places, streets(), rings(), raster())
    new, rows = changed_paths(old, places, streets(), rings(), after, raster())
    assert 0 in rows and new.inside[0]
    assert np.isnan(levels(new, streets().power)[0])


def test_plans_louder_than_the_relation_was_made_for_are_named(paths: SoundPaths) -> None:
    power = streets().power
    power[2] += 9.0
    assert list(beyond_potential(paths, power)) == [2]
    assert not len(beyond_potential(paths, streets().potential))


def test_evening_and_night_count_more() -> None:
    assert day_evening_night(np.array(60.0), np.array(60.0), np.array(60.0)) == pytest.approx(66.4, abs=0.01)
    assert day_evening_night(np.array(60.0), np.array(-np.inf), np.array(-np.inf)) == pytest.approx(56.99, abs=0.01)


def test_progress_is_told_and_what_it_raises_ends_the_work() -> None:
    heard: list[tuple[int, int]] = []
    sound_paths(facades(), streets(), rings(), raster(), progress=lambda done, of: heard.append((done, of)))
    assert heard == [(24, 24)]

    def stop(done: int, of: int) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        sound_paths(facades(), streets(), rings(), raster(), progress=stop)


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"receivers": np.array([[np.nan, 0, 4]])}, "noise-no-number"),
        ({"receivers": np.array([[5.0, 5, 0]])}, "noise-no-number"),
        ({"receivers": np.array([[9e6, 0, 4.0]])}, "noise-outside-raster"),
        ({"walls": rings()._replace(height=np.full(24, np.nan))}, "noise-no-number"),
        ({"sources": streets(power=np.nan)}, "noise-no-number"),
        ({"sources": streets(potential=10.0)}, "noise-potential-too-low"),
        ({"ground": raster(np.inf)}, "noise-no-number"),
    ],
)
def test_what_is_no_number_or_outside_is_refused(change: dict, code: str) -> None:
    right = {"receivers": facades(), "sources": streets(), "walls": rings(), "ground": raster()}
    with pytest.raises(InputError) as refused:
        sound_paths(**{**right, **change})
    assert refused.value.code == code
