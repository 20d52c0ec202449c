"""What the sensors of the demo city read: daily courses, chance, one dust episode and what goes wrong. Seeded.

A simulation for people to look at, no model of air or noise: its sizes are like those of a Nordic city in summer.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from typing import NamedTuple

import numpy as np

from citybrain.kernel.units import Array
from citybrain.observations.demo.episode import DustEpisode
from citybrain.observations.demo.settings import DAY, HOUR, MINUTE, ZONE, instant, settings, span
from citybrain.observations.demo.sites import Site
from citybrain.observations.readings.columns import Times

DECIMALS = {"water_level": 3, "rainfall": 2, "vehicle_flow": 0, "wind_direction": 0}


FINE_SHARE = 0.1
"""Part of the dust of building sites that is PM2.5: EMEP/EEA guidebook 2019, 2.A.5.b."""


class DemoSeries(NamedTuple):
    """Readings of one property at one site in order of time [µs]; `said` marks texts that are no numbers."""

    site: str
    property: str
    time: Times
    value: Array
    said: Array


class Week:
    """Generates the series of all sites. `site` numbers make their chance; the same sites give the same readings."""

    def __init__(self) -> None:
        begin, _, end = span()
        every = settings()["every"] * MINUTE
        self.begin = begin
        self._grid = np.arange(begin, end, every)
        self._local = _local_hours(self._grid)
        self._work = self._workdays()
        self._air = self._background("air")
        self._weather = self._background("weather")
        self._episode = DustEpisode(self._grid, self._wind_speed(), self._wind_from())

    def air(self, site: Site) -> Iterator[DemoSeries]:
        """PM10, PM2.5 and NO2 of a street [µg/m³]."""
        traffic = self._traffic() * site.busy
        dust = self._episode.at((site.longitude, site.latitude), self._grid)
        fine = 4 + 3.5 * self._air + 2.4 * traffic + FINE_SHARE * dust
        coarse = (4 + 10 * traffic) * (0.75 + 0.35 * self._air) + (1 - FINE_SHARE) * dust
        nitrogen = 6 + 5 * self._air + 34 * traffic
        for key, level, noise in (
            ("pm10", fine + coarse, 0.10),
            ("pm2_5", fine, 0.08),
            ("nitrogen_dioxide", nitrogen, 0.09),
        ):
            yield self._series(site, key, level * self._luck(site.name, key, noise))

    def weather(self, site: Site) -> Iterator[DemoSeries]:
        """Temperature [°C], humidity [%], pressure [hPa], wind [m/s, degrees], rain [mm in 10 min] and clouds [%]."""
        slow = self._weather
        warm = 11 + 6.5 * slow + 5 * np.cos((self._local - 15) * np.pi / 12)
        wet = np.clip(74 - 3.1 * (warm - 14) + 12 * (1 - slow), 25, 99)
        rain = np.where((self._background("rain") > 1.45), 0.4, 0.0)
        for key, level, noise in (
            ("air_temperature", warm, 0.01),
            ("relative_humidity", wet, 0.01),
            ("air_pressure", 1009 + 7 * slow, 0.0002),
            ("wind_speed", self._wind_speed(), 0.15),
            ("rainfall", rain, 0.2),
        ):
            yield self._series(site, key, level * self._luck(site.name, key, noise))
        yield self._series(site, "wind_direction", self._wind_from() % 360)
        clouds = 100 * (1.75 - slow) * self._luck(site.name, "cloud_cover", 0.03)
        yield self._series(site, "cloud_cover", np.clip(clouds, 0, 100))

    def noise(self, site: Site) -> DemoSeries:
        """Equivalent sound level of ten minutes [dB(A)]."""
        level = 46 + 9 * site.busy + 8 * np.log10(0.15 + self._traffic())
        return self._series(
            site, "sound_level", np.maximum(38.0, level + 12 * (self._luck(site.name, "noise", 0.09) - 1))
        )

    def traffic(self, site: Site) -> DemoSeries:
        """Vehicles that pass in an hour."""
        return self._series(
            site, "vehicle_flow", np.round(1450 * site.busy * self._traffic() * self._luck(site.name, "cars", 0.07))
        )

    def water(self, site: Site) -> DemoSeries:
        """Level of the sea against its theoretical mean [m]: without tides, driven by the weather."""
        return self._series(
            site,
            "water_level",
            0.02 + 0.16 * (self._background("water") - 0.6) + 0.004 * self._luck(site.name, "water", 1),
        )

    def power(self, site: Site) -> DemoSeries:
        """Electricity of an office building [kW]."""
        open_hours = self._work * np.clip(np.sin((self._local - 6) * np.pi / 13), 0, None)
        return self._series(site, "electric_power", (38 + 130 * open_hours) * self._luck(site.name, "power", 0.04))

    def vehicle(self, name: str, places: list[tuple[float, float]]) -> tuple[DemoSeries, Times]:
        """PM10 of the vehicle, a reading a minute of its working hours, and at which of its places each was made."""
        first, last = settings()["vehicle"]["hours"]
        minutes = np.arange(self.begin, span()[2], MINUTE)
        hours = _local_hours(minutes)
        out = minutes[(hours >= first) & (hours < last) & (_weekday(minutes) < 5)]
        stop = (np.arange(len(out)) % ((last - first) * 60)) % len(places)
        near = np.array([self._episode.at(places[at], np.array([time]))[0] for at, time in zip(stop, out, strict=True)])
        chance = _rng(name).normal(1, 0.12, len(out))
        value = (9 + 9 * np.interp(out, self._grid, self._traffic()) + near) * chance
        return DemoSeries(name, "pm10", out, np.round(value, 1), np.zeros(len(out), bool)), stop

    def _series(self, site: Site, key: str, level: Array) -> DemoSeries:
        """Readings as the sensor sends them: at its own minute and second, rounded, with what goes wrong."""
        told = settings()
        shift = int(_rng(site.name).integers(5, told["every"] * 60 - 5)) * 1_000_000
        time = self._grid + shift
        value = np.round(level, DECIMALS.get(key, 1))
        if told["stuck"]["site"] == site.name:
            value = np.where(
                time >= (since := instant(told["stuck"]["since"])), value[np.searchsorted(time, since)], value
            )
        spike = told["spike"]
        if (spike["site"], spike["property"]) == (site.name, key):
            value = np.where(np.arange(len(time)) == np.searchsorted(time, instant(spike["at"])), spike["value"], value)
        garbled = told["garbled"]
        said = np.zeros(len(time), bool)
        if (garbled["site"], garbled["property"]) == (site.name, key):
            said = _rng(site.name, "garbled").random(len(time)) < garbled["share"]
        stays = np.ones(len(time), bool)
        if told["silent"]["site"] == site.name:
            stays = time < instant(told["silent"]["since"])
        return DemoSeries(site.name, key, time[stays], value[stays], said[stays])

    def _traffic(self) -> Array:
        """Course of a day, 1 in the rush hours of a working day."""
        rush = np.exp(-(((self._local - 8.1) / 1.5) ** 2)) * 0.75 + np.exp(-(((self._local - 16.6) / 2.1) ** 2)) * 0.85
        day = 0.42 / (1 + np.exp(-(self._local - 7) * 1.6)) / (1 + np.exp((self._local - 22) * 1.1))
        leisure = 0.75 * np.exp(-(((self._local - 15) / 4.5) ** 2))
        return np.asarray(0.05 + np.where(self._work > 0, np.maximum(rush, day), leisure))

    def _workdays(self) -> Array:
        return np.asarray(_weekday(self._grid) < 5, float)

    def _background(self, name: str) -> Array:
        """A slow course around 1: two days of memory."""
        chance = _rng(name).normal(0, 1, len(self._grid))
        slow = np.empty(len(chance))
        level = 0.0
        for at, step in enumerate(chance):
            level = 0.9965 * level + 0.0836 * step
            slow[at] = level
        return np.asarray(np.exp(0.35 * slow))

    def _luck(self, site: str, key: str, spread: float) -> Array:
        """Chance of a sensor around 1, most of it from reading to reading."""
        return np.asarray(np.clip(_rng(site, key).normal(1, spread, len(self._grid)), 0.2, 2.2))

    def _wind_speed(self) -> Array:
        """At 10 m [m/s]: calmer at night."""
        daily = 1.3 * np.cos((self._local - 15) * np.pi / 12)
        return np.asarray(np.clip(2.2 + 2.4 * (1 - self._weather) + daily, 0.2, None))

    def _wind_from(self) -> Array:
        """Where wind comes from [degrees]: it turns within days, and swings around that from reading to reading."""
        return np.asarray(345 + 60 * (self._background("vane") - 1) + _rng("swing").normal(0, 8, len(self._grid)))


def _rng(*names: str) -> np.random.Generator:
    return np.random.default_rng([settings()["seed"], *"/".join(names).encode()])


def _offset(time: int) -> int:
    """µs that the clock of the demo city is ahead of UTC: its span has no change of the clock."""
    there = datetime.datetime.fromtimestamp(time / 1e6, ZONE).utcoffset()
    return 0 if there is None else round(there.total_seconds()) * 1_000_000


def _local_hours(time: Times) -> Array:
    return np.asarray(((time + _offset(int(time[0]))) % DAY) / HOUR)


def _weekday(time: Times) -> Times:
    """0 for Monday; 1 January 1970 was a Thursday."""
    return np.asarray(((time + _offset(int(time[0]))) // DAY + 3) % 7)
