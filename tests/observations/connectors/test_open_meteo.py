"""Open-Meteo. The answers were composed after https://open-meteo.com/en/docs: the network is not asked.

Names, units and nesting were compared with the tests of open-meteo itself and with answers that others recorded, of
weather from 2022 to 2026, of air from 2023. Rain is documented as the sum of the preceding hour.
"""

import json

import pytest

from citybrain.observations.catalogue import streams
from citybrain.observations.connectors.fetching import ConnectorError
from citybrain.observations.connectors.open_meteo import AIR, WEATHER, read
from citybrain.observations.connectors.schedule import pull
from citybrain.observations.sensing import Sensing
from citybrain.observations.times import instant
from tests.observations.connectors.services import asking, serving

WEATHER_TOLD = {
    "latitude": 60.170834,
    "longitude": 24.9375,
    "utc_offset_seconds": 0,
    "timezone": "GMT",
    "elevation": 26.0,
    "hourly_units": {
        "time": "iso8601",
        "temperature_2m": "°C",
        "relative_humidity_2m": "%",
        "precipitation": "mm",
        "surface_pressure": "hPa",
        "wind_speed_10m": "m/s",
        "wind_direction_10m": "°",
    },
    "hourly": {
        "time": ["2026-01-30T00:00", "2026-01-30T01:00", "2999-01-30T02:00"],
        "temperature_2m": [-3.2, None, 1.0],
        "relative_humidity_2m": [88, 90, 90],
        "precipitation": [0.0, 0.1, 0.0],
        "surface_pressure": [1002.1, 1001.9, 1000.0],
        "wind_speed_10m": [4.12, 5.0, 5.0],
        "wind_direction_10m": [225, 230, 230],
    },
}
AIR_TOLD = {
    "latitude": 60.2,
    "longitude": 24.9,
    "hourly_units": {"time": "iso8601", "pm2_5": "μg/m³", "carbon_monoxide": "μg/m³"},
    "hourly": {"time": ["2026-01-30T00:00"], "pm2_5": [4.1], "carbon_monoxide": [180.0]},
}


def test_the_past_hours_of_the_weather_are_stored_once(sensing: Sensing) -> None:
    with serving(lambda path, asked: WEATHER_TOLD) as service:
        settings = asking("open-meteo-weather", latitude=60.17, longitude=24.94, url=service.url, station="Grid")
        first, again = pull(sensing, settings), pull(sensing, settings)
        assert service.asked[0][1]["wind_speed_unit"] == "ms"
        assert service.asked[0][1]["latitude"] == "60.17"
    assert (first.received, first.stored, again.duplicates) == (11, 11, 11)
    with sensing.records.read() as connection:
        by_name = {stream.property: stream for stream in streams(connection)}
    wind = sensing.store.last(by_name["Direction from which the wind blows"].number, 5)
    assert wind.readings.value.tolist() == [230, 225]
    temperature = sensing.store.last(by_name["Air temperature"].number, 5)
    assert temperature.readings.value.tolist() == [-3.2]
    assert temperature.readings.time.tolist() == [instant("2026-01-30T00:00:00Z")]


def test_rain_is_the_sum_of_the_hour_before(sensing: Sensing) -> None:
    told = read(json.dumps(WEATHER_TOLD).encode(), "Grid", WEATHER, instant("2026-01-30T01:00:00Z"))
    rain = [(one.result, one.time, one.until) for one in told if one.property == "rainfall"]
    times = [instant(f"2026-01-{time}:00:00Z") for time in ("29T23", "30T00", "30T01")]
    assert rain == [(0.0, times[0], times[1]), (0.1, times[1], times[2])]
    assert {one.until for one in told if one.property != "rainfall"} == {None}


def test_air_quality_is_in_micrograms(sensing: Sensing) -> None:
    with serving(lambda path, asked: AIR_TOLD) as service:
        done = pull(sensing, asking("open-meteo-air", latitude=60.2, longitude=24.9, url=service.url))
    assert (done.stored, done.rejected) == (2, 0)


@pytest.mark.parametrize("told", [b"{", b"[]", b'{"hourly": {}}', b'{"error": true, "reason": "no"}'])
def test_what_is_no_weather_is_told(told: bytes) -> None:
    for names in (WEATHER, AIR):
        with pytest.raises(ConnectorError, match="connector-answer"):
            read(told, "Grid", names, 0)
