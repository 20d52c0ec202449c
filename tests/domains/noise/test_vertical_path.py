"""Paths in a vertical plane: the reference software of 2012, TC01, and limits that are known without it."""

from pathlib import Path

import numpy as np
import pytest

from citybrain.domains.noise.models.cnossos.absorption import air_absorption
from citybrain.domains.noise.models.cnossos.bands import BANDS, EXACT
from citybrain.domains.noise.models.cnossos.ground import Weather
from citybrain.domains.noise.models.cnossos.terrain import Terrain, mean_plane
from citybrain.domains.noise.models.cnossos.vertical_path import SoundPath, vertical_path
from docs.road_noise_cases import TC01_LEVELS, WEIGHTS, published_paths, tc01_levels

NEITHER = Weather(False), Weather(True)


def flat(length: float, softness: float = 0.0, edges: list[tuple[float, float]] | None = None) -> SoundPath:
    """Source 0.05 m and receiver 4 m over flat ground."""
    terrain = Terrain(np.array([0.0, length]), np.zeros(2), np.full(2, softness))
    return SoundPath(terrain, (0.0, 0.05), (length, 4.0), edges or [])


@pytest.fixture(scope="module")
def cnossos(shared_data: Path) -> Path:
    return shared_data / "cnossos"


def test_23_geometries_of_the_reference_software_are_met_in_every_octave(cnossos: Path) -> None:
    cases = list(published_paths(cnossos))
    assert len(cases) == 23
    for case in cases:
        for favourable, key in ((False, "Att,H"), (True, "Att,F")):
            lost = vertical_path(case.path, Weather(favourable, amended=False))
            assert np.abs(lost + case.printed[key]).max() < 0.06, (case.name, key)
        assert 20 * np.log10(case.distance) + 11 == pytest.approx(-case.printed["AttGeo"], abs=0.06)
        assert np.abs(air_absorption() * case.distance + case.printed["AttAtm"]).max() < 0.06


def test_levels_of_flat_ground_and_of_the_barrier_are_those_published(cnossos: Path) -> None:
    published = {
        "flat ground": {10: 76.8, 20: 70.4, 50: 60.8, 100: 50.8, 200: 42.9, 500: 34.0},
        "barrier 2m": {20: 61.6, 50: 50.5, 100: 42.9, 200: 35.3, 500: 25.3},
        "depressed": {10: 76.1, 20: 61.8, 50: 46.9, 100: 36.4, 200: 28.7, 500: 21.1},
    }
    cases = {case.name: case for case in published_paths(cnossos)}
    for kind, levels in published.items():
        for distance, level in levels.items():
            case = cases[f"{kind} - {distance}m"]
            lost = [vertical_path(case.path, Weather(favourable, amended=False)) for favourable in (False, True)]
            free = case.printed["Lw"] - 20 * np.log10(case.distance) - 11 - air_absorption() * case.distance
            heard = free + WEIGHTS + 10 * np.log10(sum(0.5 * 10 ** (-one / 10) for one in lost))
            assert 10 * np.log10((10 ** (heard / 10)).sum()) == pytest.approx(level, abs=0.06)


def test_tc01_is_met_in_every_octave() -> None:
    assert tc01_levels() == pytest.approx(TC01_LEVELS, abs=0.01)


def test_absorption_of_nominal_and_exact_octaves_differs_at_8_khz() -> None:
    apart = 1000 * (air_absorption() - air_absorption(frequencies=EXACT))
    assert apart[-1] == pytest.approx(1.25, abs=0.05)
    assert np.abs(apart[:4]).max() < 0.01


def test_air_absorbs_as_iso_9613_1_says() -> None:
    """As ISO 9613-2 prints it of 10 degrees and 70 %: 0.1 to 117 dB/km."""
    table = [0.1, 0.4, 1.0, 1.9, 3.7, 9.7, 32.8, 117.0]
    assert 1000 * air_absorption(10.0, 70.0, frequencies=EXACT) == pytest.approx(table, rel=0.03, abs=0.05)


def test_hard_ground_doubles_the_sound_and_soft_ground_takes_it() -> None:
    assert vertical_path(flat(50.0), Weather(False)) == pytest.approx(np.full(8, -3.0))
    assert (vertical_path(flat(300.0, 1.0), Weather(False))[3:5] > 8.0).all()


def test_favourable_weather_is_never_quieter_over_flat_ground() -> None:
    for length in (20.0, 100.0, 400.0):
        for softness in (0.0, 0.5, 1.0):
            homogeneous, favourable = (vertical_path(flat(length, softness), weather) for weather in NEITHER)
            assert (favourable <= homogeneous + 1e-9).all()


def test_a_barrier_costs_the_more_the_higher_it_is_and_the_higher_the_octave() -> None:
    low, high = (vertical_path(flat(60.0, edges=[(20.0, z)]), Weather(False)) for z in (3.0, 6.0))
    assert (high > low).all()
    assert (np.diff(high) > 0).all()


def test_diffraction_costs_25_db_at_most() -> None:
    lost = vertical_path(flat(60.0, edges=[(20.0, 60.0)]), Weather(False))
    assert lost[-1] <= 25.0 + 1e-9


def test_an_edge_far_below_the_ray_does_not_count() -> None:
    assert vertical_path(flat(60.0, edges=[(59.0, 0.01)]), Weather(False)) == pytest.approx(
        vertical_path(flat(60.0), Weather(False))
    )


def test_several_edges_cost_more_than_the_highest_of_them() -> None:
    one = vertical_path(flat(100.0, edges=[(40.0, 10.0)]), Weather(False))
    two = vertical_path(flat(100.0, edges=[(40.0, 10.0), (55.0, 10.0)]), Weather(False))
    assert (two >= one - 1e-9).all()
    assert two[3] > one[3] + 1.0


def test_the_mean_plane_of_a_straight_slope_is_the_slope() -> None:
    x = np.array([0.0, 10.0, 35.0, 80.0])
    plane = mean_plane(Terrain(x, 0.1 * x - 3.0, np.zeros(4)), 5.0, 70.0)
    assert plane == pytest.approx((0.1, -3.0))


def test_a_tilted_scene_is_heard_as_the_level_one() -> None:
    """Turned by the angle of its slope, ground keeps all distances: the attenuation stays."""
    c, s = np.cos(0.1), np.sin(0.1)

    def turned(x: float, z: float) -> tuple[float, float]:
        return c * x - s * z, s * x + c * z

    level = flat(100.0, 0.5, [(40.0, 6.0)])
    ground = np.array([turned(x, 0.0) for x in np.linspace(-1.0, 101.0, 50)])
    terrain = Terrain(ground[:, 0], ground[:, 1], np.full(50, 0.5))
    tilted = SoundPath(terrain, turned(0.0, 0.05), turned(100.0, 4.0), [turned(40.0, 6.0)])
    assert vertical_path(tilted, Weather(False)) == pytest.approx(vertical_path(level, Weather(False)), abs=0.05)


def test_octaves_are_those_of_iso_266() -> None:
    assert np.abs(BANDS / EXACT - 1).max() < 0.01
