"""Real weather files: Helsinki 2016-2020, Denver, eight stations of Beijing."""

import io
import zipfile
from pathlib import Path

import numpy as np
import pandas as pd
import pvlib
import pytest
from numpy.testing import assert_allclose

from citybrain.kernel.errors import InputError
from citybrain.messages import render
from citybrain.twin.importers.weather import WeatherOptions, read_weather
from citybrain.twin.manifest import SiteLocation

HELSINKI = SiteLocation(latitude=60.17, longitude=24.94, utc_offset=2.0)
DENVER = SiteLocation(latitude=39.83, longitude=-104.65, utc_offset=-7.0)
BEIJING = SiteLocation(latitude=39.93, longitude=116.39, utc_offset=8.0)
SERIES = "helsinki/air-temperature-hourly-2016-2020.csv"


def test_helsinki_takes_the_most_typical_year_in_local_standard_time(shared_data: Path) -> None:
    weather = read_weather(shared_data / SERIES, HELSINKI)
    table = pd.read_csv(shared_data / SERIES, index_col=0, parse_dates=True).iloc[:, 0].tz_convert("Etc/GMT-2")
    assert weather.year == 2019
    same = table[table.index.year == 2019].reindex(pd.date_range("2019-01-01", periods=8760, freq="h", tz="Etc/GMT-2"))
    known = same.notna().to_numpy()
    assert_allclose(weather.hours["outdoor_temperature"][known], same[known])
    assert weather.origins["outdoor_temperature"].filled.sum() == (~known).sum() == 10


@pytest.mark.parametrize("year", [2016, 2017, 2018, 2019, 2020])
def test_every_helsinki_year_can_be_asked_for(shared_data: Path, year: int) -> None:
    weather = read_weather(shared_data / SERIES, HELSINKI, WeatherOptions(year=year))
    assert weather.year == year
    assert 5.5 < weather.hours["outdoor_temperature"].mean() < 9.0
    irradiation = weather.hours["global_horizontal_irradiance"].sum() / 1000
    assert irradiation == pytest.approx(980, rel=0.16), "about 980 kWh/m² in the test year of the institute (Motiva)"


def test_denver_equals_pvlib(shared_data: Path) -> None:
    path = shared_data / "bestest" / "USA_CO_Denver_TMY3.epw"
    weather = read_weather(path, DENVER)
    theirs, _ = pvlib.iotools.read_epw(str(path))
    for ours, name in {
        "outdoor_temperature": "temp_air",
        "direct_normal_irradiance": "dni",
        "wind_speed": "wind_speed",
    }.items():
        assert_allclose(weather.hours[ours], theirs[name])
    assert weather.notices == ()


def test_denver_in_helsinki_is_refused(shared_data: Path) -> None:
    with pytest.raises(InputError) as caught:
        read_weather(shared_data / "bestest" / "USA_CO_Denver_TMY3.epw", HELSINKI)
    assert "7,985 km from the city" in render(caught.value)


def test_beijing_has_long_gaps_that_are_listed_or_a_year_without(shared_data: Path, tmp_path: Path) -> None:
    with zipfile.ZipFile(shared_data / "beijing-air" / "PRSA_2013-2017_8_stations.zip") as archive:
        names = [name for name in archive.namelist() if "Tiantan" in name and name.endswith(".csv")]
        content = archive.read(names[0]) if names else archive.read(archive.namelist()[0])
    stations = pd.read_csv(io.BytesIO(content))
    table = stations[stations["station"] == "Tiantan"].drop(columns=["wd"])
    path = tmp_path / "tiantan.csv"
    table.to_csv(path, index=False, na_rep="NA")
    weather = read_weather(path, BEIJING)
    assert weather.year in (2014, 2015, 2016)
    assert weather.hours["outdoor_temperature"].mean() == pytest.approx(13.5, abs=1.0)
    assert weather.origins["relative_humidity"].origin.rule == "weather-rule-dew-point"
    assert weather.origins["wind_speed"].origin.kind == "measured"
    assert not np.isnan(weather.hours.to_numpy()).any()
