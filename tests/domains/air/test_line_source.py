"""The line source: what RLINE tells of Idaho Falls, conservation of mass, and the rose beside single hours."""

import csv
from pathlib import Path

import numpy as np
import pytest

from citybrain.domains.air.models.dilution_rose import (
    DilutionRose,
    LineParts,
    class_air,
    line_sums,
    road_rose,
    sources_around,
    wind_classes,
)
from citybrain.domains.air.models.line_source import (
    LineAir,
    effective_wind,
    line_air,
    line_dilution,
    plume_curves,
    point_dilution,
)
from citybrain.domains.air.models.stability import friction_velocity, obukhov_length

LINE = np.array([0.0, -500.0]), np.array([0.0, 500.0])
PLACES = (18, 36, 48, 66, 90, 120, 180)
HEIGHTS = 1.3, 1.5
ROUGHNESS = 0.5


def beside(air: LineAir, wind_from: float, distance: float) -> float:
    """Micrograms at a distance east of the line of Idaho Falls, for a unit emission."""
    return 1e6 * line_dilution(LINE, np.array([distance, 0.0]), wind_from, (1.0, 1.5), air)


def test_a_neutral_hour_of_idaho_falls_is_as_rline_has_it() -> None:
    """Test 1, bag 2: output of RLINE 1.2 (US EPA), which itself stops at an error of about 0.1 %."""
    air = line_air(5.9, 3.0, 0.58, -500.0, 0.053, 0.39, 1016.0)
    told = [beside(air, 258.1, one) for one in (18.0, 90.0, 180.0)]
    assert told == pytest.approx([68732.3, 23652.3, 12216.9], rel=2.5e-3)


def test_all_hours_of_idaho_falls_are_as_rline_has_them(shared_data: Path) -> None:
    """Stable hours of its file have a convective velocity of 1 m/s, which met.csv leaves blank."""
    folder = shared_data / "near-road" / "idaho-falls"
    met = {(row["test"], row["bag"]): row for row in csv.DictReader((folder / "met.csv").read_text().splitlines())}
    for row in csv.DictReader((folder / "rline_v1_2_output.csv").read_text().splitlines()):
        m = {key: float(text) if text else np.nan for key, text in met[row["test"], row["bag"]].items()}
        mixing = max(m["zi_conv"], m["zi_mech"])
        convective = 1.0 if np.isnan(m["wstar"]) else m["wstar"]
        air = line_air(m["wind"], m["ref_h"], m["ustar"], m["L"], m["z0"], convective, mixing)
        told = [beside(air, m["dir"], one) for one in PLACES]
        assert told == pytest.approx([float(row[f"x{one}"]) for one in PLACES], rel=8e-3), row["test"]


@pytest.mark.parametrize("length", [-20.0, -200.0, 200.0, 20.0])
def test_what_a_point_emits_passes_every_distance(length: float) -> None:
    """The flux of the plume through a plane and that of what meanders through a circle are the emission together."""
    air = LineAir(0.3, length, 0.1, 0.6)
    distance = np.array([8.0, 50.0, 300.0])
    wind, vertical = effective_wind(distance, 1.0, air)
    for row in range(3):
        height = np.linspace(0.0, 8.0 * vertical[row] + 10.0, 600)
        dilution = [plume_curves(distance, (1.0, one), air).dilution[row] for one in height]
        assert np.trapezoid(np.array(dilution) * wind[row], height) == pytest.approx(1.0, rel=1e-3)
    curves = plume_curves(distance, HEIGHTS, air)
    assert np.all((curves.meander > 0.0) & (curves.meander < 1.0))


def test_upwind_of_a_point_is_only_what_meanders() -> None:
    curves = plume_curves(np.geomspace(1.0, 1000.0, 200), HEIGHTS, LineAir(0.3, 1e5, 0.1, 0.6))
    up, down = point_dilution(np.array([-50.0, 50.0]), np.zeros(2), curves)
    assert 0.0 < up < 0.2 * down


def test_a_line_emits_as_its_two_halves() -> None:
    air, middle, place = LineAir(0.3, -50.0, 0.1, 0.6), np.zeros(2), np.array([25.0, 40.0])
    ways = (LINE[0], middle), (middle, LINE[1])
    halves = [line_dilution(half, place, 250.0, HEIGHTS, air) for half in ways]
    assert sum(halves) == pytest.approx(line_dilution(LINE, place, 250.0, HEIGHTS, air), rel=2e-3)


@pytest.fixture(scope="module")
def year() -> tuple[DilutionRose, np.ndarray, np.ndarray, np.ndarray, np.ndarray]:
    """The rose of 300 hours by chance, with their wind, side, friction velocity and Obukhov's length."""
    chance = np.random.default_rng(3)
    speed = np.maximum(chance.weibull(2.0, 300) * 4.5, 0.3)
    side = np.round(chance.uniform(0, 360, 300))
    letters = chance.choice(list("BDEF"), 300)
    length = np.array([obukhov_length(one, ROUGHNESS) for one in letters])
    friction = np.array([friction_velocity(u, 10.0, ROUGHNESS, one) for u, one in zip(speed, length, strict=True)])
    rose = road_rose(wind_classes(speed, side, friction, length), ROUGHNESS, HEIGHTS, 1.2)
    return rose, speed, side, friction, length


def test_the_mean_of_the_rose_is_that_of_single_hours(year: tuple) -> None:
    rose, _, side, friction, length = year
    begin, end, place = np.array([-150.0, -80.0]), np.array([120.0, 200.0]), np.array([20.0, -15.0])
    parts = LineParts(np.zeros(1, np.intp), (begin - place)[None], (end - place)[None])
    mean = line_sums(rose.mean(np.ones(300)), rose.ring, parts)[0]
    hours = [
        line_dilution((begin, end), place, float(side[row]), HEIGHTS,
                      class_air(float(friction[row]), float(length[row]), ROUGHNESS), 1.2)
        for row in range(300)
    ]  # fmt: skip
    assert mean == pytest.approx(np.mean(hours), rel=0.015)


def test_hours_of_what_lies_around_have_the_mean_of_the_year(year: tuple) -> None:
    rose = year[0]
    chance = np.random.default_rng(4)
    begin = chance.uniform(-300, 300, (40, 2))
    parts = LineParts(np.repeat([0, 1], 20).astype(np.intp), begin, begin + chance.uniform(-90, 90, (40, 2)))
    emission, traffic = chance.uniform(0, 5, 40), chance.uniform(0, 2, 300)
    hours = rose.hourly(sources_around(2, rose.ring, parts, emission), traffic)
    sums = line_sums(rose.mean(traffic), rose.ring, parts) * emission
    assert hours.mean(axis=1) == pytest.approx(np.bincount(parts.receptor, sums), rel=1e-9)


def test_calm_air_moves_to_all_sides_alike() -> None:
    classes = wind_classes(np.array([0.28]), np.array([np.nan]), np.array([0.02]), np.array([50.0]))
    table = road_rose(classes, ROUGHNESS, HEIGHTS, 1.2).mean(np.ones(1))
    assert np.ptp(table, axis=1) == pytest.approx(np.zeros(len(table)), abs=1e-12 + 1e-9 * table.max())
