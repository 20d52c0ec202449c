"""The solar yield of roofs against pvlib, and its scaling."""

import numpy as np
import pytest

from citybrain.domains.buildings.models.solar.planes import brightness, normal_beyond_air
from citybrain.domains.buildings.models.solar_power.fields import city_solar_yield, facade_solar_yield
from citybrain.domains.buildings.models.solar_power.yields import AZIMUTHS, PITCHES, solar_yield, solar_yield_table

pvlib = pytest.importorskip("pvlib")
pandas = pytest.importorskip("pandas")
PLACE = {"latitude": 60.17, "longitude": 24.94}


@pytest.fixture(scope="module")
def weather():
    """A clear year over Helsinki, every hour at its middle."""
    times = pandas.date_range("2022-01-01 00:30", periods=8760, freq="h", tz="Etc/GMT-2")
    sun = pvlib.solarposition.get_solarposition(times, **PLACE)
    sky = pvlib.clearsky.haurwitz(sun["zenith"])["ghi"]
    parts = pvlib.irradiance.erbs(sky, sun["zenith"], times)
    beyond = normal_beyond_air(1366.1, np.arange(8760) // 24)
    ring, horizon = brightness(
        *(np.asarray(x) for x in (parts["dni"], parts["dhi"])), beyond, np.asarray(sun["zenith"])
    )
    return {
        "direct_normal_irradiance": np.asarray(parts["dni"]),
        "diffuse_horizontal_irradiance": np.asarray(parts["dhi"]),
        "global_horizontal_irradiance": np.asarray(sky),
        "solar_zenith": np.asarray(sun["zenith"]),
        "solar_azimuth": np.asarray(sun["azimuth"]),
        "outdoor_temperature": 6.0 + 10.0 * np.sin(np.arange(8760) / 8760 * 2 * np.pi - 1.8),
        "circumsolar_brightness": ring,
        "horizon_brightness": horizon,
        "ground_reflectance": 0.2,
        "standard_irradiance": 1000.0,
        "standard_cell_temperature": 25.0,
        "module_heating": 0.03125,
        "module_temperature_coefficient": -0.0037,
    }


LOSSES, INVERTER = np.float64(0.14), np.float64(0.96)


def yield_at(pitch: float, azimuth: float, table: np.ndarray, inverter: float = INVERTER) -> np.ndarray:
    nothing = np.zeros(1)
    return solar_yield(np.array([pitch]), np.array([azimuth]), table, LOSSES, np.float64(inverter), nothing)


@pytest.fixture(scope="module")
def table(weather):
    return solar_yield_table(**weather)


@pytest.mark.parametrize(("pitch", "azimuth"), [(0, 0), (20, 180), (40, 180), (30, 90), (90, 270), (60, 0)])
def test_yield_is_that_of_pvlib(weather, table, pitch, azimuth):
    plane = pvlib.irradiance.get_total_irradiance(
        pitch,
        azimuth,
        weather["solar_zenith"],
        weather["solar_azimuth"],
        weather["direct_normal_irradiance"],
        weather["global_horizontal_irradiance"],
        weather["diffuse_horizontal_irradiance"],
        dni_extra=normal_beyond_air(1366.1, np.arange(8760) // 24),
        airmass=pvlib.atmosphere.get_relative_airmass(weather["solar_zenith"]),
        albedo=0.2,
        model="perez",
    )["poa_global"]
    cell = weather["outdoor_temperature"] + plane * 0.03125
    power = pvlib.pvsystem.pvwatts_dc(plane, cell, 1.0, -0.0037)
    expected = np.nansum(power) * 0.86 * 0.96
    assert pitch in PITCHES
    assert azimuth in AZIMUTHS
    found = yield_at(pitch, azimuth, table)[0]
    assert found == pytest.approx(expected, rel=0.01)


def test_an_inverter_of_half_the_efficiency_halves_the_yield(table):
    np.testing.assert_allclose(yield_at(25, 195, table, 0.48), yield_at(25, 195, table) / 2, rtol=1e-12)


def test_a_roof_between_two_directions_yields_between_them(table):
    assert yield_at(20, 180, table)[0] == pytest.approx(table[2, 6] * (1 - LOSSES) * INVERTER)
    middle = yield_at(25, 195, table)[0]
    corners = table[2:4, 6:8] * (1 - LOSSES) * INVERTER
    assert corners.min() <= middle <= corners.max()
    np.testing.assert_allclose(yield_at(25, 195, 2 * table), [2 * middle], rtol=1e-12)


def test_the_sun_is_best_in_the_south_of_a_northern_city(table):
    at_forty = table[4]
    assert AZIMUTHS[np.argmax(at_forty)] == 180.0
    assert at_forty[0] < at_forty[3] < at_forty[6]


def test_walls_and_fields_read_their_own_place_in_the_table(table):
    field, wall = (
        city_solar_yield(table, LOSSES, INVERTER),
        facade_solar_yield(table, LOSSES, INVERTER, np.float64(0.7)),
    )
    assert field == pytest.approx(yield_at(40, 180, table)[0])
    assert wall == pytest.approx(0.7 * yield_at(90, 180, table)[0])
    assert city_solar_yield(2 * table, LOSSES, INVERTER) == pytest.approx(2 * field)
    assert facade_solar_yield(2 * table, LOSSES, INVERTER, np.float64(0.7)) == pytest.approx(2 * wall)
