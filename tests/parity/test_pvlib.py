"""Sun and sky against pvlib, which is an independent implementation of the same papers."""

import numpy as np
import pandas as pd
import pvlib
import pytest

from citybrain.domains.buildings.models.solar.irradiance import solar_brightness, solar_irradiance
from citybrain.domains.city.models.sun import solar_position

PLACES = {"Helsinki": (60.17, 24.94, 2.0), "Denver": (39.83, -104.65, -7.0), "Beijing": (39.9, 116.4, 8.0),
          "Sydney": (-33.9, 151.2, 10.0), "Quito": (-0.2, -78.5, -5.0)}  # fmt: skip
HOUR = np.arange(8760.0)
ONE_HOUR, CONSTANT, REFLECTANCE = np.float64(1.0), np.float64(1361.0), np.float64(0.2)


def times(utc_offset: float) -> pd.DatetimeIndex:
    local = pd.date_range("2022-01-01 00:30", periods=8760, freq="h", tz="UTC")
    return local - pd.Timedelta(hours=utc_offset)


@pytest.fixture(params=PLACES)
def place(request):
    return PLACES[request.param]


@pytest.fixture
def ours(place):
    latitude, longitude, utc_offset = map(np.float64, place)
    return solar_position(HOUR, ONE_HOUR, latitude, longitude, utc_offset)


@pytest.fixture
def theirs(place):
    return pvlib.solarposition.get_solarposition(times(place[2]), *place[:2])


def test_the_sun_stands_where_it_stands(ours, theirs):
    zenith = theirs["zenith"].to_numpy()
    apart = np.mod(ours.solar_azimuth - theirs["azimuth"].to_numpy() + 180.0, 360.0) - 180.0
    assert np.abs(ours.solar_zenith - zenith).max() < 0.02
    assert np.abs(apart * np.sin(np.radians(zenith))).max() < 0.02


def sky(zenith: np.ndarray) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Global, direct and diffuse irradiance of a made-up year of changing clouds."""
    clear = np.maximum(np.cos(np.radians(zenith)), 0.0)
    cloud = np.random.default_rng(1).uniform(0.0, 1.0, len(zenith))
    direct = np.where(clear > 0, 900.0 * (1.0 - cloud) ** 2, 0.0)
    diffuse = 150.0 * clear**0.7 * (0.4 + cloud)
    return direct * clear + diffuse, direct, diffuse


def test_sunlight_on_the_four_sides(place, ours):
    total, direct, diffuse = sky(ours.solar_zenith)
    bright = solar_brightness(direct, diffuse, ours.solar_zenith, HOUR, ONE_HOUR, CONSTANT)
    sides = solar_irradiance(total, direct, diffuse, *ours, *bright, REFLECTANCE)
    high = ours.solar_zenith < 89.0
    for azimuth, found in zip((0.0, 90.0, 180.0, 270.0), sides, strict=True):
        wanted = pvlib.irradiance.get_total_irradiance(
            90.0, azimuth, ours.solar_zenith, ours.solar_azimuth, direct, total, diffuse, model="perez", albedo=0.2,
            airmass=pvlib.atmosphere.get_relative_airmass(ours.solar_zenith),
            dni_extra=pvlib.irradiance.get_extra_radiation(HOUR // 24 + 1, solar_constant=1361.0),
        )["poa_global"]  # fmt: skip
        np.testing.assert_allclose(found[high], np.asarray(wanted)[high], rtol=1e-9, atol=1e-6)
        assert (found[ours.solar_zenith > 95] == 0).all()
