from pathlib import Path

import numpy as np
import pvlib
import pytest
from numpy.testing import assert_allclose

from citybrain.twin.importers.weather.complete import DEFAULT_WIND, humidity, humidity_from_minimum
from citybrain.twin.importers.weather.sun import (
    daily_range_with_next,
    daily_sum,
    direct_from_closure,
    irradiance_from_temperature,
    sky_over,
    split_global,
)
from citybrain.twin.importers.weather.sun_clock import hours_behind_sun
from citybrain.twin.manifest import SiteLocation
from tests.twin.importers.weather.weather_files import HELSINKI, generated

DENVER = SiteLocation(latitude=39.83, longitude=-104.65, utc_offset=-7.0)


def test_the_sun_stands_highest_at_noon_of_the_longest_day() -> None:
    sky = sky_over(HELSINKI)
    assert sky.zenith.min() == pytest.approx(60.17 - 23.44, abs=0.1)
    assert int(sky.zenith.argmin()) // 24 == 171


def test_a_constant_temperature_gives_no_range_and_no_irradiance() -> None:
    sky = sky_over(HELSINKI)
    assert_allclose(irradiance_from_temperature(np.full(8760, 10.0), sky), 0.0)


def test_bristow_and_campbell_by_hand() -> None:
    """ΔT = 12 K on every day: B = 0.036 exp(-0.154 · 12) = 0.005673, 0.7 (1 - exp(-B 12^2.4)) = 0.6228."""
    day = np.where(np.arange(24) < 12, 0.0, 12.0)
    sky = sky_over(DENVER)
    daily = daily_sum(irradiance_from_temperature(np.tile(day, 365), sky))
    assert_allclose(daily_range_with_next(np.tile(day, 365)), 12.0)
    assert_allclose(daily / daily_sum(sky.extraterrestrial), 0.6228, rtol=2e-3)


def test_irradiance_never_exceeds_a_clear_sky() -> None:
    sky = sky_over(HELSINKI)
    wild = np.tile(np.where(np.arange(24) < 12, -20.0, 35.0), 365)
    assert (irradiance_from_temperature(wild, sky) <= sky.clear_global + 1e-9).all()


def test_split_adds_up_and_equals_pvlib_in_full_daylight() -> None:
    sky = sky_over(HELSINKI)
    given = generated()["global_horizontal_irradiance"].to_numpy()
    direct, diffuse = split_global(given, sky)
    assert_allclose(direct * sky.cosine + diffuse, given, atol=1e-9)
    assert direct.min() >= 0
    assert diffuse.min() >= 0
    theirs = pvlib.irradiance.erbs(given, sky.zenith, sky.times)
    day = (sky.zenith < 75) & (theirs["dni"] < sky.clear_direct)
    assert_allclose(direct[day], np.asarray(theirs["dni"])[day])


def test_direct_from_closure_gives_back_what_went_in() -> None:
    sky = sky_over(HELSINKI)
    direct = 0.6 * sky.clear_direct
    back = direct_from_closure(direct * sky.cosine + 100.0, np.full(8760, 100.0), sky)
    high = sky.zenith < 80
    assert_allclose(back[high], direct[high])


@pytest.mark.parametrize("lag", [-8, -1, 0, 1, 5, 12])
def test_the_clock_of_irradiance_is_found(lag: int) -> None:
    hours = generated()
    moved = hours.apply(lambda column: np.roll(column.to_numpy(), lag))
    assert hours_behind_sun(moved, sky_over(HELSINKI)) == lag


def test_humidity_by_the_magnus_formula() -> None:
    """WMO-No. 8 (2018), annex 4.B: e(10 °C) = 12.28 hPa, e(20 °C) = 23.38 hPa."""
    assert humidity(np.array([20.0, 5.0]), np.array([10.0, 5.0])) == pytest.approx(
        [100 * 12.28 / 23.38, 100.0], abs=0.2
    )


def test_humidity_from_the_minimum_is_full_at_the_minimum() -> None:
    temperature = generated()["outdoor_temperature"].to_numpy()
    share = humidity_from_minimum(temperature).reshape(-1, 24)
    assert_allclose(share[np.arange(365), temperature.reshape(-1, 24).argmin(axis=1)], 100.0)
    assert share.min() > 5.0


def test_default_wind_is_that_of_fao_56_at_ten_metres() -> None:
    """FAO 56, annex 2, table 2.9: the factor from 10 m to 2 m is 0.748."""
    assert pytest.approx(2.0 / 0.748, rel=1e-3) == DEFAULT_WIND


def test_denver_from_its_temperature_alone(shared_data: Path) -> None:
    """The method, against the irradiance in the file of Denver: 1,670 kWh/m² a year."""
    theirs, _ = pvlib.iotools.read_epw(str(shared_data / "bestest" / "USA_CO_Denver_TMY3.epw"))
    estimated = irradiance_from_temperature(theirs["temp_air"].to_numpy(), sky_over(DENVER))
    assert estimated.sum() == pytest.approx(theirs["ghi"].sum(), rel=0.05)
    assert np.corrcoef(daily_sum(estimated), daily_sum(theirs["ghi"].to_numpy()))[0, 1] > 0.85
