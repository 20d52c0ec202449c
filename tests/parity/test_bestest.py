"""ANSI/ASHRAE Standard 140-2020, thermal fabric: the functions that a city uses, against the standard's limits.

`pytest tests/parity/test_bestest.py -s` prints the table of docs/validation/bestest.md.
"""

import csv
from pathlib import Path

import numpy as np
import pytest

from citybrain.domains.buildings.models.solar.glazing import glazing_diffuse_ratio
from citybrain.domains.buildings.models.solar.irradiance import (
    glazing_irradiance,
    solar_brightness,
    solar_irradiance_horizontal,
)
from citybrain.domains.buildings.models.thermal.hourly_need import HourlyNeed, hourly_need
from citybrain.domains.buildings.models.thermal.network import thermal_network, weather_on_envelope
from citybrain.domains.city.models.sun import solar_position
from tests.parity.bestest import CASES, Case, inputs, presence

KILOWATT_HOURS = 1000.0
LATITUDE, LONGITUDE, UTC_OFFSET = np.float64(39.83), np.float64(-104.65), np.float64(-7.0)
ONE_HOUR, CONSTANT, REFLECTANCE = np.float64(1.0), np.float64(1361.0), np.float64(0.2)
PANES, COATING = np.float64(2.0), np.float64(4.0)


@pytest.fixture(scope="module")
def weather(shared_data: Path) -> np.ndarray:
    file = shared_data / "bestest" / "USA_CO_Denver_TMY3.epw"
    if not file.exists():
        pytest.skip(f"weather of the standard not found: {file} is absent")
    rows = [line.split(",") for line in file.read_text().splitlines()[8:]]
    air, total, direct, diffuse = (np.array([float(row[column]) for row in rows]) for column in (6, 13, 14, 15))
    hour = np.arange(8760.0)
    sun = solar_position(hour, ONE_HOUR, LATITUDE, LONGITUDE, UTC_OFFSET)
    bright = solar_brightness(direct, diffuse, sun.solar_zenith, hour, ONE_HOUR, CONSTANT)
    ratio = glazing_diffuse_ratio(PANES, COATING)
    sides = glazing_irradiance(total, direct, diffuse, *sun, *bright, REFLECTANCE, PANES, COATING, ratio)
    return weather_on_envelope(air, *sides, solar_irradiance_horizontal(total))


@pytest.fixture(scope="module")
def limits(shared_data: Path) -> dict[tuple[str, str], tuple[float, float]]:
    file = shared_data.parent / "reference" / "bestest-ashrae140-2020.csv"
    if not file.exists():
        pytest.skip(f"limits of the standard not found: {file} is absent")
    with file.open() as lines:
        return {(row["case"], row["mode"]): (float(row["lower"]), float(row["upper"])) for row in csv.DictReader(lines)}


def solved(case: Case, weather: np.ndarray) -> HourlyNeed:
    network = thermal_network(
        **inputs(case),
        outdoor_temperature_change=np.float64(0.0),
        interior_surface_conductance=np.float64(3.45),
        mass_surface_conductance=np.float64(9.1),
    )
    return hourly_need(network, np.array([0]), weather, np.ones((8760, 1)), presence(case))


@pytest.fixture(scope="module")
def results(weather: np.ndarray) -> dict[tuple[str, str], float]:
    found = {}
    for case in CASES:
        need = solved(case, weather)
        found[case.number, "heating"] = need.space_heating_need[0] / KILOWATT_HOURS
        found[case.number, "cooling"] = need.space_cooling_need[0] / KILOWATT_HOURS
    return found


@pytest.mark.parametrize("mode", ["heating", "cooling"])
@pytest.mark.parametrize("number", [case.number for case in CASES])
def test_case(number: str, mode: str, results, limits) -> None:
    lower, upper = limits[number, mode]
    found = results[number, mode]
    print(f"\n| {number} | {mode} | {found:.2f} | {lower:.2f} to {upper:.2f} |")
    assert lower <= found <= upper


@pytest.mark.parametrize(
    ("more", "less", "mode"),
    [
        ("620", "600", "heating"),  # windows to the east and west gain less in winter
        ("600", "620", "cooling"),
        ("600", "640", "heating"),  # nights at 10 °C
        ("600", "650", "cooling"),  # nights cooled by a fan
        ("600", "900", "heating"),  # mass keeps the sun of the day
        ("600", "900", "cooling"),
        ("900", "940", "heating"),
    ],
)
def test_differences_go_the_right_way(more: str, less: str, mode: str, results) -> None:
    assert results[more, mode] > results[less, mode]
