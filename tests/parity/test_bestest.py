"""ANSI/ASHRAE Standard 140-2020, thermal fabric: the functions that a city uses, against the standard's limits.

`pytest tests/parity/test_bestest.py -s` prints the tables of docs/validation/bestest.md. Yearly loads are held against
the standard's limits; for peaks it sets none, so they are held against the range of its six reference programs.
"""

import csv
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

import numpy as np
import pytest

from citybrain.domains.buildings.models.solar.glazing import glazing_diffuse_ratio
from citybrain.domains.buildings.models.solar.irradiance import (
    glazing_irradiance,
    solar_brightness,
    solar_irradiance_horizontal,
)
from citybrain.domains.buildings.models.solar.shading import (
    ShadedWindow,
    window_beam_shares,
    window_ground_share,
    window_sky_share,
)
from citybrain.domains.buildings.models.thermal.network import thermal_network, weather_on_envelope
from citybrain.domains.buildings.models.thermal.zone_load import COOLING, HEATING, zone_hourly_load
from citybrain.domains.city.models.sun import solar_position
from tests.parity.bestest import (
    AIR_TO_SURFACE,
    CASES,
    HOUR_OF_RISE,
    MASS_TO_SURFACE,
    SIDES,
    Case,
    inputs,
    presence,
    shade,
)

KILOWATT_HOURS = 1000.0
LATITUDE, LONGITUDE, UTC_OFFSET = np.float64(39.83), np.float64(-104.65), np.float64(-7.0)
ONE_HOUR, CONSTANT, REFLECTANCE = np.float64(1.0), np.float64(1361.0), np.float64(0.2)
PANES, COATING = np.float64(2.0), np.float64(4.0)
STEFAN_BOLTZMANN, ZERO = 5.670374e-8, 273.15
HOUR = np.arange(8760.0)
BARE = shade(0.0, 0.0)._replace(overhang_depth=np.float64(0.0))
LOADS = ("heating", "cooling", "peak heating", "peak cooling")
BEYOND = {("980", "peak heating"): 1.74}
"""What lies outside the range of the programs, and how far it may at most (kW); why: docs/validation/bestest.md."""


class Weather(NamedTuple):
    """Air and sky (°C) and sunlight (W/m²) of the standard's weather, hour by hour."""

    air: np.ndarray
    sky: np.ndarray
    total: np.ndarray
    direct: np.ndarray
    diffuse: np.ndarray


@pytest.fixture(scope="module")
def weather(shared_data: Path) -> Weather:
    file = shared_data / "bestest" / "USA_CO_Denver_TMY3.epw"
    if not file.exists():
        pytest.skip(f"weather of the standard not found: {file} is absent")
    rows = [line.split(",") for line in file.read_text().splitlines()[8:]]
    air, infrared, *sun = (np.array([float(row[column]) for row in rows]) for column in (6, 12, 13, 14, 15))
    return Weather(air, (infrared / STEFAN_BOLTZMANN) ** 0.25 - ZERO, *sun)


def limits() -> dict[tuple[str, str], tuple[float, float]]:
    with (Path(__file__).parent / "bestest_limits.csv").open() as lines:
        return {(row["case"], row["load"]): (float(row["lower"]), float(row["upper"])) for row in csv.DictReader(lines)}


def on_windows(weather: Weather, window: ShadedWindow) -> Iterable[np.ndarray]:
    """Sunlight that counts for such a window to each side."""
    sun = solar_position(HOUR, ONE_HOUR, LATITUDE, LONGITUDE, UTC_OFFSET)
    bright = solar_brightness(weather.direct, weather.diffuse, sun.solar_zenith, HOUR, ONE_HOUR, CONSTANT)
    return glazing_irradiance(
        weather.total, weather.direct, weather.diffuse, *sun, *bright, REFLECTANCE, PANES, COATING,
        glazing_diffuse_ratio(PANES, COATING), *window_beam_shares(*sun, *window),
        window_sky_share(*window), window_ground_share(window.width, window.fin_depth, window.fin_distance),
    )  # fmt: skip


def around(case: Case, weather: Weather) -> np.ndarray:
    """The weather on the case: its shades stand before its windows, the mean of them where they differ."""
    bare = on_windows(weather, BARE)
    shaded = np.mean([list(on_windows(weather, window)) for window in case.shades or (BARE,)], axis=0)
    sides = [
        shaded[i] if side in case.windows else light for i, (side, light) in enumerate(zip(SIDES, bare, strict=True))
    ]
    return weather_on_envelope(weather.air, *sides, solar_irradiance_horizontal(weather.total))


def solved(case: Case, weather: Weather) -> np.ndarray:
    """Loads of the case as a zone of its own, an array (3, 8760) in kW; plant of any power, as the standard says."""
    network = thermal_network(
        **inputs(case, float(np.mean(weather.air - weather.sky))),
        setpoint_rise_time=HOUR_OF_RISE,
        outdoor_temperature_change=np.float64(0.0),
        interior_surface_conductance=np.float64(AIR_TO_SURFACE),
        mass_surface_conductance=np.float64(MASS_TO_SURFACE),
    )
    one, every_hour = np.zeros(1), np.ones((8760, 1))
    return zone_hourly_load(
        one, one, network, np.array([np.inf]), one, around(case, weather), every_hour, presence(case), every_hour,
        *[one] * 7,
    )[0]  # fmt: skip


@pytest.fixture(scope="module")
def results(weather: Weather) -> dict[tuple[str, str], float]:
    found = {}
    for case in CASES:
        hours = solved(case, weather)
        for load, row in (("heating", HEATING), ("cooling", COOLING)):
            found[case.number, load] = hours[row].sum() / KILOWATT_HOURS
            found[case.number, f"peak {load}"] = hours[row].max()
    return found


@pytest.mark.parametrize("load", LOADS)
@pytest.mark.parametrize("number", [case.number for case in CASES])
def test_case(number: str, load: str, results) -> None:
    lower, upper = limits()[number, load]
    found = results[number, load]
    print(f"\n| {number} | {load} | {found:.2f} | {lower:.2f} to {upper:.2f} |")
    assert lower <= found <= BEYOND.get((number, load), upper)


@pytest.mark.parametrize(
    ("more", "less", "load"),
    [
        ("620", "600", "heating"),  # windows to the east and west gain less in winter
        ("600", "620", "cooling"),
        ("610", "600", "heating"),  # overhangs, and fins with them, take sun in winter too
        ("600", "610", "cooling"),
        ("630", "620", "heating"),
        ("620", "630", "cooling"),
        ("600", "640", "heating"),  # nights at 10 °C
        ("640", "600", "peak heating"),  # and mornings after them
        ("600", "650", "cooling"),  # nights cooled by a fan
        ("600", "680", "heating"),  # insulation
        ("600", "900", "heating"),  # mass keeps the sun of the day
        ("600", "900", "cooling"),
        ("910", "900", "heating"),
        ("900", "910", "cooling"),
        ("930", "920", "heating"),
        ("920", "930", "cooling"),
        ("900", "940", "heating"),
        ("940", "900", "peak heating"),
    ],
)
def test_differences_go_the_right_way(more: str, less: str, load: str, results) -> None:
    assert results[more, load] > results[less, load]
